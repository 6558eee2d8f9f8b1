"""Pictures that are small as files and huge as pictures."""

import struct
import zlib


def png(side: int) -> bytes:
    """A white picture of one bit a pixel, `side` × `side`, whole and correct."""
    packer = zlib.compressobj(1)
    row = b"\0" + b"\xff" * ((side + 7) // 8)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">LLBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def tiff(side: int, *, loop: bool = False) -> bytes:
    """A grey picture, deflated; with `loop`, the page after the last one is the first one again."""
    body = zlib.compress(bytes(1 << 20)) if side > 1000 else zlib.compress(bytes(side * side))
    entries = [
        (256, 4, side), (257, 4, side), (258, 3, 8), (259, 3, 8), (262, 3, 1), (273, 4, 8 + 2 + 9 * 12 + 4),
        (277, 3, 1), (278, 4, side), (279, 4, len(body)),
    ]  # fmt: skip
    table = b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<LH", 8, len(entries)) + table + struct.pack("<L", 8 if loop else 0) + body
