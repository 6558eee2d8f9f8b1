"""The rows of the outline as a flat list in reading order, made from the domain's tree. No Qt here."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.contents import tied, without_page
from zugong_desk.domain.credit import credit_of
from zugong_desk.domain.edit import opening_heading
from zugong_desk.domain.kinds import MAX_LEVEL, Kind, Role
from zugong_desk.domain.masthead import Masthead, read
from zugong_desk.domain.outline import Node, articles, outline
from zugong_desk.domain.span import Anchor, Span

LEAVES = frozenset({Role.RUN_IN, Role.ITEM})
TITLES = frozenset({Kind.ARTICLE_TITLE, Role.TITLE})
HEADINGS = frozenset({Kind.HEADING, Role.HEADING})
LISTED = frozenset({Kind.TOC, Kind.TOC_ENTRY})
UNTIED = "未对上"
SECTIONS = frozenset({Kind.COLUMN, *TITLES})
"""What stands open until someone folds it."""

LONGEST = 120
"""Code points of a block that a row can ever show."""
WHOLE = -1
Key = tuple[str, int]
"""What a row is found by from one state to the next: block id and number of the head in it, or WHOLE."""


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the outline. `start`, `end`: code points in the block; `parent`: index of a row, -1 for none."""

    key: Key
    mark: Kind | Role
    level: int
    text: str
    start: int
    end: int
    parent: int
    remark: str = ""
    items: int = 0
    doubt: str = ""
    movable: bool = False
    target: str = ""
    """The block that a line of the contents list names; empty if it names none."""
    hint: str = ""

    @property
    def block(self) -> str:
        return self.key[0]

    @property
    def span(self) -> Span:
        return Span(Anchor(self.block, self.start), Anchor(self.block, self.end))


@dataclass(frozen=True, slots=True)
class Tree:
    """All rows in reading order. `children[i + 1]` are the rows below row i, `children[0]` the roots."""

    rows: tuple[Row, ...] = ()
    children: tuple[tuple[int, ...], ...] = ((),)
    place_in_parent: tuple[int, ...] = ()
    starts: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def row_at(self, line: int, offset: int) -> int:
        """The last row that begins at or before a place of the reading text; -1 if none does."""
        return bisect_right(self.starts, (line, offset)) - 1

    @property
    def shape(self) -> list[tuple[Key, int]]:
        """What must stay for a change to be one of words only."""
        return [(row.key, row.parent) for row in self.rows]


def tree_of(bulletin: Bulletin) -> Tree:
    """The outline of a bulletin; doubtful blocks carry the parser's reason."""
    rows = tuple(_Listing(bulletin).rows())
    below: list[list[int]] = [[] for _ in range(len(rows) + 1)]
    order: list[int] = []
    for at, row in enumerate(rows):
        order.append(len(below[row.parent + 1]))
        below[row.parent + 1].append(at)
    lines = bulletin.line_position
    starts = tuple((lines[row.block], row.start) for row in rows)
    return Tree(rows, tuple(map(tuple, below)), tuple(order), starts)


def telling(line: Block) -> bool:
    """Whether the outline says anything of what stands in a line: not of a paragraph without heads and credit."""
    return line.kind is not Kind.PARAGRAPH or bool(line.heads) or credit_of(line) is not None


def child_level(tree: Tree, parent: int, neighbour: int | None = None) -> int | None:
    """The level of a heading dropped on the row `parent` (-1: on none) or beside `neighbour`; None if it has none there."""
    if neighbour is not None and tree.rows[neighbour].mark in HEADINGS:
        return tree.rows[neighbour].level
    above = tree.rows[parent] if parent >= 0 else None
    if above is None or above.mark in SECTIONS:
        return 1
    if above.mark in HEADINGS and above.level < MAX_LEVEL:
        return max(above.level, 1) + 1
    return None


class _Listing:
    """Walks the domain's tree once and words each row."""

    def __init__(self, bulletin: Bulletin) -> None:
        self._bulletin = bulletin
        self._orgs = _organisations(bulletin.lines)
        self._ties = tied(bulletin.lines)
        self._unlisted = frozenset(self._ties.unlisted)
        self._untied = frozenset(self._ties.untied)
        self._lines_sent = sum(block.kind is Kind.DISTRIBUTION for block in bulletin.lines)
        self._count = 0

    def rows(self) -> Iterator[Row]:
        for node in outline(self._bulletin.lines):
            yield from self._below(node, -1)

    def _below(self, node: Node, parent: int) -> Iterator[Row]:
        at, self._count = self._count, self._count + 1
        yield self._row(node, parent)
        for child in node.children:
            yield from self._below(child, at)

    def _row(self, node: Node, parent: int) -> Row:
        block = self._bulletin.block(node.block)
        start, end = (node.head.start, node.head.end) if node.head else (0, len(block.text))
        return Row(
            key=_key(block, node),
            mark=node.kind,
            level=node.level,
            text=_worded(node, block),
            start=start,
            end=end,
            parent=parent,
            remark=self._remark(node, block),
            items=sum(child.kind in LEAVES for child in node.children),
            doubt=self._reason(node, block),
            movable=_movable(node, block),
            target=(self._ties.target(block.id) or "") if node.kind in LISTED else "",
            hint=self._hint(node, block),
        )

    def _remark(self, node: Node, block: Block) -> str:
        if node.kind in TITLES:
            return self._orgs.get(block.id, "")
        if node.kind is Kind.MASTHEAD:
            return _date(read(block))
        if node.kind is Kind.DISTRIBUTION and self._lines_sent > 1:
            return f"{self._lines_sent} 行"
        if node.kind is Kind.TOC and node.children:
            loose = sum(child.block in self._untied for child in node.children)
            return f"{len(node.children)} 条" + (f"，{loose} 条{UNTIED}" if loose else "")
        return UNTIED if block.id in self._untied else ""

    def _hint(self, node: Node, block: Block) -> str:
        """What the contents list and the text have to do with each other, as far as a row shows it."""
        if node.kind in TITLES and block.id in self._unlisted:
            return "目录里没有列出这一篇。"
        if block.id in self._untied:
            return "正文里没有找到这一条说的文章。"
        return "双击或按 Enter 转到正文。" if node.kind in LISTED and self._ties.target(block.id) else ""

    def _reason(self, node: Node, block: Block) -> str:
        first = node.head is None or block.heads[0] == node.head
        if not first or not block.label.doubtful:
            return ""
        return f"存疑 {block.label.confidence:.2f}　{block.label.why}".rstrip()


def _organisations(lines: Sequence[Block]) -> Mapping[str, str]:
    return {article.first: article.org for article in articles(lines) if article.org}


def _key(block: Block, node: Node) -> Key:
    return block.id, block.heads.index(node.head) if node.head else WHOLE


def _movable(node: Node, block: Block) -> bool:
    """Whether the level can be changed from this row: a heading block, or the heading that opens a block."""
    return node.kind is Kind.HEADING or (node.head is not None and node.head == opening_heading(block))


def _worded(node: Node, block: Block) -> str:
    if node.kind is Kind.MASTHEAD:
        head = read(block)
        return "　".join(filter(None, (head.title, head.issue_no))) or _one_line(node.text)
    words = without_page(node.text) if node.kind is Kind.TOC_ENTRY else node.text
    return _one_line(words).rstrip("。：:") or "（空）"


def _one_line(text: str) -> str:
    return " ".join(text[:LONGEST].split())


def _date(head: Masthead) -> str:
    return head.date_iso or head.date or ""
