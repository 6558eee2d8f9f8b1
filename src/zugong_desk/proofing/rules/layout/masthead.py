"""STRUCT-MASTHEAD: what an issue's masthead and imprint do not say."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead, looks_like_periodical
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule

EDGE = 12
"""Lines at either end of an issue in which what a masthead or an imprint says may stand under another kind."""
SHOWN = 24
"""Characters that are marked where something is missing."""
_ISSUE = re.compile(
    r"第\s*[\d０-９〇○零一二三四五六七八九十百\s\-—、]{1,9}期|总\s*第|[〔\[（(]\s*[12]\d{3}\s*[〕\]）)]|增\s*刊|专\s*刊|特\s*刊"
)
_DATE = re.compile(
    r"[12]\d{3}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]|[二一][〇○零O0九][〇○零O0一二三四五六七八九]{2}\s*年\s*[一二三四五六七八九十]{1,2}\s*月"
)
_ISSUER = re.compile(r"编\s*印|主\s*办|主\s*管|印\s*发|编\s*发|编\s*辑|委|部|局|办|室|公司|集团|大学|学院|医院|中心")
_EDITED = re.compile(r"编\s*印|印\s*发|主\s*办")
_NAME = re.compile(
    r"信\s*息|简\s*报|动\s*态|通\s*讯|参\s*考|快\s*报|快\s*讯|专\s*报|简\s*讯|资\s*讯|导\s*刊|交\s*流|研\s*究|内\s*参|要\s*情|先\s*锋|工\s*作"
)
_OTHER_PAPER = re.compile(
    r"(?:纪要|通知|通报|意见|办法|方案|请示|批复|公告|通告|决定|函|讲话|总结|规定|细则|报告)(?=\s|$)"
)
"""How the title of another kind of paper ends: it has a number and a date in other places, if it has them."""
_SENT = re.compile(r"[报送发][：:]|抄\s*[报送][：:]?|[主分印]\s*送|印\s*发|共\s*印")
_FRAME = frozenset({Kind.MASTHEAD, Kind.DISTRIBUTION, Kind.COLUMN, Kind.BYLINE, Kind.SOURCE_CREDIT})
SHORTEST_LINE = 16
"""Characters of a line of another kind that may yet belong to a masthead."""


def _imprint(view: IssueView) -> Iterator[Hit]:
    """One hit for all that is missing; asked only of what shows that it is an issue."""
    lines = view.bulletin.lines
    kinds = Counter(block.kind for block in lines)
    if not _is_issue(view, kinds):
        return
    missing = list(_missing(view, set(kinds)))
    below = [] if missing else list(_only_below(view))
    if missing or below:
        first = next((block for block in lines if block.kind is Kind.MASTHEAD), lines[0])
        severity = Severity.STYLE if missing in ([], [_SENT_TO]) else None
        message = f"报头版记缺{'、'.join(missing)}" if missing else f"报头没有{'、'.join(below)}，只见于版记"
        yield Hit(first.id, 0, min(len(first.text), SHOWN), message, severity=severity, word="报头版记")


def _is_issue(view: IssueView, kinds: Counter[Kind]) -> bool:
    """Whether a text shows that it is an issue of a bulletin: by its masthead, its imprint, or a list and columns."""
    head = view.head
    numbered = head is not None and head.issue_no is not None and "期" in head.issue_no
    if not numbered and any(_OTHER_PAPER.search(block.text) for block in view.bulletin.lines[:2]):
        return False
    named = head is not None and head.title is not None and looks_like_periodical(head.title)
    if head is not None and sum(map(bool, (named, head.issue_no, head.issuer, head.date))) >= (2 if named else 3):
        return True
    sent = any(_SENT.match(block.text) for block in view.bulletin.lines if block.kind is Kind.DISTRIBUTION)
    return sent or (kinds[Kind.COLUMN] >= 2 and len(view.articles) >= 3) or kinds[Kind.TOC_ENTRY] >= 3


_SENT_TO = "报送范围"


def _missing(view: IssueView, kinds: set[Kind]) -> Iterator[str]:
    head = view.head or Masthead()
    both = f"{_top(view)}\n{_end(view)}"
    masthead = "\n".join(block.text for block in view.bulletin.lines if block.kind is Kind.MASTHEAD)
    rest = re.sub(r"\s", "", masthead).replace(head.issuer or "\n", "")
    if not head.title and not _NAME.search(rest):
        yield "刊名"
    if not head.issue_no and not _ISSUE.search(both):
        yield "期号"
    if not head.issuer and not _ISSUER.search(masthead) and not _EDITED.search(both):
        yield "编印单位"
    if not head.date and not _DATE.search(both):
        yield "日期"
    if Kind.DISTRIBUTION not in kinds and not _SENT.search(both):
        yield _SENT_TO


def _only_below(view: IssueView) -> Iterator[str]:
    """What the imprint has and the masthead has not."""
    head = view.head
    if head is None:
        return
    if not head.issuer and not _EDITED.search(_top(view)):
        yield "编印单位"
    if not head.date and not _DATE.search(_top(view)):
        yield "日期"


def _top(view: IssueView) -> str:
    lines = [block for block in view.bulletin.lines[:EDGE] if block.kind is not Kind.DISTRIBUTION]
    return _without_text(lines)


def _end(view: IssueView) -> str:
    return _without_text(view.bulletin.lines[-EDGE:])


def _without_text(lines: Sequence[Block]) -> str:
    """Lines that may be a masthead's or an imprint's; those of other kinds only if they are as short as such."""
    kept = [block for block in lines if block.kind in _FRAME or len(block.text) <= SHORTEST_LINE]
    return unicodedata.normalize("NFKC", "\n".join(block.text[:200] for block in kept))


_HEAD = "〈masthead〉云岭组工信息／第3期／中共云岭县委组织部／2024年3月5日"
_SENT_LINE = "〈distribution〉报：市委组织部。"

RULES = (
    Rule(
        id="STRUCT-MASTHEAD",
        name="报头版记不全",
        family=Family.LAYOUT,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="GB/T 9704—2012 7.2；7.4",
        why="刊物参照公文编排版头和版记；缺了刊名、期号、编印单位、日期或报送范围，就不知道是哪一期、谁编的。领导批示栏空着是正常版式。",
        in_issue=_imprint,
        bad=(
            Bad("〈column〉县内信息\n〈article_title〉松溪镇建强村级班子\n抓好选拔。\n" + _SENT_LINE),
            Bad(
                "〈masthead〉云岭组工信息／中共云岭县委组织部／2024年3月5日\n〈article_title〉松溪镇建强班子\n抓好选拔。\n"
                + _SENT_LINE
            ),
            Bad(
                "〈masthead〉云岭组工信息／第3期／中共云岭县委组织部\n〈article_title〉𠮷水镇盘活资产\n清查资产。\n"
                + _SENT_LINE
            ),
            Bad(
                "〈masthead〉云岭组工信息／第3期\n〈article_title〉𠮷水镇盘活资产\n清查资产。\n"
                f"{_SENT_LINE}\n〈distribution〉中共云岭县委组织部　2024年3月5日印发"
            ),
        ),
        good=(
            "〈masthead〉青湖景区管理委员会／第三次联席会议纪要\n会议研究了有关事项𠮷。\n〈distribution〉分送：各成员单位。",
            f"{_HEAD}\n〈instruction〉领导批示：\n〈article_title〉松溪镇建强村级班子\n抓好选拔。\n{_SENT_LINE}",
            "〈article_title〉松溪镇建强村级班子\n抓好选拔。",
            "松溪镇建强村级班子。抓好选拔。",
            (
                "〈masthead〉云岭组工信息／总第305期／中共云岭县委组织部／２０２４年３月５日\n〈article_title〉松溪镇建强班子\n抓好选拔。\n"
                f"{_SENT_LINE}\n〈distribution〉中共云岭县委组织部　2024年3月5日印发"
            ),
        ),
    ),
)
