"""Words: a running text with the heads marked in it, which stay on their words through every change."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_UNSEEN = re.compile(r"[\s#*]")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A head's half-open range of code points."""

    role: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A text, its heads in order, and the half-open ranges that are set in bold."""

    text: str
    marks: tuple[Mark, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()

    def heads(self) -> list[list[object]]:
        """The heads as gold writes them."""
        return [[mark.role, mark.level, self.text[mark.start : mark.end].strip()] for mark in self.marks]

    def part(self, start: int, end: int) -> "Words":
        """Code points [start, end) with the heads that lie wholly inside."""
        inside = [mark for mark in self.marks if start <= mark.start and mark.end <= end]
        marks = tuple(replace(mark, start=mark.start - start, end=mark.end - start) for mark in inside)
        return Words(self.text[start:end], marks)

    def spliced(self, start: int, end: int, new: str) -> "Words":
        """The words with [start, end) replaced; a head that begins at `start` begins with the new text."""
        grown = len(new) - (end - start)

        def moved(at: int, *, opens: bool) -> int:
            return at if at < end and (opens or at <= start) else at + grown

        marks = tuple(
            replace(mark, start=moved(mark.start, opens=mark.start <= start), end=moved(mark.end, opens=False))
            for mark in self.marks
        )
        return Words(self.text[:start] + new + self.text[end:], marks)

    def after(self, before: "Words") -> "Words":
        """These words behind others, without anything between."""
        at = len(before.text)
        marks = tuple(replace(mark, start=mark.start + at, end=mark.end + at) for mark in self.marks)
        return Words(before.text + self.text, before.marks + marks)


def joined(lines: Iterable[str]) -> str:
    """Lines of running text as one: without a space, but for one between Latin letters or digits."""
    out = ""
    for line in lines:
        glue = " " if out and line and _LATIN.match(out[-1]) and _LATIN.match(line[0]) else ""
        out += glue + line
    return out


def marked(text: str, heads: Sequence[Sequence[object]]) -> Words:
    """The text with heads [role, level, words] found in it one after the other. ValueError if one is not there."""
    places = [at for at, char in enumerate(text) if not _UNSEEN.match(char)]
    dense = "".join(text[at] for at in places)
    marks: list[Mark] = []
    at = 0
    for role, level, words in heads:
        wanted = _UNSEEN.sub("", str(words))
        at = dense.find(wanted, at)
        if at < 0:
            raise ValueError(f"{words!r} does not stand in {text[:40]!r}…")
        marks.append(Mark(str(role), int(str(level)), places[at], places[at + len(wanted) - 1] + 1))
    return Words(text, tuple(marks))
