"""The pages of a file that can be drawn."""

from importlib import import_module
from typing import Protocol

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.forms import PDF, PDF_WITHIN

MOST_PIXELS = 40_000_000
"""The largest picture that is drawn: an A4 page at 500 dpi has 24 million pixels."""


class DrawnPages(Protocol):
    """An open file whose pages can be drawn; not for use in two threads at once."""

    def draw(self, page: int, scale: float) -> Bitmap:
        """The 1-based page at `scale` pixels a point, rotation done, on white; smaller if it would pass `MOST_PIXELS`.

        IndexError if there is no such page; ReadingError if it cannot be drawn.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def open_pages(data: bytes, password: str | None = None) -> DrawnPages:
    """The pages of a PDF or of a picture. ReadingError if the file cannot be opened."""
    module = import_module(f"{__package__}.{'pdf' if PDF in data[:PDF_WITHIN] else 'picture'}")
    opened: DrawnPages = module.open_pages(data, password)
    return opened
