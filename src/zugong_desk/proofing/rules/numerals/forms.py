"""Figures that are not well formed: commas, points and letters in the wrong place."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_COUNTS = r"(?=[ ]?[余多]?(?:[万亿%]|[元人户亩个名件家条次项座册份]|平方|公里))"
_GROUPS = re.compile(
    rf"(?<![0-9,.])[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,4}},(?:[0-9]{{1,2}}|[0-9]{{4,8}})(?![0-9,]){_COUNTS}"
)
_POINT = re.compile(
    rf"(?<![0-9.。])([0-9]{{1,8}})(?:[.．]{{2,3}}([0-9]{{1,4}}){_COUNTS}|。([0-9]{{1,2}})(?=[万亿%]|元))"
)
_LETTER = re.compile(
    r"(?<![A-Za-z0-9.])(?=[0-9OoＯlI]*[0-9])(?:[0-9]{1,8}|(?=[OoＯlI]))[OoＯlI][0-9OoＯlI]{0,8}(?![A-Za-z0-9.])"
    r"(?=[ ]?(?:[年月日万亿%元人户亩个名件家条次项座]|余))"
    r"|(?<![A-Za-z0-9.])[OoＯ]\.[0-9]{1,3}(?=[万亿%元])"
    r"|(?<=[\u4e00-\u9fff])[lI](?=[个名户家件条次万元人位场座支所年月日天](?!级|型))|(?<=第)[lI](?=书记)"
)
_WIDE_GROUPS = re.compile(
    rf"(?<![0-9,，.．第图表附式注号/-])[1-9][0-9]{{0,2}}(?:，[0-9]{{3}}){{1,3}}(?![0-9,，.．]){_COUNTS}"
)
_WIDE_SLASH = re.compile(r"(?<![0-9／/])[0-9]{1,3}／[0-9]{1,3}(?![0-9／/])")
_SCALES = re.compile(r"(?<=[0-9])[ ]?(?:亿万|亿亿|万万|千千|百百)(?=[余多]?[元人亩户吨斤名])")
_LETTERS = re.compile("[OoＯlI]")
_ZERO = str.maketrans("OoＯlI", "00011")


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    if "," in text:
        for found in _GROUPS.finditer(text):
            yield Hit(passage.id, *found.span(), "千分撇应每三位一撇，请核对此数")
    if "，" in text:
        for found in _WIDE_GROUPS.finditer(text):
            said = found[0].replace("，", "")
            yield Hit(passage.id, *found.span(), "千分撇误用全角逗号", said, severity=Severity.WARNING)
    for found in _WIDE_SLASH.finditer(text):
        yield Hit(passage.id, *found.span(), "分数线误用全角斜线", found[0].replace("／", "/"), severity=Severity.STYLE)
    for found in _SCALES.finditer(text):
        yield Hit(passage.id, *found.span(), "数的单位重叠或颠倒，请核对此数")
    for found in _POINT.finditer(text):
        yield Hit(passage.id, *found.span(), "小数点有误", f"{found[1]}.{found[2] or found[3]}")
    for found in _LETTER.finditer(text) if _LETTERS.search(text) else ():
        yield Hit(passage.id, *found.span(), "数字里夹了字母，疑为数字0或1", found[0].translate(_ZERO))


RULES = (
    Rule(
        id="NUM-FORM",
        name="数字写法",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011 5.1.1",
        why="整数部分每三位一撇，小数部分不分节；小数点是一个半角圆点，数字里不夹字母。",
        bad=(
            Bad("总面积1,2000平方米。", None, "1,2000"),
            Bad("办理事项1，280件。", "办理事项1280件。", "1，280"),
            Bad("占总数的1／5。", "占总数的1/5。"),
            Bad("投入12.5亿万元。", None, "亿万"),
            Bad("𠮷🙂县流转土地3.6万万亩。"),
            Bad("完成投资3..5亿元。", "完成投资3.5亿元。"),
            Bad("完成投资3。5亿元。", "完成投资3.5亿元。"),
            Bad("𠮷🙂镇走访1O0户。", "𠮷🙂镇走访100户。"),
            Bad("共有l2名党员，存入l个积分。", "共有12名党员，存入1个积分。", "l2"),
        ),
        good=(
            "总面积12,000平方米，投资3.5亿元，走访100户。",
            "建成站点35。3个村受表彰……5个村待验收。",
            "位列第3，280个村受表彰；3组第1，200户参加。",
            "投入12.5万亿元，带动亿万农民，千千万万群众，万万不可。",
            "推行O2O模式，监测CO2浓度，第1、2、3组，I类项目，L1号线。",
        ),
        in_block=_in_block,
    ),
)
