"""Boxes of a Word 97 file whose places the converter could not make out: their lines, and whether they hang on top."""

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from doc2docx.cfb import CompoundFile
from doc2docx.diagnostics import ConversionReport
from doc2docx.msdoc import FileInformationBlock, read_piece_table

from zugong_desk.reading.word.lost import plain

_BOXES = "MAIN_TEXTBOX_TABLE_MALFORMED"
_STRETCHES = 56
"""The index of the table of stretches that boxes take of their story."""
_SPA, _FTXBXS, _SHAPE_AT = 26, 22, 14

Stretch = tuple[int, int, int]
"""Start and end in the story of boxes, and the number of the shape that shows it."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Lines of boxes: those that hang before all text, as a masthead does, and those of which nothing is known."""

    above: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def boxes(data: bytes, found: frozenset[str]) -> Boxes:
    """The lines in the boxes of a Word 97 file that the converter lost, by the codes it reports; mostly none."""
    if _BOXES not in found:
        return Boxes()
    file = CompoundFile(data)
    document = file.open_stream("WordDocument")
    head = FileInformationBlock.parse(document)
    table = file.open_stream(head.base.table_stream_name)
    report = ConversionReport("", "")
    pieces = read_piece_table(table, document, fc_clx=head.clx.fc, lcb_clx=head.clx.lcb, report=report)

    def lines(start: int, end: int) -> list[str]:
        return plain(pieces.extract(start, end, report, story="textboxes"))

    anchors = _anchors(table, head.plc_spa_mom.fc, head.plc_spa_mom.lcb)
    place = head.fib_rg_fc_lcb[_STRETCHES]
    stretches = _stretches(table, place.fc, place.lcb, head.ccp_textboxes)
    story = head.textbox_story_cp_start
    out = Boxes()
    for start, end, shape in stretches:
        hangs_above = shape in anchors and not lines(0, min(anchors[shape], head.ccp_text))
        (out.above if hangs_above else out.after).extend(lines(story + start, story + end))
    return out


def _anchors(table: bytes, start: int, size: int) -> dict[int, int]:
    """The character at which each shape hangs."""
    places, shapes = _entries(table, start, size, _SPA, lambda entry: int.from_bytes(entry[:4], "little"))
    return dict(zip(shapes, places, strict=False))


def _stretches(table: bytes, start: int, size: int, length: int) -> list[Stretch]:
    """The stretches of the story of boxes; all of it as one where the table does not cover it in order."""
    places, shapes = _entries(table, start, size, _FTXBXS, lambda entry: int.from_bytes(entry[_SHAPE_AT:18], "little"))
    if not shapes or places[0] != 0 or places[-1] != length or any(one > other for one, other in pairwise(places)):
        return [(0, length, 0)]
    return [(first, last, shape) for (first, last), shape in zip(pairwise(places), shapes, strict=True)]


def _entries(
    table: bytes, start: int, size: int, width: int, shape: Callable[[bytes], int]
) -> tuple[tuple[int, ...], list[int]]:
    """The places in a table of Word and the shapes that its entries name; there is one place more than entries."""
    count = (max(0, min(size, len(table) - start)) - 4) // (4 + width)
    if count <= 0:
        return (), []
    first = start + 4 * (count + 1)
    entries = (table[at : at + width] for at in range(first, first + count * width, width))
    return struct.unpack_from(f"<{count + 1}I", table, start), [shape(entry) for entry in entries]
