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

BACK_MATTER = frozenset({Kind.DISTRIBUTION})
FRONT_MATTER = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.TOC_ENTRY, Kind.EDITOR_NOTE, Kind.INSTRUCTION})


class Role(StrEnum):
    """What a head inside a block names."""

    TITLE = "title"
    HEADING = "heading"
    RUN_IN = "run_in"
    ITEM = "item"


MAX_LEVEL = 4
"""Official documents number headings in four levels (GB/T 9704: 一、 （一） 1. （1）)."""
