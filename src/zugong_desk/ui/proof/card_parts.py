"""The parts of a finding's card: severity, the words before and after, other wordings, other places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.proof.context import Context, context_of
from zugong_desk.ui.proof.painting import LEFT, Manner, paint_context
from zugong_desk.ui.proof.words import COLOURS, ICONS
from zugong_desk.ui.theme.fonts import MEDIUM, reading_font, ui_font
from zugong_desk.ui.theme.icons import paint_icon
from zugong_desk.ui.theme.keyed import KeyedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from zugong_desk.domain.finding import Beside, Finding
    from zugong_desk.ui.theme.source import ThemeSource

BADGE = 22
WORDS, CHANGE = 16, 28
ICON, GAP, PAD = 16, 4, 6
PLACE = 22
MOST_PLACES = 4
WORDING_FITS = 10


class SeverityBadge(QWidget):
    """The severity by its sign and its word on its tint."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._severity = Severity.ERROR
        self._font = ui_font(12, MEDIUM)

    def show_severity(self, severity: Severity) -> None:
        """Show another severity."""
        self._severity = severity
        self.setAccessibleName(SEVERITY_NAMES[severity])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Sign, word and a little air."""
        width = QFontMetricsF(self._font).horizontalAdvance(SEVERITY_NAMES[self._severity])
        return QSize(round(width) + ICON + GAP + 2 * PAD, BADGE)

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Tint, sign, word."""
        theme = self._themes.theme
        colour = getattr(theme, COLOURS[self._severity])
        tint = {Severity.ERROR: theme.red_tint, Severity.WARNING: theme.warn_tint, Severity.STYLE: theme.hover}
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint[self._severity])
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            top = (self.height() - ICON) / 2
            paint_icon(painter, QRectF(PAD, top, ICON, ICON), ICONS[self._severity], colour)
            painter.setFont(self._font)
            painter.setPen(colour)
            room = QRectF(self.rect()).adjusted(PAD + ICON + GAP, 0, 0, 0)
            painter.drawText(room, LEFT, SEVERITY_NAMES[self._severity])


class ChangeLine(QWidget):
    """The words in their context, struck, and what stands there afterwards."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setFixedHeight(CHANGE)
        self._context = Context("", "", "")
        self._severity = Severity.ERROR

    def show_finding(self, finding: Finding, text: str) -> None:
        """Show a finding of a block that reads `text`."""
        self._context = context_of(finding, text)
        self._severity = finding.severity
        self.setAccessibleName(self._context.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of reading text, as wide as there is room."""
        return QSize(120, CHANGE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The words on one line."""
        theme = self._themes.theme
        changed = self._context.after is not None
        ink = theme.red if changed else getattr(theme, COLOURS[self._severity])
        manner = Manner(reading_font(WORDS), theme, ink, arrow=True, tinted=True)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_context(painter, QRectF(self.rect()), self._context, manner)


class Wordings(QWidget):
    """Other wordings to choose from, each with the key of its number."""

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 2, 0, 0)
        self._row.setSpacing(6)
        self._actions: Sequence[QAction] = ()
        self.buttons: list[KeyedButton] = []

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Take the actions that choose the first wording, the second and so on."""
        self._actions = actions

    def offer(self, wordings: Sequence[str]) -> None:
        """Offer wordings; a single one needs no choice."""
        _clear(self._row)
        self.buttons = []
        for wording, action in zip(wordings if len(wordings) > 1 else (), self._actions, strict=False):
            button = KeyedButton(_short(wording), self._themes, key_of(action), parent=self)
            button.setToolTip(as_it_is(wording))
            button.setProperty("compact", "true")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            self._row.addWidget(button)
            button.show()  # Qt would show it later, and it would not count for the height until then
            self.buttons.append(button)
        self._row.addStretch(1)
        self.setVisible(bool(self.buttons))


class BesidePlace(QAbstractButton):
    """Another place: where it is, and what it says; a click goes there."""

    def __init__(self, place: Beside, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._themes = place, themes
        self.setFixedHeight(PLACE)
        self.setText(place.text)
        self.setAccessibleName(f"{place.label}：{place.text}")
        self.setToolTip(as_it_is(place.text))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEnabled(bool(place.block))
        if place.block:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """One row, as wide as there is room."""
        return QSize(120, PLACE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Where in grey, the words in indigo."""
        theme = self._themes.theme
        room = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        with QPainter(self) as painter:
            painter.setFont(ui_font(12))
            painter.setPen(theme.ink3)
            label = self._place.label or "本期"
            painter.drawText(room, LEFT, label)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(label) + 8)
            font = ui_font(13)
            font.setUnderline(self.underMouse() and self.isEnabled())
            painter.setFont(font)
            painter.setPen(theme.accent if self.isEnabled() else theme.ink)
            said = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, LEFT, said)
            if self.hasFocus():
                painter.setPen(theme.accent)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Besides(QWidget):
    """The places by which a finding is judged, one below the other."""

    chosen = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.places: list[BesidePlace] = []

    def show_places(self, places: Sequence[Beside]) -> None:
        """Show the first few."""
        _clear(self._column)
        self.places = []
        for place in places[:MOST_PLACES]:
            button = BesidePlace(place, self._themes, self)
            button.clicked.connect(lambda _checked=False, one=place: self.chosen.emit(one))
            self._column.addWidget(button)
            button.show()
            self.places.append(button)
        self.setVisible(bool(self.places))


def key_of(action: QAction) -> str:
    """An action's key as it is printed; empty if it has none."""
    return shown_key(action.shortcut().toString(QKeySequence.SequenceFormat.PortableText))


def _short(wording: str) -> str:
    """A wording as it fits on a button."""
    if not wording:
        return "（删除）"
    return (wording if len(wording) <= WORDING_FITS else f"{wording[: WORDING_FITS - 1]}…").replace("&", "&&")


def _clear(box: QHBoxLayout | QVBoxLayout) -> None:
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
