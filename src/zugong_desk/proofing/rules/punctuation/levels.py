"""Commas where the levels of a list ask for the mark of enumeration (PUNCT-LEVEL): three narrow shapes."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_NUMBER = r" ?[0-9][0-9.]{0,9} ?[余多]?[万亿]?[余多]? ?"
_NO_VERB = (
    f"(?![^，]{{0,5}}[种养栽建改造带动完成实现累计其全涉及覆辐射流转发展新均共达增减超近约总年月加上每])[{_HAN}]{{1,5}}"
)
# 种植蓝莓300亩，紫薯200亩，… : two crops of one planting, and the sentence goes on.
_AREAS = re.compile(
    rf"(?:种植|栽植|栽种|播种|套种|发展|养殖)(?:了)?{_NO_VERB} ?{_NUMBER}(?P<unit>万?亩|公顷)(?P<comma>，){_NO_VERB} ?{_NUMBER}(?P=unit)，"
)
# 针对停车难，物业管理差等问题 : what is named before 等问题 is one list.
_TROUBLE = "[难大少弱差乱多慢低散旧窄贵]"
_TROUBLES = re.compile(
    rf"(?:针对|解决|破解|化解|聚焦|围绕|面对|存在|治理|整治)[^，。；：、“”]{{2,10}}{_TROUBLE}(?P<comma>，)[^，。；：、“”]{{2,10}}{_TROUBLE}"
    r"等(?:突出|实际|现实|具体|共性|热点|难点|堵点)?(?:问题|现象|情况|难题|矛盾|短板|困难)"
)
# 停车难、就医远，噪声大等 : one of the marks in a list of troubles differs from the others.
_ITEM = rf"[{_HAN}]{{1,12}}{_TROUBLE}"
_MIXED = re.compile(
    rf"(?<![{_HAN}]){_ITEM}(?:[、，]{_ITEM}){{1,9}}(?=等)|(?<![{_HAN}])[{_HAN}]{{1,12}}难(?:[、，][{_HAN}]{{1,8}}难){{2,9}}"
)
# 12个支部，300名党员结对帮带… : two subjects of one verb, or two objects (发动12个支部，300名党员…).
_GROUP, _PERSONS = rf"(?:{_NUMBER})[个支家][{_HAN}]{{2,8}}", rf"(?:{_NUMBER})[名户]"
_SUBJECTS = re.compile(
    rf"(?:^|[。；]|(?<=[^0-9。；]{{8}})，){_GROUP}(?P<comma>，){_PERSONS}[{_HAN}]{{2,4}}?"
    "(?:帮带|结对|包保|联系|下沉|投身|奋战|坚守|参与|受益|参加|报名|投入|行动|值守|驻守|加入|认领|报到|捐款|踊跃|主动|积极|带头)"
    rf"|(?:动员|发动|组织|引导|带动|吸引|号召|调动){_GROUP}(?P<second>，){_PERSONS}"
)
# 由街道牵头，村党支部带头、其他村参与 : three parts in one work.
_PARTS = re.compile(
    r"由[^，。；：、]{1,12}(?:牵头|主导|统筹)(?P<comma>，)[^，。；：、]{1,14}(?:带头|负责|配合|协办|实施|落实)、"
    r"[^，。；：、]{1,14}(?:参与|配合|协助|落实|监督)"
)
# “甲”2个，“乙”5个，“丙”9个，… : quantities of one list, and the sentence goes on.
_QUANTITIES = re.compile(
    r"(?:“[^“”]{1,14}” ?[0-9]{1,5} ?(?P<unit>[个项条家]))(?:，“[^“”]{1,14}” ?[0-9]{1,5} ?(?P=unit)){2,9}(?=，)"
)

# 按照“单独建，联合建、区域建” : three members of one length and one ending (“小、散，弱” of one character each), two marks.
_THREE = re.compile(
    rf"(?<![{_HAN}、])(?=(?P<a>[{_HAN}]{{1,5}})(?P<m>[，、])(?P<b>[{_HAN}]{{1,5}})(?!(?P=m))(?P<n>[，、])(?P<c>[{_HAN}]{{1,5}})(?:[。，；：！？”）的等]|$))"
)

_SHAPES = (
    (_AREAS, "同一动词所带的并列项"),
    (_TROUBLES, "“等”字之前的并列项"),
    (_SUBJECTS, "并列的单位与人员"),
    (_PARTS, "并列的各方"),
)


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or "，" not in text:
        return
    for pattern, what in _SHAPES:
        for found in pattern.finditer(text):
            yield _hit(passage, found.start(found.lastgroup or 0), what)
    for found in _MIXED.finditer(text):
        if "、" in found[0] and "，" in found[0]:
            yield from (_hit(passage, at, "同一串并列项") for at in _commas(text, found))
    for found in _THREE.finditer(text) if "、" in text else ():
        if _of_one_make(text, found):
            yield _hit(passage, found.start("m" if found["m"] == "，" else "n"), "同一串并列项")
    for found in _QUANTITIES.finditer(text) if "”" in text else ():
        yield from (_hit(passage, at, "同一串并列项") for at in _commas(text, found))


def _of_one_make(text: str, found: re.Match[str]) -> bool:
    """Whether three members are of one length and end alike; single characters must fill their quotation marks."""
    members = found["a"], found["b"], found["c"]
    if len({len(one) for one in members}) > 1:
        return False
    if len(members[0]) == 1:
        return text[found.start() - 1 : found.start()] == "“" and text[found.end("c") : found.end("c") + 1] == "”"
    return len({one[-1] for one in members}) == 1


def _commas(text: str, found: re.Match[str]) -> list[int]:
    return [at for at in range(*found.span()) if text[at] == "，"]


def _hit(passage: Passage, at: int, what: str) -> Hit:
    return Hit(passage.id, at, at + 1, f"{what}之间宜用顿号，以别于句内的停顿", suggestion="、")


RULES = (
    Rule(
        id="PUNCT-LEVEL",
        name="并列层次",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.5.3.1；B.1.1；B.1.4",
        why="并列词语之间一般用顿号，词语较长的也可用逗号；句中另有上一层停顿时，宜用顿号以分层次。",
        bad=(
            Bad("全镇种植油桃 320 亩，葡萄 150 亩，带动农户增收。", "全镇种植油桃 320 亩、葡萄 150 亩，带动农户增收。"),
            Bad("针对老旧小区停车难，噪声大等问题，逐项销号𠮷。", "针对老旧小区停车难、噪声大等问题，逐项销号𠮷。"),
            Bad("聚焦如厕难、停车难，加装电梯难等堵点。", "聚焦如厕难、停车难、加装电梯难等堵点。"),
            Bad("按照“单独建，联合建、区域建”推进。", "按照“单独建、联合建、区域建”推进。"),
            Bad("破解𠮷村作坊“小、散，弱”难题。", "破解𠮷村作坊“小、散、弱”难题。"),
            Bad("群众出行难，饮水难、上学难。", "群众出行难、饮水难、上学难。"),
            Bad("由𠮷山镇牵头，河湾村带头、5个村参与。", "由𠮷山镇牵头、河湾村带头、5个村参与。"),
            Bad("发动12个党组织，360名党员入户。", "发动12个党组织、360名党员入户。"),
            Bad("立项“县级”2个，“镇级”8个，“村级”30个，全部公示。", "立项“县级”2个、“镇级”8个、“村级”30个，全部公示。"),
            Bad("46个网格党支部，1200名党员结对帮带困难户。", "46个网格党支部、1200名党员结对帮带困难户。"),
        ),
        good=(
            "建成12个站点，招聘120名专干，看病难、上学难得到缓解。",
            "全镇种植油桃 320 亩、葡萄 150 亩，带动农户增收。",
            "全镇种植油桃320亩，新建大棚150亩，带动农户增收。",
            "全镇种植油桃320亩，亩均增收150元。",
            "针对停车难、噪声大等问题，逐项销号。",
            "抓学习、促学习，推动全镇上下学习。",
            "成立8个专班，46个工作小组，1200名党员参与摸排。",
            "新建46个网格党支部，1200名党员亮身份。",
        ),
        in_block=_in_block,
    ),
)
