"""Credits: the unit named in brackets where a paragraph ends."""

import re
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.organisation import bare, looks_like_organisation, names_a_source

_CLOSING = re.compile(r"[（(〔【]([^（）()〔〕【】]{2,48})[）)〕】]\s*$")


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
    if not looks_like_organisation(name) or names_a_source(found[1]):
        return None
    return Credit(name, found.start(1), found.end(1))
