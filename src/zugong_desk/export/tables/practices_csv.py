"""Passages as CSV for Excel: a row each, UTF-8 with its mark, nothing that is taken for a formula."""

from collections.abc import Sequence

from zugong_desk.export.holdings import Tell, unheard
from zugong_desk.export.passages import Passage
from zugong_desk.export.tables import practices as practice_table
from zugong_desk.export.tables import sheets


def write(passages: Sequence[Passage], _title: str = "", tell: Tell = unheard) -> bytes:
    """The passages as CSV; a table has no title. `tell` hears how many passages are in."""
    return sheets.comma_separated(practice_table.practices(passages, tell))


def check(data: bytes, passages: Sequence[Passage], _title: str = "") -> None:
    """ExportError unless the bytes read back as every field of each passage."""
    sheets.check_comma_separated(data, practice_table.practices(passages))
