"""Letters: what a PDF says for a character, turned into the character that stands on the page."""

import unicodedata
from functools import lru_cache

HYPHENS = {0x02, 0xFFFE}
"""PDFium's marks for a hyphen that ends a line: the hyphen is drawn."""

SOFT_HYPHEN = 0xAD
UNKNOWN = "\ufffd"


@lru_cache(maxsize=1 << 14)
def letter(code: int, *, drawn: bool) -> str:
    """The character for a code point of PDFium; "" for what is no letter. `drawn` tells that its cell has any width."""
    if code in HYPHENS:
        return "-"
    if code == SOFT_HYPHEN:
        return "-" if drawn else ""
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code & 0xFFFF == 0xFFFF:
        return UNKNOWN if drawn else ""
    if code in {0x09, 0x20}:
        return " " if drawn else ""  # PDFium makes up spaces where characters are set apart
    char = chr(code)
    if code < 0x20 or unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}:
        return ""
    return char


def joined(high: int, low: int) -> int:
    """The code point that two halves of UTF-16 stand for."""
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
