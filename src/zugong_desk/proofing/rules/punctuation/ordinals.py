"""The mark behind an ordinal: 一、 1. （一） 第一， (PUNCT-SEQ)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_BRACKETED = re.compile(
    rf"(?:^|(?<=[。；：]))(?P<ordinal>[（(](?:{_NUMERAL}|[0-9]{{1,2}})[）)])(?P<mark>[、，.．])(?=[{_HAN}“])"
)
_ORDERED = re.compile(
    rf"(?:^|(?<=[。；：，]))(?P<ordinal>第{_NUMERAL}|首先|其次|再次)(?P<mark>、)(?!{_NUMERAL}[、，个次届期批年季条名]|第|其次|再次|最后)(?=[{_HAN}“])"
)
_FIGURE = re.compile(rf"^(?P<ordinal>[0-9]{{1,2}}|[①-⑳])(?P<mark>、)(?=[{_HAN}“])")


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for found in _BRACKETED.finditer(text):
        yield _hit(passage, found, "带括号的序号后不用点号", "")
    for found in _ORDERED.finditer(text) if "、" in text else ():
        yield _hit(passage, found, f"“{found['ordinal']}”后应用逗号，不用顿号", "，", Severity.WARNING)
    if figure := _FIGURE.match(text):
        right = "." if figure["ordinal"].isdecimal() and figure["ordinal"].isascii() else ""
        yield _hit(passage, figure, f"序号“{figure['ordinal']}”后不用顿号", right)


def _hit(passage: Passage, found: re.Match[str], message: str, right: str, severity: Severity | None = None) -> Hit:
    said = found["ordinal"]
    return Hit(passage.id, *found.span(), message, suggestion=said + right, severity=severity)


RULES = (
    Rule(
        id="PUNCT-SEQ",
        name="序号后的点号",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.4.3.3；B.3.1；B.3.2；B.3.3；B.3.4",
        why="序次语“一”后用顿号，“1”后用下脚点，“（一）”“①”后不用点号，“第一”“首先”后用逗号。",
        bad=(
            Bad("（一）、建强组织。", "（一）建强组织。"),
            Bad("第一、𠮷村要先行。第二、东岭村要跟上。", "第一，𠮷村要先行。第二，东岭村要跟上。"),
            Bad("1、摸清底数。", "1.摸清底数。"),
            Bad("首先、要摸清底数。", "首先，要摸清底数。"),
        ),
        good=(
            "一、建强组织。（一）摸清底数。1.建账。①入户。",
            "第一、二批主题教育，第一、第二期工程。",
            "全县第一、全市第三，3、4号楼。",
            "首先、其次、最后三步，步步有人管。",
        ),
        in_block=_in_block,
    ),
)
