"""Ranges of figures: the sign between them, and the magnitude or percent sign that both need."""

import re
from collections.abc import Iterator

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_SIGN = re.compile(r"[ \u3000]?([-－–—―~～−]{1,2})[ \u3000]?")
_PAIR = re.compile(
    r"(?P<digits>[0-9０-９.,．]+)(?P<magnitude>[ \u3000]?[十百千]?(?:万亿|万|亿)?)(?P<unit>[^-0-9－–—―~～−]{0,6}?)"
    r"[ \u3000]?(?P<sign>[-－–—―~～−]{1,2})[ \u3000]?(?P<high>.+)"
)
_YEARS = re.compile(r"(?<![0-9-])(?:19|20)[0-9]{2}[ ]?年?[ ]?-[ ]?(?:19|20)[0-9]{2}[ ]?学?年(?!-)")
_MONTHS = re.compile(r"(?<![0-9月号.-])(?:[1-9]|1[0-2])[ ]?月?[ ]?-[ ]?(?:[1-9]|1[0-2])[ ]?月")
_DAYS = re.compile(r"(?<=月)[ ]?[0-9]{1,2}[ ]?日?[ ]?-[ ]?(?:[0-9]{1,2}[ ]?月[ ]?)?[0-9]{1,2}[ ]?日")
_SEVERITIES = {"-": Severity.ERROR, "--": Severity.ERROR, "——": Severity.ERROR}
_GOOD_SIGNS = {"—", "～", "―"}
_SMALL = {"十", "百", "千"}
_WAN = 10**4
_FAR = 20
"""From so many times the low end on the low end is itself in doubt (3—500万元)."""


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or not _SIGN.search(text):
        return
    for amount in amounts(text):
        if amount.high is not None and not amount.hanzi and amount.unit and amount.most > amount.value:
            yield from _range(passage, amount)
    if "-" in text:
        for pattern in (_YEARS, _MONTHS, _DAYS):
            for found in pattern.finditer(text):
                said = found[0].replace("-", "—")
                yield Hit(
                    passage.id, *found.span(), "时间的起止之间一般用一字线，不用短横线", said, severity=Severity.WARNING,
                    why="标示时间的起止一般用一字线“—”，有时也可用浪纹线。",
                )  # fmt: skip


def _range(passage: Passage, amount: Amount) -> Iterator[Hit]:
    pair = _PAIR.fullmatch(passage.text[amount.start : amount.end])
    if pair is None:
        return
    bare = not pair["magnitude"].strip() and not pair["unit"].strip()
    lacking = _lacking(amount) if bare else ""
    written = pair["sign"]
    right = written if written in _GOOD_SIGNS else "～" if written == "~" else "—"
    if right == written and not lacking:
        return
    doubtful = bool(lacking) and amount.most > amount.value * _FAR
    said: str | None = f"{pair['digits']}{lacking or pair['magnitude'] + pair['unit']}{right}{pair['high']}"
    if lacking in _SMALL:
        said = f"{int(amount.value)}{right}{int(amount.most)}{amount.unit}"
    if doubtful and lacking == amount.magnitude:
        said = None
    if right != written:
        yield Hit(
            passage.id, amount.start, amount.end, "数值范围应用一字线“—”或浪纹线“～”，不用短横线“-”" if "-" in written
            else "数值范围应用一字线“—”或浪纹线“～”", said, severity=_SEVERITIES.get(written, Severity.STYLE),
        )  # fmt: skip
    else:
        yield Hit(
            passage.id, amount.start, amount.end, f"前一数值省了“{lacking}”，易误解", said, severity=Severity.WARNING,
            why="省略后有歧义的不应省略，如“2万～5万”不写作“2～5万”。",
        )  # fmt: skip


def _lacking(amount: Amount) -> str:
    """What a bare low end must not leave out: the magnitude or the percent sign of the high end."""
    if amount.magnitude and amount.value * _WAN > amount.most:
        return amount.magnitude
    return "%" if amount.unit == "%" else ""


RULES = (
    Rule(
        id="NUM-RANGE",
        name="数值范围",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.13.3.2；GB/T 15835—2011 5.1.3",
        why="数值范围可用浪纹线或一字线；前后单位相同而又没有歧义的，前一个才可省略。",
        bad=(
            Bad("每个片区由3-5个村组成。", "每个片区由3—5个村组成。", "3-5个"),
            Bad("每村补助50-80万元。", "每村补助50万—80万元。"),
            Bad("每村补助50—80万元。", "每村补助50万—80万元。"),
            Bad("入股比例为10～20%。", "入股比例为10%～20%。"),
            Bad("2021-2023年共选派4批。", "2021—2023年共选派4批。"),
            Bad("年收益可达15%-20%。", "年收益可达15%—20%。", "15%-20%"),
            Bad("户均增收4-5千元。", "户均增收4000—5000元。"),
            Bad("每村50万元-80万元。", "每村50万元—80万元。"),
            Bad("4月13日-15日集中培训。", "4月13日—15日集中培训。"),
            Bad("𠮷🙂村每户种植 2-3 亩。", "𠮷🙂村每户种植 2—3 亩。"),
        ),
        good=(
            "每个片区由3—5个村组成，投资50万～80万元。",
            "会议于2023-04-14召开，咨询电话0556-5501234，值班手机139-0000-1111。",
            "按照《云川市信访工作办法》（云发〔2022〕3-1号）办理，用的是A3-5型设备。",
            "住在5-2栋，篮球赛以68-65分取胜，书记项目编号2023-01-15。",
            "每月开展1至2次活动，年均增长10%至20%。",
            "《组工参考》第3-5期刊发。",
        ),
        in_block=_in_block,
    ),
)
