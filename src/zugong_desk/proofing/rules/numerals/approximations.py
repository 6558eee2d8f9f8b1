"""Approximate figures: where 余 and 多 stand, and marks that say the same twice or against each other."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import Amount, amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_COUNTED = frozenset(
    {
        "个",
        "名",
        "件",
        "户",
        "家",
        "人",
        "项",
        "条",
        "次",
        "人次",
        "户次",
        "场",
        "份",
        "篇",
        "册",
        "台",
        "辆",
        "座",
        "位",
        "支",
        "所",
        "处",
        "间",
        "栋",
        "幢",
        "套",
        "起",
        "例",
        "批",
        "张",
        "期",
        "门",
        "节",
        "本",
    }
)
_TIMES = frozenset(
    {"年", "个月", "月", "天", "周", "日", "小时", "分钟", "星期", "季度", "届", "期", "岁", "周岁", "个"}
)
_ABOUT = frozenset({"近", "将近", "接近", "约", "大约", "约为", "大概"})
_OVER = frozenset({"超", "超过", "超出", "逾", "突破"})
_AT_LEAST = frozenset({"至少", "最少", "不少于", "不低于"})
_AT_MOST = frozenset({"至多", "最多", "不超过", "不高于", "不多于"})
_BELOW = frozenset({"不足", "不到", "未满", "不满"})
_ROUND = frozenset({"左右", "上下"})
_MORE = ("余", "多", "有余")
_STACKED = re.compile(r"(大约|大概|约)(?:将近|接近|近|超过|超|逾)(?=[ \u3000]?[0-9])")
_LEAST = re.compile(r"(?:至少|最少|不少于|不低于)(?:有|要有|要|需要|需|为|达到|在)?[ \u3000]?[了达]?$")
_HALF = re.compile(r"(?:超过|至少|超|多于|不少于)(?:一半|半数|三分之[一二]|四分之[一三])以上")
_SEVERAL = re.compile(r"[数几](?:[十百千]+(?:[余多]万?|万[余多])|万[余多])(?=[个名家户人条件次种项亩年元万场份册位处])")
_TEN = 10


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
        elif not amount.magnitude and _exact(amount):
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
        yield Hit(passage.id, amount.start, amount.number_end, "概数宜写作阿拉伯数字加“余万”", said)


def _round(digits: str) -> bool:
    return digits[-1] in "0０" and "." not in digits and "．" not in digits


def _exact(amount: Amount) -> bool:
    """Whether the figure is counted to the last one, so that nothing is left for 余."""
    return amount.unit in _COUNTED and amount.digits.isdigit() and amount.value > _TEN and not _round(amount.digits)


def _redundant(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for amount in amounts(text):
        if amount.after or amount.before or amount.marks_end > amount.end:
            yield from _doubled(passage, amount)
    for found in _STACKED.finditer(text):
        yield Hit(passage.id, *found.span(), "概数词重复", found[0].removeprefix(found[1]))
    if "以上" in text:
        for found in _HALF.finditer(text):
            yield Hit(passage.id, *found.span(), "界限词重复", found[0].removesuffix("以上"))
    for found in _SEVERAL.finditer(text):
        said = found[0].replace("余", "").replace("多", "")
        yield Hit(passage.id, *found.span(), f"“{found[0][0]}”与“余”“多”重复", said)


def _doubled(passage: Passage, amount: Amount) -> Iterator[Hit]:
    text = passage.text
    before, start = amount.before, amount.marks_start
    lead = None if before else _LEAST.search(text, max(0, amount.start - 8), amount.start)
    if lead:
        before, start = lead[0].strip()[:2].replace("不少", "不少于").replace("不低", "不低于"), lead.start()
    before = before.rstrip("了达 ")
    if not before and not amount.after:
        return
    whole = text[start : amount.marks_end]
    word = text[amount.end : amount.marks_end].strip()
    more = any(mark in amount.after for mark in _MORE)
    said, faulty = _without(before, whole, word, amount)
    if faulty:
        told = before if faulty == 1 else "余" if "余" in amount.after else "多"
        other = word if word and (faulty == 2 or not more or word not in _MORE) else amount.after[:1]
        yield Hit(
            passage.id, start, amount.marks_end, f"“{told}”与“{other}”重复或矛盾", said, why="概数、界限只说一次。"
        )


def _without(before: str, whole: str, word: str, amount: Amount) -> tuple[str | None, int]:
    """What the phrase becomes, and whether it is at fault: 1 by its lead, 2 by what stands behind alone."""
    more = next((mark for mark in ("余", "多") if mark in amount.after.removesuffix(word) or word == mark), "")
    timed = amount.unit in _TIMES and before in {"近", "接近"}
    bare = whole.removesuffix(word).rstrip() if word else whole
    if before in _AT_LEAST and word == "以上":
        return bare, 1
    if before in _ABOUT and not timed and word in _ROUND:
        return bare, 1
    if before in _ABOUT and not timed and (word == "以上" or more):
        return None, 1
    if before in _OVER and (word in {"以上", *_ROUND} or (more and word not in {"以下", "以内"})):
        return bare if word and not more else _dropped(whole, more), 1
    if before in _AT_MOST and word in {"以下", "以内", "之内"}:
        return bare, 1
    if before in _BELOW and (word in {"以上", *_ROUND} or more):
        return None, 1
    if more and word in {"以上", *_ROUND} and not before:
        return bare, 2
    return (bare, 1) if before in {"多达", "高达"} and word == "之多" else (None, 0)


def _dropped(whole: str, mark: str) -> str:
    at = whole.rfind(mark)
    return whole[:at] + whole[at + 1 :]


RULES = (
    Rule(
        id="NUM-YU",
        name="余、多的位置",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="概数的通行写法",
        why="“余”“多”表示零头：整十以上的数可用“50余万”，个位不为0的数应放在位数词之后，如“25万余”。",
        bad=(
            Bad("归集数据25余万条。", "归集数据25万余条。", "25余万"),
            Bad("接待游客7.2余万人次。", "接待游客7.2万余人次。"),
            Bad("争取资金千万余元。", "争取资金1000余万元。"),
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
        name="概数词重复",
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
            Bad("𠮷🙂社区每次不超过3人以内。", "𠮷🙂社区每次不超过3人。"),
            Bad("共有50余户左右。", "共有50余户。"),
            Bad("参训大约近200人。", "参训近200人。"),
            Bad("超过半数以上的党员到会。", "超过半数的党员到会。"),
            Bad("惠及数百余户。", "惠及数百户。"),
        ),
        good=(
            "至少一个特色产业，30人左右，200余家，超200家，约300户。",
            "近5年以上的数据，近10余年来，近三年多时间。",
            "多次学习，3年以上工作经历，年龄45岁以下，不少于3名50岁以上的老党员。",
            "附近30户左右，节约300余元，预约100多人次。",
            "高达50余项，最多时有30余人，多达100多种。",
            "至少要向100个以上规模的企业宣讲，超过3年多数人已离岗。",
        ),
        in_block=_redundant,
    ),
)
