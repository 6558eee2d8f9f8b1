"""Cells: the rows of a ruled table as lines; where a cell runs over several lines, cell by cell."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zugong_desk.reading.sheet.columns import Line, reading_order
from zugong_desk.reading.sheet.rows import Row, rows_of
from zugong_desk.reading.sheet.runs import Run
from zugong_desk.reading.sheet.tables import Table


def ordered_around(runs: Iterable[Run], tables: Sequence[Table], starts: Sequence[float]) -> list[Line]:
    """The runs of a frame as they are read: what stands above a table, the table, what stands below.

    `starts` as in `reading_order`.
    """
    waiting = list(runs)
    found: list[Line] = []
    for table in tables:
        inside = [run for run in waiting if table.holds(*_middle(run))]
        if not inside:
            continue
        kept = {id(run) for run in inside}
        above = [run for run in waiting if id(run) not in kept and _middle(run)[1] < table.ys[0]]
        kept |= {id(run) for run in above}
        found += reading_order(rows_of(above), starts) + _table_lines(inside, table)
        waiting = [run for run in waiting if id(run) not in kept]
    return found + reading_order(rows_of(waiting), starts)


def _table_lines(runs: Sequence[Run], table: Table) -> list[Line]:
    bands: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        bands[table.band(_middle(run)[1])].append(run)
    return [line for band in sorted(bands) for line in _band_lines(bands[band], table.columns(band))]


def _band_lines(runs: Sequence[Run], columns: Sequence[tuple[float, float]]) -> list[Line]:
    """A row of the table: one line if no cell has more."""
    cells = [rows_of(run for run in runs if low <= _middle(run)[0] < high) for low, high in columns]
    if all(len(rows) <= 1 for rows in cells):
        segments = tuple(segment for rows in cells for row in rows for segment in row.segments)
        return [Line(Row(segments), table=True)] if segments else []
    return [Line(row, edges, table=True) for rows, edges in zip(cells, columns, strict=True) for row in rows]


def _middle(run: Run) -> tuple[float, float]:
    return (run.start + run.end) / 2, (run.top + run.bottom) / 2
