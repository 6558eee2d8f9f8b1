"""A reading text character by character with where each comes from: as it was parsed, and as it now stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.rising import rising
from zugong_desk.domain.said import Said

PUT = -1
"""The origin of a character that no source has: typed, put in by the parser, or the beginning of a line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reading text and the origin of each of its code points in the decoded source (`PUT`: none)."""

    text: str
    origins: tuple[int, ...]

    def before(self, at: int) -> int:
        """The origin of the nearest character before `at` that has one; `PUT` if none has."""
        return next((self.origins[one] for one in range(at - 1, -1, -1) if self.origins[one] >= 0), PUT)

    def after(self, at: int) -> int:
        """The origin of the nearest character from `at` on that has one; `PUT` if none has."""
        return next((self.origins[one] for one in range(at, len(self.origins)) if self.origins[one] >= 0), PUT)


def row_as_parsed(text: str, said: Said) -> Row:
    """The reading text of a source as a structure says it, white space and all."""
    begins = iter((*said.begins, len(text)))
    begin, opened = next(begins), False
    chars: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        while begin <= at:
            opened, begin = True, next(begins, len(text) + 1)
        if said.aside(at) is not False:
            continue
        put = ("\n" if opened and chars else "") + said.glue.get(at, "")
        chars += (*put, char)
        origins += (*[PUT] * len(put), at)
        opened = False
    return Row("".join(chars), tuple(origins))


def row_of(bulletin: Bulletin) -> Row:
    """The reading text of a bulletin as it stands."""
    origins: list[int] = []
    for number, line in enumerate(bulletin.lines):
        if number:
            origins.append(PUT)
        for run in line.runs:
            size = len(run.text)
            origins += [PUT] * size if run.origin is None else range(run.origin, run.origin + size)
    return Row(bulletin.text, tuple(origins))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points [was, was_end) of the text as parsed, in the place of which [now, now_end) of the text stand now."""

    was: int
    was_end: int
    now: int
    now_end: int


def differing(parsed: Row, now: Row) -> Iterator[Stretch]:
    """The stretches between characters of the source that both have, in the same order, where the wording differs."""
    at = {origin: place for place, origin in enumerate(parsed.origins) if origin >= 0}
    met = rising([(place, at[origin]) for place, origin in enumerate(now.origins) if origin in at])
    ends = len(now.text), len(parsed.text)
    for (one, one_was), (other, other_was) in pairwise(((-1, -1), *met, ends)):
        if other - one == other_was - one_was == 1:
            continue
        if parsed.text[one_was + 1 : other_was] != now.text[one + 1 : other]:
            yield Stretch(one_was + 1, other_was, one + 1, other)
