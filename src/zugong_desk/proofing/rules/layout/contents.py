"""TOC-MATCH: whether a contents list agrees with the text below it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from zugong_desk.domain.block import Block
from zugong_desk.domain.contents import Ties, tied, without_page, words_of
from zugong_desk.domain.credit import behind
from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import articles
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule

ALIKE, TIED_ALIKE = 90, 75
"""Likeness from which two titles are one with a slip, of 100; of an entry that is known to name the article, less."""
MOST_SLIPS, LEAST_TIED = 3, 8
"""Characters that may differ in such an entry, and those that it has at least."""
LEAST_WORDS = 6
"""Characters of a title that can be told from any other."""
LONG = 10
"""Characters of an entry that may name only the beginning of a title."""
MOST = 60
"""Lines of a list that are looked for in the text."""
_NAMED = frozenset({Kind.ARTICLE_TITLE, Kind.HEADING, Kind.PARAGRAPH, Kind.COLUMN})
_MARK = re.compile(r"^\s*[-+*•·△▲●○◆◇■□★☆◎]\s*")
_COUNT = re.compile(r"^\s*(?:\d{1,2}[.．、]\s*|[一二三四五六七八九十]{1,3}、\s*)")
_LED = re.compile(r"^[^：:]{2,16}[：:]")
"""The unit or column that stands before a title and a colon."""
_DOTS = re.compile(r"[.．·•…‥]{3,}|…{2,}(?=[^…]{3,30}$)")
_COLUMN = re.compile(r"^【[^】]{2,12}】\s*")
_LAST_NUMBER = re.compile(r"(\d{1,3})\s*[）)〕]?\s*$")
_PAGE = re.compile(r"[\s.．·•…‥—－_\-（(]\s*(\d{1,3})\s*[）)]?\s*$")


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
        listed, titled = _listed_as(block.text), _titled(title)
        if _is_slip(listed, titled) or _differs_little(listed, titled):
            yield _slip(view, block, first, title)


def _differs_little(listed: Sequence[str], titled: Sequence[str]) -> bool:
    """Whether an entry and the title of its own article differ in a few characters, and neither is a part of the other."""
    pairs = [(one, other) for one in listed for other in titled]
    return not any(one in other or other in one for one, other in pairs) and any(
        min(len(one), len(other)) >= LEAST_TIED
        and fuzz.ratio(one, other) >= TIED_ALIKE
        and Levenshtein.distance(one, other, score_cutoff=MOST_SLIPS) <= MOST_SLIPS
        for one, other in pairs
    )


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
        near = [one for one in begun if any(abs(len(one[2]) - len(name)) <= 2 for name in names)]
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
    message = f"目录与正文标题不一致：正文作{quoted(title)}"
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
    yield Hit(block.id, 0, len(block.text), "目录有此条，正文里没有找到")


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
        message = f"目录页码倒退：上一条在第 {before} 页，此条在第 {page} 页"
        yield Hit(block.id, found.start(1), found.end(1), message)


_HEAD = "〈masthead〉云岭组工信息／第3期／中共云岭县委组织部／2024年3月5日"
_LIST = "〈toc〉目　录\n〈toc_entry〉松溪镇建强村级班子 1\n〈toc_entry〉𠮷水镇盘活闲置资产 3\n〈toc_entry〉青石镇优化为民服务 5"
_BODY = (
    "〈article_title〉松溪镇建强村级班子\n抓好选拔。\n〈article_title〉𠮷水镇盘活闲置资产\n清查资产。\n"
    "〈article_title〉青石镇优化为民服务\n延时办理。"
)

RULES = (
    Rule(
        id="TOC-MATCH",
        name="目录与正文不符",
        family=Family.LAYOUT,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：目录与正文一致",
        why="目录的题名应与正文标题逐字相同，页码应依次递增。",
        in_issue=_contents,
        bad=(
            Bad(
                f"{_HEAD}\n{_LIST}\n{_BODY}".replace(
                    "〈toc_entry〉𠮷水镇盘活闲置资产", "〈toc_entry〉𠮷水镇盘活闲置资源"
                )
            ),
            Bad(f"{_HEAD}\n{_LIST}\n{_BODY}".replace("资产 3", "资产 7"), at="5"),
            Bad(
                f"{_HEAD}\n{_LIST}\n{_BODY}".replace(
                    "〈toc_entry〉青石镇优化为民服务", "〈toc_entry〉青石镇优化便企服务"
                ),
                at="青石镇优化便企服务",
            ),
            Bad(f"{_HEAD}\n{_LIST}\n〈toc_entry〉县直机关推进模范创建行动 6\n{_BODY}", at="县直机关推进模范创建行动 6"),
        ),
        good=(
            f"{_HEAD}\n{_LIST}\n{_BODY}",
            f"{_HEAD}\n{_LIST}\n{_BODY}".replace("松溪镇建强村级班子 1", "松溪镇　建强村级班子……1"),
            f"{_HEAD}\n{_LIST}\n{_BODY}".replace("〈article_title〉青石镇优化", "〈article_title〉青石镇建好中心 优化"),
            f"{_HEAD}\n〈toc〉目　录\n〈toc_entry〉县内信息\n〈toc_entry〉他山之石\n{_BODY}",
        ),
    ),
)
