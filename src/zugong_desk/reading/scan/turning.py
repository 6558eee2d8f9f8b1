"""Turning: from the pixels of a page as it came to a frame in which its lines run level, and back."""

from dataclasses import dataclass
from math import atan, atan2, cos, degrees, radians, sin

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Turn:
    """A page of `width` × `height` pixels whose lines run `quarters` × 90° + `skew`° clockwise from level.

    Upright pixels are the page's after the quarters are undone, level ones those after the skew is undone too.
    """

    width: float
    height: float
    quarters: int = 0
    skew: float = 0.0

    @property
    def extent(self) -> tuple[float, float]:
        """The level y of the page's upper and lower edge, half way along."""
        across, down = (self.width, self.height) if self.quarters % 2 == 0 else (self.height, self.width)
        return self.levelled((across / 2, 0.0))[1], self.levelled((across / 2, down))[1]

    def angle_of(self, slope: float) -> float:
        """The direction of a line that falls `slope` level pixels per pixel: degrees clockwise, from -180 to 180."""
        whole = (self.quarters % 4) * 90 + self.skew + degrees(atan(slope))
        return whole - 360 if whole > 180 else whole

    def levelled(self, point: Point) -> Point:
        """An upright point in level pixels."""
        return _rotated(point, -self.skew)

    def upright(self, point: Point) -> Point:
        """A level point in upright pixels."""
        return _rotated(point, self.skew)

    def back(self, point: Point) -> Point:
        """A level point in the pixels of the page as it came."""
        x, y = self.upright(point)
        match self.quarters % 4:
            case 1:
                return self.width - y, x
            case 2:
                return self.width - x, self.height - y
            case 3:
                return y, self.height - x
            case _:
                return x, y


def slope_of(start: Point, end: Point) -> float:
    """The direction from one point to another, in degrees clockwise from left to right."""
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def _rotated(point: Point, angle: float) -> Point:
    """A point turned clockwise (as y runs down) about the origin."""
    turn = radians(angle)
    x, y = point
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
