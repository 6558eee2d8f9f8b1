"""The notation of examples: a bulletin in a few lines, as its author would type it.

Each line is a block: a paragraph, unless it begins with a kind in 〈〉, with the level after a space (〈article_title〉,
〈heading 1〉, 〈byline〉, 〈masthead〉, 〈toc_entry〉 …). `**words**` are a run-in head, `__words__` an item (一是…),
`##words##` a numbered heading inside a paragraph. A masthead's lines are parted by `／`.
"""

import re

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Run, from_source, normal
from zugong_desk.domain.source import Source

_KIND = re.compile(r"〈([a-z_]+)(?: ([1-4]))?〉")
_MARKS = re.compile(r"(\*\*|__|##)(.+?)\1")
_ROLES = {"**": Role.RUN_IN, "__": Role.ITEM, "##": Role.HEADING}


def bulletin_of(text: str, id: str = "example") -> Bulletin:
    """The bulletin that an example stands for; its source is the bare text."""
    drafts = [_block(f"b{at}", line) for at, line in enumerate(text.split("\n"), 1)]
    source = Source(f"{id}.txt", "0" * 64, "utf-8", "\n".join(said for _, said, _ in drafts))
    return Bulletin(id, source, tuple(_blocks(drafts, source.text)))


def _block(id: str, line: str) -> tuple[Block, str, tuple[Head, ...]]:
    found = _KIND.match(line)
    kind = Kind(found[1]) if found else Kind.PARAGRAPH
    level = int(found[2] or 1) if found and kind is Kind.HEADING else 0
    said, heads = _heads(line[found.end() :] if found else line)
    return Block(id, Label(kind, level)), said.replace("／", " ") if kind is Kind.MASTHEAD else said, heads


def _heads(line: str) -> tuple[str, tuple[Head, ...]]:
    """The line without marks, and the heads that they stood for."""
    out, heads, at = "", [], 0
    for found in _MARKS.finditer(line):
        out += line[at : found.start()]
        role = _ROLES[found[1]]
        heads.append(Head(role, len(out), len(out) + len(found[2]), 1 if role is Role.HEADING else 0))
        out += found[2]
        at = found.end()
    return out + line[at:], tuple(heads)


def _blocks(drafts: list[tuple[Block, str, tuple[Head, ...]]], source: str) -> list[Block]:
    out, at = [], 0
    for block, said, heads in drafts:
        runs: tuple[Run, ...] = normal(from_source(source, at, at + len(said)))
        out.append(block.with_runs(runs).with_heads(heads))
        at += len(said) + 1
    return out


def written(bulletin: Bulletin) -> str:
    """The reading text of a bulletin as bare lines, without the notation's marks: what `Bad.after` is compared with."""
    return bulletin.text
