"""A picture of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bitmap:
    """RGB, three bytes a pixel, `width` × `height` pixels, rows from the top without gaps."""

    width: int
    height: int
    data: bytes
