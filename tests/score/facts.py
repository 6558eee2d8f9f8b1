"""Facts: what a reader decided about a text, in one form for gold and for the parser, so that the two compare."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from tests.score.gold import FIELDS, Gold, GoldBlock, filled_lines, lines_of, squeezed

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import Extent, extents
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.outline import articles
from zugong_desk.domain.runs import origin_at
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure


@dataclass(frozen=True, slots=True)
class BlockFact:
    """A block: its kind, level and non-blank lines; how surely and why is not part of what compares."""

    kind: str
    level: int
    lines: frozenset[int]
    confidence: float = 1.0
    why: str = ""

    @property
    def key(self) -> tuple[str, int, frozenset[int]]:
        return self.kind, self.level, self.lines


@dataclass(frozen=True, slots=True, order=True)
class HeadFact:
    """A heading, lead or item: its text without white space and marks, its level, and the line it is looked up by.

    For a heading that is the line it starts on, for a lead or an item its block's first line.
    """

    role: str
    line: int
    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """An article; `key` is its title without white space."""

    title: str
    org: str | None
    column: str | None

    @property
    def key(self) -> str:
        return bare(self.title)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is compared of one text; a masthead that is not there has no fields."""

    blocks: tuple[BlockFact, ...]
    heads: tuple[HeadFact, ...]
    articles: tuple[ArticleFact, ...]
    masthead: dict[str, str | int | None]

    def of(self, role: Role) -> list[HeadFact]:
        return [head for head in self.heads if head.role == role]

    def kind_of_lines(self) -> dict[int, str]:
        """The kind of each line that stands in a block, the first block's where two share a line."""
        out: dict[int, str] = {}
        for block in self.blocks:
            for line in block.lines:
                out.setdefault(line, block.kind)
        return out


def bare(text: str) -> str:
    """The text without white space, marks of Markdown and the full stop at its end."""
    return squeezed(text).removesuffix("。")


def gold_facts(gold: Gold, source: Source) -> Facts:
    """What the gold says of its text."""
    filled = filled_lines(source)
    heads = [head for block in gold["blocks"] for head in _gold_heads(block, source, filled)]
    return Facts(
        tuple(BlockFact(one["kind"], one["level"], lines_of(one, filled)) for one in gold["blocks"]),
        tuple(heads),
        tuple(ArticleFact(one["title"], one["org"], one["column"]) for one in gold["articles"]),
        dict(gold["masthead"] or {}),
    )


def _gold_heads(block: GoldBlock, source: Source, filled: frozenset[int]) -> Iterator[HeadFact]:
    lines = sorted(lines_of(block, filled))
    chars = [(char, line) for line in lines for char in squeezed(source.line_text(line))]
    text = "".join(char for char, _ in chars)
    if block["kind"] == Kind.HEADING:
        yield HeadFact(Role.HEADING, block["line_start"], bare(text), block["level"])
    at = 0
    for role, level, words in block["heads"]:
        found = text.find(bare(words), at)
        line = chars[found][1] if role == Role.HEADING and found >= 0 else block["line_start"]
        at = max(at, found)
        yield HeadFact(role, line, bare(words), level)


def parsed_facts(structure: Structure, source: Source) -> Facts:
    """What the parser says of a text."""
    filled = filled_lines(source)
    places = extents(structure.blocks, source)
    blocks = [block for block in structure.blocks if block.id in places]
    bulletin = Bulletin("x", source, structure.blocks)
    fields = masthead(bulletin)
    return Facts(
        tuple(_fact(block, places[block.id], filled) for block in blocks),
        tuple(_heads(blocks, places, source)),
        tuple(ArticleFact(one.title, one.org, one.column) for one in articles(bulletin.lines)),
        {name: value for name, value in asdict(fields).items() if name in FIELDS} if fields else {},
    )


def _fact(block: Block, place: Extent, filled: frozenset[int]) -> BlockFact:
    holes = {line for first, last in place.holes for line in range(first, last + 1)}
    lines = (frozenset(range(place.line_start, place.line_end + 1)) - holes) & filled
    return BlockFact(block.kind, block.level, lines, block.label.confidence, block.label.why)


def _heads(blocks: Iterable[Block], places: dict[str, Extent], source: Source) -> Iterator[HeadFact]:
    for block in blocks:
        first = places[block.id].line_start
        if block.kind is Kind.HEADING:
            yield HeadFact(Role.HEADING, first, bare(block.text), block.level)
        for head in block.heads:
            line = _line(block, head, source) if head.role is Role.HEADING else None
            yield HeadFact(head.role, line or first, bare(block.head_text(head)), head.level)


def _line(block: Block, head: Head, source: Source) -> int | None:
    origin = origin_at(block.runs, head.start)
    return None if origin is None else source.line_of(origin)
