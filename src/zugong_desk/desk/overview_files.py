"""The overview into a file: XLSX with the figures and the passages behind them, or CSV of the figures alone."""

from collections.abc import Sequence
from pathlib import Path

from zugong_desk.desk.overview import RATINGS, Entry, Matrix, measured
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.publish import publish
from zugong_desk.export.tables import overview as overview_table
from zugong_desk.export.tables import sheets
from zugong_desk.export.tables.overview import Counts

TOTAL = "合计"
INDENT = "　"


def export_tables(path: Path, named: Sequence[tuple[str, Matrix]], tags: Tags) -> Path:
    """Write matrices by their names: all of them and the passages of the first into .xlsx, the first alone into .csv.

    ExportError if it cannot be written; what stood there stays then.
    """
    counts = [_counts(name, matrix) for name, matrix in named]
    if path.suffix.lower() == ".csv":
        (table, *_) = overview_table.tables(counts[:1], ())
        return publish(path, sheets.comma_separated(table), lambda data: data.decode("utf-8-sig"))
    tables = overview_table.tables(counts, [_row(entry, tags) for entry in named[0][1].entries])
    return publish(path, sheets.workbook(tables), lambda data: sheets.check_workbook(data, tables))


def _counts(name: str, matrix: Matrix) -> Counts:
    rows = [
        (
            INDENT * row.depth + row.name,
            (
                *(matrix.count(row.key, column.key) for column in matrix.columns),
                measured(matrix.row_entries(row.key), matrix.measure),
            ),
        )
        for row in matrix.rows
    ]
    sums = [measured(matrix.column_entries(column.key), matrix.measure) for column in matrix.columns]
    rows.append((TOTAL, (*sums, measured(matrix.entries, matrix.measure))))
    return Counts(name, (*(column.name for column in matrix.columns), TOTAL), tuple(rows))


def _row(entry: Entry, tags: Tags) -> tuple[str, ...]:
    tag = tags.get(entry.tag)
    named = tag.name if tag else entry.tag
    said = entry.issue, entry.month, named, entry.region, entry.org, entry.column, entry.title
    return *said, RATINGS[entry.rating], entry.text, str(entry.start), str(entry.end)
