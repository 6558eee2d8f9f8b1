"""Passages as a workbook: a row each, their figures on a second sheet."""

from collections.abc import Sequence

from zugong_desk.export.holdings import Tell, unheard
from zugong_desk.export.passages import Passage
from zugong_desk.export.tables import practices as practice_table
from zugong_desk.export.tables import sheets
from zugong_desk.export.tables.sheets import Table


def write(passages: Sequence[Passage], title: str = "", tell: Tell = unheard) -> bytes:
    """The passages as XLSX; `title` goes into the properties, `tell` hears how many passages are in.

    ExportError if there are more than a sheet has rows.
    """
    return sheets.workbook(_tables(passages), title, lambda share: tell(round(share * len(passages))))


def check(data: bytes, passages: Sequence[Passage], _title: str = "") -> None:
    """ExportError unless the bytes are a workbook that says every field of each passage."""
    sheets.check_workbook(data, _tables(passages))


def _tables(passages: Sequence[Passage]) -> list[Table]:
    """The rows, and their figures if there are any."""
    figures = practice_table.figures(passages)
    return [practice_table.practices(passages), *([figures] if figures.rows else [])]
