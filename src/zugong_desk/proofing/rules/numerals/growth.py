"""Growth that a text states by three figures: from one to another, and by how much."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rules.numerals.precision import bounds, exact, step, unit_of

_UP = "增长|增加|上升|扩大|提高|提升|攀升|壮大|发展"
_DOWN = "减少|下降|降低|缩短|压缩|缩减|压减|精简|减|降"
_GAP = r"[ \u3000]?"
_FROM = re.compile(r"(?:从|由)[^，。；：、0-9]{0,10}(?:(?:19|20)[0-9]{2}年[^，。；：、0-9]{0,6})?$")
_MOVED = re.compile(
    rf"{_GAP}(?:(?P<up>{_UP}|增)|(?P<down>{_DOWN}))(?:到|至|为)了?(?:现在的?|目前的?|今年的?|(?:19|20)[0-9]{{2}}年[底末]?的?)?{_GAP}"
)
_DIRECTED = re.compile(r"增长|增加|上升|扩大|增|减少|下降|降低|缩减|压减|精简|减|降")
_BY = re.compile(
    rf"{_GAP}[，,、（(]?(?:共|累计|总共|实际)?(?:增幅|降幅|涨幅|净增|净减|新增|{_UP}|{_DOWN}|增)(?:了|达到|达|为|率为|幅度为)?{_GAP}"
)
_FOLD = re.compile(rf"{_GAP}[，,、（(]?翻了?(?P<times>[一两二三四1234])番")
_DOUBLINGS = {"一": 1, "1": 1, "两": 2, "二": 2, "2": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_COMPARED = re.compile(
    rf"{_GAP}[，,（(]?(?:较|比)(?:上年|去年|上一年|前一年|年初|此前|过去|以往|原来|之前|(?:19|20)[0-9]{{2}}年)?(?:同期|底|末)?的?{_GAP}"
)
_GREW = re.compile(rf"{_GAP}(?:(?P<up>增加|增长|多|提高|上升)|(?P<down>减少|下降|少|降低))了?{_GAP}")


def growth(passage: Passage, old: Amount, new: Amount, by: Amount | None) -> Iterator[Hit]:
    """由A增加到B，增长x%: the direction, the difference or rate, and 翻n番."""
    text = passage.text
    moved = _MOVED.fullmatch(text, old.marks_end, new.marks_start)
    if not moved or not _FROM.search(text, max(0, old.start - 24), old.marks_start) or not _alike(old, new):
        return
    rising = moved["up"] is not None
    wrong_way = bounds(old)[0] > bounds(new)[1] if rising else bounds(old)[1] < bounds(new)[0]
    if wrong_way:
        if _DIRECTED.search(moved[0]):
            yield Hit(passage.id, old.start, new.end, f"前后两数与“{moved['up'] or moved['down']}”的方向相反")
        return
    if rising and (fold := _FOLD.match(text, new.marks_end)):
        yield from _doublings(passage, old, new, fold)
    if by is not None and _BY.fullmatch(text, new.marks_end, by.marks_start):
        yield from _stated(passage, old, new, by, rising=rising)


def difference(passage: Passage, new: Amount, old: Amount, by: Amount) -> Iterator[Hit]:
    """B，比上年的A增加x."""
    text = passage.text
    if not _COMPARED.fullmatch(text, new.marks_end, old.marks_start) or not _alike(old, new):
        return
    grew = _GREW.fullmatch(text, old.marks_end, by.marks_start)
    if not grew:
        return
    rising = grew["up"] is not None
    if (new.value < old.value) if rising else (new.value > old.value):
        yield Hit(passage.id, new.start, by.end, f"前后两数与“{grew['up'] or grew['down']}”的方向相反")
    else:
        yield from _stated(passage, old, new, by, rising=rising)


def _doublings(passage: Passage, old: Amount, new: Amount, fold: re.Match[str]) -> Iterator[Hit]:
    """翻一番 is twofold, 翻两番 fourfold; a quarter either way is let pass."""
    times = 2 ** _DOUBLINGS[fold["times"]]
    if not times * Decimal("0.75") <= new.value / old.value <= times * Decimal("1.4"):
        yield Hit(
            passage.id, old.start, fold.end(), f"“翻{fold['times']}番”是原来的{times}倍，与前两数不合",
            severity=Severity.WARNING,
        )  # fmt: skip


def _alike(old: Amount, new: Amount) -> bool:
    """Whether two figures may be compared: exact, of one unit (the first may leave it to the second)."""
    return exact(old, new) and bool(new.unit) and (not old.unit or unit_of(old) == unit_of(new)) and bounds(old)[0] > 0


def _stated(passage: Passage, old: Amount, new: Amount, by: Amount, *, rising: bool) -> Iterator[Hit]:
    """Whether a difference or rate that the text states follows from the two figures."""
    if not exact(by):
        return
    small, great = (bounds(old), bounds(new)) if rising else (bounds(new), bounds(old))
    spread = (great[0] - small[1], great[1] - small[0])
    moved = f"{abs(new.value - old.value).normalize():f}"
    if unit_of(by) == unit_of(new) and by.unit != "%":
        said = f"应为{moved}{by.unit}"
    elif by.unit in {"个百分点", "百分点"} and new.unit == "%":
        said = f"应为{moved}个百分点"
    elif by.unit == "%" and new.unit != "%":
        spread = _rates(old, new)
        said = f"约为{abs(new.value / old.value - 1) * 100:.1f}%".replace(".0%", "%")
    elif by.unit == "倍" and rising and new.unit != "倍":
        spread = (spread[0] / small[1], spread[1] / small[0])
        said = f"约增长{new.value / old.value - 1:.1f}倍".replace(".0倍", "倍")
    else:
        return
    near = spread[0] - step(by) <= by.value <= spread[1] + step(by)
    if not near or (new.unit == "%" and spread[0] == spread[1] != by.value):
        yield Hit(
            passage.id, old.start, by.end, f"前后数字算不拢：按前两个数{said}", severity=Severity.WARNING if near else None,
            why="请核对三个数哪一个有误。",
        )  # fmt: skip


def _rates(old: Amount, new: Amount) -> tuple[Decimal, Decimal]:
    """The least and greatest change in per cent, either way, that the two rounded figures allow."""
    (low, high), (least, most) = bounds(old), bounds(new)
    one, other = (least / high - 1) * 100, (most / low - 1) * 100
    nearest = Decimal(0) if one <= 0 <= other else min(abs(one), abs(other))
    return nearest, max(abs(one), abs(other))
