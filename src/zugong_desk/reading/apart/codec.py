"""Sources as bytes and back, in JSON: a child that was taken over can send wrong words, but no code and no class."""

import json
from math import isfinite
from typing import Any, NoReturn

from zugong_desk.domain.imprint import UNPRINTED, Align, Form, Imprint, LinePrint, Page, Part, Placement
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.files import MOST_LINES

Json = Any
UNFIT = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What `source_of` raises for bytes that are no source."""


def source_bytes(source: Source) -> bytes:
    """The source, without its name and its check sum, which the receiver knows better."""
    imprint = source.imprint
    document = {
        "encoding": source.encoding,
        "text": source.text,
        "notes": [[note.code, note.message] for note in source.notes],
        "form": imprint.form.value,
        "pages": [[page.width, page.height] for page in imprint.pages],
        "lines": [_line_json(line) for line in imprint.lines],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def source_of(file: str, sha256: str, data: bytes) -> Source:
    """The source that the bytes are; one of `UNFIT` if they are none."""
    document = json.loads(data.decode("utf-8", "surrogatepass"), parse_constant=_no_number)
    text = _words(document["text"])
    if text.count("\n") > MOST_LINES:
        raise ValueError("too many lines")
    imprint = Imprint(
        Form(document["form"]),
        tuple(Page(*_numbers(page, 2)) for page in document["pages"]),
        tuple(_line_of(line) for line in document["lines"]),
    )
    notes = tuple(Note(_words(code), _words(message)) for code, message in document["notes"])
    return Source(file, sha256, _words(document["encoding"]), text, notes, imprint)


def _line_json(line: LinePrint) -> Json:
    if line == UNPRINTED:
        return None
    place = line.placement
    numbers = [line.size, line.indent, line.above]
    words = [line.font, line.align.value, line.style, line.part.value]
    placed = place and [[place.page, place.x, place.y, place.height, place.angle], place.edges]
    return [numbers, words, line.bold, line.level, line.opens, placed, line.doubts]


def _line_of(value: Json) -> LinePrint:
    if value is None:
        return UNPRINTED
    numbers, words, bold, level, opens, placed, doubts = value
    size, indent, above = _numbers(numbers, 3)
    font, align, style, part = map(_words, words)
    return LinePrint(
        size=size,
        font=font,
        bold=tuple((_whole(start), _whole(end)) for start, end in bold),
        align=Align(align),
        indent=indent,
        above=above,
        style=style,
        level=_whole(level),
        part=Part(part),
        opens=None if opens is None else opens is True,
        placement=None if placed is None else _placement_of(*placed),
        doubts=tuple((_whole(start), _whole(end), _numbers([sure], 1)[0]) for start, end, sure in doubts),
    )


def _placement_of(place: Json, edges: Json) -> Placement:
    page, x, y, height, angle = _numbers(place, 5)
    return Placement(_whole(page), x, y, height, _numbers(edges, len(edges)), angle)


def _numbers(value: Json, count: int) -> tuple[float, ...]:
    numbers = tuple(value)
    if len(numbers) != count or not all(map(isfinite, numbers)):
        raise ValueError("not these numbers")
    return numbers


def _whole(value: Json) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value


def _words(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
