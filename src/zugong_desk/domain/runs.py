"""Runs: the pieces of the reading text, each a stretch of the source or something put in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Hand(StrEnum):
    """Who wrote a run."""

    SOURCE = "source"
    PARSER = "parser"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text from one hand; `origin` is where a source run begins in the decoded source (code points)."""

    text: str
    origin: int | None = None
    hand: Hand = Hand.SOURCE

    def __post_init__(self) -> None:
        if (self.origin is None) == (self.hand is Hand.SOURCE):
            raise ValueError("a source run has an origin, any other run has none")

    def part(self, start: int, end: int) -> "Run":
        """Code points [start, end) of this run, keeping where they came from."""
        origin = None if self.origin is None else self.origin + start
        return Run(self.text[start:end], origin, self.hand)

    def continues(self, other: "Run") -> bool:
        """Whether `other` may follow this run without a seam."""
        if self.origin is None or other.origin is None:
            return self.hand is other.hand
        return self.origin + len(self.text) == other.origin


Runs = tuple[Run, ...]


def typed(text: str) -> Runs:
    """Text that an editor put in; no runs for no text."""
    return (Run(text, None, Hand.EDITOR),) if text else ()


def joiner(text: str) -> Runs:
    """Text that the parser put in, such as the space between two lines of a title."""
    return (Run(text, None, Hand.PARSER),) if text else ()


def from_source(source: str, start: int, end: int) -> Runs:
    """Code points [start, end) of the decoded source as runs."""
    return (Run(source[start:end], start),) if end > start else ()


def text_of(runs: Sequence[Run]) -> str:
    """The text of the runs, in order."""
    return runs[0].text if len(runs) == 1 else "".join(run.text for run in runs)


def length_of(runs: Sequence[Run]) -> int:
    """Code points in the runs."""
    return sum(len(run.text) for run in runs)


def normal(runs: Iterable[Run]) -> Runs:
    """The same text and origins with no empty run and no seam that says nothing: one form for one meaning."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and out[-1].continues(run):
            out[-1] = Run(out[-1].text + run.text, out[-1].origin, run.hand)
        else:
            out.append(run)
    return tuple(out)


def cut(runs: Sequence[Run], start: int, end: int) -> Runs:
    """Code points [start, end) of the runs."""
    out: list[Run] = []
    at = 0
    for run in runs if start < end else ():
        stop = at + len(run.text)
        if stop > start and at < end:
            out.append(run if start <= at and stop <= end else run.part(max(start - at, 0), min(end, stop) - at))
        at = stop
        if at >= end:
            break
    return tuple(out)


def replace(runs: Runs, at: int, removed: int, inserted: Sequence[Run]) -> Runs:
    """The runs with `removed` code points at `at` replaced."""
    return normal((*cut(runs, 0, at), *inserted, *cut(runs, at + removed, length_of(runs))))


def source_ranges(runs: Iterable[Run]) -> list[tuple[int, int]]:
    """Half-open ranges of the decoded source that the runs show, in the order of the runs."""
    return [(run.origin, run.origin + len(run.text)) for run in runs if run.origin is not None]


def origin_at(runs: Sequence[Run], offset: int) -> int | None:
    """Where the character at `offset` stands in the source; None if it was put in or is past the end."""
    at = 0
    for run in runs:
        if offset < at + len(run.text):
            return None if run.origin is None else run.origin + offset - at
        at += len(run.text)
    return None


def offset_of_origin(runs: Sequence[Run], origin: int) -> int | None:
    """The offset in the runs of the source character `origin`; None if the runs do not show it."""
    at = 0
    for run in runs:
        if run.origin is not None and run.origin <= origin < run.origin + len(run.text):
            return at + origin - run.origin
        at += len(run.text)
    return None
