"""Imprints as compact bytes and back: JSON with lengths in hundredths of a point, deflated.

A line is a list that ends where nothing more is said: size, font, bold, align, indent, above, style, level, part, opens,
placement, doubts. A placement is page, x, y, height, angle and the advances of its cells, runs of equal ones as
[count, advance]. Whatever does not fit raises one of `codec.UNFIT`.
"""

import zlib
from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from typing import Any

from zugong_desk.domain.imprint import UNPRINTED, Align, Form, Imprint, LinePrint, Page, Part, Placement
from zugong_desk.library import codec

Json = Any
UNIT = 100
"""Steps in a point."""


def packed(imprint: Imprint) -> bytes:
    """The imprint as bytes; lengths are rounded to 1/100 point, confidences to 1/1000."""
    document = {
        "form": imprint.form.value,
        "pages": [[_units(page.width), _units(page.height)] for page in imprint.pages],
        "lines": [_line_json(line) for line in imprint.lines],
    }
    return zlib.compress(codec.dumps(document).encode("utf-8"))


def unpacked(data: bytes) -> Imprint:
    """The imprint that was packed."""
    try:
        document = codec.loads(zlib.decompress(data).decode("utf-8"))
    except zlib.error as error:
        raise ValueError("the imprint is not deflated JSON") from error
    pages = tuple(Page(width / UNIT, height / UNIT) for width, height in document["pages"])
    return Imprint(Form(document["form"]), pages, tuple(_line_of(line) for line in document["lines"]))


def _units(length: float) -> int:
    return round(length * UNIT)


def _line_json(line: LinePrint) -> Json:
    if line == UNPRINTED:
        return []
    placement = None if line.placement is None else _placement_json(line.placement)
    doubts = [[start, end, round(confidence, 3)] for start, end, confidence in line.doubts]
    out: list[Json] = [_units(line.size), line.font, [list(pair) for pair in line.bold], line.align.value]
    out += [_units(line.indent), _units(line.above), line.style, line.level, line.part.value, line.opens]
    return [*out, placement, doubts]


def _line_of(value: Json) -> LinePrint:
    if not value:
        return UNPRINTED
    size, font, bold, align, indent, above, style, level, part, opens, placement, doubts = value
    return LinePrint(
        size / UNIT,
        font,
        tuple((start, end) for start, end in bold),
        Align(align),
        indent / UNIT,
        above / UNIT,
        style,
        level,
        Part(part),
        opens,
        None if placement is None else _placement_of(placement),
        tuple((start, end, confidence) for start, end, confidence in doubts),
    )


def _placement_json(placement: Placement) -> Json:
    place = [placement.page, *map(_units, (placement.x, placement.y, placement.height, placement.angle))]
    return [*place, _advances(placement.edges)]


def _advances(edges: Sequence[float]) -> Json:
    """The first edge, then how far it is from each to the next."""
    steps = [_units(edge) for edge in edges]
    far = [after - before for before, after in pairwise(steps)]
    return [steps[:1], [[len(list(group)), advance] for advance, group in groupby(far)]]


def _placement_of(value: Json) -> Placement:
    page, x, y, height, angle, (first, runs) = value
    advances = [advance for count, advance in runs for _ in range(count)]
    edges = tuple(edge / UNIT for edge in accumulate(advances, initial=first[0])) if first else ()
    return Placement(page, x / UNIT, y / UNIT, height / UNIT, edges, angle / UNIT)
