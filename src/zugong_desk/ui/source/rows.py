"""The rows of the source view: a row a line, very long lines in several, and how high each is. No Qt here."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from zugong_desk.domain.source import Source

LONGEST = 2_000  # code points laid out at once: a line without end must not stall the window
FORM_FEED = "\f"


@dataclass(frozen=True, slots=True)
class Measures:
    """Logical pixels that fix how high a row is; `em` is the width of a Chinese character."""

    width: int
    em: int = 13
    latin: float = 7.3
    line: int = 21
    blank: int = 6
    joint: int = 17


@dataclass(frozen=True, slots=True)
class Row:
    """Code points [start, end) of the source on one row; `line` is 1-based, `first` if the line begins here.

    `page` is the page that begins on this row, 0 if none does.
    """

    line: int
    start: int
    end: int
    first: bool = True
    blank: bool = False
    page: int = 0


class Rows:
    """All rows of a source, in order; together they cover every line. A row is made when it is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        starts: Sequence[int] = source.line_starts
        if any(end - start > LONGEST for start, end in pairwise((*starts, len(source.text)))):
            starts = _cut(source)
        self._starts = starts
        self._pages = self._page_turns()

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: int) -> Row:
        """The row of an index from 0; IndexError past the end."""
        start, source = self._starts[at], self._source
        line = source.line_of(start)
        first, end = source.line_range(line)
        if at + 1 < len(self._starts):
            end = min(end, self._starts[at + 1])
        blank = not source.text[start:end].strip()
        return Row(line, start, end, start == first, blank, self._pages.get(at, 0))

    def at(self, offset: int) -> int:
        """The index of the row that holds a code point; its line end belongs to the row before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def texts(self) -> list[str]:
        """The text of each row, with its line end, for measuring them all."""
        text = self._source.text
        return [text[start:end] for start, end in pairwise((*self._starts, len(text)))]

    @property
    def pages(self) -> list[int]:
        """The indices of the rows on which a page begins."""
        return list(self._pages)

    def _page_turns(self) -> dict[int, int]:
        """Row → the page that begins on it; form feeds turn pages."""
        pages: dict[int, int] = {}
        found, page = self._source.text.find(FORM_FEED), 1
        while found >= 0:
            page += 1
            pages[self.at(found)] = page
            found = self._source.text.find(FORM_FEED, found + 1)
        return pages


def _cut(source: Source) -> list[int]:
    """Where rows begin when lines are too long to be laid out whole."""
    return [at for line in range(1, source.lines + 1) for at in _parts(*source.line_range(line))]


def _parts(start: int, end: int) -> range:
    return range(start, max(end, start + 1), LONGEST)


class Heights:
    """How high the rows are and where they stand: estimated from the text, corrected when a row has been laid out."""

    def __init__(self, texts: Sequence[str], pages: Sequence[int], measures: Measures) -> None:
        self.measures = measures
        fits = measures.width // measures.em
        self._heights = [
            measures.blank
            if text.isspace() or not text
            else measures.line
            if len(text) <= fits
            else lines_needed(text, measures) * measures.line
            for text in texts
        ]
        for at in pages:
            self._heights[at] += measures.joint
        self._tops: list[int] | None = None

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._all_tops()[-1]

    def __getitem__(self, at: int) -> int:
        return self._heights[at]

    def top(self, at: int) -> int:
        """Where row `at` begins."""
        return self._all_tops()[at]

    def at(self, y: int) -> int:
        """The row that covers `y`, the nearest one outside."""
        return max(0, min(bisect_right(self._all_tops(), y) - 1, len(self._heights) - 1))

    def correct(self, at: int, height: int) -> bool:
        """Put the true height of a row; True if the guess was wrong."""
        if self._heights[at] == height:
            return False
        self._heights[at] = height
        self._tops = None
        return True

    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops


def lines_needed(text: str, measures: Measures) -> int:
    """About how many lines a text takes: Chinese characters an em each, ASCII ones about half of it."""
    narrow = len(text.encode("ascii", "ignore"))
    wide = (len(text) - narrow) * measures.em + narrow * measures.latin
    if wide <= measures.width:
        return 1
    per_line = max(measures.width - measures.em // 2, measures.em)
    return max(1, -int(-wide // per_line))
