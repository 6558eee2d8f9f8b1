"""Path objects: lines and areas from their abbreviated data (GB/T 33190, 9.3)."""

from itertools import islice

from zugong_desk.reading.ofd.package import child, written
from zugong_desk.reading.ofd.resources import Pen, Resources
from zugong_desk.reading.ofd.scene import BLACK, Box, Matrix, Origin, Path, Step
from zugong_desk.reading.ofd.values import number, truth, words
from zugong_desk.reading.xml import Element

MOST_STEPS = 10_000
"""Of one path; filling a longer one may take a painter minutes."""

_COUNTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_USUAL_WIDTH = 0.353


def path_of(
    element: Element, pen: Pen, resources: Resources, matrix: Matrix, clip: Box | None, origin: Origin
) -> Path | None:
    """A path object as it is drawn; None if nothing of it shows."""
    steps = steps_of(written(child(element, "AbbreviatedData")))
    own = resources.pen_of(element).over(pen)
    fill = own.fill if truth(element.get("Fill"), otherwise=False) else None
    stroke = (own.stroke or BLACK) if truth(element.get("Stroke"), otherwise=True) else None
    if not steps or (fill is None and stroke is None):
        return None
    return Path(
        steps,
        matrix,
        fill,
        stroke,
        _USUAL_WIDTH if own.line_width is None else own.line_width,
        own.cap or "Butt",
        own.join or "Miter",
        own.dash or (),
        (element.get("Rule") or "").lower() == "even-odd",
        clip,
        origin,
    )


def steps_of(data: str | None) -> tuple[Step, ...]:
    """The steps of a path; what cannot be understood is left out, with the numbers after it."""
    out: list[Step] = []
    pieces = words(data)
    at = 0
    while at < len(pieces) and len(out) < MOST_STEPS:
        name = pieces[at].upper()
        at += 1
        if name not in _COUNTS:
            continue
        values = tuple(number(piece) for piece in islice(pieces, at, at + _COUNTS[name]))
        if len(values) < _COUNTS[name]:
            break
        at += len(values)
        out.append(("M" if name == "S" else name, values))
    return tuple(out)
