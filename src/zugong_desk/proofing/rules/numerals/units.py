"""Units in running text: Chinese names in place of symbols, and sums of money without their 元."""

import re
from collections.abc import Iterator

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_NAMES = {
    "km": "公里", "㎞": "公里", "cm": "厘米", "mm": "毫米", "m": "米", "kg": "公斤", "㎏": "公斤", "g": "克", "t": "吨", "ha": "公顷",
    "ml": "毫升", "mL": "毫升", "L": "升", "㎡": "平方米", "M²": "平方米", "M2": "平方米",
    "KM": "公里", "Km": "公里", "KG": "公斤", "Kg": "公斤",
    "m²": "平方米", "m2": "平方米", "km²": "平方公里", "km2": "平方公里",
    "kWh": "千瓦时",
    "平方": "平方米", "平米": "平方米", "公分": "厘米", "m³": "立方米", "m3": "立方米", "cm²": "平方厘米", "cm2": "平方厘米",
}  # fmt: skip
_SYMBOL = re.compile("[a-zA-Z㎞㎏㎡]|平方|平米|公分")
_POWER = re.compile(
    r"(?<![A-Za-z0-9.+-])(?P<figure>[0-9]+(?:\.[0-9]+)?)[ ]?(?P<unit>[MG]?Wh|KWh|kwh|KW|kw|K[Vv]|kv)(?![A-Za-z0-9/])"
)
_POWERS = {"wh": "瓦时", "kwh": "千瓦时", "mwh": "兆瓦时", "gwh": "吉瓦时", "kw": "千瓦", "kv": "千伏"}
_GENERATION = 10
"""4g and 5g are names of networks."""
_FORMULA = frozenset("/／×*")
_SAID = (
    r"(?:收入|营收|利润|创收|增收|收益|投资|投入|资产|授信|分红|奖补|奖励|补助|补贴|支出|产业规模|总规模|基金规模|资金规模|投资规模|筹资|出资|注资|拨付|捐资|人民币|工资|年薪|月薪|造价"
    r"|[款金]|税收?|(?<!免)费|(?<!名)额|[产价市估总]值)"
    r"(?:总额|总量|总|累计|合计|共计|已|共|就|将|仅|可|均|都|全部|普遍|预计|发放|下达|到位|人均|户均|村均|年均){0,2}"
    r"(?:达到|达|超过|超|近|约|突破|逾|为|增至|增加到|增长到|提高到|至少|不低于|不少于|高达|多达|将近|接近|增加|增长|[：:]){0,3}"
    r"了?[ \u3000]?"
)
_MONEY = re.compile(f"{_SAID}$")
_ROW = re.compile(rf"{_SAID}(?:[0-9.]+[ \u3000]?[万亿]、[ \u3000]?){{1,5}}$")
_GOES_ON = re.compile(r"、[ \u3000]?[0-9.]+[ \u3000]?[万亿]")
_STRONG = re.compile(r"(?:以上|以下|元)?的?(?:集体)?(?:经济)?(?:强村|薄弱村|示范村|经济村)")
_GRADES = re.compile(
    r"(?:元|收入[^，。；0-9]{0,6}[0-9]{1,4}[ \u3000]?万)(?:以[上下])?[，,（(]其中[^，。；、0-9]{0,8}$"
    r"|元以[上下]的?[^，。；、0-9]{0,8}[0-9]+[ \u3000]?[个家户][、，；][^，。；、0-9]{0,4}$"
)
"""What sorts the places of a sum of money by sums: 收入均超过15万元，其中50万以上的村."""
_CLOSES = re.compile(
    r"[ \u3000]?(?:[，。；！？、）)]|以上|以下|左右|用于|修建|新建|建设|改造|购置|购买|打造|建成|支持|设立|$)"
)
_CHAIN = re.compile(
    r"(?:[ \u3000]?(?:[、/和或及至到]|[-—～~]{1,2})[ \u3000]?[0-9.]+[ \u3000]?(?:万亿|万|亿)?余?多?){0,6}[ \u3000]?"
    r"[元美港欧亩户人名斤吨个]"
)
_LOOK_BACK = 32


def _symbols(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or not _SYMBOL.search(text):
        return
    for found in _POWER.finditer(text):
        power = _POWERS[found["unit"].lower()]
        yield Hit(passage.id, *found.span(), f"计量单位宜写作“{power}”", found["figure"] + power)
    for amount in amounts(text):
        name = _NAMES.get(amount.unit)
        generation = amount.unit == "g" and amount.value < _GENERATION
        if name is None or generation or text[amount.end : amount.end + 1] in _FORMULA:
            continue
        start = amount.end - len(amount.unit)
        gap = len(text[amount.number_end : start])
        yield Hit(
            passage.id,
            amount.start,
            amount.end,
            f"计量单位宜写作“{name}”",
            text[amount.start : start - gap] + name,
        )


def _without_yuan(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or ("万" not in text and "亿" not in text):
        return
    for amount in amounts(text):
        if amount.hanzi or amount.unit or amount.magnitude not in {"万", "亿", "万亿", "千万", "百万"}:
            continue
        if _is_money(text, amount):
            said = text[amount.start : amount.end] + "元"
            yield Hit(passage.id, amount.start, amount.end, "金额缺单位“元”", said)


def _is_money(text: str, amount: Amount) -> bool:
    """Whether what stands around a bare figure makes it a sum of money, and no later figure of a row has the unit."""
    if _STRONG.match(text, amount.end):
        return True
    begin = max(0, amount.start - _LOOK_BACK)
    if text.startswith(("以上", "以下"), amount.end) and _GRADES.search(text, begin, amount.start):
        return True
    if text.startswith("的", amount.end) and _ROW.search(text, begin, amount.start):
        return True
    if not _CLOSES.match(text, amount.end) or _CHAIN.match(text, amount.end) or _GOES_ON.match(text, amount.end):
        return False
    return bool(_MONEY.search(text, begin, amount.start) or _ROW.search(text, begin, amount.start))


RULES = (
    Rule(
        id="NUM-UNIT",
        name="计量单位",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB 3100—1993；GB/T 9704—2012 9",
        why="应用法定计量单位，名称写全。标准容许行文用单位符号，公文习惯写中文名称，全期应一致；百分号照用。",
        bad=(
            Bad("建成厂房1000 m²以上。", "建成厂房1000平方米以上。", "1000 m²"),
            Bad("新修步道3.5km。", "新修步道3.5公里。"),
            Bad("𠮷🙂村日产鲜菇200kg。", "𠮷🙂村日产鲜菇200公斤。"),
            Bad("电池容量340Wh。", "电池容量340瓦时。"),
            Bad("新增活动场地1500平方。", "新增活动场地1500平方米。"),
            Bad("改造管网12km、泵房80㎡。", "改造管网12公里、泵房80平方米。"),
        ),
        good=(
            "占比80%，开通5G基站12个，A3型号，4G网络。",
            "车速不得超过60km/h，型号为M2-300m型。",
            "建成厂房1000平方米、步道3.5公里，网速1000M。",
        ),
        in_block=_symbols,
    ),
    Rule(
        id="NUM-NOUNIT",
        name="金额缺“元”",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：金额写全单位",
        why="金额后应写货币单位；并列的几个数可只在最后一个之后写。",
        bad=(
            Bad("全年销售额超12 亿，带动就业300人。", "全年销售额超12 亿元，带动就业300人。", "12 亿"),
            Bad("集体经济收入50万以上的强村达26个。", "集体经济收入50万元以上的强村达26个。"),
            Bad("𠮷🙂镇创造税收4000万。", "𠮷🙂镇创造税收4000万元。"),
            Bad("集体经济收入10万、20万、50万的村各占三成。", "集体经济收入10万、20万、50万元的村各占三成。"),
            Bad("捐款折合人民币30余万，贷款发放达2.3亿。", "捐款折合人民币30余万元，贷款发放达2.3亿元。"),
            Bad("投入80万修建产业路。", "投入80万元修建产业路。"),
            Bad("新增100万以上强村8个。", "新增100万元以上强村8个。"),
        ),
        good=(
            "平台用户超1亿，阅读量突破500万，粉丝近3万。",
            "集体经济收入30万、50万、100万元的村各有12个。",
            "名额5万，免费3万，基金会员2万，投入3万人次，贷款用户突破500万，投放鱼苗5万尾。",
            "投资1.2亿元，资金50万—80万元，收入20万到30万元。",
            "销售额12亿美元，产值1亿多元，投资覆盖3万户。",
        ),
        in_block=_without_yuan,
    ),
)
