"""Painting the box to tick at the head of a row."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

TICK, INSET = 16, 10
REACH = INSET + TICK + 4
"""How far, in pixels from the left, a click ticks."""


def paint_box(painter: QPainter, option: QStyleOptionViewItem, top: int, *, ticked: bool, left: int = INSET) -> None:
    """Paint a box, `left` and `top` pixels from the row's edges."""
    box = QStyleOptionViewItem(option)
    box.rect = QRect(option.rect.left() + left, option.rect.top() + top, TICK, TICK)
    box.state = option.state & ~QStyle.StateFlag.State_HasFocus
    box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
    view = option.widget
    view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view)
