"""The outline and the articles: pure functions of blocks and heads, never stored."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.credit import behind, credit_of, title_byline, title_head
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.numerals import DATE
from zugong_desk.domain.organisation import bare, names_a_source

TITLE_MARKS = " \t\u3000△▲▽▼●○◆◇■□★☆◎※►▶"
"""What a print puts before a title and no reader takes for part of it."""
_DIGITS = "[一二三四五六七八九十0-9０-９]"
_NUMBER = re.compile(rf"(?:第?{_DIGITS}+(?:是要)?[是要、，．.]|[（(]{_DIGITS}+[）)]|[①-⑳]|首先[，、]?|其次[，、]?)\s*")
_OPENING, _CLOSING = "（(【〔〖[“《", "）)】〕〗]”》"
_SIGNED = re.compile(rf"(?<!\s)\s+(?:{DATE.pattern}|[12]\d{{3}}[-./]\d{{1,2}}[-./]\d{{1,2}})\s*$")
_ENDS_ARTICLE = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.TOC_ENTRY, Kind.COLUMN, Kind.DISTRIBUTION})


@dataclass(frozen=True, slots=True)
class Article:
    """A title and everything up to the next; `org` wrote it, `column` is the one it stands under (both may be None).

    `first` and `last` are block ids; `head` is set if the title stands inside its first block.
    """

    title: str
    org: str | None
    column: str | None
    first: str
    last: str
    head: Head | None = None


@dataclass(slots=True)
class Node:
    """A place in the outline: a block, or a head inside one, with what belongs below it."""

    text: str
    block: str
    kind: Kind | Role
    level: int = 0
    head: Head | None = None
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def articles(lines: Sequence[Block]) -> list[Article]:
    """The articles of a reading text, in order."""
    out: list[Article] = []
    column: str | None = None
    current: list[Block] = []
    under: str | None = None
    foreword: Block | None = None
    signed: Block | None = None
    for at, block in enumerate(lines):
        starts = _starts(block)
        if current and (starts or block.kind in _ENDS_ARTICLE):
            out.append(_article(current, under, signed))
            current = []
        if _stands_before_its_title(lines, at):
            if current:
                out.append(_article(current, under, signed))
                current = []
            foreword = block
            continue
        if block.kind is Kind.MASTHEAD:
            column = None
        elif block.kind is Kind.COLUMN:
            column = bare(_unframed(block.text))
        elif starts:
            current, under, signed = [block], column, foreword
            foreword = None
        elif current:
            current.append(block)
    if current:
        out.append(_article(current, under, signed))
    return out


def _starts(block: Block) -> bool:
    return block.kind is Kind.ARTICLE_TITLE or title_head(block) is not None


def _stands_before_its_title(lines: Sequence[Block], at: int) -> bool:
    """Whether a byline names who wrote the article below it: a title follows and none goes before."""
    if lines[at].kind is not Kind.BYLINE or at + 1 == len(lines) or not _starts(lines[at + 1]):
        return False
    return at == 0 or not _starts(lines[at - 1])


def _unframed(text: str) -> str:
    """A column's name without the marks and lines that frame it."""
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in _OPENING):
        start += 1
    while start < end and not (text[end - 1].isalnum() or text[end - 1] in _CLOSING):
        end -= 1
    return text[start:end]


def article_of(lines: Sequence[Block], at: int) -> Article | None:
    """The article that the line of index `at` belongs to, if any."""
    index = {block.id: number for number, block in enumerate(lines)}
    for article in articles(lines):
        if index[article.first] <= at <= index[article.last]:
            return article
    return None


def lead_at(block: Block, offset: int) -> str:
    """What the passage at an offset of a block is about: the last head that begins by then, its number left out."""
    heads = [head for head in block.heads if head.start <= offset]
    text = block.head_text(heads[-1]) if heads else ""
    number = _NUMBER.match(text)
    return text[number.end() if number else 0 :].strip(TITLE_MARKS)


def _article(blocks: Sequence[Block], column: str | None, signed: Block | None) -> Article:
    """The article of those blocks; `signed` is the byline above its title, if it has one."""
    first = blocks[0]
    head = title_head(first) if first.kind is not Kind.ARTICLE_TITLE else None
    title = first.head_text(head) if head else first.text
    unit = behind(title)
    return Article(
        title[: unit[0] if unit else None].strip(TITLE_MARKS),
        _org([first, *([signed] if signed else []), *blocks[1:]]),
        column,
        first.id,
        blocks[-1].id,
        head,
    )


def _org(blocks: Sequence[Block]) -> str | None:
    """Who wrote an article: its byline, on a line of its own or on the title's, else the last credit in it."""
    for block in blocks:
        if block.kind is Kind.BYLINE and block.text.strip():
            return bare(_SIGNED.sub("", block.text))
    if name := title_byline(blocks[0]):
        return name
    for block in reversed(blocks):
        if block.kind is Kind.SOURCE_CREDIT and not names_a_source(block.text):
            return bare(_SIGNED.sub("", block.text))
        if credit := credit_of(block):
            return credit.name
    return None


def outline(lines: Sequence[Block]) -> list[Node]:
    """The tree that blocks and heads imply: columns over articles over headings over items and leads."""
    return _Growing().grow(lines)


_ROOT = 7
"""The depth of front and back matter: below no heading, above nothing but the entries of a contents list."""


class _Growing:
    """Grows the tree line by line; `path` is the branch on which the next node may sit, with its depth."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.path: list[tuple[int, Node]] = []

    def grow(self, lines: Sequence[Block]) -> list[Node]:
        for block in lines:
            self._block(block)
        return self.roots

    def _block(self, block: Block) -> None:
        match block.kind:
            case Kind.COLUMN:
                self._put(0, Node(block.text, block.id, block.kind))
            case Kind.ARTICLE_TITLE:
                self._put(1, Node(block.text, block.id, block.kind))
            case Kind.HEADING:
                self._put(1 + block.level, Node(block.text, block.id, block.kind, block.level))
                self._heads(block)
            case Kind.TOC_ENTRY if self.path and self.path[-1][1].kind in (Kind.TOC, Kind.TOC_ENTRY):
                self._put(_ROOT + 1, Node(block.text, block.id, block.kind))
            case Kind.DISTRIBUTION if self.path and self.path[-1][1].kind is Kind.DISTRIBUTION:
                pass
            case Kind.PARAGRAPH | Kind.BYLINE | Kind.SOURCE_CREDIT:
                self._heads(block)
            case _:
                self.path.clear()
                self._put(_ROOT, Node(block.text, block.id, block.kind))

    def _heads(self, block: Block) -> None:
        if self.path and self.path[-1][0] in (_ROOT, _ROOT + 1):
            self.path.clear()
        for head in block.heads:
            depth = {Role.TITLE: 1, Role.HEADING: 1 + max(head.level, 1)}.get(head.role, 9)
            self._put(depth, Node(block.head_text(head), block.id, head.role, head.level, head))

    def _put(self, depth: int, node: Node) -> None:
        while self.path and self.path[-1][0] >= depth:
            self.path.pop()
        (self.path[-1][1].children if self.path else self.roots).append(node)
        self.path.append((depth, node))
