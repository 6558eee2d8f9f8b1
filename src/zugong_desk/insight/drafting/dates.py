"""Times as bulletins say them (2021年以来, 近三年, 今年上半年, 截至8月底), and the dates that they mean."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from zugong_desk.domain.numerals import number


@dataclass(frozen=True, slots=True)
class Stretch:
    """From when to when, both included, ISO to the day or to the month; empty if open or not known."""

    since: str = ""
    until: str = ""


_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十两]{1,3})"
_YEAR = r"(?:(?:19|20)[0-9]{2}[ ]?年|今年|去年|前年|上年|本年)"
_MONTH = rf"(?:{_N}[ ]?月)"
_DAY = r"(?:[0-9]{1,2}[ ]?[日号])"
_TO = r"[ ]?(?:至|到|[-－—–~～]{1,2})[ ]?"
_BEGUN = r"(?:以来|至今(?!年)|算起|开始(?![的以])|起(?![步来点草飞到]))"
_FROM = r"(?:自从?|从)?"
_AT_START = r"(?<=[，。；：！？\n\u3000])"

PHRASES = re.compile(
    rf"(?P<since>{_FROM}{_YEAR}(?:{_MONTH}份?{_DAY}?|[上下]半年|[初底末]|[春夏秋冬][季天]?学期|[^，。；、\n0-9]{{1,5}}?)?[^，。；、\n0-9]{{0,9}}?{_BEGUN}"
    rf"|{_FROM}{_MONTH}份?{_DAY}?{_BEGUN}|{_AT_START}[\u4e00-\u9fff]{{2,6}}至今(?=[，、])|(?:年初|入[春夏秋冬汛]|开春)以来)"
    rf"|(?P<last>近{_N}(?:年|个月)(?:多)?(?:以?来|间)?|今年来|{_AT_START}(?:推行|实施|运行|实行|开展|启动|开办){_N}(?:年|个月)多?(?=[，、])|{_AT_START}{_N}年(?:多)?下来|近?半年多?以?来|{_N}(?:年|个月)多?(?:以?来)|{_AT_START}(?:{_N}年多?(?:间|时间)|{_N}个多月|半年(?:不到|多(?!以?来)))(?![前后内]))"
    rf"|(?P<until>截[至止](?:{_YEAR}(?:{_MONTH}份?{_DAY}?)?[初底末]?|{_MONTH}份?{_DAY}?(?:[初底末]|[上中下]旬)?|年底|目前|今)|{_AT_START}到(?:{_YEAR}?{_MONTH}(?:{_DAY}|[底末初])?)(?=[，\u4e00-\u9fff]))"
    rf"|(?P<during>自?{_YEAR}?{_MONTH}{_DAY}?[\u4e00-\u9fff]{{0,4}}?[至到](?:{_YEAR}?{_MONTH}{_DAY}?[底末]?|{_YEAR}?年?[底末])|自?{_YEAR}?{_MONTH}{_DAY}?{_TO}{_YEAR}?{_MONTH}{_DAY}?(?:底|末)?|{_YEAR}?{_N}{_TO}{_MONTH}份?"
    rf"|(?:19|20)[0-9]{{2}}(?:{_TO}(?:19|20)?[0-9]{{2}})?学年"
    rf"|(?:19|20)[0-9]{{2}}[ ]?年?{_TO}(?:19|20)[0-9]{{2}}[ ]?年|{_YEAR}?[上下]半年|{_YEAR}?(?:前[一二两三1-3]个?|第?[一二三四1-4])季度"
    rf"|{_YEAR}(?:度|全年)?(?![0-9一二三四五六七八九十]|[ ]?[0-9]))"
    rf"|(?P<month>{_YEAR}?{_MONTH}(?:份|[上中下]旬|[初底末])?(?!{_DAY}|[0-9 ]))"
    r"|(?P<vague>近年来|近几年来?|多年来|长期以来)"
)
"""A time as a bulletin says it; the group's name says which sort."""


def resolve(text: str, issued: str | None) -> Stretch:
    """The dates that a time means in an issue of that date (ISO, None if it gives none); empty where it does not say.

    近三年 reaches from the month three years back to the issue's month; 今年 and 上半年 are the issue's year.
    """
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", text))
    day = _day(issued)
    for pattern, meaning in _MEANINGS:
        if found := pattern.fullmatch(text):
            try:
                return meaning(found, day)
            except ValueError:
                return Stretch()
    return Stretch()


def _day(issued: str | None) -> date | None:
    try:
        return date.fromisoformat(issued) if issued else None
    except ValueError:
        return None


def _year(said: str | None, day: date | None) -> int:
    """The year that is meant; ValueError if only the issue's date could tell and it has none."""
    if said and said[:1].isdigit():
        return int(said[:4])
    if day is None:
        raise ValueError("no date to count from")
    return day.year - {"去": 1, "上": 1, "前": 2}.get((said or "今")[0], 0)


def _count(said: str) -> int:
    value = number(said)
    if value is None or not value:
        raise ValueError(f"{said!r} is no number")
    return value


def _first(year: int, month: int, day: str | None = None) -> str:
    return date(year, month, int(re.sub(r"\D", "", day)) if day else 1).isoformat()


def _last(year: int, month: int, day: str | None = None) -> str:
    if day:
        return _first(year, month, day)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _since(found: re.Match[str], day: date | None) -> Stretch:
    year = _year(found["year"], day)
    if found["half"]:
        return Stretch(_first(year, 1 if found["half"] == "上" else 7))
    return Stretch(_first(year, _count(found["month"]) if found["month"] else 1, found["day"]))


def _since_term(found: re.Match[str], day: date | None) -> Stretch:
    """Terms begin in March and in September."""
    return Stretch(_first(_year(found["year"], day), 3 if found["term"] == "春" else 9))


def _back(found: re.Match[str], day: date | None) -> Stretch:
    """So many years or months back from the issue's month; with 多 nobody knows how many."""
    if day is None or found["more"]:
        return Stretch()
    months = 6 if found["half"] else _count(found["count"]) * (12 if found["unit"] == "年" else 1)
    back = day.year * 12 + day.month - 1 - months
    return Stretch(f"{back // 12:04}-{back % 12 + 1:02}", f"{day.year:04}-{day.month:02}")


def _until(found: re.Match[str], day: date | None) -> Stretch:
    if found["now"]:
        return Stretch("", day.isoformat() if day else "")
    year = _year(found["year"], day)
    return Stretch("", _last(year, _count(found["month"]) if found["month"] else 12, found["day"]))


def _between(found: re.Match[str], day: date | None) -> Stretch:
    first = _year(found["year"], day)
    last = _year(found["year2"], day) if found["year2"] else first
    begin, end = _count(found["month"]), _count(found["month2"])
    return Stretch(_first(first, begin, found["day"]), _last(last, end, found["day2"]))


def _years(found: re.Match[str], _: date | None) -> Stretch:
    return Stretch(_first(int(found["year"]), 1), _last(int(found["year2"]), 12))


def _school_year(found: re.Match[str], _: date | None) -> Stretch:
    """From September to June."""
    year = int(found["year"])
    return Stretch(_first(year, 9), _last(year + 1, 6))


def _half(found: re.Match[str], day: date | None) -> Stretch:
    year = _year(found["year"], day)
    return (
        Stretch(_first(year, 1), _last(year, 6)) if found["half"] == "上" else Stretch(_first(year, 7), _last(year, 12))
    )


def _quarter(found: re.Match[str], day: date | None) -> Stretch:
    year, last = _year(found["year"], day), _count(found["count"])
    first = 1 if found["upto"] else last
    return Stretch(_first(year, first * 3 - 2), _last(year, last * 3))


def _in_year(found: re.Match[str], day: date | None) -> Stretch:
    year = _year(found["year"], day)
    return Stretch(_first(year, 1), _last(year, 12))


def _in_month(found: re.Match[str], day: date | None) -> Stretch:
    year, month = _year(found["year"], day), _count(found["month"])
    match found["part"]:
        case "上旬":
            return Stretch(_first(year, month), _first(year, month, "10"))
        case "中旬":
            return Stretch(_first(year, month, "11"), _first(year, month, "20"))
        case "下旬":
            return Stretch(_first(year, month, "21"), _last(year, month))
    return Stretch(_first(year, month), _last(year, month))


_Y = r"(?P<year>\d{4}年|[今去前上本]年)"
_M = rf"(?P<month>{_N})月份?"
_D = r"(?P<day>\d{1,2}[日号])"
_MEANINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Stretch]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"{_FROM}{_Y}(?P<term>[春秋])季?学期{_BEGUN}", _since_term),
        (
            rf"{_FROM}(?=[\d今去前上本一二三四五六七八九十年]){_Y}?(?:年?初)?(?:{_M}{_D}?)?(?:(?P<half>[上下])半年)?\D{{0,9}}?{_BEGUN}",
            _since,
        ),
        (
            rf"近?(?:(?P<half>半年)|(?P<count>{_N})个?(?P<unit>年|月))(?P<more>多)?(?:以?来|间)?(?:时间)?",
            _back,
        ),
        (rf"(?:截[至止]|到)(?:(?P<now>目前|今)|{_Y}?(?:年底)?(?:{_M})?{_D}?(?:[初底末]|[上中下]旬)?)", _until),
        (
            rf"自?{_Y}?{_M}{_D}?[\u4e00-\u9fff]{{0,4}}?{_TO}(?P<year2>\d{{4}}年|[今去]年)?(?P<month2>{_N})月(?P<day2>\d{{1,2}}[日号])?[底末]?",
            _between,
        ),
        (rf"{_Y}?(?P<month>{_N}){_TO}(?P<month2>{_N})月份?(?P<day>(?!))?(?P<day2>(?!))?(?P<year2>(?!))?", _between),
        (rf"(?P<year>\d{{4}})年?{_TO}(?P<year2>\d{{4}})年", _years),
        (rf"(?P<year>\d{{4}})(?:{_TO}\d{{2,4}})?学年", _school_year),
        (rf"{_Y}?(?P<half>[上下])半年", _half),
        (rf"{_Y}?(?:(?P<upto>前)|第)?(?P<count>{_N})个?季度", _quarter),
        (rf"{_Y}(?:度|全年)?", _in_year),
        (rf"{_Y}?{_M}(?P<part>[上中下]旬|[初底末])?", _in_month),
    )
)
