"""A small issue made by hand, with what ranges find hard: 𠮷, an emoji, a combining mark, a page break in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, joiner, normal
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Place, Span

TEXT = """江城组工信息
第 3 期
江城市委组织部研究室
2024年3月8日

目录
青石镇办好𠮷字服务队
【基层实践】
青石镇办好𠮷字服务队
青石镇党委
一、先把队伍建起来
**选人用心。**镇里选出12名党员👍，每人
- 1 -
联系20户；一是定清单，每月公示*1*次。

二是听回声e\u0301，当场记、当天办。（青石镇党委）
△白鹭村的“小院议事” 白鹭村每月在院子里议事一次。
报：江城市委
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the issue: its kind, the stretches of `TEXT` that it shows, and what is marked in it."""

    kind: Kind
    shows: Sequence[str]
    level: int = 0
    heads: Sequence[tuple[Role, str]] = ()
    joined: str = ""
    confidence: float = field(default=0.9)


ROWS = (
    Row(Kind.MASTHEAD, ("江城组工信息", "第 3 期", "江城市委组织部研究室", "2024年3月8日"), joined=" "),
    Row(Kind.TOC, ("目录",)),
    Row(Kind.TOC_ENTRY, ("青石镇办好𠮷字服务队",)),
    Row(Kind.COLUMN, ("【基层实践】",)),
    Row(Kind.ARTICLE_TITLE, ("青石镇办好𠮷字服务队",)),
    Row(Kind.BYLINE, ("青石镇党委",)),
    Row(Kind.HEADING, ("一、先把队伍建起来",), level=1),
    Row(
        Kind.PARAGRAPH,
        ("选人用心。", "镇里选出12名党员👍，每人", "联系20户；一是定清单，每月公示*1*次。"),
        heads=((Role.RUN_IN, "选人用心"), (Role.ITEM, "一是定清单")),
        confidence=0.6666,
    ),
    Row(Kind.PAGE_FOOTER, ("- 1 -",)),
    Row(
        Kind.PARAGRAPH,
        ("二是听回声e\u0301，当场记、当天办。（青石镇党委）",),
        heads=((Role.ITEM, "二是听回声e\u0301"),),
    ),
    Row(
        Kind.PARAGRAPH,
        ("白鹭村的“小院议事” 白鹭村每月在院子里议事一次。",),
        heads=((Role.TITLE, "白鹭村的“小院议事”"),),
    ),
    Row(Kind.DISTRIBUTION, ("报：江城市委",)),
)


def _blocks() -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    footer = TEXT.index("- 1 -")
    for number, row in enumerate(ROWS):
        runs = ()
        for part in row.shows:
            start = footer if row.kind is Kind.PAGE_FOOTER else TEXT.index(part, at)
            at = max(at, start + len(part))
            runs += (*(joiner(row.joined) if runs else ()), *from_source(TEXT, start, start + len(part)))
        block = Block(f"b{number}", Label(row.kind, row.level, row.confidence, "手工"), normal(runs))
        heads = [(role, block.text.index(text), len(text)) for role, text in row.heads]
        found.append(block.with_heads(tuple(Head(role, start, start + size) for role, start, size in heads)))
    return tuple(found)


@pytest.fixture
def issue() -> Bulletin:
    return Bulletin("i1", Source("江城.txt", "0" * 64, "utf-8", TEXT), _blocks())


@pytest.fixture
def tags() -> Tags:
    known = (
        Tag("t1", "队伍建设", definition="人从哪里来", colour=3, shape=4, order=0),
        Tag("t2", "联系群众", parent="t1", example="每人联系20户", order=1),
    )
    return {tag.id: tag for tag in known}


PRACTICE = Practice("𠮷字服务队", "青石镇党委", "青石镇", "2024年以来", "办结👍30件", "全市通报表扬", 2)


@pytest.fixture
def tagged(issue: Bulletin) -> Bulletin:
    """The issue with a practice over two blocks, a tag inside it and an orphan."""
    whole = Span(Anchor("b7", 0), Anchor("b9", len(issue.block("b9").text)))
    part = Span(Anchor("b7", issue.block("b7").text.index("联系20户")), Anchor("b7", len(issue.block("b7").text)))
    gone = Place(Span(Anchor("b10", 3), Anchor("b10", 3)), "被删的𠮷")
    return (
        issue.with_annotation("a1", Annotation("a1", "t1", "先核数字", PRACTICE))
        .with_place("a1", Place(whole))
        .with_annotation("a2", Annotation("a2", "t2"))
        .with_place("a2", Place(part))
        .with_annotation("a3", Annotation("a3", "没有的标签"))
        .with_place("a3", gone)
    )
