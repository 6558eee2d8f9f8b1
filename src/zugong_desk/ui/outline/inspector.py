"""The current block in words: what it is taken for, why, how surely, and where it came from."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import extents
from zugong_desk.domain.kinds import ROLE_NAMES, Kind
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.marks.kinds import kind_icon, kind_looks
from zugong_desk.ui.theme.source import ThemeSource


class Inspector(QFrame):
    """Shows the block of the shared place; the kind can be changed and confirmed here."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blockInspector")
        self.setAccessibleName("当前段块")
        self.setProperty("role", "foot")
        self._bridge = bridge
        self._block: Block | None = None
        self.position = QLabel(self)
        self.position.setProperty("role", "hint")
        self.kind = _kind_box(themes, self)
        self.confirm = QPushButton("确认", self)
        self.values = {name: _value(name, self) for name in ("小标题", "原件", "依据", "可信")}
        self._lay_out()
        self.kind.activated.connect(self._on_kind_activated)
        self.confirm.clicked.connect(self._on_confirm_clicked)
        for signal in (bridge.opened, bridge.library_opened, bridge.changed, bridge.place_changed):
            signal.connect(self.refresh)

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Show the keys of the window's actions in the tool tips."""
        self.kind.setToolTip(actions["change_kind"].toolTip())
        self.confirm.setToolTip(actions["confirm"].toolTip())

    def refresh(self) -> None:
        """Show the block of the shared place, if it is another or has changed."""
        bulletin, place = self._bridge.bulletin, self._bridge.place
        shown = place is not None and bulletin is not None and place.start.block in bulletin.line_position
        self.setVisible(shown)
        if not shown or bulletin is None or place is None:
            self._block = None
            return
        block = bulletin.block(place.start.block)
        self.position.setText(f"第 {bulletin.line(block.id) + 1} 块，共 {len(bulletin.lines)} 块")
        if block is not self._block:
            self._block = block
            self._show(block, bulletin)

    def _show(self, block: Block, bulletin: Bulletin) -> None:
        label = block.label
        self.kind.setCurrentIndex(self.kind.findData(label.kind.value))
        self.confirm.setEnabled(label.confidence < 1)
        self.values["小标题"].setText(heads_in_words(block))
        self.values["原件"].setText(origin_in_words(block, bulletin))
        self.values["依据"].setText(label.why or "—")
        self._show_confidence(label)

    def _show_confidence(self, label: Label) -> None:
        value, role = self.values["可信"], "doubt" if label.doubtful else ""
        value.setText(f"{label.confidence:.2f}{'　存疑' if label.doubtful else ''}")
        if role != (value.property("role") or ""):
            value.setProperty("role", role)
            value.style().polish(value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        title = QLabel("当前段块", self)
        title.setProperty("role", "heading")
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.position, 0, 1, Qt.AlignmentFlag.AlignRight)
        kinds = QHBoxLayout()
        kinds.setSpacing(6)
        kinds.addWidget(self.kind, 1)
        kinds.addWidget(self.confirm)
        grid.addWidget(caption("类别", self), 1, 0)
        grid.addLayout(kinds, 1, 1)
        for row, (name, value) in enumerate(self.values.items(), 2):
            grid.addWidget(caption(name, self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)

    def _on_kind_activated(self, at: int) -> None:
        kind = Kind(self.kind.itemData(at))
        if self._block and kind is not self._block.kind:
            self._bridge.relabel([self._block.id], kind)

    def _on_confirm_clicked(self) -> None:
        if self._block:
            self._bridge.confirm([self._block.id])


def heads_in_words(block: Block) -> str:
    """How many heads of which roles a block has."""
    counts = Counter(ROLE_NAMES[head.role] for head in block.heads)
    words = [f"{count} 个{name}" for name, count in counts.items()]
    if block.kind is Kind.HEADING:
        words.insert(0, f"整段，第 {block.level} 级")
    return "，".join(words) or "无"


def origin_in_words(block: Block, bulletin: Bulletin) -> str:
    """The lines of the source that a block shows."""
    extent = extents((block,), bulletin.source).get(block.id)
    if extent is None:
        return "不在原件中，由编辑写入"
    first, last = extent.line_start, extent.line_end
    return f"第 {first} 行" if first == last else f"第 {first}—{last} 行，合 {last - first + 1} 行为一段"


def _kind_box(themes: ThemeSource, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName("inspectorKind")
    box.setAccessibleName("类别")
    for kind, look in kind_looks().items():
        box.addItem(kind_icon(kind, themes), look.name, kind)
    return box


def _value(name: str, parent: QWidget) -> QLabel:
    value = QLabel(parent)
    value.setAccessibleName(name)
    value.setWordWrap(True)
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return value
