"""Small faults of Word 97 files, mended where the converter would refuse the whole file for one of them."""

import struct
from collections.abc import Iterator, Mapping

from doc2docx.cfb import CompoundFile, ObjectType
from doc2docx.cfb.writer import write_compound_storage
from doc2docx.msdoc import FileInformationBlock

from zugong_desk.reading.word.padding import clear_padding

_DOCUMENT = "WordDocument"
_TABLES_AT = 154
"""Where the places and sizes of tables begin in the head of the document, 8 bytes each."""
_ANCHORS = (40, 41)
"""Of these tables: the anchors of the text and those of headers."""
_PARAGRAPHS = 13
"""The table of the pages that hold properties of paragraphs."""
_CP, _SPA = 4, 26
_RECTANGLE = struct.Struct("<4i")


def mendings(data: bytes) -> Iterator[bytes]:
    """The file with padding zero and the rectangles of drawings upright, then without any anchors of drawings.

    LibreOffice, for one, writes level lines with their lower edge above the upper one.
    """
    file = CompoundFile(data)
    document = bytearray(file.open_stream(_DOCUMENT))
    head = FileInformationBlock.parse(bytes(document))
    name = head.base.table_stream_name
    table = bytearray(file.open_stream(name))
    for place in (head.plc_spa_mom, head.plc_spa_hdr):
        _set_upright(table, place.fc, place.lcb)
    pages = head.fib_rg_fc_lcb[_PARAGRAPHS]
    clear_padding(document, bytes(table), pages.fc, pages.lcb)
    yield _with_streams(file, {name: bytes(table), _DOCUMENT: bytes(document)})
    for index in _ANCHORS:
        struct.pack_into("<I", document, _TABLES_AT + 8 * index + 4, 0)
    yield _with_streams(file, {name: bytes(table), _DOCUMENT: bytes(document)})


def _set_upright(table: bytearray, start: int, size: int) -> None:
    """Order the edges of each anchor's rectangle; the table holds a character's place for each and one at the end."""
    count = max(0, min(size, len(table) - start) - _CP) // (_CP + _SPA)
    first = start + _CP * (count + 1) + 4
    for at in range(first, first + count * _SPA, _SPA):
        left, top, right, bottom = _RECTANGLE.unpack_from(table, at)
        _RECTANGLE.pack_into(table, at, min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _with_streams(file: CompoundFile, mended: Mapping[str, bytes]) -> bytes:
    root, *others = file.entries
    entries = (entry for entry in others if entry.object_type in {ObjectType.STREAM, ObjectType.STORAGE})
    streams = (
        (entry.path, entry, file.open_stream(entry.path) if entry.object_type is ObjectType.STREAM else None)
        for entry in entries
    )
    kept = tuple((path, entry, mended.get(path, own)) for path, entry, own in streams)
    return bytes(write_compound_storage(root, kept))
