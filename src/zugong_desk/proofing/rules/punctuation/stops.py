"""Full stops at closing marks, and colons inside the reach of another (PUNCT-STOP, PUNCT-COLON)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import inside, pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_QUOTED = re.compile(r"。(?P<close>[”’]+)(?P<stop>[。，、；])")
_PAUSED = re.compile(r"[，、；](?P<close>[”’])(?P<stop>[，、；。])")
_BRACKETED = re.compile(r"。(?P<close>）)(?P<stop>[。，、；])")
_SENTENCE = re.compile(r"[^。；！？]+")
_COLON = re.compile(r"(?<!报道)(?<!讯)(?<![0-9])：(?![0-9])")
_LABEL = 12


def _stops(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for found in _QUOTED.finditer(text) if "。”" in text or "。’" in text else ():
        yield from _at_quote(passage, found)
    for found in _PAUSED.finditer(text):
        yield _hit(passage, found, "引号内外都用了点号", found["close"] + found["stop"])
    for found in _BRACKETED.finditer(text) if "。）" in text else ():
        pair = inside(text, found.start())
        if pair is not None and "。" not in text[pair.start : found.start()]:
            yield _hit(passage, found, "句内括注的末尾不用句号", found["close"] + found["stop"])


def _at_quote(passage: Passage, found: re.Match[str]) -> Iterator[Hit]:
    """Two stops at one end, or a stop in the middle of the sentence that quotes."""
    text = passage.text
    pair = inside(text, found.start())
    if pair is None:
        return
    several = any(mark in text[pair.start : found.start()] for mark in "。！？")
    whole = several or text[pair.start - 1 : pair.start] == "："
    if found["stop"] == "。":
        after = "。" + found["close"] if whole else found["close"] + "。"
        yield _hit(passage, found, "引号内外都用了句号", after)
    elif not whole:
        yield _hit(passage, found, "引语只是句子的一部分，末尾不用句号", found["close"] + found["stop"])


def _hit(passage: Passage, found: re.Match[str], message: str, after: str) -> Hit:
    return Hit(passage.id, *found.span(), message, suggestion=after)


def _colons(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or text.count("：") < 2:
        return
    bare = _blanked(text)
    for sentence in _SENTENCE.finditer(bare):
        colons = [found.start() for found in _COLON.finditer(bare, *sentence.span())]
        if len(colons) > 1 and colons[0] - sentence.start() >= _LABEL:
            yield Hit(passage.id, colons[1], colons[1] + 1, "一句之内套用了冒号")


def _blanked(text: str) -> str:
    """The text with what stands between marks blanked: quotations have colons of their own, and may end the sentence."""
    out, at = [], 0
    for pair in pairs(text):
        if pair.depth == 0:
            last = "。" if text[pair.end - 2] in "。！？" else "\0"
            out += [text[at : pair.start], "\0" * (pair.end - pair.start - 1), last]
            at = pair.end
    return "".join(out) + text[at:]


RULES = (
    Rule(
        id="PUNCT-STOP",
        name="句号与引号、括号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 B.2.1；B.2.2",
        why="引文完整且独立使用的，句号在引号内；此外引号内不用句号，停顿处的点号在引号外，内外不重复。句内括号的末尾通常不用句号。",
        bad=(
            Bad("他说：“路修好了。”。", "他说：“路修好了。”"),
            Bad("要求做到“事事有回音。”。", "要求做到“事事有回音”。"),
            Bad("坚持“群众点单。”，逐项落实𠮷。", "坚持“群众点单”，逐项落实𠮷。"),
            Bad(
                "各镇（含街道。）均已完成。各村（含社区。），按期报送。",
                "各镇（含街道。）均已完成。各村（含社区），按期报送。",
            ),
        ),
        good=(
            "他说：“路修好了。”大家都笑了。",
            "要求做到“事事有回音”。",
            "他问：“谁来？”。",
            "“路修好了。灯也亮了。”，他说。",
            "（见附件。）",
        ),
        in_block=_stops,
    ),
    Rule(
        id="PUNCT-COLON",
        name="冒号套用",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.NONE,
        clause="GB/T 15834—2011 4.7.3.5",
        why="一个句子内部一般不应套用冒号；列举时不得不套用的，宜另起段落，也可把前一个冒号改为句号、逗号。",
        bad=(
            Bad("各镇要在年底以前完成以下三件事：一是建台账：逐户登记，二是抓培训。"),
            Bad("会议研究确定了今年的重点任务：集体经济：每村不少于一个项目。"),
            Bad("𠮷村党总支在走访中梳理出两类问题：出行问题：路窄、灯少。"),
        ),
        good=(
            "编者按：近日，市里召开会议，提出：要抓实基层。",
            "他在会上讲了一段话：“记住一条：实干。”",
            "各镇要完成以下三件事：一是建台账；二是抓培训：逐人登记。",
            "会议定于9：00开始，议程如下：",
        ),
        in_block=_colons,
    ),
)
