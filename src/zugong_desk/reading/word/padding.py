"""Padding in the paragraph properties of a Word 97 file: LibreOffice leaves what was there before, it should be zero."""

import struct

from doc2docx.errors import Doc2DocxError
from doc2docx.msdoc.sprm import parse_grpprl

_PAGE = 512
_BX = 13
"""Bytes of what a page says of where the properties of a paragraph stand in it."""


def clear_padding(document: bytearray, table: bytes, start: int, size: int) -> None:
    """Make zero the last byte of properties that can be read only without it; the table names the pages of properties."""
    count = (max(0, min(size, len(table) - start)) - 4) // 8
    if count <= 0:
        return
    for number in struct.unpack_from(f"<{count}I", table, start + 4 * (count + 1)):
        first = _PAGE * (number & 0x3FFFFF)
        page = bytes(document[first : first + _PAGE])
        if len(page) == _PAGE:
            for at in _padded(page):
                document[first + at] = 0


def _padded(page: bytes) -> list[int]:
    """Where in a page padding stands that is not zero."""
    runs = page[-1]
    offsets = {2 * page[at] for at in range(4 * (runs + 1), 4 * (runs + 1) + _BX * runs, _BX) if at < _PAGE - 1}
    out = []
    for offset in offsets - {0}:
        words = page[offset]
        start, length = (offset + 1, 2 * words - 1) if words else (offset + 2, 2 * page[offset + 1])
        end = start + length
        said = page[start + 2 : end]
        if said and end < _PAGE and not _is_read(said) and _is_read(said[:-1]):
            out.append(end - 1)
    return out


def _is_read(said: bytes) -> bool:
    try:
        parse_grpprl(said, label="", allow_trailing_zero_padding=True)
    except Doc2DocxError:
        return False
    return True
