"""The pages of a picture file, drawn from its own pixels."""

from PIL import Image

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.scan.frames import Frames


class PicturePages:
    """An open picture file whose pages can be drawn; the page drawn last is kept decoded."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._last: tuple[int, Image.Image] | None = None

    def draw(self, page: int, scale: float) -> Bitmap:
        """The 1-based page at `scale` pixels a point; smaller if it would pass `MOST_PIXELS`.

        IndexError if there is no such page; ReadingError if it is damaged.
        """
        picture = self._decoded(page)
        shown = self._frames.pages[page - 1]
        least = min(scale, (MOST_PIXELS / (shown.width * shown.height)) ** 0.5)
        # Cut off, not rounded: a page may be as large as just allowed.
        size = max(1, int(shown.width * least)), max(1, int(shown.height * least))
        drawn = picture.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
        return Bitmap(drawn.width, drawn.height, drawn.tobytes())

    def _decoded(self, page: int) -> Image.Image:
        if self._last is None or self._last[0] != page:
            self._last = None  # two decoded pages at once are not worth their memory
            self._last = (page, self._frames.picture(page))
        return self._last[1]

    def close(self) -> None:
        """Let go of the file."""
        self._last = None
        self._frames.close()


def open_pages(data: bytes, _password: str | None = None) -> PicturePages:
    """The pages of a picture file. ReadingError if it cannot be opened."""
    return PicturePages(Frames(data))
