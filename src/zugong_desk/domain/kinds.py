"""The kinds of block and the roles of heads, with the few facts that rules ask of them."""

from enum import StrEnum


class Kind(StrEnum):
    """What a block of a bulletin is."""

    MASTHEAD = "masthead"
    TOC = "toc"
    TOC_ENTRY = "toc_entry"
    EDITOR_NOTE = "editor_note"
    INSTRUCTION = "instruction"
    COLUMN = "column"
    ARTICLE_TITLE = "article_title"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    SOURCE_CREDIT = "source_credit"
    DISTRIBUTION = "distribution"
    PAGE_FOOTER = "page_footer"
    NOISE = "noise"


ASIDE = frozenset({Kind.PAGE_FOOTER, Kind.NOISE})
"""Kinds that are set aside: kept as records, not part of the reading text."""


class Role(StrEnum):
    """What a head inside a block names."""

    TITLE = "title"
    HEADING = "heading"
    RUN_IN = "run_in"
    ITEM = "item"


MAX_LEVEL = 4
"""Official documents number headings in four levels (GB/T 9704: 一、 （一） 1. （1）)."""

KIND_NAMES: dict[Kind, str] = {
    Kind.MASTHEAD: "报头",
    Kind.TOC: "目录",
    Kind.TOC_ENTRY: "目录条目",
    Kind.EDITOR_NOTE: "编者按",
    Kind.INSTRUCTION: "批示",
    Kind.COLUMN: "栏目",
    Kind.ARTICLE_TITLE: "文章标题",
    Kind.BYLINE: "署名",
    Kind.HEADING: "标题",
    Kind.PARAGRAPH: "正文",
    Kind.SOURCE_CREDIT: "来源",
    Kind.DISTRIBUTION: "报送",
    Kind.PAGE_FOOTER: "页码页脚",
    Kind.NOISE: "杂项",
}
"""The kinds as an editor reads them, in step names and on screen."""

ROLE_NAMES: dict[Role, str] = {
    Role.TITLE: "段首题",
    Role.HEADING: "段内标题",
    Role.RUN_IN: "段首语",
    Role.ITEM: "分项",
}
