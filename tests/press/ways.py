"""Ways: a content's titles, leads and back matter as its house words them, whatever the layout."""

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.press.content import Article, Content, Part, Section
from tests.press.house import House
from tests.press.numbers import chinese, heading_number
from tests.press.words import Words

from zugong_desk.domain.kinds import Kind, Role

_PLACE = re.compile(r"(?:中共)?([\u4e00-\u9fff]{1,3}?[市县区镇乡州旗])")
_ASKED = ("？", "，怎么办？", "，靠什么？", "，难在哪里？", "：路子怎么走？", "，究竟怎么样？")
_LONGEST_FRAMED = 26
_LONGEST_BARE = 24
_FEWEST_BARE = 2
_IN_A_SENTENCE = re.compile(r"[。；！？：]")


def in_ways_of(house: House, content: Content, rng: Random) -> Content:
    """The content as the house words it."""
    sections = tuple(
        Section(section.column, tuple(_article(house, article, rng) for article in section.articles))
        for section in content.sections
    )
    back = tuple(_unstopped(part) for part in content.back) if house.back == "no stops" else content.back
    return replace(content, sections=sections, back=back)


def _article(house: House, article: Article, rng: Random) -> Article:
    body = tuple(_with_colon(part) for part in article.body) if house.colon else article.body
    return replace(article, title=_title(house, article, rng), body=body)


def _title(house: House, article: Article, rng: Random) -> tuple[str, ...]:
    *above, last = article.title
    asks = rng.random() < house.asking and "\u4e00" <= last[-1] <= "\u9fff" and len(last) <= _LONGEST_FRAMED
    lines = (*above, last + rng.choice(_ASKED)) if asks else article.title
    place = _PLACE.match(article.org or "")
    if house.unit_title and place and lines[0][0] not in "【〖":
        return f"【{place[1]}】{lines[0].removeprefix(place[1]).lstrip('：:， ') or lines[0]}", *lines[1:]
    if house.title_frame and len(lines) == 1 and len(lines[0]) <= _LONGEST_FRAMED and lines[0][0] not in "【〖":
        return (house.title_frame.format(lines[0]),)
    return lines


def _with_colon(part: Part) -> Part:
    marks = part.words.marks
    if part.kind != Kind.PARAGRAPH or not marks or marks[0].role != Role.RUN_IN or marks[0].start:
        return part
    end = marks[0].end
    stopped = part.words.text[end : end + 1] == "。" and "：" not in part.words.text[:end]
    return replace(part, words=part.words.spliced(end, end + 1, "：")) if stopped else part


def _unstopped(part: Part) -> Part:
    text = part.words.text
    return (
        replace(part, words=part.words.part(0, len(text.removesuffix("。"))))
        if part.kind == Kind.DISTRIBUTION
        else part
    )


def shaped(body: Sequence[Part], form: str) -> list[Part]:
    """The body with its first-level headings in the house's form, if all stand on lines of their own and are numbered."""
    heads = [part for part in body if part.kind == Kind.HEADING and part.level == 1]
    runs_in = any(mark.role == Role.HEADING and mark.level == 1 for part in body for mark in part.words.marks)
    if not form or runs_in or len(heads) < _FEWEST_BARE or not all(_plain(part) for part in heads):
        return list(body)
    return [_shaped(part, form) if part in heads else part for part in body]


def _plain(part: Part) -> bool:
    text = part.words.text
    found = heading_number(text)
    return found is not None and len(text) - found[1] <= _LONGEST_BARE and not _IN_A_SENTENCE.search(text, found[1])


def _shaped(part: Part, form: str) -> Part:
    value, words = heading_number(part.words.text) or (0, 0)
    number = form.replace("{一}", chinese(value)).replace("{01}", f"{value:02}").replace("{1}", str(value))
    return replace(part, words=Words(("" if form == "bare" else number) + part.words.text[words:]))
