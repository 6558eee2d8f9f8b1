"""What is feasible: a style without what a content cannot bear."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tests.press.content import Article, Content
from tests.press.headings import opens_with_heading
from tests.press.numbers import OFFICIAL
from tests.press.style import Style

from zugong_desk.domain.kinds import Kind

_ITEM_LIKE_HEADING = re.compile(r"[（(]\d|\d+[.．、]")


def feasible(content: Content, style: Style) -> Style:
    """The style without what this content cannot bear: titles before headings, numbers that its items have."""
    if style.lead_titles and not all(_can_lead(article) for article in content.articles):
        style = replace(style, lead_titles=False)
    if style.lead_titles and style.byline in {"own", "bracketed", "title"}:
        style = replace(style, byline="credit")
    if style.lead_titles and not style.title_mark:
        style = replace(style, title_mark="△")
    if style.title_mark and style.house.heading_form[:1] in set("●★◆"):
        style = replace(style, house=replace(style.house, heading_form=""))
    if style.lead_titles and style.house.title_frame:
        style = replace(style, house=replace(style.house, title_frame=""))
    if style.scheme and _depth(content) > len(style.scheme):
        style = replace(style, scheme=OFFICIAL)
    if any(_ITEM_LIKE_HEADING.match(item) for item in _items(content)):
        style = replace(style, scheme=None)
    return style


def _depth(content: Content) -> int:
    """How many levels of headings there are."""
    parts = [part for article in content.articles for part in article.body]
    return max([0, *(part.level for part in parts), *(mark.level for part in parts for mark in part.words.marks)])


def _items(content: Content) -> Iterator[str]:
    for part in (part for article in content.articles for part in article.body):
        yield from (part.words.text[mark.start : mark.end] for mark in part.words.marks if mark.role == "item")


def _can_lead(article: Article) -> bool:
    return article.body[0].kind == Kind.PARAGRAPH and not opens_with_heading(article.body[0].words)
