"""Faults of numerals, units, dates and numbering (GB/T 15835, GB/T 9704), and of counts and sums."""

import re
from collections.abc import Iterator

from tests.planting.places import HAN, Places, aside, by_pattern, by_text
from tests.planting.planting import Change, Operator

_NEXT = dict(zip("一二三四五六七八九", "二三四五六七八九十", strict=True))
_DIGITS = "〇一二三四五六七八九十"
_COUNTING = "〇一两三四五六"
_WIDE = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}
_SIGNS = {"平方公里": "km²", "公里": "km", "平方米": "m²", "公斤": "kg"}
_LIST = r"((?:[^，。；、：“”（）\n\d]{2,12}、){1,7}[^，。；、：“”（）\n\d]{2,12}?)"
_MONEY = r"(?:收入|产值|利润|资金|贷款|投资)(?:达到|达)?"


def _thousands(found: re.Match[str]) -> str | None:
    """3000份 as 3千份; a decimal or a number next to 万 is left alone."""
    return f"{found[1]}千{found[2]}"


def _tens_more(found: re.Match[str]) -> str | None:
    """12万余 would do; 12余万 says twelve and something."""
    return None if found[1].endswith("0") else f"{found[1]}余万{found[2]}"


def _impossible_day(found: re.Match[str]) -> str:
    return f"{found[1]}月{'31' if int(found[1]) in (4, 6, 9, 11) else '32'}日"


def _listed(found: re.Match[str]) -> str | None:
    """A count that is one more than the items listed before it, where it is right."""
    items = found[1].count("、") + 1
    if items > 8 or _DIGITS[items] != found[3]:
        return None
    return f"{found[1]}{found[2]}{_DIGITS[items + 1]}{found[4]}"


def _too_many(found: re.Match[str]) -> str:
    """A part that is larger than its whole."""
    return f"{found[1]}{found[2]}{int(found[1]) + 37}{found[4]}"


def _one_off(pattern: str) -> Places:
    """An ordinal that repeats the one before it: 二 becomes 一, 三 becomes 二."""
    back = {after: before for before, after in _NEXT.items()}
    compiled = re.compile(pattern, re.MULTILINE)

    def places(text: str) -> Iterator[Change]:
        for found in compiled.finditer(text):
            if found[2] in back and not aside(text, found.start(2)):
                new = f"{found[1]}{back[found[2]]}{found[3]}"
                yield Change(found.start(), found.end(), new, len(found[1]), 1 + len(found[3]))

    return places


def _skipped(pattern: str) -> Places:
    """An ordinal too far: the last of a row, so that one is missing."""
    compiled = re.compile(pattern, re.MULTILINE)

    def places(text: str) -> Iterator[Change]:
        for found in compiled.finditer(text):
            if found[2] in "三四五" and not aside(text, found.start(2)):
                new = f"{found[1]}{_NEXT[found[2]]}{found[3]}"
                yield Change(found.start(), found.end(), new, len(found[1]), 1 + len(found[3]))

    return places


def _doubled_amount(found: re.Match[str]) -> str:
    return f"近{found[1]}{found[2]}左右"


_SEQ = ("NUM-SEQ",)
OPERATORS = (
    Operator("range with a hyphen", ("NUM-RANGE",), by_text(r"(?<=\d)—(?=\d+[个户人名天])", "-")),
    Operator("range of amounts with a hyphen", ("NUM-RANGE",), by_text(r"(\d+)万元至(\d+)万元", r"\1-\2万元")),
    Operator("千 after a digit", ("NUM-QIAN",), by_pattern(r"(?<![\d.])(\d)000([份册名人条场])", _thousands)),
    Operator("千万 after a digit", ("NUM-QIAN",), by_pattern(r"(?<![\d.])(\d)\d[1-9]0(万元)", _thousands)),
    Operator("余 in the wrong place", ("NUM-YU",), by_pattern(r"(?<![\d.])(\d+)万([人户亩])", _tens_more)),
    Operator("余 before 万", ("NUM-YU",), by_text(r"(?<![\d.])(\d)\.(\d)万([人户亩件])", r"\1\2余万\3")),
    Operator("money without 元", ("NUM-NOUNIT",), by_text(rf"({_MONEY}[\d.]+[万亿])元(?!至)", r"\1")),
    Operator(
        "unit as a sign",
        ("NUM-UNIT",),
        by_pattern(
            r"(?<=\d)(平方公里|公里|平方米|公斤)",
            lambda found: _SIGNS[found[0]],
        ),
    ),
    Operator("land beyond belief", ("NUM-MAGNITUDE",), by_text(r"(?<![\d.])(\d{4})(?=亩)", r"\1万")),
    Operator(
        "land in thousands too many", ("NUM-MAGNITUDE",), by_text(r"(?<![\d.])(\d)\.(\d\d)万亩", r"\g<1>\g<2>00万亩")
    ),
    Operator("at least … and more", ("GRAM-REDUND",), by_text(r"不少于(\d+[天次])", r"至少\1以上")),
    Operator(
        "nearly … or so",
        ("GRAM-REDUND",),
        by_pattern(r"(?<=[^\d.约近超])(\d+)(万元|公里|户|件)(?=[，。；、])", _doubled_amount),
    ),
    Operator("not under … and more", ("GRAM-REDUND",), by_text(r"不少于(\d+[天次])", r"不低于\1以上")),
    Operator("day that is none", ("NUM-DATE",), by_pattern(r"(?<!\d)(\d{1,2})月\d{1,2}日", _impossible_day)),
    Operator("month that is none", ("NUM-DATE",), by_text(r"(?<!\d)\d{1,2}月(?=\d{1,2}日)", "13月")),
    Operator("一是 twice", _SEQ, _one_off(r"(。(?:\*\*)?)([二三四])(是)"), whole=True),
    Operator("item left out", _SEQ, _skipped(r"(。(?:\*\*)?)([三四])(是)")),
    Operator("heading twice", _SEQ, _one_off(r"(^(?:## )?)([二三四])(、)"), whole=True),
    Operator("bracketed ordinal twice", _SEQ, _one_off(r"(^（)([二三四])(）)"), whole=True),
    Operator("bracketed ordinal left out", _SEQ, _skipped(r"(^（)([三四])(）)")),
    Operator("long zeros", ("NUM-BIG",), by_text(r"(?<![\d.])(\d)\.(\d)万(?=[人件户份])", r"\1\g<2>000")),
    Operator(
        "part of another kind",
        ("NUM-QIZHONG", "NUM-CLASSIFIER"),
        by_text(r"(\d)名，其中([^，。\d]{2,8}\d+)名", r"\1个，其中\2人"),
    ),
    Operator(
        "count unlike the list",
        ("STRUCT-COUNT",),
        by_pattern(
            _LIST + r"(等?“?)([二两三四五六七])([个项张种件]|方面)",
            _listed,
        ),
    ),
    Operator(
        "part beyond the whole",
        ("NUM-SUM",),
        by_pattern(r"(?<![\d.])(\d+)((?:[名个人户件])，其中[^，。；\d]{0,10})(?<![\d.])(\d+)([名个人户件])", _too_many),
    ),
    Operator(
        "more than all",
        ("NUM-SUM", "NUM-PERCENT"),
        by_text(r"((?:占|满意率(?:达到)?|办结率|整改率))(\d\d(?:\.\d)?%)", r"\g<1>1\2"),
    ),
    Operator(
        "固定提法 in digits",
        ("NUM-HANZI",),
        by_pattern(
            r"([两三四五六])大(?=主导|工程|行动|机制|体系|优势)", lambda found: f"{_COUNTING.index(found[1])}大"
        ),
    ),
    Operator("households by head", ("NUM-CLASSIFIER",), by_text(r"(农户[\d.]+万?余?)户", r"\1人")),
    Operator(
        "full-width digits",
        ("NUM-WIDE", "NUM-MIXED"),
        by_pattern(
            rf"(?<={HAN})(\d\d)(?=[个名次])",
            lambda found: found[1].translate(_WIDE),
        ),
    ),
)
