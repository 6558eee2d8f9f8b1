"""Where a popup goes: below what it belongs to, above when there is no room, never over it."""

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 6


def room_beside(anchor: QRect, room: QRect) -> tuple[int, int]:
    """Height that is free above and below the anchor, the gap taken off."""
    return anchor.top() - GAP - room.top(), room.bottom() - GAP - anchor.bottom()


def placed(anchor: QRect, size: QSize, room: QRect, smallest: int) -> QRect:
    """A rectangle of at most `size`, at least `smallest` high, inside `room` and clear of `anchor`.

    Below if it fits, above if it fits there, else in the larger of both and as low as that allows. An anchor that
    fills the room's height leaves no such place: then at the room's foot.
    """
    anchor = _inside(anchor, room)
    above, below = room_beside(anchor, room)
    left = max(room.left(), min(anchor.left(), room.right() + 1 - size.width()))
    if below >= size.height() or below >= max(above, smallest):
        height = min(size.height(), below)
        return QRect(QPoint(left, anchor.bottom() + 1 + GAP), QSize(size.width(), height))
    if above >= smallest:
        height = min(size.height(), above)
        return QRect(QPoint(left, anchor.top() - GAP - height), QSize(size.width(), height))
    height = min(size.height(), room.height())
    return QRect(QPoint(left, room.bottom() + 1 - height), QSize(size.width(), height))


def _inside(anchor: QRect, room: QRect) -> QRect:
    """The part of the anchor that can be seen; a line at the room's edge if it is scrolled out of it."""
    top = min(max(anchor.top(), room.top()), room.bottom())
    bottom = max(min(anchor.bottom(), room.bottom()), room.top())
    return QRect(QPoint(anchor.left(), top), QPoint(anchor.right(), max(top, bottom)))
