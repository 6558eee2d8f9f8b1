"""Tokens for annotation tools that build on them: a character each of Chinese, letters and digits of other scripts by words."""

import re
from collections.abc import Iterable, Iterator

_MARKS = r"\u0300-\u036f\ufe00-\ufe0f\u200d"
_LETTERS = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_TOKEN = re.compile(rf"[{_LETTERS}][{_LETTERS}{_MARKS}]*|\S[{_MARKS}]*")


def tokens(text: str, start: int, end: int, edges: Iterable[int] = ()) -> Iterator[tuple[int, int]]:
    """The half-open ranges of the tokens in [start, end) of a text, white space left out, cut at the `edges`."""
    inside = sorted({edge for edge in edges if start < edge < end})
    for first, last in zip((start, *inside), (*inside, end), strict=True):
        for found in _TOKEN.finditer(text, first, last):
            yield found.span()
