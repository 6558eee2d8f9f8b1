"""The scenes of a file: what a painter needs to draw its pages."""

from zugong_desk.reading.ofd.document import Document
from zugong_desk.reading.ofd.scene import Scene


class Scenes:
    """An open OFD whose pages can be asked for; pages are counted from 1."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._document.sheets)

    def size(self, page: int) -> tuple[float, float]:
        """The width and height of a page in points. IndexError if there is no such page."""
        return self._document.size(self._index(page))

    def scene(self, page: int) -> Scene:
        """What is drawn on a page. IndexError if there is no such page; ReadingError if it is damaged."""
        return self._document.stage(self._index(page)).scene

    def _index(self, page: int) -> int:
        if not 0 < page <= self.count:
            raise IndexError(page)
        return page - 1


def open_scenes(data: bytes) -> Scenes:
    """The pages of an OFD. ReadingError if it is damaged, locked or has no pages."""
    return Scenes(Document(data))
