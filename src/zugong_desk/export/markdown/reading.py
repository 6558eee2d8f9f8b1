"""The Markdown that this program writes of a manuscript, read back: its blocks, and what each says."""

import re
from dataclasses import dataclass
from enum import StrEnum

DEEPEST = 6
"""Depth of headings beyond which Markdown has none."""


class Kind(StrEnum):
    """The blocks of Markdown that a manuscript needs."""

    HEADING = "heading"
    TEXT = "text"
    QUOTE = "quote"
    ITEM = "item"
    ITEM_BELOW = "item_below"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Said:
    """A block as it reads: its text without marks; `depth` is that of a heading, 0 for all others."""

    kind: Kind
    text: str
    depth: int = 0


_HEADING = re.compile(r"(#{1,6}) (.*)")
_OPENINGS = (("> ", Kind.QUOTE), ("  - ", Kind.ITEM_BELOW), ("- ", Kind.ITEM))
_MARK = re.compile(r"\\([!-/:-@\[-`{-~])|\*\*|</?b>")


def read(text: str) -> list[Said]:
    """The blocks of a text, each on one line."""
    return [_block(line) for line in text.split("\n") if line not in ("", ">")]


def _block(line: str) -> Said:
    if line == "---":
        return Said(Kind.RULE, "")
    if found := _HEADING.fullmatch(line):
        return Said(Kind.HEADING, _plain(found[2]), len(found[1]))
    for opening, kind in _OPENINGS:
        if line.startswith(opening):
            return Said(kind, _plain(line.removeprefix(opening)))
    return Said(Kind.TEXT, _plain(line))


def _plain(marked: str) -> str:
    """The text without escapes, marks of bold, and blanks at its ends."""
    return _MARK.sub(lambda found: found[1] or "", marked).strip()
