"""What CommonMark needs so that text means itself: escapes, and bold that holds between Chinese characters."""

import re
import unicodedata

_INLINE = re.compile(r"[\\`*_\[\]<>~|&$]")
_NUMBERED = re.compile(r"\d{1,9}(?=[.)])")


def escaped(text: str) -> str:
    """Text inside a line, with every mark of Markdown made a character."""
    return _INLINE.sub(r"\\\g<0>", text)


def line(text: str) -> str:
    """One escaped line that opens a block of its own: no list, heading, rule or code by accident."""
    return opened(escaped(text))


def heading(depth: int, text: str) -> str:
    """A heading of depth 1 to 6 (deeper ones are 6): one line, with no marks at its end that would close it."""
    return f"{'#' * min(depth, 6)} " + escaped(" ".join(text.split("\n")).strip()).replace("#", "\\#")


def opened(marked: str) -> str:
    """A line of Markdown whose first characters are kept from opening a list, a heading or code."""
    marked = marked.strip(" \t")
    if marked[:1] in {"#", "+", "-", "="}:
        return f"\\{marked}"
    if number := _NUMBERED.match(marked):
        return f"{number[0]}\\{marked[number.end() :]}"
    return marked


def bold(text: str, before: str, after: str) -> str:
    """Escaped text in bold between the characters `before` and `after` (either may be empty).

    Asterisks do not close behind punctuation that a letter follows (CommonMark 0.31, 6.2), as in “…”推进; there the
    tag stands instead.
    """
    if not text.strip():
        return escaped(text)
    opens = _breaks(before) or not _marks(text[0])
    closes = _breaks(after) or not _marks(text[-1])
    whole = not (text[0].isspace() or text[-1].isspace())
    return f"**{escaped(text)}**" if opens and closes and whole else f"<b>{escaped(text)}</b>"


def _marks(char: str) -> bool:
    """Whether it is punctuation to some reader: symbols are since CommonMark 0.31 (2.1)."""
    return unicodedata.category(char)[0] in "PS"


def _breaks(char: str) -> bool:
    """Whether it is white space or punctuation to every reader; U+2028 is a letter to them."""
    if not char or char in "\t\n\f\r":
        return True
    category = unicodedata.category(char)
    return category == "Zs" or category.startswith("P") or (char.isascii() and category.startswith("S"))
