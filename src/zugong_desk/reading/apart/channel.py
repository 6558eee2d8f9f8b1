"""What this program and a child of it say to each other: messages of a kind, a length and bytes."""

import struct
from typing import BinaryIO

# To the child.
READ = b"R"
"""Read a file: pickled name and wishes; the file follows as `DATA`."""
OPEN = b"O"
"""Open a file to draw its pages: pickled password; the file follows as `DATA`."""
DRAW = b"D"
"""Draw a page: pickled number and scale."""
DATA = b"-"

# From the child; nothing of it is ever unpickled.
TAKEN = b"T"
"""The request has arrived: from here on, an end of the child is the file's doing."""
PROGRESS = b"P"
SOURCE = b"S"
OPENED = b"o"
BITMAP = b"B"
"""Width and height, then the pixels."""
NO_PAGE = b"I"
REFUSED = b"E"
"""A line for the editor."""
FAULT = b"F"
"""The name of an exception nobody foresaw, then its traceback."""
NO_MEMORY = b"M"

SIZE = struct.Struct("<LL")
_HEAD = struct.Struct("<cQ")


def send(stream: BinaryIO, kind: bytes, *pieces: bytes) -> None:
    """Write one message and flush it."""
    stream.write(_HEAD.pack(kind, sum(map(len, pieces))))
    stream.writelines(pieces)
    stream.flush()


def receive(stream: BinaryIO, most: int) -> tuple[bytes, bytes]:
    """The next message: its kind and its bytes.

    EOFError if the other end is gone; ValueError if it claims more than `most` bytes.
    """
    kind, length = _HEAD.unpack(_exactly(stream, _HEAD.size))
    if length > most:
        raise ValueError(f"a message of {length} bytes")
    return kind, _exactly(stream, length)


def _exactly(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
