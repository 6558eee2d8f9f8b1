"""Arcs of ellipses as Bézier curves (GB/T 33190, 9.3.5: given by both ends, as in SVG)."""

from collections.abc import Iterator
from itertools import pairwise
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
Curve = tuple[float, float, float, float, float, float]
"""Two control points and the end."""


def curves(start: Point, arc: tuple[float, ...]) -> Iterator[Curve]:
    """The curves of an arc `rx ry turn large sweep x y` from a point; a straight one if it has no radius."""
    rx, ry, turn, large, sweep, x, y = arc
    rx, ry = abs(rx), abs(ry)
    if start == (x, y):
        return
    if not rx or not ry:
        yield (*start, x, y, x, y)
        return
    c, s = cos(radians(turn)), sin(radians(turn))
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    u, v = (c * dx + s * dy) / rx, (c * dy - s * dx) / ry
    grown = max(1.0, hypot(u, v))  # radii that are too small to reach grow until they do
    rx, ry, u, v = rx * grown, ry * grown, u / grown, v / grown
    far = sqrt(max(0.0, 1 / max(u * u + v * v, 1e-12) - 1)) * (1 if bool(large) != bool(sweep) else -1)
    cu, cv = far * v, -far * u
    first, last = _angle(u - cu, v - cv), _angle(-u - cu, -v - cv)
    if sweep and last < first:
        last += 2 * pi
    elif not sweep and last > first:
        last -= 2 * pi
    middle = (start[0] + x) / 2, (start[1] + y) / 2

    def shown(one: float, other: float) -> Point:
        a, b = (one + cu) * rx, (other + cv) * ry
        return c * a - s * b + middle[0], s * a + c * b + middle[1]

    count = max(1, ceil(abs(last - first) / (pi / 2) - 1e-9))
    steps = [first + (last - first) * at / count for at in range(count + 1)]
    bend = 4 / 3 * tan((last - first) / count / 4)
    for one, other in pairwise(steps):
        near = shown(cos(one) - bend * sin(one), sin(one) + bend * cos(one))
        beyond = shown(cos(other) + bend * sin(other), sin(other) - bend * cos(other))
        yield (*near, *beyond, *shown(cos(other), sin(other)))


def _angle(u: float, v: float) -> float:
    length = hypot(u, v)
    turned = acos(max(-1.0, min(u / length, 1.0))) if length else 0.0
    return turned if v >= 0 else -turned
