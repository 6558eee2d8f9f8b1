"""Rows of the list of findings: sections and rules on one line, findings with their words above and their place below."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.domain.finding import Severity
from zugong_desk.ui.controls.tree_rows import Index
from zugong_desk.ui.marks.delegates import LEFT, RIGHT, paint_row_ground
from zugong_desk.ui.proof.model import ROW_ROLE, WHERE_ROLE
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.proof.rows import MENDED, Row, Sort
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme
from zugong_desk.ui.theme.tokens import tokens

SECTION, RULE, FINDING = 28, 26, 44
TOP, LINE, SMALL_LINE = 4, 20, 17
ICON, MORE, GAP, INSET = 16, 16, 6, 8
LEAST_WIDTH = 48


class ProofDelegate(QStyledItemDelegate):
    """Paints sections, rules, findings and decisions."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Three heights; hardly any width, since words can be cut."""
        row = index.data(ROW_ROLE)
        return QSize(LEAST_WIDTH, {Sort.SECTION: SECTION, Sort.RULE: RULE}.get(row.sort, FINDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and content of one row."""
        theme, row = self._themes.theme, index.data(ROW_ROLE)
        painter.save()
        paint_row_ground(painter, option, index, theme)
        room = QRectF(option.rect).adjusted(2, 0, -INSET, 0)
        match row.sort:
            case Sort.SECTION:
                _paint_section(painter, room, row, theme)
            case Sort.RULE:
                _paint_rule(painter, room, row, theme)
            case _:
                painter.setPen(theme.line)
                painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
                _paint_finding(painter, room, row, str(index.data(WHERE_ROLE)), theme)
        painter.restore()


def more_box(rect: QRectF) -> QRectF:
    """Where a rule's row shows that it has a menu."""
    return QRectF(rect.right() - INSET - MORE, rect.center().y() - MORE / 2, MORE, MORE)


def _paint_section(painter: QPainter, room: QRectF, row: Row, theme: Theme) -> None:
    name, colour = _sign(row)
    paint_icon(painter, _box(room, ICON), name, getattr(theme, colour))
    painter.setFont(ui_font(tokens().sizes["ui_text"], MEDIUM))
    painter.setPen(getattr(theme, colour))
    painter.drawText(room.adjusted(ICON + GAP, 0, 0, 0), LEFT, row.text)
    _paint_right(painter, room, f"{row.count} 条", theme)


def _paint_rule(painter: QPainter, room: QRectF, row: Row, theme: Theme) -> None:
    paint_icon(painter, more_box(QRectF(room).adjusted(0, 0, INSET, 0)), "more", theme.ink3)
    room = QRectF(room).adjusted(0, 0, -MORE - GAP, 0)
    width = _paint_right(painter, room, str(row.count), theme)
    font = ui_font(tokens().sizes["ui_text"])
    painter.setFont(font)
    painter.setPen(theme.ink)
    words = QFontMetricsF(font).elidedText(row.text, Qt.TextElideMode.ElideRight, room.width() - width - GAP)
    painter.drawText(room, LEFT, words)


def _paint_finding(painter: QPainter, room: QRectF, row: Row, where: str, theme: Theme) -> None:
    settled = row.sort is not Sort.OPEN
    if settled:
        icon = {Sort.ACCEPTED: "check", Sort.KEPT: "close"}.get(row.sort, "check")
        colour = theme.ok if row.sort is Sort.ACCEPTED else theme.ink3
        paint_icon(painter, QRectF(room.left(), room.top() + TOP + 3, 14, 14), icon, colour)
        room = room.adjusted(14 + GAP, 0, 0, 0)
    words = QRectF(room.left(), room.top() + TOP, room.width(), LINE)
    if row.context is not None:
        ink = getattr(theme, COLOURS[row.severity or Severity.STYLE])
        changed = row.context.after is not None
        manner = Manner(ui_font(tokens().sizes["ui_text"]), theme, theme.red if changed else ink, muted=settled)
        paint_context(painter, words, row.context, manner)
    below = QRectF(room.left(), words.bottom() - 1, room.width(), SMALL_LINE)
    font = ui_font(tokens().sizes["small_text"])
    painter.setFont(font)
    painter.setPen(theme.ink3)
    said = "　".join(filter(None, (row.note, where)))
    painter.drawText(below, LEFT, QFontMetricsF(font).elidedText(said, Qt.TextElideMode.ElideRight, below.width()))


def _sign(row: Row) -> tuple[str, str]:
    if row.severity is not None:
        return ICONS[row.severity], COLOURS[row.severity]
    return ("edit", "ink2") if row.key == MENDED else ("check", "ok")


def _paint_right(painter: QPainter, room: QRectF, text: str, theme: Theme) -> float:
    painter.setFont(ui_font(tokens().sizes["small_text"]))
    painter.setPen(theme.ink3)
    painter.drawText(room, RIGHT, text)
    return float(painter.fontMetrics().horizontalAdvance(text))


def _box(room: QRectF, side: float) -> QRectF:
    return QRectF(room.left(), room.top() + round((room.height() - side) / 2), side, side)
