"""Sheets: pages as lines of text in reading order, each where it stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.imprint import Page, Range
from zugong_desk.domain.radicals import is_radical, ordinary
from zugong_desk.reading.sheet.cells import ordered_around
from zugong_desk.reading.sheet.columns import Line, column_starts
from zugong_desk.reading.sheet.dashes import take_dashes_apart
from zugong_desk.reading.sheet.runs import Run, unframed
from zugong_desk.reading.sheet.spacing import in_sans, ranges, spaced
from zugong_desk.reading.sheet.tables import Table

SMALLEST = 0.5
"""Points: smaller print cannot be seen."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a page, in the frame of its direction.

    `edges` are the n + 1 places of its n characters along the frame, `top`, `bottom` and `base` lie square to it.
    `bold` are the half-open ranges that are drawn thick or in a bold cut, `heavy` those in a family made for headings,
    `sans` those whose Chinese characters have strokes of one thickness.
    `column` are the edges of the column it stands in, None for the page's own. `table` tells that rules part it
    from its neighbours.
    """

    page: int
    text: str
    edges: tuple[float, ...]
    frame: int
    angle: float
    base: float
    top: float
    bottom: float
    size: float
    font: str
    bold: tuple[Range, ...]
    heavy: tuple[Range, ...]
    sans: tuple[Range, ...]
    column: tuple[float, float] | None
    table: bool = False

    @property
    def start(self) -> float:
        """Where its first character begins."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Where its last character ends."""
        return self.edges[-1]

    @property
    def corner(self) -> tuple[float, float]:
        """The top left corner of its first cell on the page."""
        return unframed(self.edges[0], self.top, self.frame)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size as shown, and its lines in reading order."""

    page: Page
    lines: tuple[SetLine, ...] = ()

    @property
    def main(self) -> tuple[SetLine, ...]:
        """The lines that run in the direction of most of the page's text."""
        return tuple(line for line in self.lines if line.frame == self.lines[0].frame)

    @property
    def starts(self) -> tuple[float, ...]:
        """Where its right-hand columns begin."""
        return column_starts(line.column for line in self.main if not line.table)


def lines_of(
    runs: Iterable[Run], page: Page, number: int, tables: Sequence[Table] = (), starts: Sequence[float] = ()
) -> tuple[SetLine, ...]:
    """The runs that can be seen on the 1-based page as lines in reading order, the rows of tables kept together.

    `starts` are where the right-hand columns of the page before begin.
    """
    seen = [run for run in runs if _on(page, run)]
    for run in seen:
        take_dashes_apart(run)
    return _without_radicals(
        tuple(line for frame in _frames(seen) for line in _lines(seen, frame, number, tables, starts))
    )


def _on(page: Page, run: Run) -> bool:
    """Whether any of a run can be seen on the page: it lies there and is not too small."""
    if run.setting.size < SMALLEST:
        return False
    middle = (run.top + run.bottom) / 2
    places = (unframed(along, middle, run.frame) for along in (run.start, (run.start + run.end) / 2, run.end))
    return any(-1 <= x <= page.width + 1 and -1 <= y <= page.height + 1 for x, y in places)


def _frames(runs: list[Run]) -> list[int]:
    """The directions of print on a page, the one that most characters have first."""
    counts: Counter[int] = Counter()
    for run in runs:
        counts[run.frame] += len(run.chars)
    return [frame for frame, _count in counts.most_common()]


def _lines(runs: list[Run], frame: int, number: int, tables: Sequence[Table], starts: Sequence[float]) -> list[SetLine]:
    framed = (run for run in runs if run.frame == frame)
    ordered = ordered_around(framed, tables if frame == 0 else (), starts)
    set_lines = (_set_line(line, number) for line in ordered)
    return [line for line in set_lines if line.text]


def _set_line(line: Line, number: int) -> SetLine:
    runs = line.row.runs
    text = spaced(runs)
    main = [run for run in runs if run.setting.size >= 0.8 * line.row.size] or list(runs)
    first = runs[0]
    thick = {id(run.setting): run.setting.bold for run in runs}
    return SetLine(
        page=number,
        text=text.text,
        edges=text.edges,
        frame=first.frame,
        angle=_angle(first),
        base=line.row.base,
        top=min(run.top for run in main),
        bottom=max(run.bottom for run in main),
        size=line.row.size,
        font=_family(runs),
        bold=ranges([thick[id(one)] or twice for one, twice in zip(text.settings, text.twice, strict=True)], text.text),
        heavy=ranges([one.face.heavy for one in text.settings], text.text),
        sans=ranges(in_sans(text), text.text),
        column=line.column,
        table=line.table,
    )


def _angle(run: Run) -> float:
    """The direction of a line: that of its type, or of the frame for vertical writing."""
    angle = run.setting.angle % 360
    askew = (angle - run.frame + 180) % 360 - 180
    return round(angle, 2) % 360 if 0.1 < abs(askew) < 45 else float(run.frame)


def _family(runs: Iterable[Run]) -> str:
    """The family that most of the characters are set in; Chinese characters decide where there are any."""
    counts: Counter[str] = Counter()
    for run in runs:
        counts[run.setting.face.family] += run.ink * (3 if run.chars[-1] >= "\u2e80" else 1)
    return counts.most_common(1)[0][0]


def _without_radicals(lines: tuple[SetLine, ...]) -> tuple[SetLine, ...]:
    if not any(is_radical(char) for line in lines for char in set(line.text)):
        return lines
    seen = frozenset(char for line in lines for char in line.text)
    return tuple(replace(line, text=ordinary(line.text, seen)) for line in lines)
