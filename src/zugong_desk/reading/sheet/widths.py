"""Widths: which characters are set on the square of Chinese type."""

import unicodedata
from functools import lru_cache

_SQUARE = frozenset("“”‘’—…·●△①②③④⑤⑥⑦⑧⑨⑩")


@lru_cache(maxsize=1 << 14)
def wide(char: str) -> bool:
    """Whether a character is set on the square of Chinese type."""
    if char in _SQUARE:
        return True
    return char >= "\u1100" and unicodedata.east_asian_width(char) in "WF"
