"""Heads that their siblings have bold and they have not."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.finding import Act, Fix, Heading, Severity
from zugong_desk.domain.imprint import Form
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView, IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.layout.printed import bold_ranges

FEWEST = 2
"""Bold siblings that show how heads are printed."""
MOST = 1500
"""Heads of one article; more are no heads."""
WHOLE = 4
"""Heads in a row that are all without bold: these are printed so on purpose, whatever another part of the article does."""
MOSTLY = 0.6
_NUMBERS = re.compile(
    r"([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[）)])|(\d{1,2}[.．、])|([（(]\d{1,2}[）)])|([①-⑳])"
    r"|([一二三四五六七八九十]{1,2}[是要])|(第[一二三四五六七八九十]{1,2}|首先|其次|再次|最后)"
)
_FIRST = re.compile(r"[（(]?(?:[一1](?![一二三四五六七八九十\d])|①|第一|首先)")
_ITEM_MARK = re.compile(r"[一二三四五六七八九]是")
_ITEM = re.compile(r"(?:^|(?<=[。；]))([二三四五六七八九]是[^，。；：！？]{2,20})(?=[，。；：])")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A head and whether the source prints it bold."""

    block: Block
    head: Head
    bold: bool

    @property
    def words(self) -> str:
        return self.block.head_text(self.head)


def _plain(view: IssueView) -> Iterator[Hit]:
    """Heads without bold among bold ones; article by article, since each has manners of its own."""
    for article in view.articles:
        for group in _groups(_printed(view, article)):
            told: list[_Printed] = []
            rows = list(_rows(group))
            apart = [one for row in rows if len(row) >= WHOLE and not any(one.bold for one in row) for one in row]
            for row in (group, *rows):
                bold = [one for one in row if one.bold]
                plain = [one for one in row if not one.bold and one not in told and one not in apart]
                if len(bold) >= FEWEST and len(plain) <= len(bold):
                    told += (one for one in plain if _sibling(one, bold))
                    yield from (_hit(view, one, bold) for one in plain if one in told)
                    yield from _unmarked(article, bold) if row is group else ()


def _printed(view: IssueView, article: ArticleView) -> list[_Printed]:
    out: list[_Printed] = []
    for passage in article.passages:
        block = passage.block
        if block.kind is Kind.PARAGRAPH and block.heads:
            ranges = bold_ranges(block, view.bulletin.source)
            out += [
                _Printed(block, head, _is_bold(head, ranges)) for head in block.heads if head.role is not Role.TITLE
            ]
    return out if len(out) <= MOST else []


def _is_bold(head: Head, ranges: Sequence[tuple[int, int]]) -> bool:
    near = ranges[
        max(0, bisect_right(ranges, (head.start, head.start)) - 1) : bisect_right(ranges, (head.end, head.end))
    ]
    covered = sum(max(0, min(end, head.end) - max(start, head.start)) for start, end in near)
    return covered >= MOSTLY * (head.end - head.start)


def _groups(found: Sequence[_Printed]) -> Iterator[list[_Printed]]:
    """Heads that are numbered in one way, or not at all."""
    out: dict[int, list[_Printed]] = defaultdict(list)
    for one in found:
        number = _NUMBERS.match(one.words)
        out[number.lastindex or 0 if number else 0].append(one)
    yield from out.values()


def _rows(group: Sequence[_Printed]) -> Iterator[list[_Printed]]:
    """The heads of a group that stand in one paragraph, or that count on from one."""
    row: list[_Printed] = []
    for one in group:
        number = _NUMBERS.match(one.words)
        if row and (_FIRST.match(one.words) if number else one.block is not row[-1].block):
            yield row
            row = []
        row.append(one)
    if row and len(row) < len(group):
        yield row


def _sibling(one: _Printed, bold: Sequence[_Printed]) -> bool:
    """Whether a head without a number is surely one of them: in one paragraph, or of the same length."""
    if _NUMBERS.match(one.words):
        return True
    beside = [other for other in bold if other.block is one.block]
    return any(abs(len(other.words) - len(one.words)) <= 3 for other in beside) or any(
        len(other.words) == len(one.words) for other in bold
    )


def _hit(view: IssueView, one: _Printed, bold: Sequence[_Printed]) -> Hit:
    head, text = one.head, one.block.text
    end = head.end + (text[head.end : head.end + 1] in ("。", "：") and one.head.role is Role.RUN_IN)
    message = f"同组的{quoted(_short(bold[0].words))}等 {len(bold)} 处已加粗，此处未加"
    starred = f"**{text[head.start : end]}**" if view.bulletin.source.imprint.form is Form.TEXT else None
    return Hit(one.block.id, head.start, end, message, starred, act=Act.REPLACE, mended=True)


def _unmarked(article: ArticleView, bold: Sequence[_Printed]) -> Iterator[Hit]:
    """Items that are no heads yet: 二是… beside bold 一是… and 三是… of the same paragraph."""
    if not _ITEM_MARK.match(bold[0].words):
        return
    for passage in article.passages:
        block = passage.block
        if sum(one.block is block for one in bold) < FEWEST:
            continue
        for found in _ITEM.finditer(block.text):
            start, end = found.span(1)
            if not any(head.start < end and start < head.end for head in block.heads):
                message = f"同组的{quoted(_short(bold[0].words))}等 {len(bold)} 处已加粗，此处未加"
                mends = (Heading(block.id, start, end, Role.ITEM),)
                yield Hit(block.id, start, end, message, act=Act.REPLACE, mends=mends)


def _short(words: str) -> str:
    return words if len(words) <= 12 else f"{words[:11]}…"


_AFTER = "镇党委逐村研判，制定整改方案，明确责任人和完成时限。"

RULES = (
    Rule(
        id="STRUCT-BOLD",
        name="小标题漏加粗",
        family=Family.LAYOUT,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：同级标题体例一致",
        why="同一组小标题应当同样排印；阅读稿里已按小标题标出的，原件里补上加粗即可。",
        in_issue=_plain,
        bad=(
            Bad(f"**一是摸清家底**。{_AFTER}__二是分类施策__。{_AFTER}**三是跟踪问效**。{_AFTER}", at="二是分类施策"),
            Bad(f"**一是摸清家底**。{_AFTER}二是分类施策。{_AFTER}**三是𠮷日攻坚**。{_AFTER}", at="二是分类施策"),
            Bad(
                f"〈article_title〉松溪县抓实村级治理\n##（一）建强班子##。{_AFTER}\n**（二）育好队伍**。{_AFTER}\n**（三）管好阵地**。{_AFTER}",
                at="（一）建强班子",
            ),
        ),
        good=(
            (
                f"**（一）摸底。**{_AFTER}\n**（二）施策。**{_AFTER}\n**（三）问效。**{_AFTER}\n**（四）建章。**{_AFTER}"
                f"\n##（一）更聚焦##。{_AFTER}\n##（二）更灵活##。{_AFTER}\n##（三）更充实##。{_AFTER}\n##（四）更𠮷祥##。{_AFTER}"
            ),
            f"__一是摸清家底__。{_AFTER}__二是分类施策__。{_AFTER}__三是跟踪问效__。{_AFTER}",
            f"**抓队伍建设**。{_AFTER}__一是摸清家底__。{_AFTER}__二是分类施策__。{_AFTER}\n**抓阵地建设**。{_AFTER}",
            (
                f"〈article_title〉松溪县抓实村级治理\n**一是建强班子**。{_AFTER}\n**二是育好队伍**。{_AFTER}"
                f"\n〈article_title〉云岭县优化服务\n__一是延时办__。{_AFTER}\n__二是上门办__。{_AFTER}"
            ),
            f"**一是摸清家底**。{_AFTER}__二是分类施策__。{_AFTER}__三是跟踪问效__。{_AFTER}",
        ),
    ),
)
