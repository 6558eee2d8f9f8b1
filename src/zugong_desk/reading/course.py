"""The course of a file: where each line stands in its bulletin, as the lines go by from the first to the last."""

import re
from dataclasses import dataclass, field

from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Line
from zugong_desk.reading.openers import opener_of

LONGEST_NOTE = 24
"""Lines that a note or several instructions take at most, their opening words included."""
DEEPEST_HEAD = 10
"""Lines that a masthead takes at most."""

_ENTRY = re.compile(r"\d{1,2}\s*[.．、]")
_WIDE_SPACE = re.compile(r"\u3000|\s{2,}")
_TOLD_BY_HEAD = frozenset({"name", "unit", "date"})


@dataclass(frozen=True, slots=True)
class Station:
    """Where one line stands; its fields are explained in `Features`."""

    opener: str
    depth: int
    remaining: int
    noted: bool
    head_full: bool
    attached: bool


@dataclass(slots=True)
class Course:
    """The way through the lines of a file: ask `station` for each line in turn, and say with `passed` what it was."""

    remaining: int
    _depth: int = 0
    _attached: bool = False
    _since_note: int = LONGEST_NOTE + 1
    _told: set[str] = field(default_factory=set)

    def station(self, line: Line) -> Station:
        """Where the next line stands."""
        opener = opener_of(line.text)
        self._since_note = 0 if opener in {"editor_note", "instruction"} else self._since_note + 1
        self._attached = opener == "attachment" or (self._attached and _ENTRY.match(line.text) is not None)
        return Station(
            opener,
            self._depth,
            self.remaining,
            noted=self._since_note <= LONGEST_NOTE,
            head_full=self._told == _TOLD_BY_HEAD,
            attached=self._attached,
        )

    def passed(self, line: Line, station: Station, *, unit: bool, bodily: bool) -> None:
        """Go on behind a line, of which is known now whether it names a unit, and whether it is running text."""
        self.remaining -= 1
        if station.opener == "distribution":
            self._depth, self._told = 0, set()
            return
        self._depth += 1
        if station.depth <= DEEPEST_HEAD and not bodily:
            self._told |= _told(line.text, unit=unit)


def _told(text: str, *, unit: bool) -> set[str]:
    """What a line at the head of a bulletin tells of it."""
    words = {"name"} if shapes.is_periodical(text) else set()
    if shapes.has_date(text):
        words.add("date")
    before_date = _WIDE_SPACE.split(text, maxsplit=1)[0]
    return words | ({"unit"} if unit or shapes.is_unit(before_date) else set())
