"""The legend at the foot of the text while keys tag: what the keys do, and which tag answers to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from zugong_desk.domain.tag_keys import keys_of
from zugong_desk.ui.marks.leading import SHAPE
from zugong_desk.ui.marks.tags import TagLook, paint_tag_shape
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zugong_desk.domain.codebook import Tags
    from zugong_desk.ui.theme.source import ThemeSource
    from zugong_desk.ui.theme.theme import Theme

NAME = "标注模式"
COMMANDS = (
    ("↓↑", "句"),
    ("←→", "分句"),
    ("b", "段"),
    ("n", "节"),
    ("空格", "标签"),
    (".", "重复"),
    ("u", "撤销"),
    ("r", "记录"),
    ("m", "标注"),
    ("Shift+键", "整段"),
    ("Esc", "退出"),
)
ROW, EDGE, SIDE = 22, 5, 12
APART, CLOSE = 10, 4
SMALL = 12
LONGEST = 8
"""Characters of a tag's name that are shown."""
TAG_ROWS = 2
FADED = 0.5
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with what it does; a tag's also with its shape. The name of the mode is an entry without a key."""

    key: str
    word: str
    look: TagLook | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry where it stands."""

    entry: Entry
    left: float
    row: int


def command_entries() -> list[Entry]:
    """The name of the mode and the keys that every library has."""
    return [Entry("", NAME), *(Entry(key, word) for key, word in COMMANDS)]


def tag_entries(tags: Tags) -> list[Entry]:
    """The tags that answer to a key, digits first."""
    order = sorted(keys_of(tags).items(), key=lambda one: (not one[0].isdigit(), one[0] == "0", one[0]))
    return [
        Entry(key, _short(tags[id].name), TagLook(tags[id].colour, tags[id].shape, bool(tags[id].parent)))
        for key, id in order
    ]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


class Legend(QFrame):
    """Painted on as many rows as its width asks for; never takes the focus."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taggingLegend")
        self.setProperty("role", "foot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._themes = themes
        self._commands = command_entries()
        self._tags: list[Entry] = []
        self._placed: list[Placed] = []
        self._awake = True
        themes.changed.connect(self.update)
        self.hide()

    def tell(self, tags: Tags) -> None:
        """Show the keys of these tags."""
        found = tag_entries(tags)
        if found == self._tags and self._placed:
            return
        self._tags = found
        self.setAccessibleName("，".join(f"{one.key} {one.word}".strip() for one in (*self._commands, *found)))
        self._lay_out()

    def set_awake(self, *, awake: bool) -> None:
        """Whether the keys are heard: they fade while the focus is elsewhere."""
        if awake != self._awake:
            self._awake = awake
            self.update()

    @property
    def awake(self) -> bool:
        """Whether it shows that the keys are heard."""
        return self._awake

    @property
    def entries(self) -> list[Entry]:
        """What is shown, in order."""
        return [one.entry for one in self._placed]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another number of rows."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        commands = self._rows(self._commands, 0)
        first = commands[-1].row + 1
        tags = [one for one in self._rows(self._tags, first) if one.row < first + TAG_ROWS]
        self._placed = [*commands, *tags]
        self.setFixedHeight((self._placed[-1].row + 1) * ROW + 2 * EDGE)
        self.update()

    def _rows(self, entries: Sequence[Entry], row: int) -> list[Placed]:
        out: list[Placed] = []
        left, room = float(SIDE), self.width() - 2 * SIDE
        for entry in entries:
            width = _width(entry)
            if left > SIDE and left + width > SIDE + room:
                row, left = row + 1, float(SIDE)
            out.append(Placed(entry, left, row))
            left += width + APART
        return out

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Keys in ink, words in grey."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setOpacity(1.0 if self._awake else FADED)
            for one in self._placed:
                self._paint(painter, one, self._themes.theme)

    def _paint(self, painter: QPainter, one: Placed, theme: Theme) -> None:
        entry, room = one.entry, QRectF(one.left, EDGE + one.row * ROW, self.width(), ROW)
        painter.setFont(_key_font())
        painter.setPen(theme.ink if entry.key else theme.accent)
        painter.drawText(room, LEFT, entry.key or entry.word)
        if not entry.key:
            return
        room.setLeft(room.left() + _advance(_key_font(), entry.key) + CLOSE)
        if entry.look:
            paint_tag_shape(painter, QRectF(room.left(), room.top(), SHAPE, ROW), entry.look, theme)
            room.setLeft(room.left() + SHAPE + CLOSE)
        painter.setFont(_word_font())
        painter.setPen(theme.ink2 if entry.look else theme.ink3)
        painter.drawText(room, LEFT, entry.word)


def _width(entry: Entry) -> float:
    if not entry.key:
        return _advance(_key_font(), entry.word)
    shape = SHAPE + CLOSE if entry.look else 0
    return _advance(_key_font(), entry.key) + CLOSE + shape + _advance(_word_font(), entry.word)


def _advance(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _key_font() -> QFont:
    return ui_font(SMALL, MEDIUM)


def _word_font() -> QFont:
    return ui_font(SMALL)
