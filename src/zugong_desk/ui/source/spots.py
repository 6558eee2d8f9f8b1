"""Spots: where the marks of boxes stand on a page, beside their boxes and never on each other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF

APART = 2
"""Logical pixels between a box and its mark."""
BRIM = 2
"""The outermost pixels of a mark, and of a box, are empty: there they may lie on each other."""


def mark_spot(
    box: QRectF, size: QSizeF, page: QRectF, boxes: Sequence[QRectF], marks: Sequence[QRectF]
) -> QRectF | None:
    """Room for the mark of a box in the view; None if another mark stands wherever it may.

    Best at its upper left corner (in the middle of a box that is lower than the mark), else a little lower or higher,
    at its right, or a mark's width further left: where it covers least of the other boxes and leaves the page least.
    """
    top = box.top() + min(0, (box.height() - size.height()) / 2)
    left = QRectF(box.left() - size.width() - APART, top, size.width(), size.height())
    right = left.translated(box.width() + size.width() + 2 * APART, 0)
    further = left.translated(-size.width() - APART, 0)
    in_the_way = [other for other in (*boxes, *marks) if other.intersects(left)]
    offered = (left, _below(left, box, in_the_way), _above(left, box, in_the_way), right, further)
    free = [spot for spot in offered if not any(spot.intersects(mark) for mark in marks)]
    return min(free, key=lambda spot: _covered(spot, boxes) + _area(spot) - _area(spot & page), default=None)


def _below(spot: QRectF, box: QRectF, others: Sequence[QRectF]) -> QRectF:
    """Under what lies in the way, but no lower than with its middle at the foot of its box."""
    lowest = max(box.top(), box.bottom() - spot.height() / 2)
    foot = max((other.bottom() for other in others if other.top() <= spot.top()), default=spot.top())
    return spot.translated(0, min(foot, lowest) - spot.top())


def _above(spot: QRectF, box: QRectF, others: Sequence[QRectF]) -> QRectF:
    """Over what lies in the way, but no higher than with its middle at the head of its box."""
    head = min((other.top() for other in others if other.top() > spot.top()), default=spot.bottom())
    return spot.translated(0, max(head - spot.height(), box.top() - spot.height() / 2) - spot.top())


def _covered(spot: QRectF, others: Sequence[QRectF]) -> float:
    core = spot.adjusted(BRIM, BRIM, -BRIM, -BRIM)
    return sum(_area(core & other) for other in others)


def _area(rect: QRectF) -> float:
    return max(rect.width(), 0) * max(rect.height(), 0)
