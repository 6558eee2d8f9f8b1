"""Quads: the four corners of what was found as a line, from the top left one clockwise."""

from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from zugong_desk.reading.scan.turning import slope_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zugong_desk.reading.scan.greys import Quad

LOW = 0.66
"""Of the usual height: a box so low holds a part of its characters only, as of 一 and a full stop."""
SHORT = 2.0
"""Of the usual height: longer ones are print in small type, or rules."""
GROWN = 1.4
"""Of the usual height: how high such a box is made, as it may stand over or under the middle of its line."""
PRINTED = 0.52
"""Of a quad that was made larger: the height that a full character of its line has."""
ASIDE = 0.9
"""Of the usual height: how far it is made longer at either end."""


def size_of(quad: "Quad") -> tuple[float, float]:
    """How wide and how high a quad is."""
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def direction_of(quad: "Quad") -> float:
    """The direction in which it runs, in degrees clockwise."""
    left, right = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    return slope_of((float(left[0]), float(left[1])), (float(right[0]), float(right[1])))


def completed(quads: "list[Quad]") -> "list[tuple[Quad, bool]]":
    """The quads of a page, those that hold parts of a short last line put together and made as large as it is.

    With each, whether that was done to it.
    """
    if not quads:
        return []
    usual = median(size_of(quad)[1] for quad in quads)
    low = [quad for quad in quads if size_of(quad)[1] < LOW * usual and size_of(quad)[0] < SHORT * usual]
    full = [quad for quad in quads if not any(quad is one for one in low)]
    found = [(quad, False) for quad in full]
    while low:
        first, *low = low
        beside = [quad for quad in low if _on_line(first, quad, usual)]
        if any(_on_line(first, quad, usual) for quad in full):
            found.append((first, False))
            continue
        low = [quad for quad in low if not any(quad is one for one in beside)]
        found.append((_grown([first, *beside], usual), True))
    return found


def _on_line(quad: "Quad", other: "Quad", usual: float) -> bool:
    """Whether another quad stands on the line of a small one, as far as that is made larger."""
    x, y = quad.mean(axis=0)
    reach = size_of(quad)[0] / 2 + 2 * ASIDE * usual
    if other[:, 0].min() > x + reach or other[:, 0].max() < x - reach:
        return False
    middle = other.mean(axis=0)
    slope = (other[1][1] - other[0][1]) / max(1.0, float(other[1][0] - other[0][0]))
    level = middle[1] + slope * (x - middle[0]) if size_of(other)[0] > SHORT * usual else middle[1]
    return bool(abs(y - level) < 0.6 * usual)


def _grown(parts: "Sequence[Quad]", usual: float) -> "Quad":
    """The quad around parts of a line, higher and longer."""
    left, right = min(parts, key=lambda quad: quad[0][0]), max(parts, key=lambda quad: quad[1][0])
    whole = np.array([left[0], right[1], right[2], left[3]])
    (width, height), middle = size_of(whole), (whole[:2].mean(axis=0), whole[2:].mean(axis=0))
    along, down = (whole[1] - whole[0]) / max(width, 1.0), (middle[1] - middle[0]) / max(height, 1.0)
    down = np.array([-along[1], along[0]]) if len(parts) > 1 else down
    wider, higher = ASIDE * usual * along, (GROWN * usual - height) / 2 * down
    shift = np.array([-wider - higher, wider - higher, wider + higher, -wider + higher])
    return np.asarray(whole + shift, np.float32)
