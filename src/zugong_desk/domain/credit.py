"""Credits: the unit named in brackets where a paragraph ends, or behind a title on the title's own line."""

import re
from dataclasses import dataclass

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.organisation import (
    bare,
    looks_like_author,
    looks_like_organisation,
    names_a_source,
    surely_organisation,
)

_CLOSING = re.compile(r"[（(〔【]([^（）()〔〕【】]{2,48})[）)〕】]\s*$")
_BEHIND = (
    (re.compile(r"(.{4,}?)\s*[（(〔【]([^（）()〔〕【】]{2,48})[）)〕】]\s*"), looks_like_organisation),
    (re.compile(r"(.{4,}?)(?:(?=\s*[\u3000\t])\s++| {2,}+)(\S{3,48})\s*"), looks_like_organisation),
    (re.compile(r"(.{4,}?)(?:(?=\s*[\u3000\t])\s++| {2,}+)(\S.{4,46})\s*"), looks_like_author),
    (re.compile(r"(.{6,}) (\S{3,48})\s*"), surely_organisation),
)
_LONGEST_LINE = 300
"""Characters of a title with its unit behind it; what is longer is running text."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The unit that a paragraph's last brackets name, and the range [start, end) of its name in the block."""

    name: str
    start: int
    end: int


def credit_of(block: Block) -> Credit | None:
    """The credit that closes a paragraph's last line, if one does."""
    if block.kind is not Kind.PARAGRAPH:
        return None
    found = _CLOSING.search(block.text)
    if not found:
        return None
    name = bare(found[1])
    if not (looks_like_organisation(name) or looks_like_author(name)) or names_a_source(found[1]):
        return None
    return Credit(name, found.start(1), found.end(1))


def title_head(block: Block) -> Head | None:
    """The title that opens a block's own line, if one does."""
    return next((head for head in block.heads if head.role is Role.TITLE), None)


def title_byline(block: Block) -> str | None:
    """The unit that a title's own line names after the title, in brackets or behind a wide space."""
    head = title_head(block)
    if block.kind is not Kind.ARTICLE_TITLE and head is None:
        return None
    found = behind(block.head_text(head) if head else block.text)
    return found[1] if found else None


def behind(text: str) -> tuple[int, str] | None:
    """Where the words before a unit end that a line names behind them, and the unit's name; None if it names none.

    The unit stands in brackets or behind a wide space; behind a single space if it is surely one.
    """
    for shape, fits in _BEHIND if len(text) <= _LONGEST_LINE else ():
        found = shape.fullmatch(text)
        name = bare(found[2]) if found else ""
        if found and fits(name) and not names_a_source(found[2]):
            return found.end(1), name
    return None
