"""Where the drawings of a Word 97 file hang: mended where the converter would refuse the whole file for one of them."""

import struct
from collections.abc import Iterator

from doc2docx.cfb import CompoundFile, ObjectType
from doc2docx.cfb.writer import write_compound_storage
from doc2docx.msdoc import FileInformationBlock

_DOCUMENT = "WordDocument"
_TABLES_AT = 154
"""Where the places and sizes of tables begin in the head of the document, 8 bytes each."""
_ANCHORS = (40, 41)
"""Of these tables: the anchors of the text and those of headers."""
_CP, _SPA = 4, 26
_RECTANGLE = struct.Struct("<4i")


def mendings(data: bytes) -> Iterator[bytes]:
    """The file with less and less of what may be wrong with its anchors: rectangles upright, then no anchors at all.

    LibreOffice, for one, writes level lines with their lower edge above the upper one.
    """
    file = CompoundFile(data)
    document = file.open_stream(_DOCUMENT)
    head = FileInformationBlock.parse(document)
    name = head.base.table_stream_name
    table = bytearray(file.open_stream(name))
    for place in (head.plc_spa_mom, head.plc_spa_hdr):
        _set_upright(table, place.fc, place.lcb)
    yield _with_stream(file, name, bytes(table))
    bare = bytearray(document)
    for index in _ANCHORS:
        struct.pack_into("<I", bare, _TABLES_AT + 8 * index + 4, 0)
    yield _with_stream(file, _DOCUMENT, bytes(bare))


def _set_upright(table: bytearray, start: int, size: int) -> None:
    """Order the edges of each anchor's rectangle; the table holds a character's place for each and one at the end."""
    count = max(0, min(size, len(table) - start) - _CP) // (_CP + _SPA)
    first = start + _CP * (count + 1) + 4
    for at in range(first, first + count * _SPA, _SPA):
        left, top, right, bottom = _RECTANGLE.unpack_from(table, at)
        _RECTANGLE.pack_into(table, at, min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _with_stream(file: CompoundFile, name: str, data: bytes) -> bytes:
    root, *others = file.entries
    entries = (entry for entry in others if entry.object_type in {ObjectType.STREAM, ObjectType.STORAGE})
    streams = (
        (entry.path, entry, file.open_stream(entry.path) if entry.object_type is ObjectType.STREAM else None)
        for entry in entries
    )
    kept = tuple((path, entry, data if path == name else own) for path, entry, own in streams)
    return bytes(write_compound_storage(root, kept))
