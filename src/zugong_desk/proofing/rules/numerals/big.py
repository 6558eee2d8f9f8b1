"""Great round figures, and thousands with and without commas, as the rest of the issue writes them."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_ROUND = re.compile(r"[0-9]{2,}000")
_WAN = Decimal(10000)
_OFTEN = 2
_GROUPED = re.compile(r"(?<![0-9,，.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_PLAIN = re.compile(r"(?<![0-9,.])[1-9][0-9]{3,}(?![0-9,]|[ ]?[年号]|[-—])")


def _big(view: IssueView) -> Iterator[Hit]:
    figures = [(passage, one) for passage in view.passages if passage.prose for one in amounts(passage.text)]
    big = [(passage, one) for passage, one in figures if _ROUND.fullmatch(one.digits) and not one.magnitude]
    if not big:
        return
    others = sum(one.magnitude == "万" and bool(one.unit) for _, one in figures)
    if others < _OFTEN or others <= len(big):
        return
    for passage, one in big:
        if one.unit and one.high is None:
            yield _hit(passage, one)


def _hit(passage: Passage, one: Amount) -> Hit:
    value = (one.value / _WAN).normalize()
    after = passage.text[one.start + len(one.digits) : one.number_end].strip()
    return Hit(passage.id, one.start, one.number_end, "尾数为零的大数宜以“万”为单位", f"{value:f}万{after}")


def _commas(view: IssueView) -> Iterable[Hit]:
    grouped = list(_found(view, _GROUPED))
    if not grouped:
        return
    plain = [hit for hit in _found(view, _PLAIN) if hit]
    if len(plain) > len(grouped):
        for passage, found in grouped:
            yield Hit(passage.id, *found.span(), "本期其他数不加千分撇，此处不一致", found[0].replace(",", ""))


def _found(view: IssueView, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in view.passages:
        if passage.prose:
            yield from ((passage, found) for found in pattern.finditer(passage.text))


RULES = (
    Rule(
        id="NUM-BIG",
        name="尾零大数",
        family=Family.NUMERALS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011",
        why="很大的数可用“万”“亿”作单位，标准不作硬性要求；同一期里宜一致。",
        bad=(
            Bad(
                "发放读本33000余册，服务2.1万人次，筹资12万元。",
                "发放读本3.3万余册，服务2.1万人次，筹资12万元。",
                "33000余",
            ),
            Bad("惠及群众120000人，面积1.2万亩，投资30万元。", "惠及群众12万人，面积1.2万亩，投资30万元。"),
            Bad(
                "𠮷🙂镇种果50000株，面积1.2万亩。\n全镇增收300万元。",
                "𠮷🙂镇种果5万株，面积1.2万亩。\n全镇增收300万元。",
            ),
        ),
        good=(
            "发放读本33000余册。",
            "发放读本33500册，服务2.1万人次，筹资12万元。",
            "发放读本3000册，服务2.1万人次，筹资12万元。",
        ),
        in_issue=_big,
    ),
    Rule(
        id="NUM-COMMA",
        name="千分撇不一致",
        family=Family.NUMERALS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 5.1.1",
        why="四位以内的整数可以不分节，多位数用千分撇或空隙分节；同一期应取一种写法。",
        bad=(
            Bad("发放读本1,200册，走访3400户，宣讲1500场。", "发放读本1200册，走访3400户，宣讲1500场。", "1,200"),
            Bad("走访3400户，宣讲1500场。\n𠮷🙂站接访12,300人。", "走访3400户，宣讲1500场。\n𠮷🙂站接访12300人。"),
            Bad("参训1,050人，走访3400户，宣讲1500场。", "参训1050人，走访3400户，宣讲1500场。"),
        ),
        good=("发放读本1,200册，走访3,400户。", "发放读本1200册，走访3400户。", "发放读本1,200册，2022年走访3,400户。"),
        in_issue=_commas,
    ),
)
