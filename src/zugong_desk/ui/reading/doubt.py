"""The line under a doubtful block: how sure the parser is, why, and the two ways to settle it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from zugong_desk.domain.kinds import KIND_NAMES
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.reading.link import Link
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from zugong_desk.domain.block import Block
    from zugong_desk.ui.theme.source import ThemeSource

HEIGHT, ROW = 26, 18
"""Of one row, and of each further one."""
MOST_ROWS = 4
APART = 8
LEAST = 120
"""The reason keeps at least this much width."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
SMALL = 12


class DoubtLine(QFrame):
    """Stands in the gap under the block, never over its text."""

    confirm_requested = Signal(str)

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubtLine")
        self.setAccessibleName("存疑")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFixedHeight(HEIGHT)
        self.block = ""
        self._confidence = QLabel(self)
        self._confidence.setProperty("role", "doubt")
        self._confidence.setFont(ui_font(SMALL, MEDIUM))
        self._why = QLabel(self)
        self._why.setWordWrap(True)
        self._why.setProperty("role", "hint")
        self._why.setFont(ui_font(SMALL))
        self._confirm = Link("确认", themes, self, "Ctrl+Enter")
        self._confirm.setObjectName("doubtConfirm")
        self._confirm.clicked.connect(lambda: self.confirm_requested.emit(self.block))
        self._change = Link("改类别", themes, self)
        self._change.setObjectName("doubtChange")
        self._change.hide()
        self._split = Link("在此分段", themes, self)
        self._split.setObjectName("doubtSplit")
        self._split.hide()
        self._lay_out()
        self.hide()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the keys of the window's actions, and the one that opens the choice of kinds."""
        self._confirm.set_key(_key(actions["confirm"]))
        self._change.set_key(_key(actions["change_kind"]))
        self._change.clicked.connect(actions["change_kind"].trigger)
        self._change.show()
        self._split.set_key(_key(actions["split_proposed"]))
        self._split.clicked.connect(actions["split_proposed"].trigger)

    def tell(self, block: Block, parted: str = "") -> None:
        """Say why the block is doubtful; `parted`, if a split is proposed in it, says where and comes alone."""
        self.block = block.id
        self._split.setVisible(bool(parted))
        self._confidence.setText(f"存疑 {block.label.confidence:.2f}")
        level = f"（{block.level} 级）" if block.level else ""
        whole = f"看作{KIND_NAMES[block.kind]}{level}：{block.label.why or '没有别的依据'}"
        self._why.setText(parted or whole)
        self._why.setToolTip(as_it_is(whole))

    def fit(self, width: int) -> int:
        """Take the height that the reason needs in that width, and say it."""
        taken = sum(
            one.sizeHint().width()
            for one in (self._confidence, self._split, self._confirm, self._change)
            if not one.isHidden()
        )
        room = max(width - taken - 4 * APART, LEAST)
        wanted = self._why.fontMetrics().boundingRect(QRect(0, 0, room, HEIGHT), WRAPPED, self._why.text()).height()
        rows = min(max(1, round(wanted / self._why.fontMetrics().lineSpacing())), MOST_ROWS)
        self.setFixedHeight(HEIGHT + (rows - 1) * ROW)
        return self.height()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(APART)
        for label in (self._confidence, self._why):
            label.setContentsMargins(0, 2, 0, 0)  # as low as the words of the links
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._confidence, 0, top)
        row.addWidget(self._why, 1)
        row.addWidget(self._split, 0, top)
        row.addWidget(self._confirm, 0, top)
        row.addWidget(self._change, 0, top)


def _key(action: QAction) -> str:
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
    return shown.replace("Return", "Enter")
