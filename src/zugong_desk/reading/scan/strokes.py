"""Strokes: how thick each character of a strip is printed."""

from itertools import pairwise

import numpy as np

from zugong_desk.reading.scan.engine import Reading
from zugong_desk.reading.scan.greys import Grey

HEIGHT = 64
"""The height of the strip on which strokes are measured, in pixels."""
FAINT = 60
"""Less ink than this in a pixel is noise; 255 is black."""
EDGE = 140
"""The grey at which a stroke ends."""


def strokes(laid: Grey, reading: Reading) -> tuple[float, ...]:
    """The mean thickness of each character's strokes as a share of the strip's height; 0 where there are none.

    Ink divided by the length of its outline: that hardly depends on which character it is.
    """
    height, width = laid.shape
    seen = [(at, centre * width) for at, centre in enumerate(reading.centres) if centre is not None]
    if not seen:
        return (0.0,) * len(reading.text)
    between = [(before + after) / 2 for (_, before), (_, after) in pairwise(seen)]
    cuts = [0, *(round(one) for one in between), width]
    ink = np.where(laid > 255 - FAINT, 0, 255 - laid).astype(np.float32) / 255
    dark = (laid < EDGE).astype(np.int8)
    thick = [0.0] * len(reading.text)
    for (at, _), (left, right) in zip(seen, pairwise(cuts), strict=True):
        thick[at] = _thickness(ink[:, left:right], dark[:, left:right]) / height
    return tuple(thick)


def _thickness(ink: np.ndarray, dark: np.ndarray) -> float:
    outline = int(np.abs(np.diff(dark, axis=0)).sum()) + int(np.abs(np.diff(dark, axis=1)).sum())
    return float(ink.sum()) / outline if outline else 0.0
