"""The practice's own name: the words by which those who carry it out call it, told from slogans and sayings."""

import re
from collections import Counter
from collections.abc import Iterator

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.names_context import Marked, can_name, clause_after, clause_before, marked, weigh
from zugong_desk.insight.drafting.passage import Passage

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
SURE = 0.5
"""Confidence from which a value is taken without being asked for."""
_LEAST = 0.3
_LONG = 600
"""Characters of a passage so long that what it names in passing is hardly its own name."""
_KNOWN = 0.6
"""How sure a name is by being known, before its clause is heard."""
_PLAIN = re.compile(
    rf"(?:推行|实施|创新|探索|首创|运用|推广|启动|深化|打造)(?:了)?(?P<name>[{_HAN}A-Za-z0-9+＋]{{2,9}}?(?:工作法|工程|计划|行动))(?=[，。；：、（]|，)"
)
_PARTY_PLUS = re.compile(
    rf"(?<![“{_HAN}])(?P<name>党建[+＋][{_HAN}]{{2,8}}?)(?=模式|机制|工作|行动|工程|品牌|体系|[，。；、])"
)
_STEPS = re.compile(r"(?P<name>(?<![一-鿿])[一二三四五六七八九十]+(?:步|字|联|色|单|定)(?:工作)?法)")
_RAISED = re.compile(
    r"里|进|让|助|聚|暖|破解|打通|激活|托起|点亮|赋能|管住|搭建|引领|推动|促|解|带|绘|撬动|敲开|串起|守|化解|织|唤醒|提升|成就|蹚出|走出|开出|架起|跑出|释放|凝聚|筑|升级|见|服务|解锁|铺|打开|治|释"
)


def names(passage: Passage, known: Known = NOTHING) -> tuple[Drafted, ...]:
    """Candidates for the practice's own name, best first: words in marks, in the title too, and names known already."""
    met = Counter(one.word for one in marked(passage.text, *passage.article))
    found = [*_known(passage, known), *_inside(passage, met), *_of_title(passage), *_plain(passage)]
    return ranked(one for one in found if one.confidence >= _LEAST and one.text not in known.refused)


def _inside(passage: Passage, met: Counter[str]) -> Iterator[Drafted]:
    """Words in marks within the passage; those of its first lines weigh a little more."""
    titles = {one.word for one in marked(passage.text, *passage.title)} if passage.title else set()
    span = max(1, passage.end - passage.start)
    for one in marked(passage.text, passage.start, passage.end):
        after = clause_after(passage.text, one.right, passage.end)
        if not can_name(one.word, after):
            continue
        before = clause_before(passage.text, one.left, passage.start)
        score, why = weigh(one.word, before, after)
        if one.word in titles:
            score, why = score + 0.4, _also(why, "标题也用")
        elif met[one.word] > 1:
            score, why = score + 0.1, _also(why, "文中多次用")
        elif span > _LONG and one.start - passage.start > span / 4:
            score -= 0.1
        score += 0.08 * (1 - (one.start - passage.start) / span)
        yield _drafted(passage.text, one, 0.15 + score, why)


def _also(why: str, more: str) -> str:
    return f"{why}，{more}" if why else more


def _drafted(text: str, one: Marked, confidence: float, why: str) -> Drafted:
    start, end = one.start, one.end
    if re.fullmatch(r"[0-9０-９+＋xXnN]+", one.word):
        thing = re.match(r"工作法|模式|机制|工程|行动|计划|体系", text[one.right : one.right + 4])
        start, end = (one.left, one.right + thing.end()) if thing else (start, end)
    return Drafted(
        Field.NAME, start, end, text[start:end], confidence=round(max(0.0, min(0.98, confidence)), 3), why=why
    )


def _of_title(passage: Passage) -> Iterator[Drafted]:
    """Words in marks in the title that the title says something of: “巡回听诊”破解…"""
    if passage.title is None:
        return
    text, (start, end) = passage.text, passage.title
    mentioned = passage.quote
    whole = passage.start <= start or passage.end - passage.start > 0.6 * (passage.article[1] - passage.article[0])
    for one in marked(text, start, end):
        if not can_name(one.word) or (passage.start <= one.start and one.end <= passage.end):
            continue
        before, after = clause_before(text, one.left, start), clause_after(text, one.right, end)
        score, why = weigh(one.word, before, after)
        if _RAISED.match(after.lstrip()) or (re.match(r"[^\s]{0,6}?(?:工作法|机制|模式|工程|计划|行动)\S", after)):
            score, why = score + 0.4, _also(why, "标题以它起句")
        if one.word in mentioned:
            score, why = score + 0.15, _also(why, "文中也用")
        yield _drafted(text, one, 0.12 + score - (0.0 if whole or one.word in mentioned else 0.2), why)


def _plain(passage: Passage) -> Iterator[Drafted]:
    """Names without marks: those behind a verb that end like one, and 党建+…"""
    for pattern, confidence in ((_PLAIN, 0.55), (_PARTY_PLUS, 0.5), (_STEPS, 0.52)):
        for found in pattern.finditer(passage.text, passage.start, passage.end):
            start, end = found.span("name")
            yield Drafted(Field.NAME, start, end, found["name"], confidence=confidence, why="没有引号，名称的样子")


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
