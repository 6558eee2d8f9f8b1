"""The pages of an issue: the bytes that were received, and what draws them."""

from pathlib import Path

from zugong_desk.desk.libraries import reading_library
from zugong_desk.reading.apart import open_pages_apart
from zugong_desk.reading.drawing.pages import DrawnPages


def original(library: Path, id: str) -> bytes | None:
    """The bytes from which an issue was read; None if the library has lost them.

    Reads through a connection of its own, so it may run in any thread. LibraryError if they cannot be read or are not
    what was received.
    """
    with reading_library(library) as desk:
        return desk.library.original(id) if desk.present(id) else None


def drawn_pages(data: bytes) -> DrawnPages:
    """What draws the pages of a PDF or picture, in a child process. ReadingError if they cannot be opened.

    Waits for the child, so it is not for the window's thread.
    """
    return open_pages_apart(data)
