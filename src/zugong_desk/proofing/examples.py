"""The notation of examples: a bulletin in a few lines, as its author would type it.

Each line is a block: a paragraph, unless it begins with a kind in 〈〉, with the level after a space (〈article_title〉,
〈heading 1〉, 〈byline〉, 〈masthead〉, 〈toc_entry〉 …). `**words**` are a run-in head, `__words__` an item (一是…),
`##words##` a numbered heading inside a paragraph. A masthead's lines are parted by `／`. `⏎` is a line end of the source
that the block runs over; of the marks only `**` stands in the source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Entry, Name, Sort
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Run, from_source, normal
from zugong_desk.domain.source import Source
from zugong_desk.proofing.house import House

HOUSE = House(
    entries=(Entry("e1", "avoid", "留守大军", "留守人员"),),
    names=(
        Name("n1", Sort.PERSON, "周明远", post="云岭县委书记"),
        Name("n2", Sort.PERSON, "秦𠮷安", post="柳塘镇党委副书记、镇长"),
        Name("n3", Sort.ORGANISATION, "云岭县乡村振兴促进中心", also="云岭县乡村振兴中心"),
        Name("n4", Sort.ORGANISATION, "柳塘镇青禾种植专业合作社"),
        Name("n5", Sort.BRAND, "云岭红色驿站"),
        Name("n6", Sort.PROJECT, "青禾头雁培育工程"),
    ),
)
"""What the house of the examples knows: a word it avoids, and names for the rules that ask the registry."""

_KIND = re.compile(r"〈([a-z_]+)(?: ([1-4]))?〉")
_MARKS = re.compile(r"(\*\*|__|##)(.+?)\1")
_LINE_END = "⏎"
_ROLES = {"**": Role.RUN_IN, "__": Role.ITEM, "##": Role.HEADING}


def bulletin_of(text: str, id: str = "example") -> Bulletin:
    """The bulletin that an example stands for; its source is the bare text with the marks for bold."""
    drafts = [_draft(f"b{at}", line) for at, line in enumerate(text.split("\n"), 1)]
    source = Source(f"{id}.txt", "0" * 64, "utf-8", "\n".join(draft.printed for draft in drafts))
    return Bulletin(id, source, tuple(_blocks(drafts, source.text)))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block without its text; `pieces` are what the source prints for it, each with whether the block shows it."""

    block: Block
    pieces: tuple[tuple[str, bool], ...]
    heads: tuple[Head, ...]

    @property
    def printed(self) -> str:
        return "".join(words for words, _ in self.pieces)


def _draft(id: str, line: str) -> _Draft:
    found = _KIND.match(line)
    kind = Kind(found[1]) if found else Kind.PARAGRAPH
    level = int(found[2] or 1) if found and kind is Kind.HEADING else 0
    said = line[found.end() :] if found else line
    return _Draft(Block(id, Label(kind, level)), *_read(said.replace("／", " ") if kind is Kind.MASTHEAD else said))


def _read(line: str) -> tuple[tuple[tuple[str, bool], ...], tuple[Head, ...]]:
    """What the source prints for a line, in pieces, and the heads that its marks stood for."""
    pieces: list[tuple[str, bool]] = []
    heads: list[Head] = []
    at = last = 0
    for found in _MARKS.finditer(line):
        role = _ROLES[found[1]]
        start = at + _shown(line[last : found.start()])
        at = start + _shown(found[2])
        heads.append(Head(role, start, at, 1 if role is Role.HEADING else 0))
        star = found[1] if role is Role.RUN_IN else ""
        pieces += [*_lines(line[last : found.start()]), (star, False), *_lines(found[2]), (star, False)]
        last = found.end()
    return (*pieces, *_lines(line[last:])), tuple(heads)


def _shown(words: str) -> int:
    return len(words) - words.count(_LINE_END)


def _lines(words: str) -> Iterator[tuple[str, bool]]:
    for at, part in enumerate(words.split(_LINE_END)):
        if at:
            yield "\n", False
        yield part, True


def _blocks(drafts: list[_Draft], source: str) -> Iterator[Block]:
    at = 0
    for draft in drafts:
        runs: list[Run] = []
        for words, shown in draft.pieces:
            runs += from_source(source, at, at + len(words)) if shown else ()
            at += len(words)
        yield draft.block.with_runs(normal(runs)).with_heads(draft.heads)
        at += 1


def written(bulletin: Bulletin) -> str:
    """The reading text of a bulletin as bare lines, without the notation's marks: what `Bad.after` is compared with."""
    return bulletin.text
