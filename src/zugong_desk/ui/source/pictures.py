"""Pictures of pages that are kept, the last used ones up to a number of bytes."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage

MOST_BYTES = 96 << 20


@dataclass(frozen=True, slots=True)
class Picture:
    """A page drawn at `scale` device pixels a point."""

    image: QImage
    scale: float


class Pictures:
    """One picture a page; the one that was not looked at for longest goes first."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[int, Picture] = OrderedDict()
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, page: int) -> bool:
        return page in self._kept

    def get(self, page: int) -> Picture | None:
        """The picture of a page, at whatever scale it was drawn last."""
        if page in self._kept:
            self._kept.move_to_end(page)
        return self._kept.get(page)

    def put(self, page: int, picture: Picture) -> None:
        """Keep a picture; it stays even if it alone is larger than all that may be kept."""
        self.drop(page)
        self._kept[page] = picture
        self.bytes += picture.image.sizeInBytes()
        while self.bytes > self._most and len(self._kept) > 1:
            self.drop(next(iter(self._kept)))

    def drop(self, page: int) -> None:
        """Let go of a page's picture."""
        gone = self._kept.pop(page, None)
        self.bytes -= gone.image.sizeInBytes() if gone else 0

    def clear(self) -> None:
        """Let go of all."""
        self._kept.clear()
        self.bytes = 0
