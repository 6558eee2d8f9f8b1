"""How the pane is laid out: the collection above, its list, and below it the form of what is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.collection import Collection
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.controls.stacked import stacked
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.excerpts.chooser import CollectionChooser
from zugong_desk.ui.excerpts.collection_form import CollectionForm
from zugong_desk.ui.excerpts.deeds import ExcerptDeeds
from zugong_desk.ui.excerpts.form import ExcerptForm
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row, SectionRow
from zugong_desk.ui.excerpts.section_form import SectionForm
from zugong_desk.ui.excerpts.view import ExcerptView
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

NOTHING = "在阅读稿里选中文字，按 Ctrl+E 取入。\n整篇取入、按标签取入、取入查到的各处，都在“摘编”菜单里。"
NO_COLLECTION = "还没有摘编。在阅读稿里选中文字，按 Ctrl+E 取入，就建一个；也可以按右上角的 ＋ 新建。"
EXPORT, PAGES = "export_bulletin", "preview_pages"
ADDING = (("add_section", "节", "add"), ("take_by_tag", "按标签取入…", "tag"))


class Below(QFrame):
    """The form of the current row, or of the whole collection, under a row of buttons."""

    def __init__(self, deeds: ExcerptDeeds, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.about_all = False
        self._row: Row | None = None
        self.excerpt, self.section, self.collection = ExcerptForm(themes), SectionForm(), CollectionForm()
        self.export = QPushButton("导出…", self)
        self.buttons: dict[str, QToolButton] = {}
        self._forms = QStackedWidget(self)
        for form in (self.excerpt, self.section, self.collection):
            self._forms.addWidget(scrolled(form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._verbs(deeds, themes))
        column.addWidget(self._forms, 1)
        self.excerpt.stale.take.clicked.connect(deeds.take_source)
        self.excerpt.stale.carry.clicked.connect(deeds.carry_correction)
        self.excerpt.stale.keep.clicked.connect(deeds.keep)
        self.excerpt.twin.go.clicked.connect(deeds.show_twin)
        self.excerpt.twin.remove.clicked.connect(deeds.remove)

    @property
    def shows_collection(self) -> bool:
        """Whether the form of the whole collection is in view."""
        return self._forms.currentIndex() == 2

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's action that exports."""
        self.export.clicked.connect(actions[EXPORT].trigger)
        self.export.setToolTip(actions[EXPORT].toolTip())

    def show_row(self, row: Row | None, collection: Collection | None, twin_title: str) -> None:
        """Show the form of a row, or of the collection if that is wished or there is no row."""
        self._row = row
        self.setVisible(collection is not None)
        self.excerpt.show_row(row if isinstance(row, ExcerptRow) else None, twin_title)
        self.section.show_section(row.section if isinstance(row, SectionRow) else None)
        self.collection.show_collection(collection)
        face = 2 if self.about_all or row is None else 0 if isinstance(row, ExcerptRow) else 1
        self._forms.setCurrentIndex(face)
        for name, button in self.buttons.items():
            button.setEnabled(row is not None and (name != "excerptBack" or isinstance(row, ExcerptRow)))

    def set_writable(self, *, writable: bool) -> None:
        """Let the forms be filled in, or only seen."""
        self._forms.setEnabled(writable)

    def focus(self, name: str = "title") -> None:
        """Put the caret in the form in view."""
        match self._forms.currentIndex():
            case 0:
                self.excerpt.focus(name)
            case 1:
                self.section.focus()
            case _:
                self.collection.focus()

    def commit(self) -> None:
        """Hand over what was typed."""
        self.excerpt.commit()
        self.section.commit()
        self.collection.commit()

    def forget(self) -> None:
        """Let go of what was typed: the library is another."""
        self.show_row(None, None, "")

    def _verbs(self, deeds: ExcerptDeeds, themes: ThemeSource) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 12, 0)
        row.setSpacing(2)
        for name, text, drawing, verb in (
            ("excerptUp", "上移　Alt+↑", "up", lambda: deeds.shift(-1)),
            ("excerptDown", "下移　Alt+↓", "down", lambda: deeds.shift(1)),
            ("excerptBack", "回到原文　F4", "link", deeds.go_back),
            ("excerptRemove", "移出摘编　Del", "delete", deeds.remove),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setAccessibleName(text.split("　")[0])
            button.setToolTip(text)
            button.setIcon(icon(drawing, themes, 16, "ink2"))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(verb)
            self.buttons[name] = button
            row.addWidget(button)
        row.addStretch()
        self.export.setObjectName("exportCollection")
        self.export.setAccessibleName("导出摘编")
        self.export.setProperty("primary", "true")
        self.export.setIcon(icon("export", themes, 16, "on_accent"))
        row.addWidget(self.export)
        return row


class Frame(QVBoxLayout):
    """Puts the parts under each other."""

    def __init__(
        self, chooser: CollectionChooser, view: ExcerptView, below: Below, themes: ThemeSource, pane: QWidget
    ) -> None:
        super().__init__(pane)
        self._below = below
        lists = QWidget(pane)
        self.empty = words(NOTHING, lists)
        self._stack = QStackedLayout(lists)
        self._stack.addWidget(view)
        self._stack.addWidget(self.empty)
        self.adding = {name: self._button(name, text, drawing, themes, pane) for name, text, drawing in ADDING}
        self.pages = self._button(PAGES, "版面", "", themes, pane)
        self.pages.setCheckable(True)
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 8, 6)
        row.setSpacing(6)
        for button in self.adding.values():
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.pages)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.addWidget(chooser)
        self.addLayout(row)
        self.addWidget(stacked(lists, below, 4, 3), 1)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the buttons."""
        for name, button in (*self.adding.items(), (PAGES, self.pages)):
            action = actions[name]
            button.clicked.connect(action.trigger)
            button.setToolTip(action.toolTip())
            action.changed.connect(lambda button=button, action=action: button.setEnabled(action.isEnabled()))
        actions[PAGES].toggled.connect(self.pages.setChecked)
        actions[PAGES].toggled.connect(self._below.export.setHidden)  # the pages have one of their own

    def tell(self, *, held: bool, collection: bool) -> None:
        """Whether there is a collection, and whether it holds anything."""
        self._stack.setCurrentIndex(0 if held else 1)
        self.empty.setText(NOTHING if collection else NO_COLLECTION)
        self._below.export.setEnabled(held)

    @staticmethod
    def _button(name: str, text: str, drawing: str, themes: ThemeSource, pane: QWidget) -> QPushButton:
        button = QPushButton(text, pane)
        button.setObjectName(f"{name}Button")
        button.setAccessibleName(text)
        button.setProperty("compact", "true")
        if drawing:
            button.setIcon(icon(drawing, themes, 16, "ink2"))
            button.setIconSize(QSize(16, 16))
        return button
