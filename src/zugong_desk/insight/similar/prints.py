"""Fingerprints of a text by winnowing: of every window of grams the least, so that a shared run of 13 characters shows."""

import re
from zlib import crc32

GRAM = 6
WINDOW = 8
_KEPT = re.compile(r"[^\W\d_]+")
_WIDTH = 4
"""Bytes of a character as it is hashed."""


def letters(plain: str) -> str:
    """The characters that fingerprints are made of: no figures, which the next issue changes, and no marks."""
    return "".join(_KEPT.findall(plain))


def prints(plain: str) -> frozenset[int]:
    """The fingerprints of a text in its plain form, each below 2**32."""
    data = letters(plain).encode("utf-32-le", "surrogatepass")
    size = GRAM * _WIDTH
    grams = [crc32(data[at : at + size]) for at in range(0, len(data) - size + 1, _WIDTH)]
    if len(grams) <= WINDOW:
        return frozenset((min(grams),)) if grams else frozenset()
    return frozenset([min(grams[at : at + WINDOW]) for at in range(len(grams) - WINDOW + 1)])
