"""How a source sets its lines: where it wraps them, and what stands between two paragraphs."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from zugong_desk.domain.block import Label
from zugong_desk.domain.corrections_rows import Row
from zugong_desk.domain.kinds import Kind

_OFTEN = 2
"""Wraps in one paragraph that no page breaks account for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Code points [start, end) of a source, a line end among them, between two characters of one line of the reading text.

    `line` is that line's number from 0; `glued` says that the parser put something in between.
    """

    start: int
    end: int
    text: str
    line: int
    glued: bool

    @property
    def blank(self) -> bool:
        """Whether a blank line is in it."""
        return self.text.count("\n") > 1

    @property
    def breaks_page(self) -> bool:
        return "\f" in self.text


def gaps_in(parsed: Row, source: str) -> Iterator[Gap]:
    """The gaps in which the parser joined lines of the source, in order."""
    shown = [at for at, origin in enumerate(parsed.origins) if origin >= 0]
    line = 0
    for one, other in pairwise(shown):
        put = parsed.text[one + 1 : other]
        line += put.count("\n")
        start, end = parsed.origins[one] + 1, parsed.origins[other]
        if "\n" not in put and "\n" in source[start:end]:
            yield Gap(start, end, source[start:end], line, bool(put))


def usual_wrap(gaps: Sequence[Gap], aside: Collection[int]) -> str:
    """What stands where the file wraps the lines of a paragraph; empty for one that does not wrap them."""
    plain = [
        gap
        for gap in gaps
        if not gap.glued and not gap.breaks_page and not any(at in aside for at in range(gap.start, gap.end))
    ]
    often = Counter(gap.line for gap in plain)
    if not any(count >= _OFTEN for count in often.values()):
        return ""
    common = Counter(gap.text for gap in plain if gap.text.isspace())
    return common.most_common(1)[0][0] if common else ""


def width(words: str) -> int:
    """How many half-width columns words take."""
    return sum(1 + (east_asian_width(char) in "WF") for char in words)


def separator(parsed: Row, source: str, labels: Sequence[Label | None]) -> str:
    """What stands between two paragraphs in most places: a line end, and perhaps a blank line or an indent."""
    feed = "\r\n" if source.count("\r\n") * 2 > source.count("\n") else "\n"
    shown = [at for at, origin in enumerate(parsed.origins) if origin >= 0]
    prose, other = Counter[str](), Counter[str]()
    for one, two in pairwise(shown):
        start, end = parsed.origins[one] + 1, parsed.origins[two]
        gap = source[start:end]
        if "\n" in parsed.text[one + 1 : two] and "\n" in gap and gap.isspace() and "\f" not in gap:
            kinds = {label.kind for label in (labels[start - 1], labels[end]) if label}
            (prose if kinds == {Kind.PARAGRAPH} else other)[gap] += 1
    common = (prose or other).most_common(1)
    return common[0][0] if common else feed * 2
