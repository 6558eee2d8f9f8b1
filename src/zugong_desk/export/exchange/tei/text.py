"""The reading text of an issue as TEI: front, body and back; columns over articles over sections; each line an element."""

from collections.abc import Callable, Sequence

from lxml import etree

from zugong_desk.domain.block import Block
from zugong_desk.domain.credit import title_head
from zugong_desk.domain.kinds import Kind
from zugong_desk.export.exchange.tei.line import Element, element

FillLine = Callable[[Element, Block], None]
"""Fills the element of a block with its text."""

_FRONT = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.TOC_ENTRY})
_BACK = frozenset({Kind.DISTRIBUTION})
_COLUMN, _ARTICLE = 0, 1
"""Depths of divisions; a section's is that of its heading below the article."""


def text_element(parent: Element, blocks: Sequence[Block], name_of: Callable[[Block], str], fill: FillLine) -> None:
    """Put the text of all blocks at the end of `parent`, those set aside as `fw`, the others in the order of the text."""
    text = element(parent, "text")
    front, body, back = _parted(blocks)
    for name, part in (("front", front), ("body", body), ("back", back)):
        if part or name == "body":
            _Part(element(text, name), name_of, fill).grow(part)


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """The blocks before the body, in it, and behind it."""
    first = next((at for at, block in enumerate(blocks) if not block.aside and block.kind not in _FRONT), len(blocks))
    last = len(blocks)
    while last > first and (blocks[last - 1].aside or blocks[last - 1].kind in _BACK):
        last -= 1
    while last < len(blocks) and blocks[last].aside:
        last += 1
    return blocks[:first], blocks[first:last], blocks[last:]


class _Part:
    """Grows one part; `path` is the branch of divisions on which the next line may sit, with their depths."""

    def __init__(self, root: Element, name_of: Callable[[Block], str], fill: FillLine) -> None:
        self._root, self._name_of, self._fill = root, name_of, fill
        self._path: list[tuple[int, Element]] = []
        self._list: Element | None = None

    def grow(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._block(block)
        if not len(self._root):
            element(self._root, "div")

    def _block(self, block: Block) -> None:
        kind = block.kind
        if kind is not Kind.TOC_ENTRY and not block.aside:
            self._list = None
        if block.aside:
            self._set(block, "fw", self._path[-1][1] if self._path and self._list is None else self._root)
        elif kind is Kind.COLUMN:
            self._open(block, _COLUMN)
        elif kind is Kind.ARTICLE_TITLE:
            self._open(block, _ARTICLE)
        elif kind is Kind.HEADING:
            self._open(block, _ARTICLE + max(block.level, 1))
        elif kind in _FRONT or kind in _BACK:
            self._matter(block)
        else:
            self._line(block)

    def _open(self, block: Block, depth: int) -> None:
        """A division with the block as its head."""
        kinds = {_COLUMN: "column", _ARTICLE: "article"}
        level = "" if depth in kinds else str(depth - _ARTICLE)
        self._set(block, "head", self._division(kinds.get(depth, "section"), depth, level))

    def _division(self, kind: str, depth: int, level: str = "") -> Element:
        while self._path and self._path[-1][0] >= depth:
            self._path.pop()
        made = element(self._path[-1][1] if self._path else self._root, "div", type=kind, n=level)
        self._path.append((depth, made))
        return made

    def _matter(self, block: Block) -> None:
        """Masthead, contents or distribution, which end what was open."""
        self._path.clear()
        if block.kind is Kind.TOC_ENTRY:
            if self._list is None:
                self._list = element(self._contents(), "list")
            self._set(block, "item", self._list)
        elif block.kind is Kind.TOC:
            self._set(block, "head", element(self._root, "div", type=block.kind.value))
        elif block.kind is Kind.MASTHEAD and etree.QName(self._root).localname == "front":
            title = element(element(self._root, "titlePage"), "docTitle")
            self._set(block, "titlePart", title)
        else:
            self._set(block, "ab", element(self._root, "div", type=block.kind.value))

    def _contents(self) -> Element:
        """The division of the contents list: the one that its head has just opened, or a new one."""
        last = self._root[-1] if len(self._root) else None
        headed = last is not None and last.get("type") == Kind.TOC.value and len(last) == 1
        return last if headed else element(self._root, "div", type=Kind.TOC.value)

    def _line(self, block: Block) -> None:
        """A line in the division that is open; a title at its head opens an article."""
        if title_head(block) is not None:
            self._division("article", _ARTICLE)
        elif not self._path:
            self._division("passage", _ARTICLE)
        here = self._path[-1][1]
        above = all(etree.QName(one).localname in ("head", "byline", "fw") for one in here)
        if block.kind is Kind.PARAGRAPH:
            self._set(block, "p", here)
        elif block.kind is Kind.BYLINE and above:
            self._set(block, "byline", here)
        else:
            self._set(block, "ab", here)

    def _set(self, block: Block, name: str, parent: Element) -> None:
        said = "" if name in ("p", "byline", "head", "item", "titlePart") else block.kind.value
        made = element(parent, name, type=said, id=self._name_of(block))
        self._fill(made, block)
        made.tail = "\n"
