"""A TrueType font made of boxes, so that what is drawn with it has a place and a size."""

import struct

EM = 1000
ASCENT, DESCENT = 880, -120
MARGIN = 50
"""Between a box and the sides of its cell, in thousandths of the size."""


def box_font(advances: list[int]) -> bytes:
    """The font: glyph i is a box `advances[i]` wide but for its margins."""
    glyphs = [_box(advance) for advance in advances]
    offsets = [0]
    for glyph in glyphs:
        offsets.append(offsets[-1] + len(glyph))
    count = len(glyphs)
    bounds = (0, DESCENT, EM, ASCENT)
    head = struct.pack(">iiIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, *bounds, 0, 8, 2, 1, 0)
    hhea = struct.pack(">ihhhHhhhhhhhhhhhH", 0x10000, ASCENT, DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, count)
    maxp = struct.pack(">i14H", 0x10000, count, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
    return _sfnt(
        {
            b"glyf": b"".join(glyphs),
            b"head": head,
            b"hhea": hhea,
            b"hmtx": b"".join(struct.pack(">Hh", advance, MARGIN) for advance in advances),
            b"loca": struct.pack(f">{count + 1}I", *offsets),
            b"maxp": maxp,
        }
    )


def _box(advance: int) -> bytes:
    left, right, low, high = MARGIN, advance - MARGIN, DESCENT + MARGIN, ASCENT - MARGIN
    head = struct.pack(">hhhhh", 1, left, low, right, high)
    across = struct.pack(">hhhh", left, 0, right - left, 0)
    up = struct.pack(">hhhh", low, high - low, 0, low - high)
    glyph = head + struct.pack(">HH", 3, 0) + b"\x01" * 4 + across + up
    return glyph + b"\0" * (-len(glyph) % 4)


def _sfnt(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sIII", tag, total, at + len(body), len(table))
        body += padded
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + directory + body
