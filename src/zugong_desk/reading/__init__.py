"""Reading: bytes → source → structure."""

from zugong_desk.reading.decode import ReadingError
from zugong_desk.reading.parse import parse
from zugong_desk.reading.read import fetch, read, read_bytes

__all__ = ["ReadingError", "fetch", "parse", "read", "read_bytes"]
