"""Scans: pages that hold pictures instead of text, put together from them and recognised."""

from PIL import Image

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.scene import Picture, Scene, at
from zugong_desk.reading.scan import recognise
from zugong_desk.reading.scan.frames import Frames
from zugong_desk.reading.sheet.feeds import PrintedLine

SCALE = 200 / 72
"""Pixels a point of the pictures that are recognised: 200 dpi."""
MOST_PICTURES = 50
"""Of one page; scanners cut a page into a few strips at most."""
LEAST_SIDE = 4
"""Pixels; what is narrower is a line."""


def recognised(scene: Scene, number: int) -> list[PrintedLine] | None:
    """The lines on the pictures of the 1-based page, None if no picture can be seen.

    Raises ReadingError if the recogniser is not installed.
    """
    paper = _paper(scene)
    if paper is None:
        return None
    bitmap = Bitmap(paper.width, paper.height, paper.tobytes())
    return recognise(bitmap, number, 1 / SCALE)


def _paper(scene: Scene) -> Image.Image | None:
    """The page with its pictures on white; None if none of them can be seen upright."""
    size = max(1, round(scene.width * SCALE)), max(1, round(scene.height * SCALE))
    paper = Image.new("RGB", size, "white")
    laid = 0
    for item in scene.items:
        if isinstance(item, Picture) and item.origin != "mark" and laid < MOST_PICTURES:
            laid += _lay(paper, item)
    return paper if laid else None


def _lay(paper: Image.Image, item: Picture) -> bool:
    """Put a picture on the paper; False if it is askew, too small or damaged."""
    left, top = (round(value * SCALE) for value in at(item.matrix, 0, 0))
    right, bottom = (round(value * SCALE) for value in at(item.matrix, 1, 1))
    upright = abs(item.matrix[1]) + abs(item.matrix[2]) < 0.01 * (abs(item.matrix[0]) + abs(item.matrix[3]))
    width, height = right - left, bottom - top
    if not upright or not LEAST_SIDE <= width <= 2 * paper.width or not LEAST_SIDE <= height <= 2 * paper.height:
        return False
    try:
        frames = Frames(item.data)
        picture = frames.picture(1)
    except ReadingError:
        return False
    paper.paste(picture.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0), (left, top))
    frames.close()
    return True
