"""Values: numbers, boxes, matrices, colours and shifts as OFD writes them (GB/T 33190, 7.2 and 11.3)."""

import re
from itertools import islice
from math import isfinite

from zugong_desk.reading.ofd.scene import Box, Colour, Matrix

FARTHEST = 1e5
"""Millimetres; what lies farther out is an error of the file."""
MOST_NUMBERS = 400_000

_SPLIT = re.compile(r"[\s,]+")


def number(text: str | None, otherwise: float = 0.0) -> float:
    """One number; `otherwise` if there is none, or none that can be drawn."""
    try:
        value = float(text) if text is not None else otherwise
    except ValueError:
        return otherwise
    return max(-FARTHEST, min(value, FARTHEST)) if isfinite(value) else otherwise


def numbers(text: str | None) -> tuple[float, ...]:
    """All numbers of a list."""
    return tuple(number(piece) for piece in islice(words(text), MOST_NUMBERS))


def words(text: str | None) -> list[str]:
    """The pieces between white space or commas."""
    return [piece for piece in _SPLIT.split(text or "") if piece]


def box(text: str | None) -> Box | None:
    """Left, top, width, height; None if the text is no box."""
    found = numbers(text)
    if len(found) < 4:
        return None
    return found[0], found[1], found[2], found[3]


def matrix(text: str | None) -> Matrix | None:
    """The six numbers of a CTM; None if there are not six."""
    found = numbers(text)
    if len(found) < 6:
        return None
    return found[0], found[1], found[2], found[3], found[4], found[5]


def truth(text: str | None, *, otherwise: bool) -> bool:
    """An xs:boolean."""
    return otherwise if text is None else text.strip().lower() in {"true", "1"}


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number."""
    return int(number(text, otherwise))


def shifts(text: str | None, most: int) -> tuple[float, ...]:
    """The steps from character to character, at most `most` of them; `g n v` stands for n times v."""
    out: list[float] = []
    pieces = iter(words(text))
    for piece in pieces:
        if len(out) >= most:
            break
        if piece in {"g", "G"}:
            count, value = whole(next(pieces, "0")), number(next(pieces, "0"))
            out += [value] * max(0, min(count, most - len(out)))
        else:
            out.append(number(piece))
    return tuple(out)


def colour(value: str | None, alpha: int) -> Colour | None:
    """A colour of one, three or four parts (grey, RGB, CMYK), each 0 to 255 or # and two hexadecimal digits."""
    parts = [_part(piece) for piece in words(value)]
    if len(parts) == 1:
        return Colour(parts[0], parts[0], parts[0], alpha)
    if len(parts) == 3:
        return Colour(parts[0], parts[1], parts[2], alpha)
    if len(parts) == 4:
        red, green, blue = (round((255 - part) * (255 - parts[3]) / 255) for part in parts[:3])
        return Colour(red, green, blue, alpha)
    return None


def _part(piece: str) -> int:
    if piece.startswith("#"):
        try:
            return min(int(piece[1:], 16), 255)
        except ValueError:
            return 0
    return max(0, min(whole(piece), 255))
