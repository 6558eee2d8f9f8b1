"""Tables: which hold figures, row by row, and which only lay a page out."""

from lxml.etree import _Element as Element

LONGEST_CELL = 300
"""Characters; what is longer is text of the page, not an entry."""


def is_grid(table: Element) -> bool:
    """Whether a table's rows are to be read as rows: several columns, short cells, no table or heading inside."""
    if (
        table.get("role") in {"presentation", "none"}
        or next(table.iterdescendants("table", "h1", "h2"), None) is not None
    ):
        return False
    columns = 0
    for row in table.iterdescendants("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        columns = max(columns, len(cells))
        if any(_is_long(cell) for cell in cells):
            return False
    return columns > 1


def _is_long(cell: Element) -> bool:
    size = 0
    for piece in cell.itertext():
        size += len(piece.strip())
        if size > LONGEST_CELL:
            return True
    return False
