"""Reading and drawing apart, in child processes with limits: a file may break a child, never the desk."""

from zugong_desk.reading.apart.pages import PagesApart, open_pages_apart
from zugong_desk.reading.apart.reader import Apart, Stopped, read_apart

__all__ = ["Apart", "PagesApart", "Stopped", "open_pages_apart", "read_apart"]
