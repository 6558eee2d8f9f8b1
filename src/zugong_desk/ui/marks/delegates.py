"""Rows of trees and lists: leading mark, text with its matches underlined, doubt, count, grey text at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.marks.elide import elided, runs
from zugong_desk.ui.marks.leading import ICON, Leading
from zugong_desk.ui.marks.waves import paint_wave
from zugong_desk.ui.theme.fonts import MEDIUM, NORMAL, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 0x5A
GAP = 6.0
INSET = 8.0
TRAILING_SHARE = 0.45
LEAST_WIDTH = 48
LEAST_WAVE = 12.0
BELOW = 2.0


@dataclass(frozen=True, slots=True)
class RowLook:
    """What one row shows.

    `matched` are code point indices in `text`; `doubts` a number of doubts (1 is shown as the sign alone);
    `findings` a number of open findings; `count` a number to act on, in a ring; `strong` for headings and what is
    current; `muted` for what is decided; `struck` for deleted text; `middle` cuts in the middle, as file names need.
    """

    text: str
    leading: Leading | None = None
    trailing: str = ""
    matched: tuple[int, ...] = ()
    doubts: int = 0
    findings: int = 0
    count: int = 0
    strong: bool = False
    muted: bool = False
    struck: bool = False
    middle: bool = False


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height. What a row shows comes from `look(index)`, or else from the model's LOOK_ROLE."""

    def __init__(
        self,
        themes: ThemeSource,
        parent: QObject | None = None,
        height: int = 0,
        look: Callable[[Index], RowLook] | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._height = height or tokens().sizes["tree_row"]
        self._look = look

    def row_look(self, index: Index) -> RowLook:
        """What to show at an index; plain text when the model says nothing more."""
        if self._look is not None:
            return self._look(index)
        look = index.data(LOOK_ROLE)
        return look if isinstance(look, RowLook) else RowLook(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """The row's height; hardly any width, since a view would scroll sideways where text can be cut."""
        return QSize(LEAST_WIDTH, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, rail and content of one row."""
        theme, look = self._themes.theme, self.row_look(index)
        painter.save()
        painter.setClipping(False)
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(_inset(option), 0, -INSET, 0)
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        if not enabled:
            painter.setOpacity(0.45)
        if look.leading:
            look.leading.paint(painter, room, theme)
            room.setLeft(room.left() + look.leading.width + GAP)
        room.setRight(self._paint_right(painter, room, look, theme))
        paint_text(painter, room, look, theme)
        painter.restore()

    def _paint_right(self, painter: QPainter, room: QRectF, look: RowLook, theme: Theme) -> float:
        """Paint from the right: grey text, doubt, findings, count; returns where the text must end."""
        right = room.right()
        if look.trailing:
            right = _trailing(painter, room, look.trailing, theme) - GAP
        if look.doubts:
            right = (
                paint_doubt(painter, QRectF(room.topLeft(), QPointF(right, room.bottom())), look.doubts, theme) - GAP
            )
        if look.findings:
            rest = QRectF(room.topLeft(), QPointF(right, room.bottom()))
            right = paint_findings(painter, rest, look.findings, theme) - GAP
        if look.count:
            right = paint_count(painter, QRectF(room.topLeft(), QPointF(right, room.bottom())), look.count, theme) - GAP
        return right


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index, theme: Theme) -> None:
    """Tint of the current or hovered row, and the 3 px rail at the view's left edge, grey without focus."""
    state, view = option.state, option.widget
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, theme.current)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, theme.hover)
    if isinstance(view, QAbstractItemView) and view.currentIndex() == index and state & QStyle.StateFlag.State_Selected:
        rail = QRect(0, option.rect.top(), tokens().sizes["rail"], option.rect.height())
        painter.fillRect(rail, theme.accent if view.hasFocus() else theme.edge)


def paint_text(painter: QPainter, room: QRectF, look: RowLook, theme: Theme) -> None:
    """Write the row's text, cut to the room, matched characters in accent and underlined."""
    metrics = _metrics(look)
    ink = theme.ink3 if look.muted else theme.ink
    head, tail = elided(look.text, room.width(), metrics.horizontalAdvance, middle=look.middle)
    font, marked = _font(look), _font(look)
    font.setStrikeOut(look.struck)
    marked.setUnderline(True)
    before = ""
    for run in runs(look.text, look.matched, head, tail):
        painter.setFont(marked if run.matched else font)
        painter.setPen(theme.accent if run.matched else ink)
        left = room.left() + metrics.horizontalAdvance(before)
        painter.drawText(QRectF(left, room.top(), room.width() + GAP, room.height()), LEFT, run.text)
        before += run.text


def paint_doubt(painter: QPainter, room: QRectF, doubts: int, theme: Theme) -> float:
    """Paint ◇ with ! at the right of the room, and the number if there are several; returns its left edge."""
    right = room.right()
    if doubts > 1:
        painter.setFont(_small())
        painter.setPen(theme.doubt)
        painter.drawText(room, RIGHT, str(doubts))
        right -= _small_metrics().horizontalAdvance(str(doubts)) + 1
    box = QRectF(right - ICON, room.top() + round((room.height() - ICON) / 2), ICON, ICON)
    paint_icon(painter, box, "doubt", theme.doubt)
    return box.left()


def paint_findings(painter: QPainter, room: QRectF, findings: int, theme: Theme) -> float:
    """Paint a number of findings with a wave under it at the right of the room, in grey; returns its left edge."""
    metrics, text = _small_metrics(), str(findings)
    left = room.right() - max(metrics.horizontalAdvance(text), LEAST_WAVE)
    painter.setFont(_small())
    painter.setPen(theme.ink2)
    painter.drawText(room, RIGHT, text)
    paint_wave(painter, left, room.right(), room.center().y() + metrics.ascent() / 2 + BELOW, theme.ink3)
    return left


def paint_count(painter: QPainter, room: QRectF, count: int, theme: Theme) -> float:
    """Paint a number to act on in a ring at the right of the room; returns its left edge."""
    height = 16.0
    width = max(height, _small_metrics().horizontalAdvance(str(count)) + 8)
    top = room.top() + round((room.height() - height) / 2)
    box = QRectF(room.right() - width, top, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.warn, 1.0))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    painter.restore()
    painter.setFont(_small(11))
    painter.setPen(theme.warn)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))
    return box.left()


LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def _trailing(painter: QPainter, room: QRectF, text: str, theme: Theme) -> float:
    measure = _small_metrics().horizontalAdvance
    head, tail = elided(text, room.width() * TRAILING_SHARE, measure)
    shown = "".join(run.text for run in runs(text, (), head, tail))
    painter.setFont(_small())
    painter.setPen(theme.ink3)
    painter.drawText(room, RIGHT, shown)
    return room.right() - measure(shown)


def _inset(option: QStyleOptionViewItem) -> float:
    """Rows of a tree stand after the chevron already; rows of a list keep clear of the rail."""
    return INSET if option.rect.left() < INSET else 2.0


def _font(look: RowLook) -> QFont:
    return ui_font(tokens().sizes["ui_text"], MEDIUM if look.strong else NORMAL)


def _small(px: int = 0) -> QFont:
    return ui_font(px or tokens().sizes["small_text"])


def _metrics(look: RowLook) -> QFontMetricsF:
    return QFontMetricsF(_font(look))


def _small_metrics() -> QFontMetricsF:
    return QFontMetricsF(_small())
