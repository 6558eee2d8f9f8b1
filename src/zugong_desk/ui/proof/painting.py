"""Painting the words of a finding in their context: what is wrong struck in red, what it becomes underlined in green."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from zugong_desk.ui.proof.context import Context
from zugong_desk.ui.theme.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
ARROW = "→"
PAD = 2.0
LEFT_SHARE = 0.3
"""Of the room at most this much is for what stands before the words."""
BEFORE_SHARE = 0.55
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in one manner; one with a `ground` stands on a tint."""

    text: str
    ink: QColor
    ground: QColor | None = None
    struck: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a context is painted: `muted` if it is settled, `arrow` between before and after, tints behind the words."""

    font: QFont
    theme: Theme
    ink: QColor
    muted: bool = False
    arrow: bool = False
    tinted: bool = False


def paint_context(painter: QPainter, room: QRectF, context: Context, manner: Manner) -> None:
    """Write a context on one line, cut so that the words themselves stay in sight."""
    left = room.left()
    for piece in _fitted(context, manner, room.width()):
        left = _paint_piece(painter, QRectF(left, room.top(), room.right() - left, room.height()), piece, manner)


def _fitted(context: Context, manner: Manner, width: float) -> Iterator[Piece]:
    """The pieces from the left, with as much of the context as there is room for."""
    metrics = QFontMetricsF(manner.font)
    core = list(_core(context, manner, width, metrics))
    rest = max(0.0, width - sum(_width(piece, metrics) for piece in core))
    theme = manner.theme
    around = theme.ink3 if manner.muted else theme.ink2
    before = metrics.elidedText(context.left, Qt.TextElideMode.ElideLeft, min(rest, width * LEFT_SHARE))
    if before and before != ELLIPSIS:
        yield Piece(before, around)
        rest -= metrics.horizontalAdvance(before)
    yield from core
    after = metrics.elidedText(context.right, Qt.TextElideMode.ElideRight, rest)
    if after and after != ELLIPSIS:
        yield Piece(after, around)


def _core(context: Context, manner: Manner, width: float, metrics: QFontMetricsF) -> Iterator[Piece]:
    """The words, and what they become."""
    theme, muted = manner.theme, manner.muted
    changed = context.after is not None
    share = BEFORE_SHARE if context.after or context.act else 1.0
    before = metrics.elidedText(context.before, Qt.TextElideMode.ElideMiddle, width * share)
    if before:
        ink = theme.ink2 if muted else manner.ink
        ground = _tint(manner, theme.red_tint) if changed else None
        yield Piece(before, ink, ground, struck=changed, underlined=not changed and not muted)
    if (context.after and (before or manner.arrow)) or context.act:
        yield Piece(f" {ARROW} ", theme.ink3)
    if context.after:
        after = metrics.elidedText(context.after, Qt.TextElideMode.ElideMiddle, width * (1 - BEFORE_SHARE))
        yield Piece(after, theme.ink3 if muted else theme.ok, _tint(manner, theme.ok_tint), underlined=not muted)
    elif context.act:
        yield Piece(context.act, theme.ink3 if muted else theme.ok)


def _tint(manner: Manner, tint: QColor) -> QColor | None:
    return tint if manner.tinted and not manner.muted else None


def _width(piece: Piece, metrics: QFontMetricsF) -> float:
    return metrics.horizontalAdvance(piece.text) + (2 * PAD if piece.ground is not None else 0)


def _paint_piece(painter: QPainter, room: QRectF, piece: Piece, manner: Manner) -> float:
    font = QFont(manner.font)
    font.setStrikeOut(piece.struck)
    font.setUnderline(piece.underlined)
    metrics = QFontMetricsF(manner.font)
    width = _width(piece, metrics)
    pad = PAD if piece.ground is not None else 0
    if piece.ground is not None:
        high = metrics.height() + 2
        painter.fillRect(QRectF(room.left(), room.center().y() - high / 2, width, high), piece.ground)
    painter.setFont(font)
    painter.setPen(piece.ink)
    painter.drawText(QRectF(room.left() + pad, room.top(), width, room.height()), LEFT, piece.text)
    return room.left() + width
