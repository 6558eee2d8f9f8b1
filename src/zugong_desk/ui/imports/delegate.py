"""Painting a row of the import queue: sign, tint of its state, text, a bar for what is under way, verbs as links."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zugong_desk.ui.imports.entry import Entry, State, Verb, doubts_told, told, verb_shown, verbs
from zugong_desk.ui.imports.model import ENTRY_ROLE, FILE, FORM, READ, SIGN, VERB
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.source import ThemeSource

Index = QModelIndex | QPersistentModelIndex
SIGNS: dict[State, tuple[str, str]] = {
    "waiting": ("clock", "ink3"),
    "reading": ("progress-0", "accent"),
    "choosing": ("compare", "doubt"),
    "new": ("check", "ok"),
    "replaced": ("check", "ok"),
    "duplicate": ("doubt", "doubt"),
    "failed": ("error", "red"),
    "cancelled": ("close", "ink3"),
    "opened": ("folder", "ink3"),
}
DISCS = 4  # quarters that the sign of the file under way can show as done
TINTS: dict[State, str] = {
    "duplicate": "doubt_tint",
    "choosing": "doubt_tint",
    "failed": "red_tint",
    "reading": "current",
}
QUIET: frozenset[State] = frozenset({"waiting", "cancelled", "opened"})
BAR = 150, 6
GAP, KEY_GAP = 14, 4
INSET = 10


def keyed(entry: Entry) -> Iterator[tuple[Verb, str, str]]:
    """Each verb of a row, what it is called and its key: Enter for the first, Del to leave out, F2, else its number."""
    for at, verb in enumerate(verbs(entry), 1):
        fixed = {"cancel": "Del", "skip": "Del", "wishes": "F2"}.get(verb)
        yield verb, verb_shown(entry, verb), fixed or ("Enter" if at == 1 else str(at))


class QueueDelegate(QStyledItemDelegate):
    """Each state has a sign, a tint and words."""

    def __init__(self, themes: ThemeSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        entry: Entry = index.data(ENTRY_ROLE)
        theme, current = self._themes.theme, _is_current(option, index)
        painter.save()
        painter.fillRect(option.rect, getattr(theme, TINTS.get(entry.state, "current" if current else "base")))
        painter.setPen(theme.line)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(INSET, 0, -INSET, -1)
        if index.column() == SIGN:
            self._paint_sign(painter, option, entry, current=current)
        elif index.column() == READ:
            self._paint_read(painter, room, entry)
        elif index.column() == VERB:
            self._paint_verbs(painter, option.rect, entry, current=current)
        else:
            self._paint_text(painter, room, index)
        if current and index.column() == VERB and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(option.rect.adjusted(1, 1, -2, -3))
        painter.restore()

    def verb_at(self, rect: QRect, entry: Entry, point: QPointF, *, current: bool) -> Verb | None:
        """The verb that stands at a point of the last cell of a row."""
        places = self._places(rect, entry, current=current)
        return next((verb for verb, _, _, at in places if at.contains(point)), None)

    def _places(self, rect: QRect, entry: Entry, *, current: bool) -> list[tuple[Verb, str, str, QRectF]]:
        """Verbs from the right to the left, with their keys in the current row, and the room each takes."""
        words, small = QFontMetricsF(ui_font(13)), QFontMetricsF(ui_font(12))
        right, out = float(rect.right() - INSET), []
        for verb, name, key in reversed(list(keyed(entry))):
            if verb == "wishes" and not current:
                continue  # seldom wanted: told only where it can be chosen at once
            shown = key if current else ""
            width = words.horizontalAdvance(name) + (KEY_GAP + small.horizontalAdvance(shown) if shown else 0)
            out.append((verb, name, shown, QRectF(right - width, rect.top(), width, rect.height() - 1)))
            right -= width + GAP
        return out

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, *, current: bool) -> None:
        theme, rect = self._themes.theme, option.rect
        if current:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.accent)
        name, colour = SIGNS[entry.state]
        if entry.state == "reading" and entry.pages:
            name = f"progress-{min(DISCS - 1, entry.done * DISCS // entry.pages)}"
        box = QRectF(rect.left() + 13, QRectF(rect).center().y() - 8, 16, 16)
        paint_icon(painter, box, name, getattr(theme, colour))

    def _paint_text(self, painter: QPainter, room: QRectF, index: Index) -> None:
        theme = self._themes.theme
        painter.setFont(ui_font(12 if index.column() == FORM else 13))
        painter.setPen(theme.ink2 if index.column() == FORM else theme.ink)
        mode = Qt.TextElideMode.ElideMiddle if index.column() == FILE else Qt.TextElideMode.ElideRight
        _draw(painter, room, str(index.data() or ""), mode)

    def _paint_read(self, painter: QPainter, room: QRectF, entry: Entry) -> None:
        theme = self._themes.theme
        painter.setFont(ui_font(13))
        if entry.state == "reading" and entry.pages > 1:
            room = self._paint_bar(painter, room, entry.done / entry.pages)
        words, doubts = told(entry), doubts_told(entry)
        before, _, after = words.partition(doubts) if doubts else (words, "", "")
        shown = ((before, self._ink(entry)), (doubts, theme.doubt), (after, self._ink(entry)))
        for text, colour in shown:
            painter.setPen(colour)
            room.setLeft(room.left() + _draw(painter, room, text, Qt.TextElideMode.ElideRight))

    def _paint_bar(self, painter: QPainter, room: QRectF, share: float) -> QRectF:
        theme = self._themes.theme
        bar = QRectF(room.left(), room.center().y() - BAR[1] / 2, min(BAR[0], room.width() / 3), BAR[1])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, width in ((theme.line, 1.0), (theme.accent, share)):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * width, bar.height()), 3, 3)
        painter.restore()
        return QRectF(bar.right() + INSET, room.top(), room.right() - bar.right() - INSET, room.height())

    def _paint_verbs(self, painter: QPainter, rect: QRect, entry: Entry, *, current: bool) -> None:
        theme = self._themes.theme
        for _, name, key, at in self._places(rect, entry, current=current):
            painter.setFont(ui_font(13))
            painter.setPen(theme.accent)
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            painter.setFont(ui_font(12))
            painter.setPen(theme.ink2)
            painter.drawText(at, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key)

    def _ink(self, entry: Entry) -> QColor:
        theme = self._themes.theme
        return theme.ink3 if entry.state in QUIET else theme.ink


def _draw(painter: QPainter, room: QRectF, text: str, mode: Qt.TextElideMode) -> float:
    """Draw a text into the room it has; how wide it is."""
    shown = painter.fontMetrics().elidedText(text, mode, max(0, int(room.width())))
    painter.drawText(
        room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
    )
    return painter.fontMetrics().horizontalAdvance(shown)


def _is_current(option: QStyleOptionViewItem, index: Index) -> bool:
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()
