"""Text objects: where each character of one stands (GB/T 33190, 11)."""

from dataclasses import dataclass, field
from itertools import islice
from math import cos, radians, sin

from zugong_desk.reading.ofd.package import child as child_of
from zugong_desk.reading.ofd.package import children, written
from zugong_desk.reading.ofd.resources import Pen, Resources
from zugong_desk.reading.ofd.scene import BLACK, Font, Matrix, Origin, Text
from zugong_desk.reading.ofd.values import number, shifts, truth, whole
from zugong_desk.reading.sheet.widths import wide
from zugong_desk.reading.xml import Element

UNKNOWN = "\ufffd"
MOST_CHARACTERS = 200_000
"""Of one page; a page of a bulletin has a thousand."""
USUAL_SIZE = 4.2333
"""Millimetres: 12 points, for an object that states no size."""


@dataclass(slots=True)
class _Line:
    """The characters of a text object while they are being placed."""

    size: float
    along: tuple[float, float]
    stretch: float
    chars: list[str] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)


def text_of(element: Element, pen: Pen, resources: Resources, matrix: Matrix, origin: Origin) -> Text | None:
    """A text object as it is drawn, None if it holds no characters; `matrix` takes its units to the page."""
    size = abs(number(element.get("Size"))) or USUAL_SIZE
    reading = whole(element.get("ReadDirection")) % 360
    stretch = abs(number(element.get("HScale"), 1.0)) or 1.0
    line = _Line(size, (round(cos(radians(reading)), 6), round(sin(radians(reading)), 6)), stretch)
    x = y = 0.0
    for code in children(element, "TextCode"):
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        _place(line, code, _glyphs(element, code), x, y)
    if not line.chars:
        return None
    own = resources.pen_of(element).over(pen)
    return Text(
        "".join(line.chars),
        tuple(line.xs),
        tuple(line.ys),
        tuple(line.widths),
        size,
        matrix,
        resources.fonts.get(element.get("Font") or "", Font()),
        whole(element.get("Weight"), 400),
        truth(element.get("Italic"), otherwise=False),
        (own.fill or BLACK) if truth(element.get("Fill"), otherwise=True) else None,
        (own.stroke or BLACK) if truth(element.get("Stroke"), otherwise=False) else None,
        own.line_width or 0.0,
        whole(element.get("CharDirection")) % 360,
        reading in {90, 270},
        origin,
    )


def _glyphs(element: Element, code: Element) -> int:
    """How many glyphs stand for a text that gives no characters."""
    if (code.text or "").strip("\r\n\t"):
        return 0
    lists = (written(child_of(transform, "Glyphs")) for transform in children(element, "CGTransform"))
    return sum(len(glyphs.split()) for glyphs in lists if glyphs)


def _place(line: _Line, code: Element, glyphs: int, x: float, y: float) -> None:
    text = (code.text or "").strip("\r\n\t") or UNKNOWN * glyphs
    text = text[: max(0, MOST_CHARACTERS - len(line.chars))]
    halves = sum(1 + (char > "\uffff") for char in text)
    across, downwards = (shifts(code.get(name), halves) for name in ("DeltaX", "DeltaY"))
    told = bool(across or downwards)
    if max(len(across), len(downwards)) >= halves - 1 > len(text) - 1:
        across, downwards = _whole_characters(across, text), _whole_characters(downwards, text)
    for index, char in enumerate(text):
        step_x, step_y = _step(across, index), _step(downwards, index)
        ahead = step_x * line.along[0] + step_y * line.along[1]
        width = _width(char, line, ahead if told and index < len(text) - 1 else 0.0)
        line.chars.append(char)
        line.xs.append(x)
        line.ys.append(y)
        line.widths.append(width)
        if not told:
            step_x, step_y = width * line.along[0], width * line.along[1]
        x, y = x + step_x, y + step_y


def _whole_characters(steps: tuple[float, ...], text: str) -> tuple[float, ...]:
    """Steps that count characters beyond the basic plane as two, put together."""
    pieces = iter(steps)
    return tuple(sum(islice(pieces, 2 if char > "\uffff" else 1)) for char in text)


def _step(steps: tuple[float, ...], index: int) -> float:
    """The step after a character; the last one goes on if there are too few."""
    if not steps:
        return 0.0
    return steps[min(index, len(steps) - 1)]


def _width(char: str, line: _Line, ahead: float) -> float:
    """The room of a character along the line: its type's width, less if the next one stands closer."""
    if line.along[1]:
        return line.size
    full = line.size * line.stretch
    if wide(char):
        return min(full, ahead) if 0.3 * full < ahead else full
    return ahead if 0.1 * full < ahead <= full else full / 2
