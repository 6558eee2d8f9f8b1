"""The middle dot in its many wrong shapes (PUNCT-MIDDOT), and the brackets of a document's number (PUNCT-DOCNO)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_DOT = re.compile(rf"(?<=[{_HAN}])[•・‧∙⋅･](?=[{_HAN}])")
_NUMBER = re.compile(
    rf"(?<=[{_HAN}])(?:\[(?P<a>20[0-9]{{2}})\]|［(?P<b>20[0-9]{{2}})］|【(?P<c>20[0-9]{{2}})】|[（(](?P<d>20[0-9]{{2}})[）)])"
    "(?=第?[0-9]{1,4} ?号)"
)
_ILL = re.compile(
    rf"(?<=[{_HAN}])(?<!公告)(?<!通告)(?<!令)(?:〔(?P<full>20[0-9]{{2}})〕|[〔\[［【](?P<short>[0-3][0-9])[〕\]］】]|[\[［【](?P<other>20[0-9]{{2}})[\]］】])"
    r"(?P<mark>第?)(?P<zero>0*)(?P<number>[1-9][0-9]{0,3})(?=\x20?号(?![楼线院厅店机室门]))"
)


def _dots(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _DOT.finditer(passage.text):
        yield Hit(passage.id, *found.span(), f"间隔号误作“{found[0]}”", suggestion="·")


def _numbers(passage: Passage) -> Iterator[Hit]:
    if "号" not in passage.text:
        return
    ill = [found for found in _ILL.finditer(passage.text) if found["short"] or found["mark"] or found["zero"]]
    for found in ill:
        year = found["full"] or found["other"] or f"20{found['short']}"
        told = "年份应标全称" if found["short"] else "顺序号不加“第”字" if found["mark"] else "顺序号不编虚位"
        yield Hit(passage.id, *found.span(), f"发文字号的{told}", suggestion=f"〔{year}〕{found['number']}")
    for found in _NUMBER.finditer(passage.text):
        if any(one.start() == found.start() for one in ill):
            continue
        year = found[found.lastgroup or 0]
        yield Hit(passage.id, *found.span(), "发文字号的年份应用六角括号", suggestion=f"〔{year}〕")


RULES = (
    Rule(
        id="PUNCT-MIDDOT",
        name="间隔号的形式",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.14.2",
        why="间隔号的形式是居中的“·”；其他圆点形状相近，换字体、检索时容易出错。",
        bad=(
            Bad("开展“党建•惠民”行动。", "开展“党建·惠民”行动。"),
            Bad("参观白求恩・诺尔曼故居。", "参观白求恩·诺尔曼故居。"),
            Bad("打造“𠮷村‧夜话”品牌。", "打造“𠮷村·夜话”品牌。"),
        ),
        good=("开展“党建·惠民”行动。", "• 摸清底数", "纪念“五·四”，完成3.5万亩。"),
        in_block=_dots,
    ),
    Rule(
        id="PUNCT-DOCNO",
        name="发文字号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 9704—2012 7.2.5；GB/T 15834—2011 4.9.3.4",
        why="发文字号的年份应标全称，用六角括号“〔〕”括入，不用方括号、圆括号；顺序号不加“第”字，不编虚位。",
        bad=(
            Bad("根据云组发[2023]9号文件精神。", "根据云组发〔2023〕9号文件精神。"),
            Bad("《实施办法》（云办【2022】15号）。", "《实施办法》（云办〔2022〕15号）。"),
            Bad("按云组发〔23〕9号办理。", "按云组发〔2023〕9号办理。", "〔23〕9"),
            Bad("按云组发〔2023〕第9号办理。", "按云组发〔2023〕9号办理。", "〔2023〕第9"),
            Bad("按𠮷政办[2023]09号办理。", "按𠮷政办〔2023〕9号办理。", "[2023]09"),
            Bad("见𠮷政办(2021)3号。", "见𠮷政办〔2021〕3号。"),
        ),
        good=(
            "根据云组发〔2023〕9号文件精神。",
            "引文见参考资料[3]。",
            "全市（2023）年度考核。",
            "云税公告〔2023〕第9号，脚注[12]3号楼。",
        ),
        in_block=_numbers,
    ),
)
