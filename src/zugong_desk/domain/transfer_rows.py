"""The visible characters of an issue in a row: as parsed, as edited, as newly received; and where the three differ."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.rising import rising
from zugong_desk.domain.runs import Hand
from zugong_desk.domain.said import Said

TYPED = -1
"""The origin of a character that was typed."""

CONTEXT = 4
"""Characters of the line on each side of a correction that must agree before it is made again."""
SHOWN = 6
"""Characters on each side of a wording that are shown with it."""


@dataclass(slots=True)
class Row:
    """Characters that are no white space, each with its place in its source (`TYPED`: none) and in the reading text.

    `opens` says whether a line begins between a character and the one before it, `gaps` what white space of one line
    stands there.
    """

    chars: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def add(self, char: str, origin: int, at: int, gap: str, *, opens: bool) -> None:
        self.opens.append(opens and bool(self.chars))
        self.gaps.append("" if opens or not self.chars else gap)
        self.chars.append(char)
        self.origins.append(origin)
        self.at.append(at)

    def between(self, one: int, other: int) -> str:
        """What stands between two characters (or the ends), with a line feed wherever a line begins."""
        ends = other < len(self.chars) and self.opens[other]
        return "".join(map(self._with_feed, range(one + 1, other))) + "\n" * ends

    def spelled(self, one: int, other: int) -> str:
        """What stands between two characters (or the ends), with the white space of its lines."""
        if other == one + 1 < len(self.chars):
            return "\n" if self.opens[other] else self.gaps[other]
        ends = f"{self.gaps[other]}{chr(10) * self.opens[other]}" if other < len(self.chars) else ""
        return "".join(self.gaps[at] + self._with_feed(at) for at in range(one + 1, other)) + ends

    def around(self, one: int, other: int) -> str:
        """What stands between two characters, with a few more on each side."""
        first, last = max(0, one + 1 - SHOWN), min(len(self.chars), other + SHOWN)
        return "".join(map(self._with_feed, range(first, last))).lstrip("\n")

    def beside(self, at: int, way: int) -> list[str]:
        """A few characters from there on, going one way, to the end of the line at most."""
        out: list[str] = []
        while 0 <= at < len(self.chars) and len(out) < CONTEXT:
            out.append(self.chars[at])
            if self.opens[at if way < 0 else min(at + 1, len(self.chars) - 1)]:
                break
            at += way
        return out

    def _with_feed(self, at: int) -> str:
        return f"\n{self.chars[at]}" if self.opens[at] else self.chars[at]


def row_as_parsed(text: str, before: Said, away: Collection[int], back: Collection[int]) -> Row:
    """The row of a source as it was parsed, but without what has been set aside since (`away`, by its places).

    What has been brought back since (`back`) is in it, in lines of its own.
    """
    row, opened, was_back, gap = Row(), False, False, ""
    begins = iter(sorted({*before.begins, *(at for at in before.edges if at in back), len(text)}))
    begin = next(begins)
    for at, char in enumerate(text):
        while begin <= at:
            opened, begin = True, next(begins, len(text) + 1)
        is_back = at in back
        shown = is_back or (before.aside(at) is False and at not in away)
        gap += before.glue.get(at, "") if shown else ""
        if shown and char.isspace():
            gap += char
        elif shown:
            row.add(char, at, TYPED, gap, opens=opened or is_back != was_back)
            opened, was_back, gap = False, is_back, ""
    return row


def row_of(bulletin: Bulletin) -> Row:
    """The row of a bulletin as it stands."""
    row = Row()
    for line, start in zip(bulletin.lines, bulletin.starts, strict=True):
        at, opens, gap = start, True, ""
        for run in line.runs:
            for step, char in enumerate(run.text):
                if char.isspace() or run.hand is Hand.PARSER:
                    gap += char
                    continue
                origin = TYPED if run.origin is None else run.origin + step
                row.add(char, origin, at + step, gap, opens=opens)
                opens, gap = False, ""
            at += len(run.text)
    return row


@dataclass(frozen=True, slots=True)
class Met:
    """A character that all three rows have: its places in the rows as parsed, as edited and as received."""

    parsed: int
    edited: int
    received: int


@dataclass(frozen=True, slots=True)
class Hunk:
    """A stretch between two such characters in which the editor changed what was parsed.

    The words have a line feed where a line begins and no other white space; `spelled` are the same three with all white
    space that stands within a line. `sure` says whether what stands on both sides agrees.
    """

    one: Met
    other: Met
    parsed: str
    edited: str
    received: str
    sure: bool
    spelled: tuple[str, str, str]


class Rows:
    """The three rows of an issue that is received anew."""

    def __init__(self, parsed: Row, edited: Row, received: Row) -> None:
        self.parsed, self.edited, self.received = parsed, edited, received

    def hunks(self, mapping: Sequence[int]) -> Iterator[Hunk]:
        """Where the editor changed something, in order; `mapping` is from the old source to the new."""
        ends = Met(len(self.parsed.chars), len(self.edited.chars), len(self.received.chars))
        for one, other in pairwise((Met(-1, -1, -1), *self._met(mapping), ends)):
            if self._changed(one, other):
                yield self._hunk(one, other)

    def _met(self, mapping: Sequence[int]) -> list[Met]:
        parsed = {origin: at for at, origin in enumerate(self.parsed.origins)}
        received = {origin: at for at, origin in enumerate(self.received.origins)}
        found = [
            (at, parsed[origin])
            for at, origin in enumerate(self.edited.origins)
            if origin in parsed and mapping[origin] in received
        ]
        return [Met(at_, at, received[mapping[self.parsed.origins[at_]]]) for at, at_ in rising(found)]

    def _changed(self, one: Met, other: Met) -> bool:
        """Whether the stretch reads otherwise than it was parsed, or the same but typed."""
        typed = other.edited > one.edited + 1
        before = self.parsed.spelled(one.parsed, other.parsed)
        return typed or self.edited.spelled(one.edited, other.edited) != before

    def _hunk(self, one: Met, other: Met) -> Hunk:
        return Hunk(
            one,
            other,
            self.parsed.between(one.parsed, other.parsed),
            self.edited.between(one.edited, other.edited),
            self.received.between(one.received, other.received),
            self._agrees(one, -1) and self._agrees(other, 1),
            (
                self.parsed.spelled(one.parsed, other.parsed),
                self.edited.spelled(one.edited, other.edited),
                self.received.spelled(one.received, other.received),
            ),
        )

    def _agrees(self, met: Met, way: int) -> bool:
        """Whether the characters from there on, going one way, are received as they were parsed or as they were edited."""
        expected = (self.parsed.beside(met.parsed, way), self.edited.beside(met.edited, way))
        received = self.received.chars
        for words in expected:
            places = range(met.received, met.received + len(words) * way, way)
            if [received[at] for at in places if 0 <= at < len(received)] == words:
                return bool(words) or met.received in (-1, len(received))
        return False
