"""The pages beside the list: how the collection will be printed, kept up with every change."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Citing, Collection
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.collection_form import CITINGS
from zugong_desk.ui.excerpts.pane import ExcerptsPane
from zugong_desk.ui.press.preview import STEP, PagesView
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

PIXELS = 96 / 72
BESIDE_TEXT = 52
"""Pixels of a box beside its text: edges, arrow, and an em for brackets that print narrower than they are."""
PAGE_OF = "第 {} 页，共 {} 页"
SOON_MS = 60
"""So many changes that come together are set once."""
SWITCHES = (("contents", "目录"), ("sources", "资料来源"), ("run_in", "标题接排"))


class PagesSide(QFrame):
    """Shows the collection of the excerpts pane as pages; a click on one goes to what it shows."""

    closed = Signal()

    def __init__(self, bridge: Bridge, pane: ExcerptsPane, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagesSide")
        self.setAccessibleName("版面预览")
        self._bridge, self._pane = bridge, pane
        self.view = PagesView(themes, self)
        self._draft: Item | Collection | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self.export = QPushButton("导出…", self)
        self.shut = QPushButton("收起", self)
        self.number = QLabel(self)
        self.citing = QComboBox(self)
        self.switches = {name: QCheckBox(text, self) for name, text in SWITCHES}
        self._lay_out(themes)
        self._connect()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions that export and put the pages away."""
        for button, name in ((self.export, "export_bulletin"), (self.shut, "preview_pages")):
            button.setToolTip(actions[name].toolTip())
        self.export.clicked.connect(actions["export_bulletin"].trigger)

    def refresh(self) -> None:
        """Set the pages anew."""
        self._soon.stop()
        provenance, id = self._pane.contents.provenance, self._pane.collection
        collection = self._bridge.shelf.collections.get(id)
        self._show_layout(collection)
        if collection is not None and self._pane.isVisible() and not self._pane.contents.complete:
            return  # the pane says so again when every issue has been read
        if provenance is None or collection is None:
            self.view.set_manuscript(Manuscript("", ()))
            return
        manuscript = self._bridge.manuscript(provenance, id, self._draft)
        if manuscript is not None:
            self.view.set_manuscript(manuscript)
            self.view.show_origin(self._pane.chosen or "")

    def step_zoom(self, by: int) -> None:
        """Draw the pages larger (1), smaller (-1) or as wide as fits (0)."""
        self.view.set_zoom((self.view.zoom or self.view.scale / PIXELS) * STEP**by if by else None)

    def _show_layout(self, collection: Collection | None) -> None:
        for widget in (self.citing, *self.switches.values()):
            widget.setEnabled(collection is not None and not self._bridge.read_only)
        self.export.setEnabled(collection is not None)
        if collection:
            self.citing.setCurrentIndex(self.citing.findData(collection.citing.value))
            for name, box in self.switches.items():
                box.setChecked(getattr(collection, name))

    def _lay_out(self, themes: ThemeSource) -> None:
        head, row = QFrame(self), QHBoxLayout()
        head.setProperty("role", "head")
        title = QLabel("版面预览", head)
        title.setProperty("role", "heading")
        hint = QLabel("与导出的文件同版", head)
        hint.setProperty("role", "hint")
        self.export.setObjectName("exportPages")
        self.export.setProperty("primary", "true")
        self.export.setIcon(icon("export", themes, 16, "on_accent"))
        self.shut.setObjectName("closePages")
        top = QHBoxLayout(head)
        top.setContentsMargins(12, 0, 8, 0)
        top.setSpacing(8)
        top.addWidget(title)
        top.addWidget(hint)
        top.addStretch()
        for button in (self.shut, self.export):
            button.setProperty("compact", "true")
            top.addWidget(button)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(QLabel("出处", self))
        row.addWidget(self.citing)
        for box in self.switches.values():
            row.addWidget(box)
        row.addStretch()
        self.number.setProperty("role", "hint")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance(PAGE_OF.format(888, 888)))
        row.addWidget(self.number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        for citing, text in CITINGS.items():
            self.citing.addItem(text, citing.value)
        self.citing.setObjectName("pagesCiting")
        longest = max(self.citing.fontMetrics().horizontalAdvance(text) for text in CITINGS.values())
        self.citing.setMinimumWidth(longest + BESIDE_TEXT)
        self.citing.setAccessibleName("出处怎样注")
        self.citing.activated.connect(lambda _at: self._change(citing=Citing(self.citing.currentData())))
        for name, box in self.switches.items():
            box.setObjectName(f"pages_{name}")
            box.clicked.connect(lambda on, name=name: self._change(**{name: on}))
        self._soon.timeout.connect(self.refresh)
        self._pane.collection_shown.connect(self._on_shown)
        self._pane.draft_changed.connect(self._on_draft)
        self._pane.current_changed.connect(self._on_current)
        self.view.origin_clicked.connect(self._on_clicked)
        self.view.page_changed.connect(lambda page, count: self.number.setText(PAGE_OF.format(page, count)))
        self.shut.clicked.connect(self.closed)

    def _change(self, **layout: object) -> None:
        collection = self._bridge.shelf.collections.get(self._pane.collection)
        if collection:
            self._bridge.change_collection(replace(collection, **layout))  # type: ignore[arg-type]

    def _on_shown(self) -> None:
        self._draft = None
        self._renew()

    def _on_draft(self, draft: Item | Collection) -> None:
        self._draft = draft
        self._renew()

    def _renew(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _on_current(self, id: str) -> None:
        if self.isVisible():
            self.view.show_origin(id)

    def _on_clicked(self, origin: str) -> None:
        if origin:
            self._pane.choose(origin)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is set now."""
        super().showEvent(event)
        self._soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keys back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
