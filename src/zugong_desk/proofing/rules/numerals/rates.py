"""Rates that a text gives with both figures: 发放800份，收回786份，回收率98.3%; 412名干部中，党员38名，占9.2%."""

import re
from collections.abc import Iterator, Sequence

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rules.numerals.precision import bounds, exact, percent, step, unit_of

_DONE = (
    "收回|回收|办结|化解|整改|解决|答复|销号|调处|调解|完成|兑现|采纳|录用|回复|办理|拆除|参会|实到|参加|参训|合格|通过"
)
_WHOLE = re.compile(
    r"(?:发放|发出|印发|寄出|收到|受理|接到|接收|梳理|交办|收集|征集|登记|排查|摸排|承办|承接|参训|参考|受检|抽检|审核|报名|评审|申报|应到|应参加|应参会|应训|立案|任务|计划)"
    r"[^，。；！？0-9]{0,14}$"
)
_THEN = re.compile(
    rf"[^。；！？0-9其]{{0,12}}[，、,][^，。；！？0-9其]{{0,4}}(?P<done>{_DONE})(?:了|的|有效[问答]卷|[^，。；！？0-9]{{0,3}})"
)
_RATE = re.compile(
    r"[^，。；！？0-9]{0,6}[，、,（(][^，。；！？0-9期时]{0,2}(?P<rate>[^，。；！？0-9期时]{2})率(?:达到?|为|是|：)?"
)
_LIKE = {"收回": "回收", "回收": "收回", "实到": "到会", "参会": "到会", "参加": "参与", "参训": "参训"}
_BOUNDED = frozenset({"收回", "回收", "采纳", "办结", "实到"})
_EXAMINED = re.compile(r"(?:审核|报名|评审|受检|参考|抽检|初审|复审)[^，。；！？0-9]{0,8}$")
_AMONG = re.compile(r"[^，。；！？、0-9每]{0,14}(?<![集其年月])中[，,]")
_ONLY = re.compile(r"[ \u3000]?[，,、（(](?:仅|只)?占(?:比|总数的?|总人数的?)?(?:为|达到?)?[ \u3000]?")
_AGES = frozenset({"岁", "周岁", "年"})
_STOP = re.compile("[，。；！？]")
_NEAR = 24


def rates(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """Rates that do not follow from the two figures before them, and more sent back than was given out."""
    for at, whole in enumerate(found[:-1]):
        yield from _done(passage, whole, found[at + 1 : at + 3])
        yield from _share(passage, whole, found[at + 1 : at + 5])


def _done(passage: Passage, whole: Amount, after: Sequence[Amount]) -> Iterator[Hit]:
    """发放问卷800份，收回786份，回收率98.3%."""
    text, part = passage.text, after[0]
    then = _THEN.fullmatch(text, whole.marks_end, part.marks_start)
    if not then or unit_of(part) != unit_of(whole) or not whole.unit or not exact(whole, part):
        return
    if not _WHOLE.search(text, max(0, whole.start - _NEAR), whole.marks_start) or not whole.value:
        return
    if part.value > whole.value:
        examined = then["done"] == "通过" and _EXAMINED.search(text, max(0, whole.start - _NEAR), whole.marks_start)
        if then["done"] in _BOUNDED or examined:
            yield Hit(passage.id, whole.start, part.end, f"“{then['done']}”的数多于总数", severity=Severity.WARNING)
        return
    rate = after[1] if len(after) > 1 else None
    if rate is None or rate.unit != "%" or not exact(rate):
        return
    said = _RATE.fullmatch(text, part.marks_end, rate.marks_start)
    if said and said["rate"] in {then["done"], _LIKE.get(then["done"])}:
        yield from _judged(passage, whole, part, rate)


def _share(passage: Passage, whole: Amount, after: Sequence[Amount]) -> Iterator[Hit]:
    """412名干部中，35岁以下的38名，占9.2%."""
    text = passage.text
    if not whole.unit or whole.unit in _AGES or not exact(whole) or not whole.value:
        return
    among = _AMONG.match(text, whole.marks_end)
    rest = [one for one in after if one.unit not in _AGES]
    if not among or len(rest) < 2 or rest[1].unit != "%":
        return
    part, rate = rest[:2]
    if part.marks_start - among.end() > _NEAR or _STOP.search(text, among.end(), part.start):
        return
    if unit_of(part) != unit_of(whole) or not exact(part, rate) or part.value > whole.value:
        return
    if _ONLY.fullmatch(text, part.marks_end, rate.marks_start):
        yield from _judged(passage, whole, part, rate)


def _judged(passage: Passage, whole: Amount, part: Amount, rate: Amount) -> Iterator[Hit]:
    (low, high), (least, most) = bounds(part), bounds(whole)
    if least > 0 and not low / most * 100 - step(rate) <= rate.value <= high / least * 100 + step(rate):
        yield Hit(
            passage.id, part.start, rate.end, f"比率算不拢：按文中两个数约为{percent(part, whole)}", severity=Severity.WARNING,
            why="请核对三个数哪一个有误；口径如有不同，可不改。",
        )  # fmt: skip
