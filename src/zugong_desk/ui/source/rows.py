"""The rows of the source view: a row a line, very long lines in several, and how high each is. No Qt here."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

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


def rows_of(source: Source) -> list[Row]:
    """All rows of a source, in order; together they cover every line."""
    out: list[Row] = []
    page, start = 1, 0
    for line, raw in enumerate(source.text.split("\n"), 1):
        if line > source.lines:
            break
        text = raw.removesuffix("\r")
        turned = text.count(FORM_FEED)
        page += turned
        blank = not text.strip()
        mark = page if turned else 0
        if len(text) <= LONGEST:
            out.append(Row(line, start, start + len(text), blank=blank, page=mark))
        else:
            out.extend(_parts(line, start, start + len(text), mark))
        start += len(raw) + 1
    return out


def _parts(line: int, start: int, end: int, page: int) -> list[Row]:
    cuts = range(start, end, LONGEST)
    return [Row(line, at, min(at + LONGEST, end), at == start, page=page if at == start else 0) for at in cuts]


class Heights:
    """How high the rows are and where they stand: estimated from the text, corrected when a row has been laid out."""

    def __init__(self, rows: list[Row], text: str, measures: Measures) -> None:
        self.measures = measures
        self._heights = [self._guess(row, text) for row in rows]
        self._tops: list[int] | None = None

    def _guess(self, row: Row, text: str) -> int:
        joint = self.measures.joint if row.page else 0
        if row.blank:
            return self.measures.blank + joint
        return lines_needed(text, row, self.measures) * self.measures.line + joint

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


def lines_needed(text: str, row: Row, measures: Measures) -> int:
    """About how many lines the row takes: Chinese characters an em each, ASCII ones about half of it."""
    size = row.end - row.start
    if size * measures.em <= measures.width:
        return 1
    narrow = len(text[row.start : row.end].encode("ascii", "ignore"))
    wide = (size - narrow) * measures.em + narrow * measures.latin
    per_line = max(measures.width - measures.em // 2, measures.em)
    return max(1, -int(-wide // per_line))


def row_of(rows: list[Row], offset: int) -> int:
    """The index of the row that holds a code point of the source; its line end belongs to the row before it."""
    return max(0, bisect_right(rows, offset, key=lambda row: row.start) - 1)
