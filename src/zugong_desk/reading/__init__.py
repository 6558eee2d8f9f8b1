"""Reading: bytes → source → structure."""

from zugong_desk.reading.decode import ReadingError
from zugong_desk.reading.files import fetch, read, read_bytes
from zugong_desk.reading.parser import parse

__all__ = ["ReadingError", "fetch", "parse", "read", "read_bytes"]
