"""The indicator of a figure: the noun before or behind it, and what is said to be done with it."""

import re
from dataclasses import dataclass

from zugong_desk.domain.amounts import Amount
from zugong_desk.proofing.stating_words import Sort, Word, words

_BOUND = frozenset("，。；：！？、（）()—…\n,;:!?△▲●◆■【】[]〔〕|/")
_CLAUSE = frozenset("，。；：！？（）()—…\n,;:!?△▲●◆■【】[]")
_LEFT, _RIGHT, _REACH = 26, 18, 40
_MEASURED = frozenset(
    (
        "元",
        "美元",
        "%",
        "亩",
        "公里",
        "千米",
        "平方米",
        "平方公里",
        "公顷",
        "吨",
        "公斤",
        "千瓦",
        "千瓦时",
        "兆瓦",
        "米",
        "个百分点",
        "百分点",
        "立方米",
        "‰",
    )
)
_NOT_COUNTED = frozenset(
    (
        "年",
        "天",
        "个月",
        "小时",
        "分钟",
        "星期",
        "季度",
        "岁",
        "周岁",
        "周",
        "度",
        "分",
        "倍",
        "成",
        "期",
        "届",
        "级",
        "点",
        "℃",
        "秒",
        "折",
        "日",
    )
)
"""What these measure is a time, a degree or a place in a row, and no indicator of work."""
_SHORT = 2
"""A noun of so many characters is an indicator only with what is done."""
_TIMES = ("期间", "时间", "年间", "以来")
_DAYS = ("工作日", "自然日", "小时", "月", "百分点")
_RATES = ("率", "比例", "比重", "比", "占比", "面", "度", "份额")
_LEAD = re.compile(
    r"^(?:的|[一]?[是]|(?:19|20)\d\d\s*年(?:度|底|末|初)?|今年|去年|目前|[全我][国省市县区镇乡]|各级各?类?|各类|各地|各|所有|等|新时代|一批|以上|以下|左右|多|余|"
    r"大(?=[\u4e00-\u9fff]{3})(?!学|数|型|户|病|棚|队|中)|首[是先]|其次|共|约|近|超)+"
)
_TAIL = re.compile(r"(?:[的等中共约近超达为至到了过仅]|以上|以下|左右)+$")
_BLANK = re.compile(r"[^\w+%]+|_+")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure counts: the noun [start, end) before or behind it, as it may be compared, and what is done."""

    what: str
    how: str
    unit: str
    state: str
    start: int
    end: int


def indicator(text: str, amount: Amount, before: Amount | None, after: Amount | None) -> Indicator | None:
    """The indicator of an amount that stands between two others; None if none can be told.

    Where no noun can be told that is counted, the words of the whole clause are the indicator.
    """
    unit, end = _unit(text, amount)
    courses = unit == "期" and text[: amount.marks_start].rstrip().endswith("班")
    if (unit in _NOT_COUNTED and not courses) or amount.hanzi:
        return None
    floor = before.end if before else 0
    ceiling = after.marks_start if after else len(text)
    return _noun(text, amount, before, unit, end, floor, ceiling) or _frame(text, amount, unit, end, floor, ceiling)


def _noun(
    text: str, amount: Amount, before: Amount | None, unit: str, end: int, floor: int, ceiling: int
) -> Indicator | None:
    """The noun right behind a figure, else the one right before it."""
    low = _back(text, amount.marks_start, _LEFT, _BOUND, floor)
    said = words(text, _back(text, amount.marks_start, _REACH, _CLAUSE, floor), amount.marks_start)
    trailing, rest, stop = _trailing(text, said, amount.marks_start)
    if unit not in _MEASURED and not amount.after.endswith(_LIMITS):
        behind = _behind(text, end, _on(text, end, ceiling))
        if behind:
            return _made(unit, behind[0], _done(trailing), amount.marks_start, behind[1])
        if not unit or not _closed(text, max(end, amount.marks_end)):
            return None
    start = max(low, rest[-1].end if rest else low)
    what = _clean(text[start:stop])
    if before and what and start == before.end and before.unit not in _NOT_COUNTED:
        start, what = before.marks_start, _clean(text[before.marks_start : stop])
    done = _done([*trailing, *(rest[-1:] if rest and rest[-1].end == start else [])])
    return _made(unit, what, done, _led(text, start, stop), max(end, amount.marks_end))


def _frame(text: str, amount: Amount, unit: str, end: int, floor: int, ceiling: int) -> Indicator | None:
    """The words around a figure in its clause, so that a sentence said twice is compared with itself."""
    start = _back(text, amount.marks_start, _FRAME, _CLAUSE, floor)
    left = _clean(text[start : amount.marks_start])
    right = _clean(text[end : min(_on(text, end, ceiling), end + _FRAME // 2)])
    if not unit or len(left) < _LEAST or len(left) + len(right) < _WHOLE or left.endswith(_TIMES):
        return None
    return Indicator(
        f"{left}…{right}", CLAUSE, unit, "", _led(text, start, amount.marks_start), max(end, amount.marks_end)
    )


CLAUSE = "…"
"""What is said to be done with a figure that is only known by the words of its clause."""
_FRAME, _LEAST, _WHOLE = 14, 3, 6


def _led(text: str, start: int, stop: int) -> int:
    """Where a noun begins behind words that only lead to it."""
    found = _LEAD.match(text, start, stop)
    return found.end() if found else start


_LIMITS = ("以上", "以下", "以内", "之内")
_PERSONS = "名个家户项"
_TIMED = frozenset(("场", "人", "批", "班", "件", "户"))


def _unit(text: str, amount: Amount) -> tuple[str, int]:
    """The unit and where the figure ends; a measure word that only looks like the beginning of another is one here."""
    behind = text[amount.end : amount.end + 1]
    if behind == "次" and amount.unit in _TIMED:
        return amount.unit, amount.end + 1
    if not amount.unit and behind and behind in _PERSONS:
        return behind, amount.end + 1
    return amount.unit, amount.marks_end


def _closed(text: str, at: int) -> bool:
    """Whether nothing that could be counted follows a figure: a mark, the end, or a word that begins something else."""
    while at < len(text) and text[at] in " \u3000”’":
        at += 1
    return (
        at == len(text) or text[at] in _BOUND or text[at].isdigit() or bool(words(text, at, min(at + 4, len(text)))[:1])
    )


def _back(text: str, at: int, reach: int, bound: frozenset[str], floor: int) -> int:
    """Where the stretch before a place begins: behind a mark, or at most so far back."""
    floor = max(floor, at - reach)
    while at > floor and text[at - 1] not in bound:
        at -= 1
    return at


def _on(text: str, at: int, ceiling: int) -> int:
    """Where the stretch behind a figure ends: before a mark that is not a part of names."""
    ceiling = min(ceiling, at + _RIGHT)
    while at < ceiling and (text[at].isalnum() or text[at] in _WITHIN):
        at += 1
    return at


_WITHIN = frozenset('“”‘’"《》 \u3000+＋%·-*_')


def _trailing(text: str, said: list[Word], end: int) -> tuple[list[Word], list[Word], int]:
    """The words that end right before the figure, those before them, and where the first of the former begins."""
    rest = list(said)
    stop = _skip(text, end)
    out: list[Word] = []
    while rest and rest[-1].end == stop:
        out.append(rest.pop())
        stop = _skip(text, out[-1].start)
    return out, rest, stop


def _skip(text: str, at: int) -> int:
    """Back over spaces and the marks of a run-in head."""
    while at and text[at - 1] in " \u3000了":
        at -= 1
    return at


def _done(said: list[Word]) -> Word | None:
    """What is said to be done: the first word that tells more than a state of things, else the first that tells one."""
    act = next((word for word in said if word.sort in (Sort.ACT, Sort.CHANGE)), None)
    return act or next((word for word in said if word.sort is Sort.STATE and word.means), None)


def _behind(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The noun behind a figure, cut before the first word that is said of it."""
    stop = next((word.start for word in words(text, start, end)), end)
    what = _clean(text[start:stop])
    return (what, stop) if len(what) > 1 and "的" not in what[-3:] else None


def _clean(text: str) -> str:
    return _TAIL.sub("", _LEAD.sub("", _BLANK.sub("", text))).lower()


def _made(unit: str, what: str, done: Word | None, start: int, end: int) -> Indicator | None:
    how = done.means if done and done.sort is not Sort.STATE else ""
    if (
        len(what) < 2
        or not any("\u4e00" <= char <= "\u9fff" for char in what)
        or not (len(what) > _SHORT or (done and done.means))
        or what.endswith(_TIMES)
        or what.startswith(_DAYS)
    ):
        return None
    if unit in ("%", "‰", "个百分点", "百分点") and not what.endswith(_RATES):
        return None
    return Indicator(what, how, unit, done.means if done and done.sort is Sort.STATE else "", start, end)
