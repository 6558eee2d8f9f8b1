"""The practice's own name: the words by which those who carry it out call it, told from slogans and sayings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.names_context import shaped, weigh
from zugong_desk.insight.drafting.names_marked import (
    SHEER_NUMBERS,
    Marked,
    can_name,
    clause_after,
    clause_before,
    marked,
)
from zugong_desk.insight.drafting.names_plain import plain
from zugong_desk.insight.drafting.names_signs import any_of, anywhere, at_end
from zugong_desk.insight.drafting.passage import Passage

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
SURE = 0.5
"""Confidence from which a value is taken without being asked for."""
_LEAST = 0.3
_BASE = 0.15
"""What words in marks weigh by themselves."""
_OPENING = "："
"""What a title's first words stand behind: they are no clause's subject for standing first."""
_UNUSED = 0.2
"""The most that words of a title weigh which the passage does not take up."""
_SHOWN = 24
"""So many candidates at most."""
_ALONE, _PART = 0.12, 0.12
"""What a name gains by being the only one of its passage, and loses by being part of another."""
_LONG = 600
"""Characters of a passage so long that what it names in passing is hardly its own name."""
_MOST = 0.6
"""So much of an article's body makes a passage one that is about all of it."""
_KNOWN = 0.6
"""How sure a name is by being known, before its clause is heard."""
_GROUP = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?{any_of('group')}(?![伍员长])")
_METHOD_BEHIND = re.compile(r"工作法|模式|机制|工程|行动|计划|体系")
_CONCERNED = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,4}}?{any_of('near', 'group')})?(?P<what>{any_of('raised')}|[\u4e00-\u9fff])"
)


def names(passage: Passage, known: Known = NOTHING) -> tuple[Drafted, ...]:
    """Candidates for the practice's own name, best first: words in marks, in the title too, and names known already."""
    found = [*_known(passage, known), *_inside(passage), *_of_title(passage), *plain(passage)]
    return ranked(_with_merit(found, known.refused))


def _with_merit(found: list[Drafted], refused: frozenset[str]) -> Iterator[Drafted]:
    """What is worth showing; the only candidate of a passage gains by it."""
    worth = (one for one in found if one.confidence >= _LEAST and one.text not in refused)
    shown = ranked(worth)[:_SHOWN]
    alone = len(shown) == 1
    for one in shown:
        part = any(_bare(one.text) in other.text and len(other.text) > len(one.text) for other in shown)
        more = _ALONE if alone else -_PART if part else 0.0
        yield replace(one, confidence=round(min(0.98, one.confidence + more), 3))


def _bare(name: str) -> str:
    """The words in marks of a name such as “电小二”服务队."""
    return name[1:].partition("”")[0] if name.startswith("“") else name


def _inside(passage: Passage) -> Iterator[Drafted]:
    """Words in marks within the passage; those of its first lines weigh a little more."""
    titles = {one.word for one in marked(passage.text, *passage.title)} if passage.title else set()
    unmarked = _unmarked(passage)
    times = cache(lambda word: passage.text.count(word, *passage.article))
    size = max(1, passage.end - passage.start)
    for one in marked(passage.text, passage.start, passage.end):
        before = clause_before(passage.text, one.left, passage.start)
        after = clause_after(passage.text, one.right, passage.end)
        if not can_name(one.word, after, launched=at_end("strong").search(before.rstrip("了起出")) is not None):
            continue
        score, why = weigh(one.word, before, after)
        if one.word in titles:
            score, why = score + 0.4, _also(why, "标题也用")
        elif one.word in unmarked:
            score, why = score + 0.25, _also(why, "标题也说到")
        elif times(one.word) > 1:
            score, why = score + (0.15 if times(one.word) == 2 else 0.2), _also(why, "文中多次用")
        elif size > _LONG and one.start - passage.start > size / 4:
            score -= 0.1
        yield _drafted(passage.text, one, _BASE + score + 0.08 * (1 - (one.start - passage.start) / size), why)


def _unmarked(passage: Passage) -> str:
    """The title without what it puts in marks."""
    if passage.title is None:
        return ""
    start, end = passage.title
    kept, at = [], start
    for one in marked(passage.text, start, end):
        kept.append(passage.text[at : one.left])
        at = one.right
    return "\n".join((*kept, passage.text[at:end]))


def _also(why: str, more: str) -> str:
    return f"{why}，{more}" if why else more


def _drafted(text: str, one: Marked, confidence: float, why: str) -> Drafted:
    start, end = _reach(text, one)
    sure = round(max(0.0, min(0.98, confidence)), 3)
    return Drafted(Field.NAME, start, end, text[start:end], confidence=sure, why=why)


def _reach(text: str, one: Marked) -> tuple[int, int]:
    """What of marks and noun belongs to a name: of “228”工作法 and of “电小二”服务队 all, of “板凳会”机制 the words in marks."""
    if SHEER_NUMBERS.fullmatch(one.word):
        method = _METHOD_BEHIND.match(text, one.right)
        return (one.left, method.end()) if method else (one.start, one.end)
    group = _GROUP.match(text, one.right)
    return (one.left, group.end()) if group else (one.start, one.end)


def _of_title(passage: Passage) -> Iterator[Drafted]:
    """Words in marks in the title that the title says something of: “巡回听诊”破解…"""
    if passage.title is None:
        return
    text, (start, end) = passage.text, passage.title
    whole = passage.end - max(end, passage.start) > _MOST * (passage.article[1] - end)
    for one in marked(text, start, end):
        before, after = clause_before(text, one.left, start), clause_after(text, one.right, end)
        if not can_name(one.word, after) or (passage.start <= one.start and one.end <= passage.end):
            continue
        score, why = weigh(one.word, before or _OPENING, after)
        concerned = _concerned(one.word, text[max(start, one.left - 1) : one.left], text[one.right : end])
        used = _used(passage, one.word)
        if not (used or concerned or shaped(one.word)):
            score = min(score, _UNUSED)
        confidence = _BASE + score + concerned + used - (0.0 if whole or used else 0.2)
        yield _drafted(text, one, confidence, _also(why, "见于标题"))


def _used(passage: Passage, word: str) -> float:
    """What it weighs that a passage takes a word of the title up, in whole or by its last characters (红色掌灯人, 掌灯人)."""
    if word in passage.quote:
        return 0.3
    if len(word) < 4:
        return 0.0
    return 0.22 if word[-3:] in passage.quote else 0.12 if word[-2:] in passage.quote else 0.0


def _concerned(word: str, before: str, rest: str) -> float:
    """What it weighs that a title is about words in marks: it goes on from them, or ends with them as a place of its own."""
    if found := _CONCERNED.match(rest):
        first = not before or before in " \u3000：:—，"
        return 0.38 if anywhere("raised").fullmatch(found["what"]) else 0.36 if first else 0.0
    if rest.startswith(("：", ":")) and not before:
        return 0.36
    ends = not rest.strip(" \u3000。△") and before == "的" and shaped(word)
    return 0.17 if ends else 0.0


def _known(passage: Passage, known: Known) -> Iterator[Drafted]:
    """Names that the library knows, where the passage uses them: with what speaks for them there."""
    text, quote = passage.text, passage.quote
    for form, name in known.practices.items():
        at = quote.find(form)
        if at < 0:
            continue
        start, end = passage.start + at, passage.start + at + len(form)
        marks = int(text[start - 1 : start] == "“" and text[end : end + 1] == "”")
        before = clause_before(text, start - marks, passage.start)
        score, _ = weigh(form, before, clause_after(text, end + marks, passage.end))
        why = "书库里已有" if form == name else f"书库里已有，通称“{name}”"
        yield Drafted(Field.NAME, start, end, name, confidence=round(min(0.97, _KNOWN + max(0.0, score)), 3), why=why)
