"""Where a paragraph's rows end: no row begins with a closing mark or ends with an opening one (GB/T 15834-2011, 5.1). No Qt here.

Qt breaks neither before nor behind quotation marks, which have one form for English and Chinese; rows would stay half empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.ui.press.spacing import is_joined, is_stroke, is_word

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕〉〗”’…—％‰℃·～,.;:?!)]}%°")
NEVER_LAST = frozenset("（《「『【〔〈〖“‘([{￥$№")
HANGING = frozenset("，。、；：？！")
"""Marks that may stand out of the measure at the right, one at the end of a row."""
_SLACK = 0.5
_NARROWER = 0.98
"""Rows of a title are made as even as they get by narrowing the measure by this share, again and again."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A paragraph in one long row: where each character begins and where the last one ends, the room behind each; in points."""

    text: str
    edges: Sequence[float]
    behind: Sequence[float]

    def width(self, start: int, end: int) -> float:
        """Points that characters [start, end) take in a row of their own, white space at their end left out."""
        end = start + len(self.text[start:end].rstrip())
        return self.edges[end] - self.edges[start] - self.behind[end - 1] if end > start else 0


def ends(strip: Strip, first: float, others: float, *, hang: bool) -> list[int]:
    """Where rows end, in code points: the first may be `first` points wide, the others `others`; at least one row."""
    out: list[int] = []
    at, room = 0, first
    while at < len(strip.text):
        at = _end(strip, at, room, hang=hang)
        out.append(at)
        room = others
    return out or [0]


def even_ends(strip: Strip, measure: float) -> list[int]:
    """Where the rows of a title end: no more than needed, as even as they get, so that none is a single character."""
    found = ends(strip, measure, measure, hang=False)
    least = strip.width(0, len(strip.text)) / len(found)
    while len(found) > 1 and measure * _NARROWER > least:
        measure *= _NARROWER
        even = ends(strip, measure, measure, hang=False)
        if len(even) > len(found):
            break
        found = even
    return found


def may_end(text: str, at: int) -> bool:
    """Whether a row may end before the character at `at`."""
    before, here = text[at - 1], text[at]
    if here.isspace() or here in NEVER_FIRST or before in NEVER_LAST:
        return False
    return not (is_joined(text, at) or is_stroke(before, here) or is_word(before, here))


def _end(strip: Strip, start: int, room: float, *, hang: bool) -> int:
    """Where the row that begins at `start` ends."""
    text, limit = strip.text, strip.edges[start] + room + _SLACK
    end = start + 1
    while end < len(text) and (text[end].isspace() or strip.edges[end + 1] - strip.behind[end] <= limit):
        end += 1
    if end == len(text):
        return end
    if hang and text[end] in HANGING and (end + 1 == len(text) or may_end(text, end + 1)):
        return end + 1
    return next((at for at in range(end, start, -1) if may_end(text, at)), _whole(text, start, end))


def _whole(text: str, start: int, end: int) -> int:
    """Where a word that is longer than a row is cut: not within a character of several."""
    uncut = next((at for at in range(end, start, -1) if not is_joined(text, at)), end)
    return uncut if uncut > start else end
