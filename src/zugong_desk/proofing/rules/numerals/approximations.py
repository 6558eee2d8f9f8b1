"""Approximate figures: where 余 and 多 stand, and marks that say the same twice or against each other."""

import re
from collections.abc import Iterator

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_COUNTED = frozenset("个名件户家人项条次场份篇册台辆座位支所处间栋幢套起例批张期门节本") | {"人次", "户次"}
_TIMES = frozenset("年月天周日届期岁") | {"个月", "小时", "分钟", "星期", "季度", "周岁"}
_RECENT = frozenset({"近", "接近"})
_ROUND, _MORE = frozenset({"左右", "上下"}), frozenset({"余", "多"})
_REPEATED = {
    ("至少", "最少", "不少于", "不低于"): {"以上"},
    ("近", "将近", "接近", "约", "大约", "大概"): _ROUND,
    ("超", "超过", "超出", "逾", "突破"): {"以上"} | _ROUND | _MORE,
    ("至多", "最多", "不超过", "不高于", "不多于"): {"以下", "以内", "之内"},
    ("多达", "高达"): {"之多"},
    ("余", "多"): {"以上"} | _ROUND,
}
"""Leads, and what behind the figure only repeats them and may go."""
_OPPOSED = {
    ("近", "将近", "接近", "约", "大约", "大概"): {"以上"} | _MORE,
    ("不足", "不到", "未满", "不满"): {"以上"} | _ROUND | _MORE,
    ("至少", "最少", "不少于", "不低于"): {"以下", "以内", "之内"},
    ("至多", "最多", "不超过", "不高于", "不多于"): {"以上"},
}
"""Leads, and what behind the figure contradicts them: which of the two goes only the writer knows."""
_REPEATS = {lead: tails for leads, tails in _REPEATED.items() for lead in leads}
_OPPOSES = {lead: tails for leads, tails in _OPPOSED.items() for lead in leads}
_FIGURE = r"(?=[ \u3000]?[0-9一二两三四五六七八九十百千万])"
_STACKED = re.compile(
    rf"(大约|大概|约)(?:有|需|为)?(?:将近|接近|近|超过|超|逾){_FIGURE}|(最多|至多)(?:不超过|不多于){_FIGURE}|(至少|最少|最低)(?:不低于|不少于){_FIGURE}"
)
_LEAST = re.compile(
    r"(至少|最少|不少于|不低于)(?:每(?:个)?(?:月|年|季度|季|周|半年|学期|天|日|旬))?"
    r"(?:结对|(?![向对给为与和由把从比每])[\u4e00-\u9fff]){0,5}[ \u3000]?$"
)
_HALF = re.compile(r"(?:超过|至少|超|多于|不少于)(?:一半|半数|三分之[一二]|四分之[一三])以上")
_SEVERAL = re.compile(r"[数几](?:[十百千]+(?:[余多]万?|万[余多])|万[余多])(?=[个名家户人条件次种项亩年元万场份册位处])")
_BOTH = re.compile(r"(?<=[0-9十百千万亿])(?:多余|余多)(?= ?(?:[元名个人户件亩项次家吨]|公里|万))")
_ODD = re.compile(
    r"(?:[0-9]|十)几(?P<measure>[个名户家人元次件天年])多(?![种样元方功])|(?<=[0-9十百])(?:多几|余几|几余|几多)(?=[个名户家人元次件天年])"
)
_TAILS = re.compile(
    r"(?<=[元名人个户次件亩%年岁天里米吨斤])(?:左右(?:上下|以上|以内|之多)|(?:之多|以上|以下|以内|有余)左右|之多以上|以上之多)"
)
_LASTED = re.compile(
    r"(?<![最附])(?:将近|接近|近)半(?:年|个月)多(?!来|以来)|(?<=经过|历经|历时|用时|耗时|花了|用了|长达|持续)"
    r"(?:将近|接近|近)[0-9一二两三四五六七八九十半]{1,3}(?:年|个月|个|天)多(?!来|以来|次|名|人)"
)
_HOURS = re.compile(
    r"[0-9一二两三四五六七八九十][ \u3000]?(?:个多[ ]?(?:小时|星期|钟头|月)|年多|天多)[ \u3000]?(左右|上下)(?!邻)"
)
_AND_SO_ON = re.compile(
    r"等等(?=[ \u3000]?(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})[ \u3000]?(?:[余多])?(?:[个家项名类种件条支所]|部门|单位))"
)
_ASKED_TO = re.compile(
    r"要求(?:各|全体|全[市县区省]|广大|所有|相关|有关)[^，。；：、“”]{1,10}?(?<![需主重只必想不还首概摘紧简所])要(?![求点素领紧害事务件么])"
)
"""要求各支部要…: the second 要 says what the first has said."""
_MANY_DAYS = 100
"""近20多天 may be the last twenty days; nobody counts back a hundred."""
_MONTHS = frozenset("月小星钟")
"""How months, hours, weeks and minutes go on after 个多."""


def _misplaced(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or ("余" not in text and "多" not in text):
        return
    for amount in amounts(text):
        mark = amount.after[:1]
        if mark not in {"余", "多"} or amount.high is not None:
            continue
        if amount.hanzi:
            yield from _hanzi_more(passage, amount)
        elif amount.inner and amount.magnitude and not _round(amount.digits):
            number = text[amount.start : amount.number_end]
            said = number.replace(f"{mark}{amount.magnitude}", f"{amount.magnitude}{mark}")
            if said != number:
                yield Hit(passage.id, amount.start, amount.number_end, f"“{mark}”应放在“{amount.magnitude}”之后", said)
        elif not amount.magnitude and text[amount.number_end - 1] == mark and _exact(amount):
            said = text[amount.start : amount.number_end].rstrip(mark)
            yield Hit(
                passage.id, amount.start, amount.number_end, f"数已具体到个位，不再用“{mark}”", None,
                alternatives=(said, f"{said[:-1]}0{mark}"), why="“余”“多”用在整数之后表示零头。",
            )  # fmt: skip


def _hanzi_more(passage: Passage, amount: Amount) -> Iterator[Hit]:
    """千万余元: the thousand is a figure, 万 what it counts."""
    text = passage.text
    if (
        amount.digits in {"千万", "百万"}
        and text[amount.number_end - 1] == "余"
        and amount.unit in {"元", "亩", "人次"}
    ):
        said = f"{1000 if amount.digits == '千万' else 100}余万"
        yield Hit(passage.id, amount.start, amount.number_end, "概数宜用阿拉伯数字加“余万”", said)


def _round(digits: str) -> bool:
    return digits[-1] in "0０" and "." not in digits and "．" not in digits


def _exact(amount: Amount) -> bool:
    """Whether the figure is counted to the last one, so that nothing is left for 余."""
    return amount.unit in _COUNTED and amount.digits.isdigit() and not _round(amount.digits)


def _redundant(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for amount in amounts(text):
        if amount.after or amount.before or amount.marks_end > amount.end:
            yield from _doubled(passage, amount)
    yield from _worded(passage)
    yield from _lasting(passage)


def _worded(passage: Passage) -> Iterator[Hit]:
    """Words of approximation and limit that say one thing twice, without the figure being read."""
    text = passage.text
    for found in _STACKED.finditer(text):
        first = found[1] or found[2] or found[3]
        yield Hit(passage.id, *found.span(), f"“{first}”与后面的词重复", found[0].removeprefix(first))
    for found in _ASKED_TO.finditer(text) if "要求" in text else ():
        yield Hit(
            passage.id, *found.span(), "“要求”与后面的“要”重复", found[0][:-1], severity=Severity.STYLE,
            why="“要求”之后不必再用“要”。",
        )  # fmt: skip
    if "以上" in text:
        for found in _HALF.finditer(text):
            yield Hit(passage.id, *found.span(), "界限词重复", found[0].removesuffix("以上"))
    for found in _ODD.finditer(text) if "几" in text else ():
        measure = found["measure"]
        said = found[0][:-1] if measure else found[0].replace("余", "").replace("多", "")
        yield Hit(passage.id, *found.span(), "“几”与“多”“余”重复", said)
    for found in _TAILS.finditer(text):
        yield Hit(passage.id, *found.span(), "概数、界限的词重复", found[0][:2])
    for found in _BOTH.finditer(text):
        yield Hit(passage.id, *found.span(), "“多”与“余”重复", found[0][0])
    for found in _SEVERAL.finditer(text):
        said = found[0].replace("余", "").replace("多", "")
        yield Hit(passage.id, *found.span(), f"“{found[0][0]}”与“余”“多”重复", said)


def _lasting(passage: Passage) -> Iterator[Hit]:
    """Spans of time told twice over, and 等等 before the number of what was listed."""
    text = passage.text
    for found in _LASTED.finditer(text) if "近" in text else ():
        yield Hit(passage.id, *found.span(), "“近”与“多”矛盾", why="概数、界限只说一次。")
    for found in _HOURS.finditer(text) if "多" in text else ():
        yield Hit(passage.id, *found.span(), f"“多”与“{found[1]}”重复", found[0].removesuffix(found[1]).rstrip())
    for found in _AND_SO_ON.finditer(text) if "等等" in text else ():
        yield Hit(
            passage.id, *found.span(), "列举之后报总数用一个“等”", "等", severity=Severity.WARNING,
            why="“等等”之后不再接所列的总数。",
        )  # fmt: skip


def _doubled(passage: Passage, amount: Amount) -> Iterator[Hit]:
    text = passage.text
    lead, start = _lead(text, amount)
    word = text[amount.end : amount.marks_end].strip()
    more = next((mark for mark in ("余", "多") if mark in amount.after), "")
    tails = list(dict.fromkeys(tail for tail in (more, word) if tail))
    days = amount.unit == "天" and amount.value >= _MANY_DAYS
    if (
        lead in _RECENT
        and not days
        and (amount.unit in _TIMES or text[amount.marks_end : amount.marks_end + 1] in _MONTHS)
    ):
        return
    led = lead or more
    if amount.high is not None and word in _ROUND and not lead and not more:
        yield Hit(
            passage.id, amount.start, amount.marks_end, f"已用起止两数，不再用“{word}”", text[amount.start : amount.end],
            severity=Severity.WARNING, why="概数、界限只说一次。",
        )  # fmt: skip
        return
    repeated = [tail for tail in tails if tail in _REPEATS.get(led, ())]
    opposed = [tail for tail in tails if tail in _OPPOSES.get(led, ())]
    if not repeated and not opposed:
        return
    said = None if opposed else _without(text[start : amount.marks_end], repeated)
    told = f"“{led}”与“{(opposed or repeated)[0]}”{'矛盾' if opposed else '重复'}"
    yield Hit(passage.id, start, amount.marks_end, told, said, why="概数、界限只说一次。")


def _lead(text: str, amount: Amount) -> tuple[str, int]:
    """The mark before a figure and where it begins, also where a verb stands between (至少有3名)."""
    if amount.before:
        return amount.before, amount.marks_start
    found = _LEAST.search(text, max(0, amount.start - 8), amount.start)
    return (found[1], found.start()) if found else ("", amount.start)


def _without(said: str, tails: list[str]) -> str:
    """A phrase without the last of each of these words."""
    for tail in tails:
        head, _, rest = said.rpartition(tail)
        said = head.rstrip() + rest
    return said


RULES = (
    Rule(
        id="NUM-YU",
        name="余、多的位置",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：概数的写法",
        why="“余”“多”表示零头：整十以上的数可用“50余万”，个位不为0的数应放在位数词之后，如“25万余”。",
        bad=(
            Bad("归集数据25余万条。", "归集数据25万余条。", "25余万"),
            Bad("接待游客7.2余万人次。", "接待游客7.2万余人次。"),
            Bad("争取资金千万余元。", "争取资金1000余万元。"),
            Bad("有9余个村达标。", None, "9余"),
            Bad("𠮷🙂镇收集意见357余条。", None, "357余"),
        ),
        good=(
            "接待游客50余万人，归集数据25万余条。",
            "争取资金1000余万元，走访100余户、3000多人。",
            "全长15余公里，历时3年多，面积7.5余亩。",
            "三十余名干部，共3家多元化企业，12个多功能厅。",
        ),
        in_block=_misplaced,
    ),
    Rule(
        id="GRAM-REDUND",
        name="词义重复",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="语法：成分多余",
        why="“至少”与“以上”、“约”与“左右”、“超”与“余”等意思重复或相互矛盾，留其一即可。",
        bad=(
            Bad("每村至少一个以上特色产业。", "每村至少一个特色产业。", "至少一个以上"),
            Bad("每村至少有3名以上后备力量。", "每村至少有3名后备力量。"),
            Bad("到会约30人左右。", "到会约30人。"),
            Bad("引进企业超200余家。", "引进企业超200家。"),
            Bad("走访近300余户。", None, "近300余户"),
            Bad("建成近百余个站点。", None, "近百余个"),
            Bad("𠮷🙂社区每次不超过3人以内。", "𠮷🙂社区每次不超过3人。"),
            Bad("共有50余户左右。", "共有50余户。"),
            Bad("参训大约近200人。", "参训近200人。"),
            Bad("超过半数以上的党员到会。", "超过半数的党员到会。"),
            Bad("每组最多不超过5人。", "每组不超过5人。"),
            Bad("平均年龄约在45岁左右。", "平均年龄约在45岁。"),
            Bad("到会约有30人左右。", "到会约有30人。"),
            Bad("惠及数百余户。", "惠及数百户。"),
            Bad("会议要求各党支部要抓好落实。", "会议要求各党支部抓好落实。"),
            Bad("每名干部至少走访5户以上。", "每名干部至少走访5户。"),
            Bad("户均增收3800多余元。", "户均增收3800多元。", "多余"),
            Bad("每支部最低不少于3名。", "每支部不少于3名。"),
            Bad("各支部至少每月评议一次以上。", "各支部至少每月评议一次。"),
            Bad("单笔最高不超过800元以上。", None, "不超过800元以上"),
            Bad("驻村近300多天。", None, "近300多天"),
            Bad("走访了十几户多。", "走访了十几户。"),
            Bad("户均增收2000元左右上下。", "户均增收2000元左右。"),
            Bad("每村储备2至4名左右。", "每村储备2至4名。"),
            Bad("冒雨奋战5个多小时左右。", "冒雨奋战5个多小时。"),
            Bad("经过近半年多的运行，警情下降。", None, "近半年多"),
            Bad("整合公安、民政、人社等等7个部门数据。", "整合公安、民政、人社等7个部门数据。"),
        ),
        good=(
            "至少一个特色产业，30人左右，200余家，超200家，约300户。",
            "近5年以上的数据，近10余年来，近三年多时间，近3个多月。",
            "多次学习，3年以上工作经历，年龄45岁以下，不少于3名50岁以上的老党员。",
            "附近30户左右，节约300余元，预约100多人次。",
            "要求各支部重要事项及时报告，要求各镇按要点办理。",
            "高达50余项，最多时有30余人，多达100多种。",
            "至少每月向3个以上支部宣讲，近20多天来，最多选3家50人以上的企业。",
            "至少要向100个以上规模的企业宣讲，超过3年多数人已离岗。",
        ),
        in_block=_redundant,
    ),
)
