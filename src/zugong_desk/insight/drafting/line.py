"""A line of the reading text as drafters see it: its clauses, its sentences, and what stands in marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_SENTENCE = re.compile(r"[。！？!?]+[”’」』）)]*|[；;]")
_CLAUSE = re.compile(r"[。！？!?；;，：:]+|(?<![0-9]),|,(?![0-9])")
_QUOTED = re.compile(
    r"“[^“”]{0,24}”|《[^《》]{0,40}》|‘[^‘’]{0,24}’|「[^「」]{0,24}」|『[^『』]{0,24}』|〈[^〈〉]{0,24}〉"
)


@dataclass(frozen=True)
class Line:
    """A block's text; `start` is where it begins in the reading text. All other numbers are code points of the line."""

    text: str
    start: int = 0

    def clause(self, at: int) -> tuple[int, int]:
        """The code points [start, end) between the two marks around a place, without the marks."""
        return _between(self._clauses, at, len(self.text))

    def sentence(self, at: int) -> tuple[int, int]:
        """The same between full stops and semicolons."""
        return _between(self._sentences, at, len(self.text))

    def quoted(self, start: int, end: int) -> bool:
        """Whether a range stands inside short quotation marks or title marks."""
        at = bisect_right(self._quoted_starts, start) - 1
        return at >= 0 and self._quoted[at][0] < start and end < self._quoted[at][1]

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        return [found.span() for found in _CLAUSE.finditer(self.text)]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return [found.span() for found in _SENTENCE.finditer(self.text)]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [found.span() for found in _QUOTED.finditer(self.text)]

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [start for start, _ in self._quoted]


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The whole lines that code points [start, end) of a text touch."""
    at = text.rfind("\n", 0, start) + 1
    while at <= end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        yield Line(text[at:stop], at)
        at = stop + 1
        if at >= end:
            break


def _between(marks: list[tuple[int, int]], at: int, length: int) -> tuple[int, int]:
    after = bisect_left(marks, (at, at))
    start = marks[after - 1][1] if after else 0
    end = marks[after][0] if after < len(marks) else length
    return min(start, at), max(end, at)
