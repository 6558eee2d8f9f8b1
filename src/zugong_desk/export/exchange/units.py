"""Offsets in UTF-16 units, as Java and browsers count, for offsets in code points and back."""

from bisect import bisect_left, bisect_right

_LAST_SINGLE = "\uffff"


class Units:
    """The offsets of one text; a character outside the BMP (𠮷, most emoji) counts two units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, char in enumerate(text) if char > _LAST_SINGLE]
        self._ends = [at + count for count, at in enumerate(self._wide, start=2)]

    def units(self, offset: int) -> int:
        """The UTF-16 offset of an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def points(self, offset: int) -> int:
        """The offset in code points of a UTF-16 offset; one inside a character is taken for its end."""
        return offset - bisect_right(self._ends, offset)
