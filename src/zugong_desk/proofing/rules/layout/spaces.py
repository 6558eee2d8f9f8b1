"""Stray spaces that a conversion left: at the head of lines, and between characters and figures."""

import re
from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Act, Fix, Rewrite, Severity
from zugong_desk.domain.imprint import Form
from zugong_desk.domain.source import Source
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.layout.printed import RUNNING, is_text, joints

MOST = 0.2
"""Share of lines with a space before them from which that is how the text is indented."""
FEWEST = 5
"""Times that each of two manners must occur to be a mixture."""
_LEAD = re.compile(r" (?=[\u4e00-\u9fff“《（])")
_AFTER_BREAK = re.compile(r"[\n\f] $")
_RUN = re.compile(r"\d+(?:[.．,，]\d+)*[%％‰]?")
_WORD = re.compile(r"[\u4e00-\u9fff“《（]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHOWN = 3
"""Places that a message names."""


def _leading(view: IssueView) -> Iterator[Hit]:
    bulletin = view.bulletin
    if bulletin.source.imprint.form is not Form.TEXT:
        return
    found = [hit for block in bulletin.lines for hit in _leading_in(block, bulletin.source)]
    if len(found) <= max(3, MOST * bulletin.source.lines):
        yield from found


def _leading_in(block: Block, source: Source) -> Iterator[Hit]:
    if not block.text:
        return
    if _LEAD.match(block.text):
        yield Hit(block.id, 0, 2, "行首多一个空格", block.text[1], act=Act.CLOSE_UP)
    elif _begins_after_space(block, source):
        yield Hit(block.id, 0, 1, "行首多一个空格", block.text[0], act=Act.CLOSE_UP, mended=True)
    for joint in joints(block, source):
        if _AFTER_BREAK.search(joint.between) and _WORD.match(block.text, joint.at):
            at = joint.at
            words = block.text[at - 1 : at + 1]
            yield Hit(block.id, at - 1, at + 1, "换行处多一个空格", words, act=Act.CLOSE_UP, mended=True)


def _begins_after_space(block: Block, source: Source) -> bool:
    """Whether exactly one space, left out of the block, stands at the head of its first line."""
    origin = block.runs[0].origin
    if origin is None or not _WORD.match(block.text):
        return False
    head = source.text[source.line_starts[source.line_of(origin) - 1] : origin]
    return head == " "


def _figures(view: IssueView) -> Iterator[Hit]:
    """One hit an issue, at the first space, that takes all of them out."""
    if not is_text(view.bulletin):
        return
    spaced: list[Rewrite] = []
    tight = loose = 0
    for block in view.bulletin.lines:
        if block.kind in RUNNING:
            gaps, apart, close = _manners(block)
            spaced += gaps
            loose += apart
            tight += close
    if loose >= FEWEST <= tight:
        first = spaced[0]
        message = f"数字与汉字之间有的空格（{loose} 处）、有的不空（{tight} 处），宜统一不空"
        yield Hit(first.block, first.start, first.end, message, first.after, mends=tuple(spaced))


def _manners(block: Block) -> tuple[list[Rewrite], int, int]:
    """The spaces beside figures as rewritings, how many figures have one, and how many touch the characters."""
    text = block.text
    out: list[Rewrite] = []
    tight = loose = 0
    for found in _RUN.finditer(text):
        start, end = found.span()
        before, after = _space_before(text, start), _space_after(text, end)
        left = _HAN.match(text, before - 1) is not None if before else False
        right = _HAN.match(text, after) is not None
        if not right or not (left or before):
            continue
        gap_left, gap_right = left and before < start, end < after
        if gap_left:
            out.append(
                Rewrite(block.id, before - 1, start + 1, text[before - 1 : start + 1], text[before - 1] + text[start])
            )
        if gap_right:
            out.append(Rewrite(block.id, end - 1, after + 1, text[end - 1 : after + 1], text[end - 1] + text[after]))
        loose += gap_left or gap_right
        tight += not (gap_left or gap_right)
    return _apart(out), loose, tight


def _apart(rewrites: list[Rewrite]) -> list[Rewrite]:
    """Those that overlap, as around a figure of one digit, made one."""
    out: list[Rewrite] = []
    for one in rewrites:
        if out and out[-1].end > one.start:
            last = out.pop()
            shared = last.end - one.start
            joined = last.before + one.before[shared:], last.after + one.after[shared:]
            out.append(Rewrite(one.block, last.start, one.end, *joined))
        else:
            out.append(one)
    return out


def _space_before(text: str, at: int) -> int:
    return at - 1 if at >= 2 and text[at - 1] == " " and text[at - 2] != " " else at


def _space_after(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " and text[at + 1 : at + 2] != " " else at


_TIGHT = "全镇有5个村、8个社区、12个网格，选派30名干部包联，办结400件实事。"
_SPACED = "建成 6 个驿站，服务 90 户家庭，化解 15 起纠纷，走访 120 名老人，发放 3 类手册。"

RULES = (
    Rule(
        id="OCR-LEADSPACE",
        name="行首残空格",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 9704—2012 7.3.3",
        why="自然段左空二字，用全角空格或缩进；行首单个半角空格是转换留下的，接排后会落在词的中间。",
        in_issue=_leading,
        bad=(
            Bad(" 近日，松溪县召开推进会。", "近日，松溪县召开推进会。"),
            Bad("会议强调要压实责任。\n 各单位要认真落实。", "会议强调要压实责任。\n各单位要认真落实。"),
            Bad(" “𠮷祥驿站”投入使用。", "“𠮷祥驿站”投入使用。"),
        ),
        good=(
            "\u3000\u3000近日，松溪县召开推进会。",
            "近日，松溪县召开推进会。",
            "  两格缩进的段落。",
            "\n".join([" 各村建立台账。"] * 9),
        ),
    ),
    Rule(
        id="OCR-DIGITSPACE",
        name="数字前后空格不一",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="编校惯例：全期一致",
        why="数字与汉字之间空不空，标准未作规定，一期之内应当一致；公文排印不空。",
        in_issue=_figures,
        bad=(
            Bad(f"{_TIGHT}{_SPACED}", f"{_TIGHT}建成6个驿站，服务90户家庭，化解15起纠纷，走访120名老人，发放3类手册。"),
            Bad(
                f"{_TIGHT}\n𠮷水镇{_SPACED}增长 8%左右。",
                f"{_TIGHT}\n𠮷水镇建成6个驿站，服务90户家庭，化解15起纠纷，走访120名老人，发放3类手册。增长8%左右。",
            ),
            Bad(
                f"{_SPACED}\n〈heading 1〉一、建强队伍\n{_TIGHT}",
                f"建成6个驿站，服务90户家庭，化解15起纠纷，走访120名老人，发放3类手册。\n一、建强队伍\n{_TIGHT}",
            ),
        ),
        good=(
            _TIGHT,
            f"{_SPACED}{_SPACED}",
            f"{_TIGHT}附件 1 另发。",
            f"{_TIGHT}\n〈toc_entry〉做强产业 1\n〈toc_entry〉建强队伍 2\n〈toc_entry〉优化服务 3\n〈masthead〉第 1 期／2024 年 3 月 5 日",
            f"{_TIGHT}采用 5G 网络、4A 景区、C 919 机型、3 D 打印、B 2 座。",
        ),
    ),
)
