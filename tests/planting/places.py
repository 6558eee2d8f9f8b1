"""Places: what operators share in looking for where a fault would fit."""

import re
from collections.abc import Callable, Iterator

from tests.planting.planting import Change

HAN = r"[一-鿿]"
SENTENCE_END = "。！？；：…"
LONG = 120
"""Code points from which a line is a paragraph that a page may end in."""
_FULL = 28
"""Code points of a full line where lines are broken."""

Places = Callable[[str], Iterator[Change]]


def by_pattern(pattern: str, new: Callable[[re.Match[str]], str | None]) -> Places:
    """Every match of a pattern gives way to what `new` makes of it (None: not this one)."""
    compiled = re.compile(pattern, re.MULTILINE)

    def places(text: str) -> Iterator[Change]:
        for found in compiled.finditer(text):
            made = new(found)
            if made is not None and made != found[0] and not aside(text, found.start()):
                yield Change(found.start(), found.end(), made)

    return places


def by_text(pattern: str, new: str) -> Places:
    """Every match of a pattern gives way to a template with its groups."""
    return by_pattern(pattern, lambda found: found.expand(new))


def aside(text: str, at: int) -> bool:
    """Whether a place is in the head or foot of the issue or among its contents, where other rules hold."""
    return not prose_start(text) <= at < prose_end(text)


def prose_start(text: str) -> int:
    """Where the first full line begins."""
    return min((start for start, _ in _full_lines(text)), default=len(text))


def prose_end(text: str) -> int:
    """Where the last full line ends."""
    return max((end for _, end in _full_lines(text)), default=0)


def broken(text: str) -> bool:
    """Whether the text has its lines broken as they were printed, so that no line is a paragraph."""
    return all(len(line) < LONG for line in text.split("\n"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The long lines of a text, each a paragraph; of a text with broken lines there are none."""
    return _lines_from(text, LONG)


def _full_lines(text: str) -> Iterator[tuple[int, int]]:
    return _lines_from(text, _FULL if broken(text) else LONG)


def _lines_from(text: str, size: int) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if len(line) >= size:
            yield at, at + len(line)
        at += len(line) + 1


def sentence_ends(text: str) -> Iterator[int]:
    """Behind each full stop inside a paragraph, outside of quotation marks and brackets."""
    for start, end in paragraphs(text):
        deep = 0
        for at in range(start, end - 1):
            deep += (text[at] in "“（《‘") - (text[at] in "”）》’")
            if text[at] == "。" and deep == 0 and text[at + 1] not in "”）*（":
                yield at + 1
