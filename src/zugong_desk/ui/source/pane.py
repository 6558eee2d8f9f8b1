"""The source pane: what came, line by line, always at the same place as the reading text."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.block import Block
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.marks.kinds import kind_looks
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.source.view import SourceView
from zugong_desk.ui.theme.source import ThemeSource

NAME = "sourcePane"


class SourcePane(QFrame):
    """Head with file, encoding and size; below it the numbered lines."""

    aside_changed = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("原件")
        self._bridge = bridge
        self._actions: Mapping[str, QAction] = {}
        self._aside = ""
        self.view = SourceView(themes, self)
        self.view.setObjectName("sourceView")
        self.view.setAccessibleName("原件文字行")
        self.setFocusProxy(self.view)
        self._file = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._facts = QLabel()
        self._build()
        self._connect()
        self._on_opened()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu."""
        self._actions = actions

    @property
    def aside_chosen(self) -> str:
        """The id of the set-aside block that was pointed at; empty if none was, or it is back in the text."""
        bulletin = self._bridge.bulletin
        known = bulletin is not None and self._aside in bulletin.position and bulletin.block(self._aside).aside
        return self._aside if known else ""

    def bring_back_chosen(self) -> None:
        """Put the set-aside block that was pointed at back into the reading text."""
        if self.aside_chosen:
            self._bridge.bring_back(self.aside_chosen)

    def set_compact(self, compact: bool) -> None:
        """Smaller type where the window is narrow."""
        self.view.set_text_px(12 if compact else 13)

    def _build(self) -> None:
        head = QFrame()
        head.setProperty("role", "head")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        title = QLabel("原件")
        title.setProperty("role", "heading")
        self._file.setProperty("role", "label")
        self._facts.setProperty("role", "hint")
        for widget in (title, self._file, self._facts):
            row.addWidget(widget)
        row.setStretchFactor(self._file, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.view)
        self._copy = QAction("复制原文", self)
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._copy.triggered.connect(self._on_copy)
        self.addAction(self._copy)

    def _connect(self) -> None:
        self._bridge.opened.connect(self._on_opened)
        self._bridge.library_opened.connect(self._on_opened)
        self._bridge.changed.connect(self._on_changed)
        self._bridge.place_changed.connect(self._on_place_changed)
        self.view.passage_chosen.connect(lambda span: self._bridge.go(span, NAME))
        self.view.aside_chosen.connect(self._on_aside_chosen)
        self.view.step_requested.connect(self._on_step)
        self.view.menu_requested.connect(self._on_menu)

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        self.view.show_bulletin(bulletin)
        self._file.setText(bulletin.source.file if bulletin else "")
        self._facts.setText(f"{bulletin.source.encoding.upper()}　{bulletin.source.lines} 行" if bulletin else "")
        self._facts.setToolTip("\n".join(note.message for note in bulletin.source.notes) if bulletin else "")
        if bulletin:
            self.view.set_place(self._bridge.place, reveal=True)

    def _on_changed(self, touched: Touched) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and (touched.blocks or touched.lines):
            self.view.refresh(bulletin, touched.blocks)

    def _on_place_changed(self, span: Span | None, origin: str) -> None:
        self.view.set_place(span, reveal=origin != NAME)

    def _on_aside_chosen(self, block: str) -> None:
        self._aside = block
        self.aside_changed.emit()

    def _on_step(self, by: int) -> None:
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None or not bulletin.lines:
            return
        here = bulletin.line_position.get(place.start.block, -1) if place else -1
        there = min(max(here + by, 0), len(bulletin.lines) - 1)
        self._bridge.go_block(bulletin.lines[there].id, f"{NAME}.keys")

    def _on_copy(self) -> None:
        text = self.view.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def _on_menu(self, block: Block | None, position: QPoint) -> None:
        menu = self.menu_for(block)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    def menu_for(self, block: Block | None) -> QMenu:
        """The menu for a block: bring back what was set aside, set aside what was not, copy."""
        menu = QMenu(self)
        if block is not None and block.aside:
            back = menu.addAction(f"取回阅读稿（现为{kind_looks()[block.kind].name}）")
            back.setObjectName("bring_back_here")
            back.triggered.connect(lambda: self._bridge.bring_back(block.id))
        elif block is not None:
            aside = menu.addAction("移出阅读稿（作页眉页脚）")
            aside.setObjectName("set_aside_here")
            aside.triggered.connect(lambda: self._bridge.set_aside([block.id]))
        menu.addSeparator()
        menu.addAction(self._copy)
        self._copy.setEnabled(bool(self.view.selected_text()))
        return menu
