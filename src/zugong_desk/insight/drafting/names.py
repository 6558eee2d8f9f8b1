"""The practice's own name: the words by which those who carry it out call it, told from slogans and sayings."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.names_bare import bare
from zugong_desk.insight.drafting.names_context import is_counted, launch, weigh
from zugong_desk.insight.drafting.names_marked import (
    can_name,
    clause_after,
    clause_before,
    list_begin,
    marked,
)
from zugong_desk.insight.drafting.names_plain import plain
from zugong_desk.insight.drafting.names_signs import at_end
from zugong_desk.insight.drafting.names_title import BASE, also, drafted, of_lead, of_title, unmarked_title
from zugong_desk.insight.drafting.passage import Passage

SURE = 0.5
"""Confidence from which a value is taken without being asked for."""
_LEAST = 0.1
_STRAIGHT = 0.7
_FIRST = 0.25
"""What it weighs to stand at the very beginning of a passage."""
_SHOWN = 24
"""So many candidates at most."""
_ALONE, _PART = 0.12, 0.12
"""What a name gains by being the only one of its passage, and loses by being part of another."""
_AHEAD = 0.12
"""What it weighs against other candidates to stand at the beginning."""
_IN_SHORT = ("简称", "统称", "合称", "并称")
_OFTEN, _VERB = 2, 4
_LONG = 600
"""Characters of a passage so long that what it names in passing is hardly its own name."""
_KNOWN = 0.6
"""How sure a name is by being known, before its clause is heard."""


def names(passage: Passage, known: Known = NOTHING) -> tuple[Drafted, ...]:
    """Candidates for the practice's own name, best first: words in marks, in the title too, and names known already."""
    unmarked = (*plain(passage), *bare(passage))
    found = [*_known(passage, known), *_inside(passage), *of_title(passage), *of_lead(passage), *unmarked]
    taken = [one for one in found if not _title_only(one, passage)]
    return _in_order([*_with_merit(taken, known.refused)], passage)


def _title_only(one: Drafted, passage: Passage) -> bool:
    """Whether a passage that holds its article's title says a word there alone: a figure of speech, no name."""
    if passage.title is None or not passage.start <= passage.title[0] or passage.title[1] >= passage.end:
        return False
    before = clause_before(passage.text, one.start - 1, passage.title[0])
    if launch(before) or is_counted(_bare(one.text)):
        return False
    return one.end <= passage.title[1] and passage.text.find(_bare(one.text), passage.title[1], passage.end) < 0


def _with_merit(found: list[Drafted], refused: frozenset[str]) -> Iterator[Drafted]:
    """What is worth showing; the only candidate of a passage gains by it, one that is part of another loses."""
    worth = (one for one in found if one.confidence >= _LEAST and one.text not in refused)
    shown = ranked(worth)[:_SHOWN]
    alone = len(shown) == 1
    for one in shown:
        part = any(_bare(one.text) in other.text and len(other.text) > len(one.text) for other in shown)
        yield replace(one, confidence=one.confidence + (_ALONE if alone else -_PART if part else 0.0))


def _in_order(shown: list[Drafted], passage: Passage) -> tuple[Drafted, ...]:
    """Best first: of those that are sure, where they stand counts as well, since what a passage is about comes first."""
    weights = sorted((one.confidence for one in shown), reverse=True)
    order = sorted(shown, key=lambda one: -one.confidence - _early(one, passage))
    return tuple(replace(one, confidence=_share(weight)) for one, weight in zip(order, weights, strict=True))


def _early(one: Drafted, passage: Passage) -> float:
    """What the place of a candidate weighs against others: most at the passage's beginning, and in the title."""
    if one.start < passage.start:
        return _AHEAD
    return _AHEAD * (1 - (one.start - passage.start) / max(1, passage.end - passage.start))


def _share(weight: float) -> float:
    """A weight as a confidence: itself up to 0.7, then ever less of it, below 1."""
    return round(weight if weight < _STRAIGHT else 1 - (1 - _STRAIGHT) ** 2 / (1 - 2 * _STRAIGHT + weight), 3)


def _bare(name: str) -> str:
    """The words in marks of a name such as “电小二”服务队."""
    return name[1:].partition("”")[0] if name.startswith("“") else name


def _inside(passage: Passage) -> Iterator[Drafted]:
    """Words in marks within the passage; those of its first lines weigh a little more."""
    titles = {one.word for one in marked(passage.text, *passage.title)} if passage.title else set()
    unmarked = unmarked_title(passage)
    times = cache(lambda word: passage.text.count(word, *passage.article))
    launched = cache(lambda word: _launched_bare(word, passage))
    size = max(1, passage.end - passage.start)
    for one in marked(passage.text, passage.start, passage.end):
        before = clause_before(passage.text, one.left, passage.start)
        after = clause_after(passage.text, one.right, passage.end)
        if not can_name(one.word, after, launched=_launches(before), called=before.endswith(_IN_SHORT)):
            continue
        score, why = weigh(one.word, before, after)
        if (first := list_begin(passage.text, one.left, passage.start)) < one.left:
            score = min(score, weigh(one.word, clause_before(passage.text, first, passage.start), after)[0])
        if one.word in titles:
            score, why = score + 0.4, also(why, "标题也用")
        elif one.word in unmarked:
            score, why = score + (0.35 if times(one.word) > _OFTEN else 0.25), also(why, "标题也说到")
        elif launched(one.word):
            score, why = score + 0.4, also(why, "文中推行它")
        elif times(one.word) > 1:
            score, why = score + (0.15 if times(one.word) == 2 else 0.2), also(why, "文中多次用")
        elif size > _LONG and one.start - passage.start > size / 4:
            score -= 0.1
        yield drafted(passage.text, one, BASE + score + _FIRST * (1 - (one.start - passage.start) / size), why)


def _launches(before: str) -> bool:
    """Whether a clause ends with a verb that launches what follows, 了 or 起 behind it or not."""
    return any(at_end("strong", "launch").search(one) for one in (before, before.rstrip("了起出")))


def _launched_bare(word: str, passage: Passage) -> bool:
    """Whether the article launches a word elsewhere without marks: 发起红标店创建行动."""
    text, (at, end) = passage.text, passage.article
    while (at := text.find(word, at + 1, end)) >= 0:
        if at_end("strong").search(text, max(0, at - _VERB), at):
            return True
    return False


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
        yield Drafted(Field.NAME, start, end, name, confidence=_KNOWN + max(0.0, score), why=why)
