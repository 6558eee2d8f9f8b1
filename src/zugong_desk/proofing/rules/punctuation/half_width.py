"""Half-width stops and brackets in Chinese text (PUNCT-HALF, PUNCT-HALFBRACKET)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import PROSE, Passage
from zugong_desk.proofing.quotes import Marks, inside, pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_LEFT, _RIGHT = f"{_HAN}”’》）", f"{_HAN}“‘《（”’》）"
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_POINT = re.compile(
    rf"(?<=[{_LEFT}]) ?[,;:!?](?:(?=[{_RIGHT}\"])| (?=[{_RIGHT}]))|(?<=\")[,;:!?](?=[{_RIGHT}])"  # between Chinese words
    rf"|(?<=[{_LEFT}])[,;!?](?=[0-9]|$)|(?<=[0-9%％℃])[,;!?](?=[{_RIGHT}])"  # beside a figure, or at the end
    rf"|(?<=[{_HAN}])[,;!?](?=[A-Za-z])|(?<=[A-Za-z])[,!?](?=[{_HAN}])"  # beside a foreign word
    rf"|(?<=[{_LEFT}])\.$"
)
_MIDDLE = re.compile(rf"(?<=[{_HAN}0-9 ][{_HAN}])\.(?=[{_HAN}]{{2}})")
_ROW = re.compile(rf"、[{_HAN}“”]{{1,12}}$")
_GOES_ON = re.compile(rf"[{_HAN}]{{2,10}}?[等、]")
_SIGNED = PROSE | {Kind.BYLINE, Kind.SOURCE_CREDIT, Kind.COLUMN}
_BRACKETED = re.compile(rf"[{_HAN}]")


def _half(passage: Passage) -> Iterator[Hit]:
    if not passage.prose or not any(mark in passage.text for mark in _FULL):
        return
    for found in _POINT.finditer(passage.text):
        mark = found[0].strip()[0]
        yield Hit(passage.id, *found.span(), f"汉字间用了半角标点“{mark}”", suggestion=_FULL[mark])
    for found in _MIDDLE.finditer(passage.text):
        if inside(passage.text, found.start(), Marks.QUOTE, Marks.BOOK) is None:
            if _ROW.search(passage.text, max(0, found.start() - 40), found.start()) and _GOES_ON.match(
                passage.text, found.end()
            ):
                yield Hit(
                    passage.id, *found.span(), "并列词语之间用了半角句点“.”，应用顿号", suggestion="、", fix=Fix.SUGGEST,
                    severity=Severity.WARNING,
                )  # fmt: skip
                continue
            yield Hit(
                passage.id,
                *found.span(),
                "汉字间用了半角句点“.”：句末用“。”，外国人名之间用“·”",
                suggestion="。",
                alternatives=("。", "·"),
                fix=Fix.SUGGEST,
                severity=Severity.WARNING,
            )


def _brackets(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if passage.kind not in _SIGNED or ("(" not in text and ")" not in text):
        return
    for pair in pairs(text):
        if pair.marks is not Marks.BRACKET or not {pair.opening, pair.closing} & {"(", ")"}:
            continue
        mixed = pair.opening != "(" or pair.closing != ")"
        if mixed or _BRACKETED.search(text, pair.start, pair.end):
            yield Hit(
                passage.id,
                pair.start,
                pair.end,
                "括号一半全角、一半半角" if mixed else "括注用了半角括号",
                suggestion=f"（{text[pair.inner]}）",
                severity=Severity.WARNING if mixed else None,
            )


RULES = (
    Rule(
        id="PUNCT-HALF",
        name="半角标点",
        family=Family.PUNCTUATION,
        severity=Severity.ERROR,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 5.1.1；5.1.2",
        why="汉语文句里的点号各占一个字的位置，应用全角；小数点、千分撇、比号和外文里的标点不在此列。",
        bad=(
            Bad("培育新增长点;推动产业升级。", "培育新增长点；推动产业升级。"),
            Bad("𠮷村先行先试,成效明显.", "𠮷村先行先试，成效明显。"),
            Bad("推广“云上办”APP,方便群众。", "推广“云上办”APP，方便群众。"),
            Bad("入库率达95%,同比提高3.5个百分点, 居全市前列。", "入库率达95%，同比提高3.5个百分点，居全市前列。"),
            Bad("𠮷村完成了土地流转工作.东岭村同步启动。", "𠮷村完成了土地流转工作。东岭村同步启动。"),
            Bad("在评优、疗养.健康关爱等方面提出举措。", "在评优、疗养、健康关爱等方面提出举措。"),
            Bad("他问:“谁来牵头?”", "他问：“谁来牵头？”"),
        ),
        good=(
            "比例尺为1:500，总投资1,200万元，会议9:30开始。",
            "推行“3+X”模式，访问www.example.org,https://example.org/a?b=1。",
            "The plan, in short, is simple; see No.3.",
            "使用Word,Excel等软件。",
        ),
        in_block=_half,
    ),
    Rule(
        id="PUNCT-HALFBRACKET",
        name="半角括号",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.9.3.1；5.1.3",
        why="注释、补充用圆括号，左右两部分各占一个字的位置，应用全角，前后一致。",
        bad=(
            Bad("全市120个村(社区)参加。", "全市120个村（社区）参加。"),
            Bad("各镇（街道)党委副书记到会。", "各镇（街道）党委副书记到会。"),
            Bad("〈source_credit〉(云溪县委组织部)", "〈source_credit〉（云溪县委组织部）"),
            Bad("𠮷田(化名)作交流。", "𠮷田（化名）作交流。"),
        ),
        good=("全市120个村（社区）参加。", "系统版本(v2.1)已更新。", "函数f(x)在区间(0,1)内。"),
        in_block=_brackets,
    ),
)
