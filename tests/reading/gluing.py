"""Texts in which a conversion ran two paragraphs together: made from whole ones by leaving out what stood between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.coverage import extents
from zugong_desk.domain.credit import credit_of
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.numbering import HEADINGS, number_at
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse
from zugong_desk.reading.shapes import LEAD_MARKS

FEWEST = 3
"""Siblings that show what one of them is; of two, one glued leaves nothing to see."""


@dataclass(frozen=True)
class Seam:
    """Two blocks made one: what a person would see it by, the text, and the words that begin the second."""

    form: str
    text: str
    before: str
    after: str


def seams(source: Source) -> Iterator[Seam]:
    """Each pair of neighbours in a text whose second tells by its form that it is one of its own."""
    blocks = [block for block in parse(source).blocks if not block.aside]
    places = extents(blocks, source)
    lines = source.text.split("\n")
    for at in range(1, len(blocks)):
        first, second = blocks[at - 1], blocks[at]
        form = _form(blocks, at)
        last, begin = places[first.id].line_end, places[second.id].line_start
        if form and not any(line.strip() for line in lines[last : begin - 1]):
            joined = lines[last - 1].rstrip() + lines[begin - 1].lstrip(" \t\u3000#")
            text = "\n".join([*lines[: last - 1], joined, *lines[begin:]])
            yield Seam(form, text, first.text[-12:], second.text[:12])


def _form(blocks: Sequence[Block], at: int) -> str:
    first, second = blocks[at - 1], blocks[at]
    if first.kind is Kind.HEADING and second.kind is Kind.PARAGRAPH and not first.text.endswith(tuple("。：")):
        return "标题连正文" if _siblings(blocks, at - 1, Kind.HEADING) >= FEWEST else ""
    if first.kind is not Kind.PARAGRAPH:
        return ""
    if credit_of(first) and re.search(r"[。！？][（(〔][^（(〔]*$", first.text):
        return "署名在段中"
    if not first.text.endswith(tuple("。！？")):
        return ""
    if second.text[0] in LEAD_MARKS or second.text[0] == "【":
        return "记号在行中"
    if second.kind is Kind.ARTICLE_TITLE:
        return "标题连前文" if at + 1 < len(blocks) and blocks[at + 1].kind is Kind.BYLINE else ""
    if second.kind not in (Kind.PARAGRAPH, Kind.HEADING):
        return ""
    if _siblings(blocks, at, second.kind) >= FEWEST:
        return "序号标题在段中"
    return "段首语在段中" if _lead(second) and _leads(blocks, at) >= FEWEST else ""


def _article(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    start = at
    while start > 0 and not _starts(blocks[start]):
        start -= 1
    end = at + 1
    while end < len(blocks) and not _starts(blocks[end]):
        end += 1
    return blocks[start:end]


def _starts(block: Block) -> bool:
    return block.kind in (Kind.ARTICLE_TITLE, Kind.COLUMN) or any(head.role is Role.TITLE for head in block.heads)


def _siblings(blocks: Sequence[Block], at: int, kind: Kind) -> int:
    number = number_at(blocks[at].text)
    if number is None or number.style not in HEADINGS or (kind is Kind.PARAGRAPH and not _heading(blocks[at])):
        return 0
    others = (number_at(block.text) for block in _article(blocks, at) if block.kind is kind)
    return sum(other is not None and other.style is number.style for other in others)


def _heading(block: Block) -> bool:
    return any(head.role is Role.HEADING and head.start == 0 for head in block.heads)


def _lead(block: Block) -> bool:
    return any(head.role is Role.RUN_IN and head.start == 0 for head in block.heads)


def _leads(blocks: Sequence[Block], at: int) -> int:
    return sum(_lead(block) for block in _article(blocks, at))
