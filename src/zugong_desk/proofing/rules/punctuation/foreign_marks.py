"""Marks of other scripts for ours: straight and corner quotation marks, less-than for book marks (PUNCT-STRAIGHT, -ANGLE)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_ANY_HAN = re.compile(f"[{_HAN}]")
_INNER = str.maketrans("“”「」『』", "‘’‘’‘’")
_ANGLED = re.compile(rf"(?:<<|＜＜|<|＜)(?P<name>[{_HAN}][^<>＜＞，。；]{{1,30}}[{_HAN}0-9）])(?:>>|＞＞|>|＞)")


def _quotes(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    if '"' in text and not text.count('"') % 2:
        yield from _straight(passage)
    for pair in pairs(text) if "「" in text or "『" in text else ():
        if pair.opening in "「『" and pair.depth == 0:
            said = text[pair.inner].translate(_INNER)
            yield Hit(passage.id, pair.start, pair.end, "横排文稿的引号应用“”", suggestion=f"“{said}”")


def _straight(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    for pair in pairs(text):
        inch = text[pair.start - 1 : pair.start].isdecimal()
        if pair.opening == '"' and not inch and _ANY_HAN.search(text, pair.start, pair.end):
            yield Hit(passage.id, pair.start, pair.end, "引号用了半角直引号", suggestion=f"“{text[pair.inner]}”")


def _angles(passage: Passage) -> Iterator[Hit]:
    if passage.prose and (">" in passage.text or "＞" in passage.text):
        for found in _ANGLED.finditer(passage.text):
            yield Hit(passage.id, *found.span(), "书名号误作小于号、大于号", suggestion=f"《{found['name']}》")


RULES = (
    Rule(
        id="PUNCT-STRAIGHT",
        name="引号的形式",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.8.2",
        why="横排文稿的引号是“”和‘’，左右有别。",
        bad=(
            Bad('推行"四联四促"机制。', "推行“四联四促”机制。"),
            Bad('"点单"在村里,"办单"在部门。', "“点单”在村里,“办单”在部门。"),
            Bad('打造"𠮷村夜话"品牌。', "打造“𠮷村夜话”品牌。"),
            Bad("他说：「把『小事』办好。」", "他说：“把‘小事’办好。”"),
            Bad("打造「暖新小屋」品牌。", "打造“暖新小屋”品牌。"),
        ),
        good=("推行“四联四促”机制。", '屏幕为27"，另一台为32"。', '标签写作"div"。'),
        in_block=_quotes,
    ),
    Rule(
        id="PUNCT-ANGLE",
        name="书名号的形式",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.15.2",
        why="书名号的形式是“《》”“〈〉”，不用小于号、大于号代替。",
        bad=(
            Bad("印发<<实施办法>>。", "印发《实施办法》。"),
            Bad("印发＜𠮷村公约＞。", "印发《𠮷村公约》。"),
            Bad("学习<中国共产党章程>。", "学习《中国共产党章程》。"),
        ),
        good=("印发《实施办法》。", "要求误差<5%，含水率>10%。", "标签写作<div>，成本<收益，收入>支出。"),
        in_block=_angles,
    ),
)
