"""Tables: which hold figures, row by row, and which only lay a page out."""

from lxml.etree import _Element as Element

LONGEST_CELL = 300
"""Characters; what is longer is text of the page, not an entry."""
PROSE = 36
"""Characters from which what a cell says in sentences is running text: a note beside instructions, say."""
FEWEST_ROWS = 3
"""Rows from which a table may hold running text and still be one of entries."""


def is_grid(table: Element) -> bool:
    """Whether a table's rows are to be read as rows: several columns, short cells, no table or heading inside."""
    if (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table", "h1", "h2"), None) is not None
    ):
        return False
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iterdescendants("tr")]
    cells = [cell for row in rows for cell in row]
    if any(_is_long(cell) for cell in cells) or (len(rows) < FEWEST_ROWS and any(_runs(cell) for cell in cells)):
        return False
    return max(map(len, rows), default=0) > 1


def _is_long(cell: Element) -> bool:
    size = 0
    for piece in cell.itertext():
        size += len(piece.strip())
        if size > LONGEST_CELL:
            return True
    return False


def _runs(cell: Element) -> bool:
    text = "".join(piece.strip() for piece in cell.itertext())
    return len(text) >= PROSE and any(stop in text for stop in "。；")
