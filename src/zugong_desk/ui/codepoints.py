"""The one place where Qt's UTF-16 positions and our code points meet.

A character beyond the first plane (𠮷, an emoji) is one code point for us and two units for Qt.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

BEYOND_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")


def to_utf16(text: str, index: int) -> int:
    """Qt's position of code point `index` (0 to len) in `text`; IndexError outside."""
    return Ruler.of(text).to_utf16(index)


def from_utf16(text: str, position: int) -> int:
    """Code point at Qt's `position` in `text`, rounded down inside a surrogate pair; IndexError outside."""
    return Ruler.of(text).from_utf16(position)


def utf16_length(text: str) -> int:
    """How many UTF-16 units Qt counts in `text`."""
    return len(text) + len(BEYOND_FIRST_PLANE.findall(text))


@dataclass(frozen=True, slots=True)
class Ruler:
    """Both scales of one text, for many conversions: built in one pass, each conversion a bisect.

    `wide` holds the code point indices of the characters that take two units. A lone surrogate takes one.
    """

    length: int
    wide: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Ruler":
        """Measure a text; without wide characters there is nothing to remember."""
        if text.isascii():
            return cls(len(text), ())
        return cls(len(text), tuple(match.start() for match in BEYOND_FIRST_PLANE.finditer(text)))

    def to_utf16(self, index: int) -> int:
        """Units before code point `index`."""
        _within(index, self.length)
        return index + bisect_left(self.wide, index)

    def from_utf16(self, position: int) -> int:
        """Code points wholly before unit `position`."""
        _within(position, self.length + len(self.wide))
        before = bisect_right(range(len(self.wide)), position, key=lambda rank: self.wide[rank] + rank + 2)
        index = position - before
        in_the_middle = before < len(self.wide) and self.wide[before] < index
        return self.wide[before] if in_the_middle else index


def _within(place: int, end: int) -> None:
    if not 0 <= place <= end:
        raise IndexError(f"position {place} is outside 0 to {end}")
