"""Bulletins as a parser might have left them: made of lines and what each was taken for, no parser needed."""

from dataclasses import dataclass
from hashlib import sha256

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, normal
from zugong_desk.domain.source import Source
from zugong_desk.reading.lines import lines_of

BODY = "近年来，青山县坚持党建引领，推动基层治理提质增效，群众满意度持续提升，做法得到推广。𠮷祥村先行一步😀。"
OTHER = "云岭市把干部放到项目一线锻炼，年内选派一百二十名干部，办成实事三百余件，企业和群众都说好。"


@dataclass(frozen=True)
class Row:
    """Lines of the source that are one block (blank ones may stand before and between them) and its label."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    confidence: float = 0.9
    why: str = "看样子"
    heads: tuple[tuple[Role, str, int], ...] = ()


def bulletin_of(*rows: Row, id: str = "t") -> Bulletin:
    """A bulletin with a block for each row: b1, b2 …"""
    text = "".join(f"{row.text}\n" for row in rows)
    lines = iter(lines_of(Source("", "", "", text)))
    blocks = []
    for number, row in enumerate(rows, 1):
        kept = [piece for _ in filter(str.strip, row.text.split("\n")) for piece in next(lines).kept]
        runs = normal(run for start, end in kept for run in from_source(text, start, end))
        block = Block(f"b{number}", Label(row.kind, row.level, row.confidence, row.why), runs)
        blocks.append(block.with_heads(tuple(head_in(block.text, *one) for one in row.heads)))
    return Bulletin(id, Source(f"{id}.txt", sha256(text.encode()).hexdigest(), "utf-8", text), tuple(blocks))


def head_in(text: str, role: Role, words: str, level: int = 0) -> Head:
    """A head over words of a text."""
    at = text.index(words)
    return Head(role, at, at + len(words), level)
