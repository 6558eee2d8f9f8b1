"""Arithmetic that a text states itself: growth from one figure to another, differences, shares."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import Amount, amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.numerals.parts import parts
from zugong_desk.proofing.rules.numerals.precision import bounds, exact, step, unit_of

_UP = "增长|增加|上升|扩大|提高|提升|攀升|扩增|壮大|发展"
_DOWN = "减少|下降|降低|缩短|压缩|缩减|压减|精简|减|降"
_FROM = re.compile(r"(?:从|由)[^，。；：、0-9]{0,14}$")
_MOVED = re.compile(rf"[ \u3000]?(?:(?P<up>{_UP}|增)|(?P<down>{_DOWN}))(?:到|至|为)了?[ \u3000]?")
_CERTAIN = re.compile(r"增长|增加|上升|扩大|增|减少|下降|降低|缩减|压减|精简|减|降")
_BY = re.compile(
    rf"[ \u3000]?[，,、（(]?(?:增幅|降幅|涨幅|净)?(?:{_UP}|{_DOWN})?(?:了|达到|达|为|率为|幅度为)?[ \u3000]?"
)
_COMPARED = re.compile(
    r"[ \u3000]?[，,（(]?(?:较|比)(?:上年|去年|上一年|前一年|同期|上年同期|去年同期|年初|此前|过去|以往|原来|之前)(?:同期)?的?[ \u3000]?"
)
_GREW = re.compile(r"[ \u3000]?(?:(?P<up>增加|增长|多|提高|上升)|(?P<down>减少|下降|少|降低))了?[ \u3000]?")
_OF = re.compile(r"[ \u3000]?[，,（(]占[^，。；、0-9]{0,12}[（(]?")
_SHARE = re.compile(r"[）)]?的[ \u3000]?")
_WHOLE_RATE = re.compile(
    r"(?:占(?:全[县市区镇村省]|总|比|[^，。；、0-9超]{0,8}的)|(?:满意|办结|合格|达标|参与|普及|出勤|就业|绿化|化解|调解|知晓|破案|优良|回访|持证|入户|见面|森林覆盖|群众满意)(?:率|度))"
    r"(?:也|均|都|已|分别)?(?:为|达到|达|提升到|提升至|提高到|上升到|保持在|稳定在|高达|[：:])?[ \u3000]?$"
)
_INDUSTRIES = re.compile(
    r"三次产业[^，。；0-9]{0,14}([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)"
)
_HUNDRED = Decimal(100)
_ROUNDING = Decimal("0.2")


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    found = amounts(text)
    for at, one in enumerate(found):
        following = found[at + 1 : at + 3]
        if following:
            yield from _growth(passage, one, *following)
        if len(following) == 2:
            yield from _difference(passage, one, *following)
            yield from _share(passage, one, *following)
        if one.unit == "%" and one.value > _HUNDRED and _WHOLE_RATE.search(text, max(0, one.start - 16), one.start):
            yield Hit(passage.id, one.start, one.end, "部分占整体的比率不会超过100%")
    if "其中" in text:
        yield from parts(passage, found)
    if "三次产业" in text:
        yield from _industries(passage)


def _growth(passage: Passage, old: Amount, new: Amount, by: Amount | None = None) -> Iterator[Hit]:
    """由A增加到B，增长x%."""
    text = passage.text
    moved = _MOVED.fullmatch(text, old.marks_end, new.marks_start)
    if not moved or not _FROM.search(text, max(0, old.start - 18), old.marks_start) or not _alike(old, new):
        return
    rising = moved["up"] is not None
    wrong_way = bounds(old)[0] > bounds(new)[1] if rising else bounds(old)[1] < bounds(new)[0]
    if wrong_way and _CERTAIN.search(moved[0]):
        yield Hit(passage.id, old.start, new.end, f"前后两数与“{moved['up'] or moved['down']}”的方向相反")
    elif (
        by is not None
        and _BY.fullmatch(text, new.marks_end, by.marks_start)
        and text[new.marks_end : by.marks_start].strip()
    ):
        yield from _stated(passage, old, new, by, rising=rising)


def _alike(old: Amount, new: Amount) -> bool:
    """Whether two figures may be compared: exact, of one unit (the first may leave it to the second)."""
    return exact(old, new) and bool(new.unit) and (not old.unit or unit_of(old) == unit_of(new)) and old.value > 0


def _stated(passage: Passage, old: Amount, new: Amount, by: Amount, *, rising: bool) -> Iterator[Hit]:
    """Whether a difference or rate that the text states follows from the two figures."""
    if not exact(by):
        return
    (low, high), (least, most) = bounds(old), bounds(new)
    if not rising:
        least, most, low, high = low, high, least, most
    if unit_of(by) == unit_of(new) and by.unit != "%":
        spread, said = (least - high, most - low), f"{abs(new.value - old.value).normalize():f}{by.unit}"
    elif by.unit in {"个百分点", "百分点"} and new.unit == "%":
        spread, said = (least - high, most - low), f"{abs(new.value - old.value).normalize():f}个百分点"
    elif by.unit == "%" and new.unit != "%" and bounds(old)[0] > 0:
        spread = _rates(old, new)
        said = f"约{abs(new.value / old.value - 1) * 100:.1f}%"
    else:
        return
    slack = step(by)
    if not spread[0] - slack <= by.value <= spread[1] + slack:
        yield Hit(
            passage.id, old.start, by.end, f"前后数字算不拢：按前两个数应为{said}", why="请核对三个数哪一个有误。"
        )


def _rates(old: Amount, new: Amount) -> tuple[Decimal, Decimal]:
    """The least and greatest change in per cent, either way, that the two rounded figures allow."""
    (low, high), (least, most) = bounds(old), bounds(new)
    ends = sorted(abs(one) for one in ((least / high - 1) * 100, (most / low - 1) * 100))
    return ends[0], ends[1]


def _difference(passage: Passage, new: Amount, old: Amount, by: Amount) -> Iterator[Hit]:
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


def _share(passage: Passage, part: Amount, whole: Amount, rate: Amount) -> Iterator[Hit]:
    """X，占A的x%."""
    text = passage.text
    if rate.unit != "%" or not exact(part, whole, rate) or unit_of(part) != unit_of(whole) or not part.unit:
        return
    if not _OF.fullmatch(text, part.marks_end, whole.marks_start) or not _SHARE.fullmatch(
        text, whole.marks_end, rate.marks_start
    ):
        return
    (low, high), (least, most) = bounds(part), bounds(whole)
    if least > 0 and not low / most * 100 - step(rate) <= rate.value <= high / least * 100 + step(rate):
        said = f"{part.value / whole.value * 100:.1f}%"
        yield Hit(
            passage.id, part.start, rate.end, f"前后数字算不拢：按前两个数应为约{said}", why="请核对三个数哪一个有误。"
        )


def _industries(passage: Passage) -> Iterator[Hit]:
    for found in _INDUSTRIES.finditer(passage.text):
        if abs(sum(Decimal(one) for one in found.groups()) - _HUNDRED) > _ROUNDING:
            yield Hit(passage.id, found.start(1), found.end(3), "三次产业的比重相加不等于100")


RULES = (
    Rule(
        id="NUM-SUM",
        name="数字关系",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="数据核对",
        why="按文中自己给出的数推算（已留四舍五入的余地）。",
        bad=(
            Bad("集体收入由20万元增加到50万元，增长80%。", None, "20万元增加到50万元，增长80%"),
            Bad("网格由120个增加到110个。"),
            Bad("办件量从300件增加到450件，增加140件。"),
            Bad("全年培训450人，比上年的300人增加50人。"),
            Bad("群众满意率达103.5%。", None, "103.5%"),
            Bad("设服务站120个，其中示范站130个。"),
            Bad("𠮷🙂镇完成30户，占应改60户的45%。"),
            Bad("三次产业比重为12.3:45.1:52.6。"),
            Bad("现有党支部30个，其中机关党支部12个、农村党支部15个、社区党支部9个。"),
        ),
        good=(
            "集体收入由20万元增加到50万元，增长150%，网格由110个增加到120个。",
            "产值由1.2亿元增加到1.6亿元，增长33%，年均增长12%。",
            "任务完成率达103%，投资增长120%，占地103亩，占比98%。",
            "设服务站120个，其中示范站30个，累计接访1300个群众。",
            "有党员120名，其中大学生80名、女性60名。",
            "三次产业比重为12.3:45.1:42.6，完成30户，占应改60户的50%。",
            "满意度由91.2%提升到95.8%，提升4.6个百分点，排名由第9位提升到第2位。",
        ),
        in_block=_in_block,
    ),
)
