"""Reading: bytes → source → structure."""

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.files import fetch, read, read_bytes
from zugong_desk.reading.parser import parse
from zugong_desk.reading.wishes import Wishes

__all__ = ["ReadingError", "Wishes", "fetch", "parse", "read", "read_bytes"]
