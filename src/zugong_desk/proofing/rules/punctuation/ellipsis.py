"""Ellipses beside 等, and marks set twice or where they cannot stand (PUNCT-ELLIP, PUNCT-DOUBLE, PUNCT-EDGE)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import strays
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_DOTS = r"(?:…{1,4}|\.{3,6}|。{3,6}|·{3,6})"
_ETC = r"等(?![待到候着级我你他她一了下于额次效同闲高第])"
_WITH_ETC = re.compile(rf"(?P<before>{_DOTS})(?={_ETC})|(?<=[{_HAN}”》）]等)(?P<behind>{_DOTS})")
_LISTED = re.compile(r"、[^，。；！？]{1,30}\Z")
_FALSE = re.compile(rf"(?<=[{_HAN}”》）])(?:\.{{3,6}}|。{{3,6}})(?=[{_HAN}“”》，。]|$)")

_REACH = 40
_TWICE = re.compile(r"， +，|、 +、|。 +。|[，。；：、]{2,}|[，；：、][！？]|[！？][，。；：、]|(?<!！)！！(?!！)")
_EDGE = re.compile(r"(?<=[“‘《（〔])[，。；：、]+(?!$)|(?<![，、；：])[，、；：]+(?=[》）])|、(?=[”’])")


def _ellipsis(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for found in _WITH_ETC.finditer(text) if "等" in text else ():
        if found.lastgroup == "before" or _LISTED.search(text, max(0, found.start() - 40), found.start() - 1):
            yield Hit(
                passage.id,
                *found.span(),
                "省略号与“等”不能同时使用",
                suggestion="",
                word=text[found.start() - 1 : found.end() + 1],
            )
    for found in _FALSE.finditer(text):
        yield Hit(passage.id, *found.span(), "省略号应写作“……”", suggestion="……", severity=Severity.WARNING)


def _twice(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    text = passage.text
    for found in _TWICE.finditer(text):
        marks = found[0]
        if set(marks) == {"。"} and len(marks) > 2:
            continue
        yield Hit(
            passage.id,
            *found.span(),
            f"点号重叠“{marks}”",
            severity=Severity.WARNING if marks == "！！" else None,
            suggestion=_kept(marks, last=found.end() == len(text)),
            fix=_how(marks),
        )


def _kept(marks: str, *, last: bool) -> str | None:
    """The one mark that is meant; None if that is anybody's guess."""
    if len(set(marks) - {" "}) == 1:
        return marks[0]
    if last and "。" in marks:
        return "。"
    return marks[0] if marks[0] in "！？" else None


def _how(marks: str) -> Fix:
    return Fix.SAFE if len(set(marks) - {" "}) == 1 else Fix.SUGGEST


def _turned(text: str, at: int) -> bool:
    """Whether the mark there is a closing one turned round, which is a fault of the pair: “甲“，."""
    if text[at] not in "“‘":
        return False
    lost = strays(text)
    return at in lost and any(text[one] == text[at] and 0 < at - one <= _REACH for one in lost)


def _edge(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for found in _EDGE.finditer(passage.text):
        if _turned(passage.text, found.start() - 1):
            continue
        behind = passage.text[found.start() - 1 : found.start()] in "“‘《（〔"
        where = "左引号、左括号之后" if behind and found.start() else "右引号、右括号之前"
        yield Hit(passage.id, *found.span(), f"{where}多出点号“{found[0]}”", suggestion="")


RULES = (
    Rule(
        id="PUNCT-ELLIP",
        name="省略号",
        family=Family.PUNCTUATION,
        severity=Severity.ERROR,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.11.2；5.1.5；A.9.2",
        why="省略号是六个点，占两个字的位置；与“等”“等等”不能同时使用。",
        bad=(
            Bad("种植茶叶、蓝莓、油桃……等作物。", "种植茶叶、蓝莓、油桃等作物。"),
            Bad("走访农户、商户、驻村企业等……", "走访农户、商户、驻村企业等"),
            Bad("𠮷村的变化还有很多...", "𠮷村的变化还有很多……"),
        ),
        good=(
            "种植茶叶、蓝莓、油桃……",
            "种植茶叶、蓝莓、油桃等作物。",
            "盼啊盼……等到通车那天，全村都来了。",
            "他说“再等等……”。",
        ),
        in_block=_ellipsis,
    ),
    Rule(
        id="PUNCT-DOUBLE",
        name="点号重叠",
        family=Family.PUNCTUATION,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.2.3.3；4.3.3.3；4.3.3.4",
        why="一处停顿只用一个点号；只有问号、叹号在语气强烈时可以叠用。",
        bad=(
            Bad("成效明显。。下一步将巩固提升。", "成效明显。下一步将巩固提升。"),
            Bad("摸清底数，，建立台账。", "摸清底数，建立台账。"),
            Bad("𠮷村、、东岭村先行。", "𠮷村、东岭村先行。"),
            Bad("取得阶段性成效，。", "取得阶段性成效。"),
            Bad("摸清底数，；建立台账。"),
        ),
        good=("谁来干？！怎么干？？", "他说：“好。”大家点头。", "风雨兼程……。再出发。", "还要走多远。。。"),
        in_block=_twice,
    ),
    Rule(
        id="PUNCT-EDGE",
        name="引号、括号边上的点号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 5.1.1；B.2.2",
        why="点号置于相应文字之后，不接在左引号、左括号、左书名号后；句内括号的末尾通常不用逗号、顿号。",
        bad=(
            Bad("落实“，四联四促”机制。", "落实“四联四促”机制。"),
            Bad("各镇（街道、）参加。", "各镇（街道）参加。"),
            Bad("抓好“学、𠮷、”两个环节。", "抓好“学、𠮷”两个环节。"),
        ),
        good=(
            "学习“新风经验“，抓好落实。",
            "他说：“好，”便去了。",
            "（……）的用法。",
            "抓好“学、干”两个环节（含网上）。",
            "《真的吗？》一文。",
        ),
        in_block=_edge,
    ),
)
