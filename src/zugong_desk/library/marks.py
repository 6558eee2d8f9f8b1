"""The marks by which a file is known for a library, and the rules that every connection to one keeps."""

from pathlib import Path
from urllib.parse import quote

APPLICATION_ID = int.from_bytes(b"ZGDK", "big")
SCHEMA_VERSION = 6
HEADER_SIZE = 100
MAGIC = b"SQLite format 3\x00"

PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("busy_timeout", "2000", 2000),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("locking_mode", "NORMAL", "normal"),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)
"""Name, value to set and value read back; all but the schema's own are forgotten by SQLite at each close."""


def uri(path: Path, mode: str) -> str:
    """The file's address for SQLite, in the mode `ro`, `rw` or `rwc`; a share keeps its two slashes."""
    posix = path.absolute().as_posix()
    quoted = quote(posix.encode("utf-8", "surrogateescape"))  # a name may hold bytes that are no text
    return f"file://{'' if posix.startswith('/') else '/'}{quoted}?mode={mode}"
