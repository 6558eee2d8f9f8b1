"""The source pane: what came, as pages, lines or bare text, always at the same place as the reading text."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from zugong_desk.desk.pages import original
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import FORM_NAMES, Form
from zugong_desk.domain.span import Span
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.marks.kinds import kind_looks
from zugong_desk.ui.source.drawers import Opened, open_original, open_set
from zugong_desk.ui.source.faces import SETTING, Face, face_for, faces_of, kept_with
from zugong_desk.ui.source.found import finds_in
from zugong_desk.ui.source.head import SourceHead
from zugong_desk.ui.source.page_view import PageView
from zugong_desk.ui.source.view import SourceView
from zugong_desk.ui.theme.source import ThemeSource

NAME = "sourcePane"
INVERTED = "pages_inverted"


class SourcePane(QFrame):
    """Head with file, place, zoom and switch; below it the pages or the lines of the source."""

    aside_changed = Signal()

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None, settings: Settings | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("原件")
        self._bridge = bridge
        self._settings = settings
        self._actions: Mapping[str, QAction] = {}
        self._aside = ""
        self.face = Face.LINES
        self.head = SourceHead(self)
        self.notice = QLabel(self)
        self.view = SourceView(themes, self)
        self.pages = PageView(themes, self)
        self._stack = QStackedWidget(self)
        self._mark_later = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()
        if settings is not None and settings.flag(INVERTED):
            self.head.invert.setChecked(True)
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

    def show_face(self, face: Face) -> None:
        """Show the source in another way, at the same place, and remember that for its form."""
        bulletin = self._bridge.bulletin
        if bulletin is None or face not in faces_of(bulletin.source.imprint.form) or face is self.face:
            return
        form = bulletin.source.imprint.form
        if self._settings is not None:
            self._settings.change(**{SETTING: kept_with(self._settings.texts(SETTING), form, face)})
        focused = self._shown.hasFocus()
        self._put(bulletin, face)
        if focused:
            self._shown.setFocus()

    def switch_face(self) -> None:
        """Show the next face of the source, the first one after the last."""
        bulletin = self._bridge.bulletin
        if bulletin is not None:
            faces = faces_of(bulletin.source.imprint.form)
            self.show_face(faces[(faces.index(self.face) + 1) % len(faces)])

    # ---- set-up ----

    def _build(self) -> None:
        self.view.setObjectName("sourceView")
        self.view.setAccessibleName("原件文字行")
        self.pages.setObjectName("pageView")
        self.pages.setAccessibleName("原件页面图")
        self.notice.setObjectName("sourceNotice")
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(6, 2, 6, 2)
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        for view in (self.view, self.pages):
            self._stack.addWidget(view)
        self.setFocusProxy(self.view)
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
        self._bridge.proof_changed.connect(self._mark_later.start)
        self._bridge.finding_changed.connect(self._mark_later.start)
        self._mark_later.timeout.connect(self._mark)
        for view in (self.view, self.pages):
            view.passage_chosen.connect(lambda span: self._bridge.go(span, NAME))
            view.aside_chosen.connect(self._on_aside_chosen)
            view.step_requested.connect(self._on_step)
            view.menu_requested.connect(self._on_menu)
        self.pages.page_changed.connect(self._on_page_changed)
        self.pages.zoom_changed.connect(lambda zoom, fits: self.head.show_zoom(zoom, fits=fits))
        self.pages.troubled.connect(self._show_notice)
        self.pages.opened.connect(self._show_notice)
        self.head.face_chosen.connect(self.show_face)
        self.head.fit_requested.connect(self.pages.fit_width)
        self.head.zoom_requested.connect(self.pages.set_zoom)
        self.head.inversion_requested.connect(self._on_inversion_requested)

    # ---- what is shown ----

    @property
    def _shown(self) -> SourceView | PageView:
        return self.pages if self.face is Face.PAGES else self.view

    def _put(self, bulletin: Bulletin | None, face: Face) -> None:
        """Show a bulletin with a face; the view that is not seen lags behind until it is."""
        self.face = face
        self.head.show_faces(faces_of(bulletin.source.imprint.form) if bulletin else (), face if bulletin else None)
        self.view.set_numbered(numbered=face is not Face.TEXT)
        self.view.setAccessibleName("原件正文" if face is Face.TEXT else "原件文字行")
        if face is Face.PAGES:
            self.pages.show_bulletin(bulletin, self._opening(bulletin) if bulletin else None)
        else:
            self.view.show_bulletin(bulletin)
            if bulletin is None or not self.pages.shows(bulletin):
                self.pages.show_bulletin(None)  # what was open there is let go
        self._stack.setCurrentWidget(self._shown)
        self.setFocusProxy(self._shown)
        if bulletin is not None:
            self._shown.set_place(self._bridge.place, reveal=True)
        self._mark()
        self._show_facts()
        self._show_notice()

    def _opening(self, bulletin: Bulletin) -> Callable[[], Opened] | None:
        desk, source, id = self._bridge.desk, bulletin.source, bulletin.id
        if desk is None:
            return None
        if not source.imprint.pages:
            return lambda: open_set(source)
        library = desk.library.path
        return lambda: open_original(source, lambda: original(library, id))

    def _show_facts(self) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is None:
            self.head.show_file("", "", "")
            return
        source = bulletin.source
        sort = source.encoding.upper() or FORM_NAMES[source.imprint.form]
        notes = "\n".join(note.message for note in source.notes)
        self.head.show_file(source.file, f"{sort}　{source.lines} 行", notes)
        if self.face is Face.PAGES:
            self.head.show_page(self.pages.page, len(self.pages.sheets))

    def _show_notice(self) -> None:
        trouble, label = self.pages.paper.trouble, self.pages.paper.label
        self.notice.setText(trouble or label)
        self.notice.setProperty("role", "warning" if trouble else "hint")
        self.notice.style().unpolish(self.notice)
        self.notice.style().polish(self.notice)
        self.notice.setVisible(self.face is Face.PAGES and bool(trouble or label))

    # ---- following the bridge ----

    def _on_opened(self) -> None:
        bulletin = self._bridge.bulletin
        kept = self._settings.texts(SETTING) if self._settings is not None else ()
        self._put(bulletin, face_for(bulletin.source.imprint.form if bulletin else Form.TEXT, kept))

    def _on_changed(self, touched: Touched) -> None:
        bulletin = self._bridge.bulletin
        if bulletin is not None and (touched.blocks or touched.lines):
            self._shown.refresh(bulletin, touched.blocks)

    def _on_place_changed(self, span: Span | None, origin: str) -> None:
        self._shown.set_place(span, reveal=origin != NAME)

    def _mark(self) -> None:
        """Mark what findings speak of, and what is at hand."""
        self._shown.set_finds(finds_in(self._bridge.proof, self._bridge.finding))

    def _on_page_changed(self, page: int, pages: int) -> None:
        if self.face is Face.PAGES:
            self.head.show_page(page, pages)
            self.pages.setAccessibleDescription(self.head.facts.text())

    def _on_inversion_requested(self, inverted: bool) -> None:
        self.pages.set_inverted(inverted=inverted)
        if self._settings is not None:
            self._settings.change(**{INVERTED: inverted})

    # ---- what is asked for here ----

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
        text = self._shown.selected_text()
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
        self._copy.setEnabled(bool(self._shown.selected_text()))
        return menu
