"""The issue as a whole: what its masthead and imprint say, and whether its contents list agrees with the text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from zugong_desk.domain.block import Block
from zugong_desk.domain.contents import Ties, tied, without_page, words_of
from zugong_desk.domain.credit import behind
from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead, looks_like_periodical
from zugong_desk.domain.outline import articles
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule

EDGE = 12
"""Lines at either end of an issue in which what a masthead or an imprint says may stand under another kind."""
ALIKE = 90
"""Likeness from which two titles are one with a slip, of 100."""
LEAST_WORDS = 6
"""Characters of a title that can be told from any other."""
LONG = 10
"""Characters of an entry that may name only the beginning of a title."""
MOST = 60
"""Lines of a list that are looked for in the text."""
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
_SENT = re.compile(r"[报送发][：:]|抄\s*[报送][：:]?|[主分印]\s*送|印\s*发|共\s*印")
_FRAME = frozenset({Kind.MASTHEAD, Kind.DISTRIBUTION, Kind.COLUMN, Kind.BYLINE, Kind.SOURCE_CREDIT})
SHORTEST_LINE = 16
_NAMED = frozenset({Kind.ARTICLE_TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.COLUMN})
_MARK = re.compile(r"^\s*[-+*•·△▲●○◆◇■□★☆◎]\s*")
_COUNT = re.compile(r"^\s*(?:\d{1,2}[.．、]\s*|[一二三四五六七八九十]{1,3}、\s*)")
_LED = re.compile(r"^[^：:]{2,16}[：:]")
"""The unit or column that stands before a title and a colon."""
_DOTS = re.compile(r"[.．·•…‥]{3,}|…{2,}(?=[^…]{3,30}$)")
_COLUMN = re.compile(r"^【[^】]{2,12}】\s*")
_LAST_NUMBER = re.compile(r"(\d{1,3})\s*[）)〕]?\s*$")
_PAGE = re.compile(r"[\s.．·•…‥—－_\-（(]\s*(\d{1,3})\s*[）)]?\s*$")


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
        message = f"报头版记缺{'、'.join(missing)}。" if missing else f"报头没有{'、'.join(below)}，只在版记里有。"
        yield Hit(first.id, 0, min(len(first.text), SHOWN), message, severity=severity, word="报头版记")


def _is_issue(view: IssueView, kinds: Counter[Kind]) -> bool:
    """Whether a text shows that it is an issue of a bulletin: by its masthead, its imprint, or a list and columns."""
    head = view.head
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


def _contents(view: IssueView) -> Iterator[Hit]:
    lines = view.bulletin.lines
    if not any(block.kind is Kind.TOC_ENTRY for block in lines):
        return
    ties = tied(lines)
    yield from _slips(view, ties)
    yield from _strays(view, ties)
    yield from _lost(view, ties)
    yield from _falling(lines)


def _slips(view: IssueView, ties: Ties) -> Iterator[Hit]:
    """Entries that name an article with a character or two wrong."""
    titles = {article.first: article.title for article in articles(view.bulletin.lines)}
    for entry, first in ties.article_of.items():
        block, title = view.bulletin.block(entry), titles.get(first, "")
        if _is_slip(_listed_as(block.text), _titled(title)):
            yield _slip(view, block, first, title)


def _strays(view: IssueView, ties: Ties) -> Iterator[Hit]:
    """Lines of the list that name no article, and nearly the beginning of a line of the text."""
    lines = view.bulletin.lines
    tied_to = {*ties.article_of, *ties.column_of, *ties.continued}
    stray = [line for line in lines if line.kind in (Kind.TOC, Kind.TOC_ENTRY) and line.id not in tied_to]
    named = set(ties.article_of.values())
    if not stray:
        return
    named = set(ties.article_of.values())
    begun = [(line, *_begin(line.text)) for line in lines if line.kind in _NAMED and line.id not in named]
    for block in stray[:MOST]:
        names = _listed_as(block.text)
        near = [one for one in begun if any(abs(len(one[2]) - len(name)) <= 1 for name in names)]
        found = next((one for one in near if _is_slip(names, [one[2]])), None)
        if found is not None and not any(words in names for _, _, words in near):
            yield _slip(view, block, found[0].id, found[1])


def _begin(text: str) -> tuple[str, str]:
    """What a line says up to its first stop, and the words of it."""
    begin = _MARK.sub("", re.split(r"[。\n]", text[:120], maxsplit=1)[0])
    return begin, words_of(begin)


def _slip(view: IssueView, block: Block, first: str, title: str) -> Hit:
    listed = _listed(block.text)
    start = max(block.text.find(listed), 0)
    there = max(view.bulletin.block(first).text.find(title), 0)
    beside = Beside(first, there, there + len(title), title, "正文标题")
    message = f"目录与正文标题不一致：正文作“{title}”。"
    return Hit(block.id, start, start + len(listed), message, beside=(beside,))


def _is_slip(listed: Sequence[str], titled: Sequence[str]) -> bool:
    """Whether two names are neither the same nor one a part of the other, and yet nearly alike."""
    pairs = [(one, other) for one in listed for other in titled]
    if any(one in other or other in one for one, other in pairs):
        return False
    pairs += [(one, other[: len(one)]) for one, other in pairs if LONG <= len(one) < len(other) - 2]
    return any(_nearly(one, other) for one, other in pairs if min(len(one), len(other)) >= LEAST_WORDS)


def _nearly(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= ALIKE or Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _listed_as(text: str) -> list[str]:
    """What an entry may call its article: with and without the unit before or behind the title."""
    listed = _COLUMN.sub("", _DOTS.split(_listed(text))[0])
    unit = behind(listed)
    names = [listed, listed[: unit[0]] if unit else "", _LED.sub("", listed)]
    return [words for words in dict.fromkeys(map(words_of, names)) if words]


def _titled(title: str) -> list[str]:
    """A title with and without its second line, its number and the unit before it."""
    plain = _COUNT.sub("", title)
    names = [plain, re.split(r"\s*[—–―]{2,}", plain, maxsplit=1)[0]]
    return [words for words in dict.fromkeys(map(words_of, [*names, *(_LED.sub("", one) for one in names)])) if words]


def _listed(text: str) -> str:
    """An entry without page, list mark and number."""
    return _COUNT.sub("", _MARK.sub("", without_page(text)))


def _lost(view: IssueView, ties: Ties) -> Iterator[Hit]:
    """An entry that alone of all names nothing in the text, not even a line of another kind."""
    if len(ties.untied) != 1 or len(ties.article_of) < 2 or ties.unlisted:
        return
    block = view.bulletin.block(ties.untied[0])
    words = words_of(_listed(block.text))
    if len(words) < LEAST_WORDS or any(
        words in words_of(other.text) or fuzz.partial_ratio(words, words_of(other.text)) >= 70
        for other in view.bulletin.lines
        if other.kind not in (Kind.TOC, Kind.TOC_ENTRY)
    ):
        return
    yield Hit(block.id, 0, len(block.text), "目录有这一条，正文里没有找到。")


def _falling(lines: tuple[Block, ...]) -> Iterator[Hit]:
    """Page numbers that are smaller than the one before and than the one after."""
    pages = [
        (block, int(found[1]))
        for block in lines
        if block.kind is Kind.TOC_ENTRY and (found := _PAGE.search(block.text))
    ]
    falls = [at for at, (one, other) in enumerate(pairwise(pages), 1) if other[1] < one[1]]
    if len(pages) < 3 or len(falls) != 1:
        return
    block, page = pages[falls[0]]
    before = pages[falls[0] - 1][1]
    found = _LAST_NUMBER.search(block.text)
    if found and page > 1:
        message = f"目录页码倒退：上一条在第 {before} 页，这一条在第 {page} 页。"
        yield Hit(block.id, found.start(1), found.end(1), message)


_HEAD = "〈masthead〉云岭组工信息／第3期／中共云岭县委组织部／2024年3月5日"
_SENT_LINE = "〈distribution〉报：市委组织部。"
_LIST = "〈toc〉目　录\n〈toc_entry〉松溪镇建强村级班子 1\n〈toc_entry〉𠮷水镇盘活闲置资产 3\n〈toc_entry〉青石镇优化为民服务 5"
_BODY = (
    "〈article_title〉松溪镇建强村级班子\n抓好选拔。\n〈article_title〉𠮷水镇盘活闲置资产\n清查资产。\n"
    "〈article_title〉青石镇优化为民服务\n延时办理。"
)

RULES = (
    Rule(
        id="STRUCT-MASTHEAD",
        name="报头版记不全",
        family=Family.LAYOUT,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="GB/T 9704—2012 7.2、7.4",
        why="刊名、期号、编印单位、日期和报送范围缺了，就不知道是哪一期、谁编的；领导批示栏空着是正常版式。",
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
            f"{_HEAD}\n〈instruction〉领导批示：\n〈article_title〉松溪镇建强村级班子\n抓好选拔。\n{_SENT_LINE}",
            "〈article_title〉松溪镇建强村级班子\n抓好选拔。",
            "松溪镇建强村级班子。抓好选拔。",
            (
                "〈masthead〉云岭组工信息／总第305期／中共云岭县委组织部／２０２４年３月５日\n〈article_title〉松溪镇建强班子\n抓好选拔。\n"
                f"{_SENT_LINE}\n〈distribution〉中共云岭县委组织部　2024年3月5日印发"
            ),
        ),
    ),
    Rule(
        id="TOC-MATCH",
        name="目录与正文不符",
        family=Family.LAYOUT,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="目录与正文一致",
        why="目录的题名应与正文标题逐字相同，页码应依次递增。",
        in_issue=_contents,
        bad=(
            Bad(
                f"{_HEAD}\n{_LIST}\n{_BODY}".replace(
                    "〈toc_entry〉𠮷水镇盘活闲置资产", "〈toc_entry〉𠮷水镇盘活闲置资源"
                )
            ),
            Bad(f"{_HEAD}\n{_LIST}\n{_BODY}".replace("资产 3", "资产 7"), at="5"),
            Bad(f"{_HEAD}\n{_LIST}\n〈toc_entry〉县直机关推进模范创建行动 6\n{_BODY}", at="县直机关推进模范创建行动 6"),
        ),
        good=(
            f"{_HEAD}\n{_LIST}\n{_BODY}",
            f"{_HEAD}\n{_LIST}\n{_BODY}".replace("松溪镇建强村级班子 1", "松溪镇　建强村级班子……1"),
            f"{_HEAD}\n〈toc〉目　录\n〈toc_entry〉县内信息\n〈toc_entry〉他山之石\n{_BODY}",
        ),
    ),
)
