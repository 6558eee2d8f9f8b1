"""A page's picture as the engine reads it best: grey, its paper white, its print dark."""

import cv2
import numpy as np
from numpy.typing import NDArray

from zugong_desk.domain.bitmap import Bitmap

Grey = NDArray[np.uint8]
Quad = NDArray[np.float32]

LONGEST = 3600
"""The longest side that is worked on, in pixels: A4 at 300 dpi."""

PAPER = 24
"""How much smaller the picture is in which the paper's brightness is measured."""


DARK = 150
"""The grey below which a pixel is print."""
SPECKS = 2
"""As many dark pixels in a row of a strip are noise."""
EDGE = 0.2
"""The share of the usual row's dark pixels that the outermost rows of print have."""
THIN = 0.17
"""A dash is not higher than this share of its strip; noise and slope make it thicker than its stroke."""
ASIDE = 1.8
"""How far beside a line a dash is looked for, in heights of its quad."""
DASH_GAP = 0.5
"""How far from the line it may end, in the same."""
DASH_MARGIN = 0.12
"""What is left white outside of it."""
BAR_HEIGHT = 48
"""The height of the strip in which it is looked for, in pixels."""
BREAK = 0.1
"""The widest break within a dash, as a share of the strip's height: two dashes hardly touch in some faces."""


def grey(bitmap: Bitmap) -> tuple[Grey, float]:
    """The bitmap in grey, and how many of its pixels one pixel of the result stands for (1.0 or more)."""
    colour = np.frombuffer(bitmap.data, np.uint8).reshape(bitmap.height, bitmap.width, 3)
    plain = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8)
    shrink = max(1.0, max(plain.shape) / LONGEST)
    if shrink > 1:
        size = (max(1, round(bitmap.width / shrink)), max(1, round(bitmap.height / shrink)))
        plain = np.asarray(cv2.resize(plain, size, interpolation=cv2.INTER_AREA), np.uint8)
    return flattened(plain), shrink


def flattened(plain: Grey) -> Grey:
    """The picture with shadows on its paper taken out; white print on dark is turned round."""
    if np.median(plain) < 110:
        plain = np.asarray(255 - plain, np.uint8)
    paper = _paper(plain)
    lit = plain.astype(np.float32) * (245.0 / np.maximum(paper, 40))
    return np.asarray(np.clip(lit, 0, 255), np.uint8)


def _paper(plain: Grey) -> NDArray[np.float32]:
    """How bright the paper is at each pixel: print is smaller than the window that is looked through."""
    height, width = plain.shape
    small = cv2.resize(plain, (max(1, width // PAPER), max(1, height // PAPER)), interpolation=cv2.INTER_AREA)
    light = cv2.dilate(small, np.ones((5, 5), np.uint8))
    smooth = cv2.GaussianBlur(light, (0, 0), 3)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def strip(picture: Grey, quad: Quad, height: int) -> Grey:
    """The picture inside four corners (from the top left one clockwise), laid straight, `height` pixels high."""
    across = max(_length(quad[0], quad[1]), _length(quad[3], quad[2]))
    down = max(_length(quad[0], quad[3]), _length(quad[1], quad[2]), 1.0)
    width = max(8, round(across * height / down))
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    laid = cv2.warpPerspective(picture, turn, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(laid, np.uint8)


def _length(start: Quad, end: Quad) -> float:
    return float(np.linalg.norm(end - start))


def inked(laid: Grey) -> tuple[float, float]:
    """The rows of a strip between which its print stands, as shares of its height."""
    rows = _dark(laid).sum(axis=1)
    if not rows.max() > SPECKS:
        return 0.0, 1.0
    # Of the usual row, not of the fullest: that may be a dash.
    printed = np.flatnonzero(rows > max(SPECKS, EDGE * float(np.median(rows[rows > SPECKS]))))
    return float(printed[0]) / len(rows), float(printed[-1] + 1) / len(rows)


def bars(laid: Grey) -> tuple[tuple[float, float], ...]:
    """Level strokes that stand alone half way up a strip, as dashes do: from where to where, as shares of its width."""
    dark = _dark(laid)
    height, width = dark.shape
    first = dark.argmax(axis=0)
    last = height - 1 - dark[::-1].argmax(axis=0)
    thin = dark.any(axis=0) & (last - first < THIN * height) & (first > height * 0.25) & (last < height * 0.75)
    at = np.flatnonzero(thin)
    runs = np.split(at, np.flatnonzero(np.diff(at) > BREAK * height) + 1)
    return tuple(
        (float(run[0]) / width, float(run[-1] + 1) / width) for run in runs if run.size and np.ptp(run) > height / 2
    )


def widened(picture: Grey, quad: Quad) -> Quad:
    """The quad made wider by a dash at either end: what finds lines cuts through dashes."""
    across, down = _length(quad[0], quad[1]), _length(quad[0], quad[3])
    reach = ASIDE * down
    step = (quad[1] - quad[0]) / max(across, 1.0)
    wider = quad + np.array([-reach * step, reach * step, reach * step, -reach * step], np.float32)
    total = across + 2 * reach
    left, right = reach / total, 1 - reach / total
    near = DASH_GAP * down / total
    found = [bar for bar in bars(strip(picture, wider, BAR_HEIGHT)) if bar[0] > 0.005 and bar[1] < 0.995]
    starts = [start for start, end in found if start < left and left - near < end < left + reach / total]
    ends = [end for start, end in found if end > right and right + near > start > right - reach / total]
    margin = DASH_MARGIN * down
    more_left = (left - min(starts)) * total + margin if starts else 0.0
    more_right = (max(ends) - right) * total + margin if ends else 0.0
    shift = np.array([-more_left * step, more_right * step, more_right * step, -more_left * step], np.float32)
    return quad + shift


def _dark(laid: Grey) -> NDArray[np.bool_]:
    return np.asarray(np.asarray(cv2.GaussianBlur(laid, (3, 3), 0)) < DARK)
