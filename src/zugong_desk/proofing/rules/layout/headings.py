"""How headings, bylines and titles are set: levels, units, stops at their ends."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Act, Fix, Relabelling, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.organisation import looks_like_organisation
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.layout.printed import hashes

_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、")
_STYLES = (
    _CHAPTER,
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
)
_UNIT_END = re.compile(r"(?:委|部|局|工委|办|室|委员会|组织部|街道|公司|集团|学校|大学|医院|中心)$")
LONGEST_UNIT = 24
_BRACKETS = " 　（）()【】〔〕"
_STOP = re.compile(r"[。；，、]$")
_INNER = re.compile(r"[。；：！？]|^第[一二三四五六七八九十百\d]{1,4}条")
LONGEST_HEADING = 32


def _levels(view: IssueView) -> Iterator[Hit]:
    of_issue = _usual_of_issue(view)
    for article in view.articles:
        headings = [passage.block for passage in article.passages if passage.kind is Kind.HEADING]
        by_style: dict[tuple[int, int], list[Block]] = defaultdict(list)
        for block in headings:
            style = _style(block.text)
            by_style[style, 0 if style == 1 else block.level].append(block)
        for (style, _), blocks in by_style.items():
            yield from _odd_marks(view, blocks, of_issue.get(style, 0))
            if style == 1:
                yield from _odd_levels(blocks)


def _style(text: str) -> int:
    return next((at for at, shape in enumerate(_STYLES, 1) if shape.match(text)), 0)


def _usual_of_issue(view: IssueView) -> dict[int, int]:
    """The level that headings of each style are marked for in most places of the issue."""
    marks: dict[int, list[int]] = defaultdict(list)
    for block in view.bulletin.lines:
        if block.kind is Kind.HEADING and (mark := hashes(block, view.bulletin.source)):
            marks[_style(block.text)].append(mark)
    return {style: _usual(found) for style, found in marks.items()}


def _odd_marks(view: IssueView, blocks: Sequence[Block], of_issue: int) -> Iterator[Hit]:
    """Headings that the source marks for another level than those beside them; the parser has evened that out."""
    marks = {block.id: hashes(block, view.bulletin.source) for block in blocks}
    usual = _usual(marks.values()) or (of_issue if of_issue in marks.values() else 0)
    for block in blocks:
        if usual and marks[block.id] != usual and len({one.level for one in blocks}) == 1:
            own, shown = marks[block.id], "没有标题记号" if not marks[block.id] else f"标作 {marks[block.id]} 级"
            message = f"同级标题的标记不一：别处标作 {usual} 级，这里{shown}"
            yield Hit(block.id, 0, len(block.text), message, block.text, word=f"{own}/{usual}", mended=True)


def _usual(levels: Iterable[int]) -> int:
    """The level that more than half have, and two at the least; 0 for none."""
    counts = Counter(levels)
    level, count = max(counts.items(), key=lambda one: one[1], default=(0, 0))
    return level if count >= 2 and 2 * count > counts.total() else 0


def _odd_levels(blocks: Sequence[Block]) -> Iterator[Hit]:
    usual = _usual([block.level for block in blocks])
    for block in blocks:
        if usual and block.level != usual:
            message = f"同一序列的标题，别处是第 {usual} 级，这里是第 {block.level} 级"
            mends = (Relabelling(block.id, Kind.HEADING, usual),)
            yield Hit(block.id, 0, len(block.text), message, act=Act.REPLACE, mends=mends)


def _bylines(view: IssueView) -> Iterator[Hit]:
    source = view.bulletin.source
    for before, block in pairwise(view.bulletin.lines):
        if before.kind is not Kind.ARTICLE_TITLE or not block.text:
            continue
        message = f"“{block.text.strip(_BRACKETS)}”是供稿单位，不是标题"
        if block.kind is Kind.BYLINE and hashes(block, source):
            yield Hit(block.id, 0, len(block.text), message, block.text, mended=True)
        elif block.kind is Kind.HEADING and _is_unit(view, block):
            yield Hit(block.id, 0, len(block.text), message, mends=(Relabelling(block.id, Kind.BYLINE),))


def _is_unit(view: IssueView, block: Block) -> bool:
    """Whether a heading right below a title names the unit that wrote, and text follows."""
    text = block.text.strip()
    after = view.bulletin.next_line(block.id)
    return (
        len(text) <= LONGEST_UNIT
        and after is not None
        and after.kind is Kind.PARAGRAPH
        and _UNIT_END.search(text) is not None
        and looks_like_organisation(text)
    )


def _stops(view: IssueView) -> Iterator[Hit]:
    for article in view.articles:
        headings = [passage for passage in article.passages if passage.kind is Kind.HEADING]
        marked = any(hashes(passage.block, view.bulletin.source) for passage in headings)
        for passage, after in pairwise(article.passages):
            text = passage.text
            if passage.kind is not Kind.HEADING or after.kind is not Kind.PARAGRAPH or len(text) > LONGEST_HEADING:
                continue
            found = _STOP.search(text)
            if found and (_style(text) or marked) and not _INNER.search(text[:-1]):
                yield Hit(passage.id, found.start(), found.end(), "独行标题末尾通常不用标点", "")


RULES = (
    Rule(
        id="STRUCT-LEVEL",
        name="同级标题标记不一",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 9704—2012 7.3.3；GB/T 15834—2011 B.3.8",
        why="同一篇里同一序列的标题是同一层，标记也应当相同。",
        in_issue=_levels,
        bad=(
            Bad(
                "〈heading 1〉一、建强班子\n抓培训。\n〈heading 1〉二、育好队伍\n抓选拔。\n〈heading 3〉三、管好阵地\n抓运行。",
                "一、建强班子\n抓培训。\n二、育好队伍\n抓选拔。\n三、管好阵地\n抓运行。",
                at="三、管好阵地",
            ),
            Bad(
                "〈heading 2〉一、摸底\n查村情。\n〈heading 1〉二、𠮷日议事\n听民意。\n〈heading 1〉三、办结\n销台账。",
                at="一、摸底",
            ),
            Bad(
                "〈heading 1〉一、定责\n〈heading 1〉二、履责\n〈heading 4〉三、问责\n〈heading 1〉四、免责",
                at="三、问责",
            ),
        ),
        good=(
            "〈heading 1〉一、建强班子\n〈heading 2〉（一）选好带头人\n〈heading 1〉二、育好队伍",
            (
                "〈article_title〉甲县做法\n〈heading 1〉一、建强班子\n〈heading 1〉二、育好队伍\n"
                "〈article_title〉乙县做法\n〈heading 2〉一、摸底\n〈heading 2〉二、办结"
            ),
            "〈heading 2〉1.摸底\n〈heading 2〉2.建账\n〈heading 3〉1.公示",
        ),
    ),
    Rule(
        id="STRUCT-BYLINE",
        name="署名成标题",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="编校惯例：署名不作标题",
        why="题下的单位名是署名，标成标题会多出一层结构，也找不到是谁写的。",
        in_issue=_bylines,
        bad=(
            Bad(
                "〈article_title〉党建引领聚合力\n〈heading 1〉松溪县委组织部\n近年来，松溪县抓实基层党建。",
                at="松溪县委组织部",
            ),
            Bad("〈article_title〉小网格办成大民生\n〈heading 1〉云岭市直机关工委\n云岭市推行网格服务。"),
            Bad("〈article_title〉驿站暖人心\n〈heading 2〉𠮷水街道\n街道建成驿站六个。"),
        ),
        good=(
            "〈article_title〉党建引领聚合力\n〈byline〉松溪县委组织部\n近年来，松溪县抓实基层党建。",
            "〈article_title〉会议发言摘登\n〈heading 1〉建强战斗堡垒\n县里抓实支部建设。",
            "〈heading 1〉县委组织部\n抓好统筹协调。",
        ),
    ),
    Rule(
        id="STRUCT-HEADPUNCT",
        name="标题末尾标点",
        family=Family.LAYOUT,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 B.4",
        why="标题末尾通常不用标点，需要时可用问号、叹号或省略号；接排在段首的小标题不在此列。",
        in_issue=_stops,
        bad=(
            Bad("〈heading 1〉一、摸清底数。\n各村逐户走访。", "一、摸清底数\n各村逐户走访。"),
            Bad("〈heading 2〉（二）分类施策，\n各镇对号入座。", "（二）分类施策\n各镇对号入座。"),
            Bad(
                "〈heading 1〉1.聚焦“谁来管”，建强𠮷祥队伍；\n社区选聘楼长。",
                "1.聚焦“谁来管”，建强𠮷祥队伍\n社区选聘楼长。",
            ),
        ),
        good=(
            "〈heading 1〉一、摸清底数\n各村逐户走访。",
            "〈heading 1〉钱从哪里来？\n县里整合资金。",
            "一、摸清底数。各村逐户走访。",
            "〈heading 1〉（一）提高认识。\n〈heading 1〉（二）压实责任。",
        ),
    ),
)
