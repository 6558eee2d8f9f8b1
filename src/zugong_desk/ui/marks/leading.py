"""What can stand at the head of a row: the mark of a kind, a level, a tag's shape, a progress disc, an icon."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from zugong_desk.ui.marks.kinds import paint_kind_mark, paint_level, paint_title_head
from zugong_desk.ui.marks.tags import TagLook, paint_tag_shape
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.theme import Theme

MARK = 20.0
SHAPE = 11.0
ICON = 16.0
PROGRESS_TOKENS = ("ink3", "accent", "accent", "accent", "ok")


class Leading(Protocol):
    """Something painted at the head of a row."""

    @property
    def width(self) -> float:
        """Room that it takes, in logical pixels."""

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        """Paint centred in height in `rect`, at its left."""


@dataclass(frozen=True, slots=True)
class KindMark:
    """Mark of a kind, with the level in a ring beside it when there is one."""

    kind: str
    level: int = 0

    @property
    def width(self) -> float:
        return MARK * 2 if self.level else MARK

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint_kind_mark(painter, _box(rect, self.width, MARK), self.kind, self.level, theme)


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A level in its ring, alone."""

    level: int

    @property
    def width(self) -> float:
        return MARK

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint_level(painter, _box(rect, MARK, MARK), self.level, theme)


@dataclass(frozen=True, slots=True)
class TitleHeadMark:
    """The unfilled 题 of a title that stands inside a block."""

    @property
    def width(self) -> float:
        return MARK

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint_title_head(painter, _box(rect, MARK, MARK), theme)


@dataclass(frozen=True, slots=True)
class TagMark:
    """A tag's shape in its hue; `hollow` for an annotation whose text was deleted."""

    look: TagLook
    hollow: bool = False

    @property
    def width(self) -> float:
        return ICON

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        box = _box(rect, ICON, SHAPE)
        paint_tag_shape(painter, box, self.look, theme, hollow=self.hollow)


@dataclass(frozen=True, slots=True)
class ProgressDisc:
    """How far an issue is: 0 not looked at, 1–3 quarters, 4 done."""

    step: int

    @property
    def width(self) -> float:
        return ICON

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        colour = getattr(theme, PROGRESS_TOKENS[self.step])
        paint_icon(painter, _box(rect, ICON, ICON), f"progress-{self.step}", colour)


@dataclass(frozen=True, slots=True)
class IconMark:
    """An icon in a colour of the theme (`ink2`, `red`, `warn`, `doubt` …)."""

    name: str
    colour: str = "ink2"

    @property
    def width(self) -> float:
        return ICON

    def paint(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        paint_icon(painter, _box(rect, ICON, ICON), self.name, getattr(theme, self.colour))


def _box(rect: QRectF, width: float, height: float) -> QRectF:
    top = rect.top() + round((rect.height() - height) / 2)
    return QRectF(QPointF(rect.left(), top), QSizeF(width, height))
