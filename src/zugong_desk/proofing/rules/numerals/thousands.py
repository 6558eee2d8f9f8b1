"""Arabic digits with 千 and 百, and numbers half in digits, half in characters."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_SMALL = re.compile(r"[0-9０-９][ \u3000]?[十百千]")
_RANGED = re.compile(
    r"(?<![0-9.])([0-9]{1,2})[ ]?(至|到|—|～|~|-|、)[ ]?([0-9]{1,2})[ ]?([百千])([万亿]?)(?=[余多]?[ ]?[个名户元人家项件次亩株吨册条])"
)
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MIXED = re.compile(
    r"(?<![0-9.+A-Za-z])(?:[0-9]{1,4}[ ]?[百千][0-9]{1,3}[百十]?"
    r"|[0-9]{1,4}[ ]?[百千][一二两三四五六七八九](?:百?[一二三四五六七八九]?十|百|(?=[个名户元人]))"
    r"|[0-9]{1,4}万(?:[0-9][千百](?![克米瓦])|[1-9][0-9]{3}(?=[个名户元人株亩]))|[0-9]{1,4}[十百千]?万[一二两三四五六七八九][百千]|百分之[0-9]+(?:\.[0-9]+)?"
    r"|(?<![一二三四五六七八九十百千万第])[二三四五六七八九]十[1-9](?=[个名户位家项件次元岁人]))(?![0-9])"
)
_PIECE = re.compile(r"([0-9]+|[一二两三四五六七八九])?([十百千万])?")
_TO_DIGITS = str.maketrans("一二两三四五六七八九", "1223456789")
_WAN = 10**4


def _thousands(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or not _SMALL.search(text):
        return
    for found in _RANGED.finditer(text):
        low, joint, high, scale, rest = found.groups()
        whole = f"{int(low) * _SCALES[scale]}{joint}{int(high) * _SCALES[scale]}{rest}"
        yield Hit(passage.id, *found.span(), f"阿拉伯数字后不应用“{scale}”作单位", whole)
    mixed = {at for found in _MIXED.finditer(text) for at in range(*found.span())}
    for amount in amounts(text):
        if amount.hanzi or not amount.magnitude or amount.magnitude[0] not in _SCALES or amount.high is not None:
            continue
        if amount.start in mixed or not (amount.unit or amount.after or amount.magnitude[1:]):
            continue
        said = _plain(amount.digits, amount.magnitude)
        if said is None:
            continue
        end = text.index(amount.magnitude, amount.start) + len(amount.magnitude)
        inner = text[amount.start : end].removeprefix(amount.digits).removesuffix(amount.magnitude).strip()
        yield Hit(passage.id, amount.start, end, f"阿拉伯数字后不应用“{amount.magnitude[0]}”作单位",
                  said + inner + amount.magnitude[1:])  # fmt: skip


def _plain(digits: str, magnitude: str) -> str | None:
    """The digits multiplied out by the first character of the magnitude; None if that leaves a fraction."""
    value = Decimal(digits.replace(",", "").replace("．", ".")) * _SCALES[magnitude[0]]
    return str(int(value)) if value == int(value) else None


def _mixed(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or not any(char in text for char in "十百千万"):
        return
    for found in _MIXED.finditer(text):
        percent = found[0].startswith("百分之")
        said = f"{found[0].removeprefix('百分之')}%" if percent else _in_digits(found[0])
        yield Hit(passage.id, *found.span(), "一个数里不应混用阿拉伯数字与汉字数字", said)


def _in_digits(said: str) -> str:
    """3千5百 → 3500, 2万三千 → 2.3万."""
    total = last = 0
    for found in _PIECE.finditer(said.replace(" ", "").translate(_TO_DIGITS)):
        digits, scale = found.groups()
        if digits or scale:
            whole = len(digits or "") > 1 and not scale
            last = (
                1 if whole else _SCALES.get(scale, _WAN if scale == "万" else last // 10 or 1) if scale or last else 1
            )
            total += int(digits or 1) * last
    return f"{Decimal(total) / _WAN:f}万" if total >= _WAN and total % 100 == 0 else str(total)


RULES = (
    Rule(
        id="NUM-QIAN",
        name="数字后用千、百",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011",
        why="阿拉伯数字之后只可用“万”“亿”，千、百应写出数字，如4000不写作“4千”；千克、千米、千瓦是计量单位，不在此列。",
        bad=(
            Bad("创造税收4千万元。", "创造税收4000万元。", "4千万"),
            Bad("创造税收超 4 千万元。", "创造税收超 4000万元。"),
            Bad("每月发放补贴2至3百元。", "每月发放补贴200至300元。"),
            Bad("培训3千名骨干。", "培训3000名骨干。"),
            Bad("𠮷🙂镇惠及2千多人。", "𠮷🙂镇惠及2000多人。"),
            Bad("贷款余额1.5千亿元。", "贷款余额1500亿元。"),
        ),
        good=(
            "装机5千瓦，铺管3千米，采茶20千克，气压980百帕。",
            "超算中心算力达百亿亿次，数千名群众、上千万元投入。",
            "三千名骨干、4000万元资金、500强企业、8百货公司、全省百强县第12位。",
            "提高3个百分点，占百分之八。",
        ),
        in_block=_thousands,
    ),
    Rule(
        id="NUM-MIXED",
        name="数字混写",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011",
        why="除“万”“亿”外，一个数不能同时用阿拉伯数字与汉字数字。",
        bad=(
            Bad("筹集3千5百元慰问金。", "筹集3500元慰问金。", "3千5百"),
            Bad("覆盖百分之80的网格。", "覆盖80%的网格。"),
            Bad("全镇共2万三千人。", "全镇共2.3万人。", "2万三千"),
            Bad("补助1万5千元。", "补助1.5万元。"),
            Bad("接待游客 2 万 4 千人次。", "接待游客 2.4万人次。"),
            Bad("全县4万5000户。", "全县4.5万户。"),
            Bad("𠮷🙂村集资5百二十元。", "𠮷🙂村集资520元。", "5百二十"),
        ),
        good=(
            "筹集3500元慰问金，覆盖80%的网格。",
            "全镇共2.3万人，投入三千五百元。",
            "占百分之八十，第3百货大楼，5万三农干部。",
            "1千克5元，10千瓦3台。",
        ),
        in_block=_mixed,
    ),
)
