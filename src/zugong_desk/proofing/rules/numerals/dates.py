"""Dates: days that do not exist, periods that end before they begin, weekdays, zeros, what is said of the future."""

import re
from collections.abc import Iterator
from datetime import date

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.numerals import number
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = re.compile(
    rf"(?:(?P<year>(?:19|20)[0-9]{{2}})[ ]?年[ ]?)?(?<![0-9一二三四五六七八九十])(?P<month>{_N})[ ]?月[ ]?"
    rf"(?P<day>{_N})[ ]?[日号](?!线)"
)
_LUNAR = re.compile(r"农历|阴历|旧历|正月|腊月|[闰冬]月")
_MONTH = re.compile(
    r"(?:(?<=年)|(?<=年 ))(?P<month>[0-9]{2})[ ]?月|(?<![0-9.])(?P<other>[0-9]{2})月(?=份|底|初|[上中下]旬)"
)
_TO = r"[ ]?(?:至|到|[-—–－～~]{1,2})[ ]?"
_PERIOD = re.compile(
    rf"(?<![0-9])(?:(?P<year>(?:19|20)[0-9]{{2}})年)?(?P<month>[0-9]{{1,2}})月(?:(?P<day>[0-9]{{1,2}})[日号]?)?{_TO}"
    r"(?:(?P<year2>(?:19|20)[0-9]{2})年)?"
    r"(?P<next>次年|翌年|来年|第二年|明年|今年)?(?:(?P<month2>[0-9]{1,2})月)?(?:(?P<day2>[0-9]{1,2})(?:日|号(?![楼线院店机厅会])))?"
)
_YEARS = re.compile(rf"(?<![0-9-])(?P<from>(?:19|20)[0-9]{{2}})年?{_TO}(?P<to>(?:19|20)[0-9]{{2}})年")
_WEEKDAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
    r"[ ]?[（(，]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?![年期])"
)
_WEEKDAY_ALONE = re.compile(
    r"(?<![年0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[ ]?[（(](?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]"
)
_TIME = re.compile(r"(?<![0-9历时])(?P<hour>[0-9]{1,2})时(?P<minute>[0-9]{2})分(?!钟)")
_MONTHS = re.compile(
    r"(?<![0-9.第/／:：—－~～-])(?P<from>[0-9]{1,2})[ ]?月?[ ]?(?:至|到|[-—–－～~]{1,2})[ ]?(?P<to>[0-9]{1,2})[ ]?月(?![龄租薪息嫂均大婴])"
)
_QUARTER = re.compile(r"第[ ]?[五六七八九5-9][ ]?季度|(?<=年)[ ]?[五六七八九5-9][ ]?季度")
_NO_WEEKDAY = re.compile(r"(?<=日)[ ]?[（(](?:星期|周|礼拜)[七八九十0-9]{1,2}[）)]")
_CLOCK = re.compile(
    r"(?:(?P<half>上午|下午|晚上|凌晨|中午|今晚|当晚)|(?<=日))[ ]?(?P<hour>[0-9]{1,2})[ ]?(?:[时点](?!段)(?:(?P<minute>[0-9]{2})分(?!钟))?"
    r"|[:：](?P<colon>[0-9]{2})(?![0-9:：]))"
)
_WEEKDAYS = "一二三四五六日"
_ZERO = re.compile(r"(?<![0-9.\-/])0([1-9])(?=[ ]?[月日](?!元))")
_SHORT = re.compile(r"(?<![0-9.〔\[“第个了近约长时期作职限达役龄刑])([0129][0-9])年(?=[ ]?[0-9]{1,2}月)")
_MIXED = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年(十[一二]?|[一二三四五六七八九])月(?![一两]|[二三四]次|例会|[度报刊讯])"
    r"|(?<![0-9.])()([0-9]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_LATER = re.compile(
    r"(?P<as_of>截至|截止|截止到)?(?P<year>今年|(?:19|20)[0-9]{2}年)[ ]?(?P<month>[0-9]{1,2})月"
    r"(?P<day>[0-9]{1,2}[日号])?(?P<said>[^，。；！？]{0,24})"
)
_PAST = re.compile(r"(?:召开|举办|举行|印发|出台|成立|启动|完成|开展|建成|获评|荣获|通过|授予|实现|下发|组织)了|已经")
_RECKONED = re.compile(r"[党工教军司]龄|年龄|年满|周岁|任[职期]满|届满|周年")
"""What is reckoned as of a day, which may be to come: who will have been a member for fifty years."""
_COMING = re.compile(r"将|拟|计划|预计|前|力争|确保|到|若|如")


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if "时" in text or "午" in text or "日" in text:
        yield from _clocks(passage)
    if "月" in text or "季度" in text:
        yield from _impossible(passage)
        yield from _periods(passage)
        yield from _weekdays(passage)
        if passage.prose:
            yield from _later(passage)
        yield from _written(passage)
    if "年" in text:
        for found in _YEARS.finditer(text):
            if found["to"] < found["from"]:
                yield Hit(passage.id, *found.span(), "止年早于起年")


def _impossible(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    for found in _DAY.finditer(text):
        month, day = number(found["month"]) or 0, number(found["day"]) or 0
        if not _is_day(int(found["year"] or 2000), month, day) and not _LUNAR.search(
            text, max(0, found.start() - 6), found.end()
        ):
            yield Hit(passage.id, *found.span(), f"没有{month}月{day}日这一天")
    for pattern in (_QUARTER, _NO_WEEKDAY):
        for found in pattern.finditer(text):
            yield Hit(passage.id, *found.span(), "没有这一季度" if pattern is _QUARTER else "没有这一星期数")
    for found in _MONTHS.finditer(text):
        if not (1 <= int(found["from"]) <= 12 and 1 <= int(found["to"]) <= 12):
            wrong = next(month for month in (found["to"], found["from"]) if not 1 <= int(month) <= 12)
            yield Hit(passage.id, *found.span(), f"没有{int(wrong)}月")
    for found in _MONTH.finditer(text):
        month = int(found["month"] or found["other"])
        if not 1 <= month <= 12 and not text.startswith("龄", found.end()):
            yield Hit(passage.id, *found.span(), f"没有{month}月")


def _clocks(passage: Passage) -> Iterator[Hit]:
    """Times of day that there are not: 9时75分, 下午25时, 上午15时."""
    text = passage.text
    told = set()
    for found in _TIME.finditer(text):
        if int(found["hour"]) > 24 or int(found["minute"]) > 59:
            told.add(found.start("hour"))
            yield Hit(passage.id, *found.span(), "没有这一时刻")
    for found in _CLOCK.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"] or found["colon"] or 0)
        if found.start("hour") in told:
            continue
        if hour > 24 or minute > 59:
            yield Hit(passage.id, *found.span(), "没有这一时刻")
        elif found["half"] in {"上午", "凌晨"} and hour > 12:
            yield Hit(passage.id, *found.span(), f"{found['half']}没有{hour}时", severity=Severity.WARNING)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _periods(passage: Passage) -> Iterator[Hit]:
    for found in _PERIOD.finditer(passage.text):
        if not (found["month2"] or found["day2"]) or found["next"]:
            continue
        month, month2 = int(found["month"]), int(found["month2"] or found["month"])
        day, day2 = int(found["day"] or 0), int(found["day2"] or 0)
        year, year2 = found["year"], found["year2"]
        if year2 and not year:
            continue
        late = (int(year2 or year or 0), month2, day2 if day and day2 else 0)
        early = (int(year or 0), month, day if day and day2 else 0)
        if late < early and (year2 or month2 == month):
            yield Hit(passage.id, *found.span(), "止期早于起期")
        elif late < early and year:
            yield Hit(passage.id, *found.span(), "止期早于起期；如跨年，应写出年份", severity=Severity.WARNING)


def _weekdays(passage: Passage) -> Iterator[Hit]:
    for found in _WEEKDAY.finditer(passage.text):
        year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
        if _is_day(year, month, day):
            right = _WEEKDAYS[date(year, month, day).weekday()]
            if found["weekday"].replace("天", "日") != right:
                yield Hit(passage.id, *found.span(), f"星期与日期不符：这一天是星期{right}")
    if passage.year is None:
        return
    for found in _WEEKDAY_ALONE.finditer(passage.text):
        month, day = int(found["month"]), int(found["day"])
        near = [year for year in range(passage.year - 1, passage.year + 2) if _is_day(year, month, day)]
        possible = {_WEEKDAYS[date(year, month, day).weekday()] for year in near}
        if near and found["weekday"].replace("天", "日") not in possible:
            yield Hit(passage.id, *found.span(), "星期与日期不符", severity=Severity.WARNING)


def _written(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    for found in _ZERO.finditer(text):
        yield Hit(
            passage.id, *found.span(), "月、日不编虚位", found[1], severity=Severity.WARNING,
            why="成文日期的月、日不编虚位，1不写作01，正文里也照此写。",
        )  # fmt: skip
    if not passage.prose:
        return
    for found in _SHORT.finditer(text):
        said = f"{'19' if found[1] > '49' else '20'}{found[0]}"
        yield Hit(passage.id, *found.span(), "年份应写全", said, severity=Severity.WARNING)
    for found in _MIXED.finditer(text):
        said = f"{found[1]}年{number(found[2])}月" if found[1] else _digits(found[4])
        yield Hit(passage.id, *found.span(), "一个日期里阿拉伯数字与汉字数字混用", said, severity=Severity.WARNING)


def _digits(said: str) -> str:
    month, _, day = said.partition("月")
    return f"{month}月{number(day.removesuffix('日'))}日"


def _later(passage: Passage) -> Iterator[Hit]:
    """What is told as done, of a day after the issue's own."""
    if passage.date is None or passage.year is None:
        return
    issued = date.fromisoformat(passage.date)
    for found in _LATER.finditer(passage.text):
        year = passage.year if found["year"] == "今年" else int(found["year"][:4])
        when = (year, int(found["month"]), int(found["day"][:-1]) if found["day"] else 0)
        if when <= (issued.year, issued.month, issued.day if found["day"] else 0) or not 1 <= when[1] <= 12:
            continue
        if _RECKONED.search(found["said"]):
            continue
        if found["as_of"] or (_PAST.search(found["said"]) and not _COMING.search(found["said"])):
            end = found.start("said")
            yield Hit(
                passage.id, found.start(), end, f"这一日期晚于本期日期（{issued.year}年{issued.month}月{issued.day}日），却写成已有的事",
                severity=Severity.WARNING,
            )  # fmt: skip


RULES = (
    Rule(
        id="NUM-DATE",
        name="日期",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 5.1.4；GB/T 9704—2012 7.3.5.4",
        why="日期应当存在、前后相符；年份应写四位，月、日不编虚位，一个日期里只用一种数字。",
        bad=(
            Bad("2月30日召开部署会。", None, "2月30日"),
            Bad("2023年2月29日印发通知。"),
            Bad("活动于4月15日至13日举行。"),
            Bad("试点期为2023年9月至2022年12月。"),
            Bad("定于2023年4月14日（星期六）召开。", None, "2023年4月14日（星期六"),
            Bad("2023年04月05日", "2023年4月5日"),
            Bad("自21年3月起试点。", "自2021年3月起试点。"),
            Bad("2022年二月召开。", "2022年2月召开。"),
            Bad("于2022年十月底完成。", "于2022年10月底完成。"),
            Bad("𠮷🙂镇于13月初完成。"),
            Bad("今年1—13月完成投资3亿元。", None, "1—13月"),
            Bad("2023年第五季度启动。", None, "第五季度"),
            Bad("4月11日（星期八）召开。", None, "（星期八）"),
            Bad("定于下午25时在𠮷村召开。", None, "下午25时"),
            Bad("4月11日上午8：75签到。", None, "上午8：75"),
            Bad("上午15时召开会议。", None, "上午15时"),
            Bad("4月14日8时75分启动。", None, "8时75分"),
            Bad(
                "〈masthead〉云川组工信息／第3期／2023年4月20日\n4月14日（星期六）召开了推进会。",
                None,
                "4月14日（星期六）",
            ),
            Bad("〈masthead〉云川组工信息／第3期／2023年4月14日\n2023年8月召开了推进会。", None, "2023年8月"),
        ),
        good=(
            "〈masthead〉云川组工信息／第3期／2021年6月25日\n“七一”前向截至2021年7月1日党龄达到50周年的老党员颁发纪念章。",
            "2024年2月29日召开会议，3月31日前完成，4月13日至15日举行。",
            "每年11月至次年3月，2022年11月至2023年3月，11月至3月为农闲时节。",
            "2023年4月14日（星期五）召开，农历二月三十日，历时12年3个月。",
            "今年1—12月，11月至次年3月，6—18月龄，第四季度，五季度轮作，比分8：75，24时止，投票于4月8日8：00—4月12日18：00进行，下午5时30分，上午12时。",
            "4月11日（星期二）上午8：45签到，每日8时至20时，凌晨0：30收工，10日25时段监测。",
            "工期12个月，满18月龄，月均2次，10日内办结。",
            "〈masthead〉云川组工信息／第3期／2023年4月20日\n4月14日（星期五）上午8时30分，4月26日到2号楼。",
            "〈masthead〉云川组工信息／第3期／2023年4月14日\n2023年8月将召开推进会，到2025年12月建成，2022年8月召开了动员会。",
        ),
        in_block=_in_block,
    ),
)
