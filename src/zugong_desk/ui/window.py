"""The main window: layout and connections. What actions do stands in `shell.commands`."""

from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.span import Span
from zugong_desk.settings import Settings
from zugong_desk.ui.action_set import MnemonicGuard
from zugong_desk.ui.alike.alike import Alike
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.faults import FaultTeller
from zugong_desk.ui.proof.failing import FailingRules
from zugong_desk.ui.shell.care import Care
from zugong_desk.ui.shell.collecting import Collecting
from zugong_desk.ui.shell.commands import Tagging, block_commands
from zugong_desk.ui.shell.contents import contents_commands
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.shell.drops import DropCatcher, dropped_files, text_fields
from zugong_desk.ui.shell.exporting import export_issue
from zugong_desk.ui.shell.importing import Importing
from zugong_desk.ui.shell.keys import put_keys
from zugong_desk.ui.shell.layout import RIGHT, Layout
from zugong_desk.ui.shell.masthead_form import ASKED
from zugong_desk.ui.shell.overview import connect_overview
from zugong_desk.ui.shell.parts import make_parts
from zugong_desk.ui.shell.presence import present
from zugong_desk.ui.shell.proofing import proof_commands
from zugong_desk.ui.shell.quick_tagging import QuickTagging
from zugong_desk.ui.shell.searching import connect_search
from zugong_desk.ui.shell.steps import allow_steps, name_steps
from zugong_desk.ui.shell.troubles import Troubles
from zugong_desk.ui.shell.window_commands import window_commands
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.style import Mode
from zugong_desk.ui.theme.tokens import tokens

PROGRAM = "组工审校台"
SMALLEST = (960, 600)
UNDO_MS = 120
MODES: tuple[Mode, ...] = ("system", "light", "dark")
PANELS = {
    "outline": "outlinePane",
    "proof": "proofPane",
    "tags": "tagsPane",
    "excerpts": "excerptsPane",
    "history": "historyPane",
    "search": "searchPane",
}


class MainWindow(QMainWindow):
    """Four panes, a start page and an import page, of which one is in view."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(PROGRAM)
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self.bridge, self.themes, self.settings = bridge, themes, settings
        self.doors = Doors(bridge, settings, self)
        self.parts = make_parts(bridge, themes, settings, self)
        self.troubles = Troubles(bridge, self.doors, self.parts.banner, self)
        self._importing = Importing(self.parts, bridge, self.doors, self.show_page)
        self._closing_again = False
        self._undo_later = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._lay_out()
        self._bind()
        self._connect()
        self.care = Care(bridge, self.doors, self.parts.banner, self)
        self._restore()
        self._on_library_opened()

    # ---- for the door that opens it ----

    def start_with(self, library: Path | None) -> None:
        """Open a library: the one named, else the one of last time, else show the start page."""
        if self.settings.notice:
            self.parts.status.showMessage(self.settings.notice)
        if library is not None:
            self.doors.open(library)
        else:
            self.doors.reopen()

    def write_pending(self) -> bool:
        """Write everything that was typed anywhere; whether the library now holds it."""
        self.parts.tags.commit()
        self.parts.excerpts.commit()
        return self.bridge.flush()

    def show_panel(self, panel: str) -> None:
        """Show a tab of the right side: outline, proof, tags, excerpts, history or search; the outline for what there is not yet."""
        self.reveal(PANELS.get(panel, "outlinePane"))

    def show_page(self, page: QWidget) -> None:
        """Bring start page, desk or import page into view."""
        self.pages.setCurrentWidget(page)
        self.parts.tool_bar.setVisible(page is self.parts.desk)

    # ---- parts ----

    def _lay_out(self) -> None:
        parts = self.parts
        self.pages = QStackedWidget()
        for page in (parts.start, parts.desk, parts.imports, parts.overview):
            self.pages.addWidget(page)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.banner)
        column.addWidget(self.pages, 1)
        self.setCentralWidget(middle)
        self.addToolBar(parts.tool_bar)
        self.setStatusBar(parts.status)
        self._menus = parts.actions.fill_menu_bar(self.menuBar())
        self._name = QLabel()
        self._name.setProperty("role", "label")
        self._name.setContentsMargins(0, 0, 12, 0)
        self._name.setFixedHeight(tokens().sizes["menu"] - 1)
        self.menuBar().setCornerWidget(self._name)

    def _bind(self) -> None:
        parts, actions = self.parts, self.parts.actions
        self._tagging = Tagging(self.bridge, parts.tags, self.reveal)
        self.collecting = Collecting(self)
        self.alike = Alike(self.bridge, self.themes, parts.reading, parts.right, parts.desk, actions["alike"])
        show, fill = self._tagging.show_annotation, self._tagging.fill_annotation
        self.quick = QuickTagging(
            self.bridge, parts.reading, parts.palette, parts.tags, self.themes, show, fill, actions
        )
        actions.bind(self.quick.commands())
        actions.bind(window_commands(self, self._importing) | block_commands(self.bridge) | self._tagging.commands())
        actions.bind({"alike": self.alike.open} | contents_commands(self.bridge))
        actions.bind(proof_commands(self) | self.collecting.commands())
        actions.hide_unbound()
        for menu in self._menus.values():
            menu.menuAction().setVisible(any(entry.isVisible() for entry in menu.actions() if not entry.isSeparator()))
        actions.attach("", self)
        actions.attach("reading", parts.reading)
        actions.attach("excerpts", parts.excerpts)
        for place in (parts.library, parts.start, parts.imports):
            actions.attach("library", place)
        self._guard = MnemonicGuard(_app(), self.menuBar(), parts.reading, parts.outline.view)

    def _connect(self) -> None:
        parts, bridge = self.parts, self.bridge
        bridge.library_opened.connect(self._on_library_opened)
        bridge.opened.connect(self._on_opened)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)
        bridge.saved.connect(self._on_saved)
        self._undo_later.timeout.connect(self._show_undo)
        parts.start.library_chosen.connect(self.doors.open)
        parts.start.library_forgotten.connect(self._on_library_forgotten)
        parts.start.import_requested.connect(self._importing.ask)
        parts.imports.left.connect(lambda: self.show_page(parts.desk))
        parts.imports.add_button.clicked.connect(self._importing.ask)
        connect_overview(self)
        parts.library.export_requested.connect(lambda issue: export_issue(self, issue))
        parts.palette.tagged.connect(self._tagging.show_annotation)
        parts.palette.fields_requested.connect(self._tagging.fill_annotation)
        parts.tags.retag_requested.connect(parts.palette.retag)
        parts.tags.filling.marks_changed.connect(parts.reading.grounds.show)
        parts.tags.filling.left.connect(parts.reading.setFocus)
        parts.tags.suggestions.left.connect(parts.reading.setFocus)
        connect_search(self)
        parts.right.masthead.left.connect(parts.reading.setFocus)
        parts.reading.text_size_changed.connect(lambda px: self.settings.change(reading_size=px))
        parts.source.aside_changed.connect(self._show_undo)
        parts.desk.layout_changed.connect(self._on_layout_changed)
        parts.desk.right_rail.chosen.connect(self._on_right_rail)
        self._drops = [DropCatcher(self._importing.take, field) for field in text_fields(self)]
        teller = _app().findChild(FaultTeller)
        if teller is not None:
            teller.told.connect(parts.banner.say)
        FailingRules(bridge, self).told.connect(parts.banner.say)

    def _restore(self) -> None:
        size = self.settings.numbers("window_size")
        smallest = (self.minimumWidth(), self.minimumHeight())
        self.resize(*(max(now, least) for now, least in zip(size, smallest, strict=False)))
        if self.settings.flag("window_maximized"):
            self.showMaximized()
        self.parts.reading.set_text_size(self.settings.number("reading_size"))
        self.parts.actions[f"theme_{self.themes.mode}"].setChecked(True)
        put_keys(self.settings, self.parts.actions)
        self._on_layout_changed(self.parts.desk.layout_now)

    # ---- what happens ----

    def _on_library_opened(self) -> None:
        desk, parts = self.bridge.desk, self.parts
        parts.banner.hide()
        parts.start.show_recent(self.doors.recent())
        self.show_page(parts.desk if desk is not None else parts.start)
        name = desk.library.path.name if desk is not None else "未打开书库"
        self._name.setText(name)
        self._name.adjustSize()
        self.menuBar().setCornerWidget(self._name)  # the bar asks for its width only now
        self.setWindowTitle(f"{name} — {PROGRAM}" if desk is not None else PROGRAM)
        self.troubles.greet()
        if desk is not None:
            parts.reading.setFocus()
        self._on_opened()
        self._importing.offer_left_over()

    def _on_opened(self) -> None:
        banner, notice = self.parts.banner, self.bridge.desk.library.notice if self.bridge.desk else None
        told = notice is not None and banner.says(notice)  # how the library was opened comes first
        told = told or bool(self.parts.queue.left_over.parcels)  # then what an earlier session left to be read
        if not (self._has_masthead() or self.bridge.read_only or told):
            banner.say(ASKED, "calm", ("填写…", self.ask_masthead))
        elif banner.says(ASKED):
            banner.hide()
        self._on_place_changed(self.bridge.place, "")
        self._show_undo()

    def _on_changed(self, touched: Touched) -> None:
        if touched.issues and self.parts.banner.says(ASKED) and self._has_masthead():
            self.parts.banner.hide()
        self._on_place_changed(self.bridge.place, "")
        self._undo_later.start()
        if touched.action in ("undo", "redo"):
            allow_steps(self.parts.actions, self.bridge)

    def _on_saved(self, at: str) -> None:
        self._closing_again = self._closing_again and not at

    def _has_masthead(self) -> bool:
        return self.bridge.bulletin is None or masthead(self.bridge.bulletin) is not None

    def _on_place_changed(self, span: Span | None, _origin: str) -> None:
        bar = self.parts.tool_bar
        bar.show_block(self.bridge.bulletin, span)
        for box in (bar.kinds, bar.levels):
            box.setEnabled(box.isEnabled() and not self.bridge.read_only)

    def _show_undo(self) -> None:
        self.parts.actions.enable(present(self.bridge, self.parts.source))
        allow_steps(self.parts.actions, self.bridge)
        name_steps(self.parts.actions, self.bridge)

    def _on_library_forgotten(self, path: Path) -> None:
        self.settings.forget(path)
        self.parts.start.show_recent(self.doors.recent())

    def _on_layout_changed(self, layout: Layout) -> None:
        self.parts.source.set_compact(layout is not Layout.WIDE)
        self.parts.tool_bar.fit(layout)

    def _on_right_rail(self, at: int) -> None:
        self.parts.desk.show_right(shown=True)
        if at >= 0:
            self.parts.right.tabs.setCurrentIndex(at)

    def reveal(self, pane: str) -> None:
        self.parts.desk.show_pane(RIGHT)
        self.parts.right.show_pane(pane)

    def ask_masthead(self) -> None:
        self.parts.desk.show_pane(RIGHT)
        self.parts.right.masthead.ask()

    def apply_setting(self, key: str) -> None:
        """Put a setting that was changed in force."""
        if key == "reading_size":
            self.parts.reading.set_text_size(self.settings.number(key))
        elif key == "appearance":
            mode = next(mode for mode in MODES if mode == self.settings.text(key))
            self.themes.set_mode(mode)
            self.parts.actions[f"theme_{mode}"].setChecked(True)

    def set_mode(self, mode: Mode) -> None:
        """Change the appearance and remember it."""
        self.settings.change(appearance=mode)
        self.apply_setting("appearance")

    # ---- Qt's events ----

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remember the size."""
        super().resizeEvent(event)
        self.parts.desk.fit(event.size().width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._importing.take(dropped_files(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write what is pending; if the disk refuses, stay, and let only a second close give the rest up."""
        if not self.write_pending() and not self._closing_again:
            self._closing_again = True
            self.troubles.warn_of_closing()
            event.ignore()
            return
        self.parts.queue.leave()
        self.parts.keeper.leave()
        self.parts.checker.leave()
        big = self.isMaximized()
        size = self.settings.numbers("window_size") if big else (self.width(), self.height())
        self.settings.change(window_maximized=big, window_size=size)
        super().closeEvent(event)


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    return app
