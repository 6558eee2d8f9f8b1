"""Punctuation as Chinese print has it: which width a mark has is not in its shape but in what stands beside it."""

import re
from unicodedata import east_asian_width

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}

UNPAIRED = re.compile(r"[(（\[【]([^()（）\[\]【】〔〕]{1,12})〕|〔([^()（）\[\]【】〔〕]{1,12})[)）\]】]")
"""Brackets of which one was read as the 〔 or 〕 of a year in a number, and the other as its like."""


def as_printed(text: str) -> str:
    """The text with half-width marks beside Chinese characters made full width, as many characters as before."""
    paired = UNPAIRED.sub(lambda found: f"〔{found[1] or found[2]}〕", text)
    return "".join(FULL[char] if char in FULL and _in_chinese(paired, at) else char for at, char in enumerate(paired))


def _in_chinese(text: str, at: int) -> bool:
    """Whether a mark follows a Chinese character, or opens before one."""
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    return (
        _is_wide(after) if text[at] == "(" and not before else _is_wide(before) or (text[at] == "(" and _is_wide(after))
    )


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WF"
