"""Marks of kinds: one character in a form that tells the family, and the ringed number of a level."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPen

from zugong_desk.places import resource
from zugong_desk.ui.marks.painted_icon import PaintedIcon
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import DISABLED, Theme

Form = Literal["filled", "outlined", "bare", "dashed"]
TABLE = "theme/kinds.toml"
BOX = 20.0
BOX_RATIO = 18 / BOX
CHARACTER_RATIO = 12 / BOX
RING_RATIO = 14 / BOX
NUMBER_RATIO = 10 / BOX
TITLE_HEAD = "题"


@dataclass(frozen=True, slots=True)
class KindLook:
    """How one kind is shown: mark in the gutter, name on screen, form, and the letter that sets it with Alt."""

    mark: str
    name: str
    english: str
    form: Form
    letter: str

    @property
    def key(self) -> str:
        """Portable key sequence, such as `Alt+P`."""
        return f"Alt+{self.letter}"


@cache
def kind_looks() -> Mapping[str, KindLook]:
    """Kind → look, in the order in which kinds are offered; every kind of the domain is in it."""
    rows = tomllib.loads(resource(TABLE).read_text(encoding="utf-8"))
    return {kind: KindLook(**row) for kind, row in rows.items()}


def paint_kind_mark(painter: QPainter, rect: QRectF, kind: str, level: int, theme: Theme) -> None:
    """Paint the mark in the square at the left of `rect`, and right of it the ringed level (1–4; 0: none).

    The square has the rectangle's height; 20 is the size it is drawn for. KeyError for an unknown kind.
    """
    look = kind_looks()[kind]
    square = _square(rect)
    with_text_as = _frame(painter, square, look.form, theme)
    _write(painter, square, look.mark, with_text_as, CHARACTER_RATIO)
    if level:
        paint_level(painter, square.translated(square.width(), 0), level, theme)


def paint_level(painter: QPainter, rect: QRectF, level: int, theme: Theme) -> None:
    """Paint a level as a number in a ring, in the square at the left of `rect`."""
    square = _square(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, _line(square)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = square.width() * RING_RATIO / 2
    painter.drawEllipse(square.center(), radius, radius)
    painter.restore()
    _write(painter, square, str(level), theme.accent, NUMBER_RATIO)


def paint_title_head(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint 题 without fill, for a title that stands inside a block, in the square at the left of `rect`."""
    square = _square(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.accent, _line(square)))
    painter.drawRoundedRect(_box(square), _radius(square), _radius(square))
    painter.restore()
    _write(painter, square, TITLE_HEAD, theme.accent, CHARACTER_RATIO)


def kind_icon(kind: str, themes: ThemeSource) -> QIcon:
    """The mark as an icon for menus and the kind box; follows the theme."""
    return QIcon(KindIcon(kind, themes))


class KindIcon(PaintedIcon):
    """Icon engine that paints the mark of a kind."""

    def __init__(self, kind: str, themes: ThemeSource) -> None:
        super().__init__()
        self._kind = kind
        self._themes = themes

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw the mark, disabled at 45 %."""
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(DISABLED)
        paint_kind_mark(painter, QRectF(rect), self._kind, 0, self._themes.theme)
        painter.restore()

    def clone(self) -> QIconEngine:
        """A copy for Qt's copy-on-write icons."""
        return KindIcon(self._kind, self._themes)


def _frame(painter: QPainter, square: QRectF, form: Form, theme: Theme) -> QColor:
    """Paint what stands around the character; returns the colour to write in."""
    if form == "bare":
        return theme.ink3
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.edge, _line(square)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if form == "filled":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.accent)
    elif form == "dashed":
        pen = QPen(theme.edge, _line(square))
        pen.setDashPattern([2.2, 2.2])
        painter.setPen(pen)
    box = square.adjusted(1, 1, -1, -1) if form == "filled" else _box(square)
    painter.drawRoundedRect(box, _radius(square), _radius(square))
    painter.restore()
    return {"filled": theme.on_accent, "outlined": theme.ink2}.get(form, theme.ink3)


def _write(painter: QPainter, square: QRectF, text: str, colour: QColor, ratio: float) -> None:
    weight = QFont.Weight.Medium if colour.lightness() > 200 else QFont.Weight.Normal
    font = ui_font(square.width() * ratio, weight)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _square(rect: QRectF) -> QRectF:
    return QRectF(rect.topLeft(), QPointF(rect.left() + rect.height(), rect.bottom()))


def _box(square: QRectF) -> QRectF:
    inset = square.width() * (1 - BOX_RATIO) / 2 + 0.5
    return square.adjusted(inset, inset, -inset, -inset)


def _radius(square: QRectF) -> float:
    return square.width() * 3 / BOX


def _line(square: QRectF) -> float:
    return max(1.0, square.width() / BOX)
