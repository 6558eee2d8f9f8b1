"""Names that an article's title and first lines give, which are right of its passages too."""

import re
from collections.abc import Iterator

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.names_context import launch, shaped, weigh
from zugong_desk.insight.drafting.names_marked import (
    SHEER_NUMBERS,
    Marked,
    can_name,
    clause_after,
    clause_before,
    marked,
)
from zugong_desk.insight.drafting.names_signs import any_of, anywhere
from zugong_desk.insight.drafting.passage import Passage

BASE = 0.18
"""What words in marks weigh by themselves."""
_OPENING = "："
"""What a title's first words stand behind: they are no clause's subject for standing first."""
_UNUSED, _TAKEN_UP = 0.2, 0.2
"""The most that words of a title weigh which the article does not take up."""
_PASSING = 0.36
"""The most that a name weighs which the article launches elsewhere and its title does not say."""
_LEAD = 240
"""Characters after the title in which an article says what it is about."""
_GROUP = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?{any_of('group')}(?![伍员长])")
_DONE = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:工作法|行动|计划|品牌|项目)(?:的)?(?:纪实|侧记|纪事|综述|见闻|观察|走笔)?$"
)
"""A title that ends with the thing its words in marks name, and perhaps the kind of report it is."""
_METHOD_BEHIND = re.compile(r"工作法|模式|机制|工程|行动|计划|体系")
_CONCERNED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,4}}?{any_of('near', 'group')})?(?P<what>{any_of('raised')}|[\u4e00-\u9fff])"
)


def of_title(passage: Passage) -> Iterator[Drafted]:
    """Words in marks in the title that the title says something of: “巡回听诊”破解…"""
    if passage.title is None:
        return
    text, (start, end) = passage.text, passage.title
    body = text[max(end, passage.article[0]) : passage.article[1]]
    for one in marked(text, start, end):
        before, after = clause_before(text, one.left, start), clause_after(text, one.right, end)
        if not can_name(one.word, after, launched=one.word in body) or (
            passage.start <= one.start and one.end <= passage.end
        ):
            continue
        score, why = weigh(one.word, before or _OPENING, after)
        concerned = _concerned(one.word, text[max(start, one.left - 1) : one.left], text[one.right : end])
        used = _used(body, one.word)
        if not used and text[one.right : one.right + 1] == "的" and not shaped(one.word):
            concerned = 0.0
        if used < _TAKEN_UP and not (concerned or shaped(one.word) or launch(before) or _DONE.match(after)):
            score = min(score, _UNUSED)
        yield drafted(text, one, BASE + score + concerned + used, also(why, "见于标题"))


def of_lead(passage: Passage) -> Iterator[Drafted]:
    """What the article's first lines launch, where they lie before the passage; most if the title says it too."""
    if passage.title is None or passage.title[1] >= passage.start:
        return
    first = passage.title[1]
    title = unmarked_title(passage)
    for one in marked(passage.text, first, min(first + _LEAD, passage.start)):
        before = clause_before(passage.text, one.left, first)
        after = clause_after(passage.text, one.right, passage.article[1])
        if launch(before) and can_name(one.word, after):
            score, why = weigh(one.word, before, after)
            confidence = BASE + score + 0.3 if one.word in title else min(_PASSING, BASE + score)
            yield drafted(passage.text, one, confidence, also(why, "见于文章开头"))


def _used(body: str, word: str) -> float:
    """What it weighs that the article takes a word of its title up, in whole or by its last characters (红色掌灯人, 掌灯人)."""
    if word in body:
        return 0.3
    if len(word) < 4:
        return 0.0
    return 0.22 if word[-3:] in body else 0.12 if word[-2:] in body else 0.0


def _concerned(word: str, before: str, rest: str) -> float:
    """What it weighs that a title is about words in marks: it goes on from them, or ends with them as a place of its own."""
    if found := _CONCERNED.match(rest):
        first = not before or before in " \u3000：:—，"
        return 0.38 if anywhere("raised").fullmatch(found["what"]) else 0.36 if first else 0.0
    if rest.startswith(("：", ":")) and not before:
        return 0.36
    ends = not rest.strip(" \u3000。△") and before == "的" and shaped(word)
    return 0.17 if ends else 0.0


def unmarked_title(passage: Passage) -> str:
    """The title without what it puts in marks."""
    if passage.title is None:
        return ""
    start, end = passage.title
    kept, at = [], start
    for one in marked(passage.text, start, end):
        kept.append(passage.text[at : one.left])
        at = one.right
    return "\n".join((*kept, passage.text[at:end]))


def also(why: str, more: str) -> str:
    return f"{why}，{more}" if why else more


def drafted(text: str, one: Marked, confidence: float, why: str) -> Drafted:
    start, end = _reach(text, one)
    return Drafted(Field.NAME, start, end, text[start:end], confidence=max(0.0, confidence), why=why)


def _reach(text: str, one: Marked) -> tuple[int, int]:
    """What of marks and noun belongs to a name: of “228”工作法 and of “电小二”服务队 all, of “板凳会”机制 the words in marks."""
    if SHEER_NUMBERS.fullmatch(one.word):
        method = _METHOD_BEHIND.match(text, one.right)
        return (one.left, method.end()) if method else (one.start, one.end)
    group = _GROUP.match(text, one.right)
    if group is None:
        return one.start, one.end
    noun = text[one.right : group.end()]
    with_noun = text.count(one.word + noun) + text.count(text[one.left : group.end()])
    return (one.left, group.end()) if text.count(one.word) <= with_noun else (one.start, one.end)
