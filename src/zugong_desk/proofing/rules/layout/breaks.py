"""Page numbers, page ends and line ends inside the text: mostly what the parser has mended, told of the source."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Act, Fix, Joining, Severity
from zugong_desk.domain.imprint import Form, Part
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.layout.printed import Joint, bold_ranges, is_text, is_wrapped, running_joints

LEAST_CUT = 20
"""Characters of the last sentence of a paragraph that a page may have cut."""
LEAST_LINE = 60
"""Characters of a line of whole paragraphs that a page may have cut."""
_RARE = 6
"""Paragraphs to each line end in them, from which such an end is no habit of the file."""
LOOK_BACK = 300
"""Characters before a joint in which its sentence begins."""
LEAST_APART = 20
"""Characters of such a line if blank lines set it apart from what follows."""
_PAGED = frozenset({Form.PDF, Form.SCAN, Form.OFD})
_TERMINAL = frozenset("。！？；…")
_OPEN = frozenset("，、（“‘《")
_ENDS_IN_NOTE = re.compile(r"[。！？](?:（[^（）]{1,70}）|[”’])$")
_BEGINS = re.compile(r"[“‘]|同志们|以上|各位|下一步|近年来|今年以来|新华社|本报")
"""What opens a paragraph, whatever the one before has lost at its end."""
_PAUSE = re.compile(r"[，、。；]")
_BLANK = re.compile(r"\n\s*\n")
_FOOTER = re.compile(r"\n[ \t\u3000]*[-—–－─·~]?[ \t]*(?:第[ \t]*)?\d{1,3}[ \t]*(?:页)?[ \t]*[-—–－─·~]?[ \t]*\n")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LAST_SENTENCE = re.compile(r"[^。！？；]*$")
_NEVER_FIRST = frozenset("，。、；：！？）》”’％%")
_OPEN_END = re.compile(r"[，、（“‘《—]$")
_NO_SENTENCE = re.compile(r"[）)】\]…：:.．!?;\d]$|(?:摄|记者|通讯员|供稿|撰稿|整理|签名|盖章)$")
"""How a caption, a signature or a line of a form ends."""
_OPENS = re.compile(
    r"[\s\u3000（(【〔“《△▲●○◆◇■□★☆※·•\-—#*|]|第?[一二三四五六七八九十]{1,3}(?:[、是要．.，]|[章节条])|[\d①-⑳]|"
    r"附[件表录：:]|注[：:]|图|表|来源|编者|首先|其次|再次|最后|同时|此外|目前|近年|今年|去年|下一步|为"
)
"""What a paragraph begins with, so that it goes on from nothing."""


def _footers(view: IssueView) -> Iterator[Hit]:
    for at, block in enumerate(view.bulletin.blocks):
        bare = at == 0 and block.text.isdigit()
        if block.kind is Kind.PAGE_FOOTER and block.text and not bare and not _in_its_place(view, block):
            yield Hit(block.id, 0, len(block.text), "页码不属于正文", "", act=Act.DELETE, mended=True)


def _in_its_place(view: IssueView, block: Block) -> bool:
    """Whether the form of the file has pages, and a page number its place on them."""
    source = view.bulletin.source
    origin = block.runs[0].origin if block.runs else None
    if source.imprint.form in _PAGED:
        return True
    return origin is not None and source.imprint.line(source.line_of(origin)).part in (Part.FOOTER, Part.HEADER)


_LABEL = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,5}[：:]")
"""A line of a form: 出席：, 列　席：."""


def _breaks(view: IssueView) -> Iterator[Hit]:
    yield from _mended_breaks(view)
    yield from _open_breaks(view)


def _mended_breaks(view: IssueView) -> Iterator[Hit]:
    if not is_text(view.bulletin):
        return
    found = running_joints(view.bulletin)
    if is_wrapped(view.bulletin, found):
        return
    rare = len(found) * _RARE <= sum(block.kind is Kind.PARAGRAPH for block in view.bulletin.lines)
    by_block: dict[str, list[Joint]] = {}
    for joint in found:
        by_block.setdefault(joint.block.id, []).append(joint)
    for joints in by_block.values():
        if not _wrapped_by_itself(joints):
            bold = bold_ranges(joints[0].block, view.bulletin.source)
            yield from (_mended(joint, bold) for joint in joints if _is_break(joint, bold, rare=rare))


def _wrapped_by_itself(joints: Sequence[Joint]) -> bool:
    """Whether one paragraph is set in lines of one width, and no page cut it."""
    widths = [joint.width for joint in joints]
    return len(joints) >= 3 and max(widths) <= 64 and max(widths) - min(widths) <= 10


def _is_break(joint: Joint, bold: Sequence[tuple[int, int]], *, rare: bool) -> bool:
    """Whether a joint is surely inside a sentence; a bold lead that stands alone before its text is cut off too."""
    text, at = joint.block.text, joint.at
    before, after = text[at - 1], text[at]
    if after in _NEVER_FIRST or (before in _OPEN and joint.width >= LEAST_CUT):
        return True
    if before in _TERMINAL or _ENDS_IN_NOTE.search(text, max(0, at - 80), at):
        return any(end in (at - 1, at) for _, end in bold)
    if "\f" in joint.between or _FOOTER.search(joint.between) or _left_open(text, at):
        return True
    if before in "—…：:" or _BEGINS.match(text, at) or _LABEL.match(text, at):
        return False
    if rare and _HAN.match(before) and _HAN.match(after) and not _OPENS.match(text, at):
        return joint.width >= LEAST_APART and _PAUSE.search(text, max(0, at - LOOK_BACK), at) is not None
    apart = _BLANK.search(joint.between) is not None and _PAUSE.search(text, max(0, at - LOOK_BACK), at) is not None
    return joint.width >= (LEAST_APART if apart else LEAST_LINE)


def _left_open(text: str, at: int) -> bool:
    """Whether a quotation or bracket that was opened in the sentence is still open."""
    said = text[max(0, at - LOOK_BACK) : at]
    said = said[max(said.rfind(stop) for stop in "。！？") + 1 :]
    return any(said.count(left) > said.count(right) for left, right in ("“”", "（）", "《》"))


def _mended(joint: Joint, bold: Sequence[tuple[int, int]]) -> Hit:
    text, at = joint.block.text, joint.at
    lead = _cut_lead(joint, bold)
    why = f"小标题{quoted(lead)}也断成了两截，接上后一并加粗。" if lead else ""
    message = "一段话被分页断成两段，应接排"
    return Hit(joint.block.id, at - 1, at + 1, message, text[at - 1 : at + 1], act=Act.JOIN, why=why, mended=True)


def _cut_lead(joint: Joint, bold: Sequence[tuple[int, int]]) -> str:
    """The bold words that a joint cuts in two; empty if it cuts none."""
    return next((joint.block.text[start:end] for start, end in bold if start < joint.at < end), "")


def _open_breaks(view: IssueView) -> Iterator[Hit]:
    """Paragraphs that stop in mid-sentence before another that goes on, or that have lost their stop."""
    for before, after in pairwise(view.bulletin.lines):
        if before.kind is not Kind.PARAGRAPH or after.kind is not Kind.PARAGRAPH or not _is_open(before, after):
            continue
        end = len(before.text.rstrip())
        start = max(0, end - 4)
        if _goes_on(before, after):
            message = f"句子没有说完，下一段接着说{quoted(f'{after.text[:6]}……')}，应接排"
            yield Hit(before.id, start, end, message, fix=Fix.SUGGEST, act=Act.JOIN, mends=(Joining(after.id),))
        elif end >= LEAST_LINE:
            message = f"段末没有句末标点：或漏了句号，或与下一段{quoted(f'{after.text[:6]}……')}断开"
            yield Hit(before.id, start, end, message, severity=Severity.WARNING, act=Act.INSERT)


def _is_open(before: Block, after: Block) -> bool:
    """Whether a paragraph of running text has no end and another of running text follows."""
    said, rest = before.text.rstrip(), after.text
    if len(said) < LEAST_CUT or not rest or "|" in said or _NO_SENTENCE.search(said) or _heads_end(before):
        return False
    if rest[0] in _NEVER_FIRST:
        return True
    last = _LAST_SENTENCE.search(said)
    if last is None or len(last[0]) < LEAST_CUT or _OPENS.match(rest) or not _sentence(rest):
        return False
    return not any(head.start == 0 and head.role is not Role.TITLE for head in after.heads)


def _goes_on(before: Block, after: Block) -> bool:
    """Whether the sentence of an open paragraph can only go on in the next."""
    said, rest = before.text.rstrip(), after.text
    if rest[0] in _NEVER_FIRST:
        return True
    return _HAN.match(rest) is not None and (_OPEN_END.search(said) is not None or _left_open(said, len(said)))


def _heads_end(block: Block) -> bool:
    return any(head.end >= len(block.text.rstrip()) - 1 for head in block.heads)


def _sentence(text: str) -> bool:
    """Whether a text is written in sentences and ends one."""
    return text.rstrip()[-1:] in "。！？”）；" and len(text) >= 8


def _hard_wraps(view: IssueView) -> Iterator[Hit]:
    if not is_text(view.bulletin):
        return
    found = running_joints(view.bulletin)
    if found and is_wrapped(view.bulletin, found):
        first = found[0]
        text, at = first.block.text, first.at
        message = f"全文逐行硬回车（{len(found)} 处），同一段各行应接排"
        yield Hit(first.block.id, at - 1, at + 1, message, text[at - 1 : at + 1], act=Act.JOIN, mended=True)


_WRAPPED = (
    "全县把党建引领作为基层治理的根本，健全镇⏎"
    "村两级的责任清单，书记每季度带头调度重点⏎"
    "任务，部门每半年报告一次落实情况，年底由⏎"
    "考核组逐村逐户核实，结果与评先评优直接挂⏎"
    "钩，连续两年靠后的由县委约谈。"
)
_ROUGH = (
    "镇里推行民情日记制度，干部每周到村两天，⏎"
    "把群众反映的问题记下来，能办的当场办，办⏎"
    "不了的列入清单，由包片领导认领，月底逐条⏎"
    "销号，三年来共办结实事一千余件，群众的满⏎"
    "意度一年比一年高，上门的人也多了。"
)
_PLAIN = "街道把辖区划分为十二个网格，每个网格配一名专职网格员，做到小事不出网格、大事不出社区。"

RULES = (
    Rule(
        id="OCR-FOOTER",
        name="页码混入正文",
        family=Family.LAYOUT,
        severity=Severity.ERROR,
        fix=Fix.SAFE,
        clause="GB/T 9704—2012 7.5",
        why="页码编排在版心之外，留在正文里会把段落切断。导入时已移到一旁，原件没有改动。",
        in_issue=_footers,
        bad=(
            Bad("街道推行错时服务。\n〈page_footer〉— 7 —\n群众随到随办。", at="— 7 —"),
            Bad("〈page_footer〉-12-\n各村建立台账。", at="-12-"),
            Bad("区里组建𠮷安服务队。\n〈page_footer〉第 3 页\n队员每周入户。", at="第 3 页"),
        ),
        good=(
            "该镇2019—2021年连续三年获评先进。",
            "〈page_footer〉4\n党建引领聚合力",
            "〈noise〉————\n会议要求狠抓落实。",
            "〈masthead〉云岭组工信息／第3期\n全县召开推进会。",
        ),
    ),
    Rule(
        id="OCR-PAGEBREAK",
        name="分页断段",
        family=Family.LAYOUT,
        severity=Severity.ERROR,
        fix=Fix.SAFE,
        clause="GB/T 14706—1993 4（接排）",
        why="换页不是分段；句子没有说完就另起一行，读者会当成两段。",
        in_issue=_breaks,
        bad=(
            Bad(_PLAIN + "对反映集中的问题，街道党工委牵头会⏎⏎商，限时办结。", at="会商"),
            Bad(
                "县里统筹衔接资金，优先支持集体经济薄弱村发展特色种养，\n并派出农技员全程指导，当年全部实现增收。",
                "县里统筹衔接资金，优先支持集体经济薄弱村发展特色种养，并派出农技员全程指导，当年全部实现增收。",
            ),
            Bad(
                "社区依托党群服务中心开办𠮷祥课堂，邀请退休教师为双职工家庭的孩子辅导“四点\n半”功课，家长普遍叫好。",
                "社区依托党群服务中心开办𠮷祥课堂，邀请退休教师为双职工家庭的孩子辅导“四点半”功课，家长普遍叫好。",
            ),
            Bad(
                "全市选派懂经营会管理的年轻干部到软弱涣散村担任第一书记\n，逐村制定整顿方案。",
                "全市选派懂经营会管理的年轻干部到软弱涣散村担任第一书记，逐村制定整顿方案。",
            ),
        ),
        good=(
            "图为松溪县组织党员干部参观红色教育基地并重温入党誓词（林海　摄）\n近日，松溪县举办专题培训班。",
            "一片丹心为人民\n几番风雨铸忠魂\n青山不老水长流",
            "全镇各党支部书记、驻村工作队队员、致富带头人代表参加会议，主要任务如下：\n各村要摸清底数。",
            "联系电话：12345，邮箱以通知为准，工作日早八点到晚六点均可拨打\n各单位要抓好落实。",
            _PLAIN + "\n县委组织部对此作了专题调研。",
            _WRAPPED + "\n" + _ROUGH,
        ),
    ),
    Rule(
        id="OCR-HARDWRAP",
        name="逐行硬回车",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 14706—1993 4（接排）",
        why="每行都断开的文字改一处就要重排全段，也查不到跨行的字词；阅读稿里已按段接好。",
        in_issue=_hard_wraps,
        bad=(
            Bad(_WRAPPED + "\n" + _ROUGH),
            Bad(_ROUGH + "\n会议听取了汇报。\n" + _WRAPPED),
            Bad("近日，𠮷水镇举办夜校。\n" + _WRAPPED + "\n" + _ROUGH),
        ),
        good=(
            _PLAIN,
            _PLAIN + "\n各村先后建立议事⏎会制度。\n" + _PLAIN,
            "一是摸清底数。\n二是分类施策。\n三是跟踪问效。",
        ),
    ),
)
