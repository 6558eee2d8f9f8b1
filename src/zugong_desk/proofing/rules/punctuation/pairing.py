"""Marks without a partner, and marks nested in the wrong order (PUNCT-PAIR, PUNCT-NEST)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import PROSE, ArticleView, Passage
from zugong_desk.proofing.quotes import OPENING, Marks, Pair, as_inner, inside, pairs, strays
from zugong_desk.proofing.rule import Bad, Family, Rule

_NAMES = {
    "“": "左双引号",
    "”": "右双引号",
    "‘": "左单引号",
    "’": "右单引号",
    "《": "左书名号",
    "》": "右书名号",
    "（": "左括号",
    "）": "右括号",
    "〔": "左六角括号",
    "〕": "右六角括号",
    "【": "左方头括号",
    "】": "右方头括号",
}
_PARTNER = {"“": "”", "‘": "’", "《": "》", "（": "）", "〔": "〕", "【": "】"}
_PARTNER |= {closing: opening for opening, closing in _PARTNER.items()}
_REACH = 40
_KINDS = PROSE | {Kind.BYLINE, Kind.SOURCE_CREDIT, Kind.COLUMN, Kind.DISTRIBUTION}
_NUMBERED = re.compile(r"(?:^|[\s，。；：、（“])[0-9a-zA-Z①-⑳]{1,3}\Z")
_HEAD = re.compile("(?![△▲○●◆■★一二三四五六七八九十])[^。！？“‘《（]{1,20}[”’》）]")
_YEAR = re.compile(r"[0-9]{2}")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def _pair(article: ArticleView) -> Iterator[Hit]:
    prose = [passage for passage in article.passages if passage.kind in _KINDS]
    lost = [(passage, at) for passage in prose for at in strays(passage.text) if _counts(passage.text, at)]
    done: set[tuple[str, int]] = set()
    for turned in _turned(lost):
        passage, first, second = turned
        done |= {(passage.id, first), (passage.id, second)}
        yield _turn(passage, first, second)
    rest = [one for one in lost if (one[0].id, one[1]) not in done]
    if (
        rest
        and article.article is None
        and rest[0][0] is prose[0]
        and _HEAD.fullmatch(prose[0].text, 0, rest[0][1] + 1)
    ):
        del rest[0]  # a fragment begins in the middle
    across = _across(rest, prose)
    for passage, at in rest:
        if (passage.id, at) not in across:
            mark = passage.text[at]
            side = "没有与它配对的右半" if mark in OPENING else "没有与它配对的左半"
            yield Hit(passage.id, at, at + 1, f"{_NAMES[mark]}{side}")


def _counts(text: str, at: int) -> bool:
    """Whether a stray mark is one of ours at all: not the bracket of “1）”, nor one in foreign text."""
    mark = text[at]
    if mark == "’" and any(text[one] == "“" and 0 < at - one <= _REACH for one in strays(text)):
        return True  # it closes what was opened by a double mark
    if mark not in _NAMES or (mark == "）" and _NUMBERED.search(text, max(0, at - 5), at)):
        return False
    return mark not in "‘’" or bool(not _YEAR.match(text, at + 1) and _HAN.search(text, max(0, at - 2), at + 3))


def _turned(lost: list[tuple[Passage, int]]) -> Iterator[tuple[Passage, int, int]]:
    """Two strays that make a pair if one of them (or both) is turned round: ”甲” “甲“ ”甲“."""
    at = 0
    while at + 1 < len(lost):
        (passage, first), (other, second) = lost[at], lost[at + 1]
        text = passage.text
        close = passage is other and second - first <= _REACH
        near = close and text[second] in (text[first], _PARTNER[text[first]])
        mixed = close and text[first] + text[second] in ("“’", "‘”")
        if mixed or (near and not (text[first] in OPENING and text[second] not in OPENING) and text[first] in "“”"):
            yield passage, first, second
            at += 2
        else:
            at += 1


def _turn(passage: Passage, first: int, second: int) -> Hit:
    said = passage.text[first + 1 : second]
    if {passage.text[first], passage.text[second]} & {"‘", "’"}:
        told = "引号一半是双的，一半是单的，左右不成对"
        return Hit(passage.id, first, second + 1, told, suggestion=f"“{said}”", fix=Fix.SUGGEST)
    return Hit(passage.id, first, second + 1, "引号方向有误，左右不成对", suggestion=f"“{said}”", fix=Fix.SUGGEST)


def _across(lost: list[tuple[Passage, int]], prose: list[Passage]) -> set[tuple[str, int]]:
    """Strays that may belong to a pair over several blocks.

    Such are an opening mark whose partner is a stray of a later block; and quotations of several paragraphs, each of
    which is opened anew.
    """
    order = {passage.id: at for at, passage in enumerate(prose)}
    out: set[tuple[str, int]] = set()
    waiting: dict[str, list[tuple[str, int]]] = {}
    for passage, at in lost:
        mark = passage.text[at]
        if mark in OPENING:
            waiting.setdefault(mark, []).append((passage.id, at))
        elif waiting.get(_PARTNER[mark]):
            out |= {*waiting.pop(_PARTNER[mark]), (passage.id, at)}
    for passage, at in lost:
        after = order[passage.id] + 1
        if at == 0 and passage.text[0] in "“‘" and after < len(prose) and prose[after].text[:1] == passage.text[0]:
            out.add((passage.id, at))
    return out


def _nest(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or any(text[at] in "“”‘’《》〈〉" for at in strays(text)):
        return
    for pair in pairs(text):
        if pair.opening in "“《":
            yield from _doubled(passage, pair)
        elif pair.opening in "‘〈":
            yield from _single(passage, pair)


def _doubled(passage: Passage, pair: Pair) -> Iterator[Hit]:
    """A pair of double marks right inside another of the same."""
    around = inside(passage.text, pair.start, pair.marks)
    if around is None or around.opening != pair.opening:
        return
    said = passage.text[pair.inner]
    if pair.opening == "“":
        yield Hit(passage.id, pair.start, pair.end, "双引号里又用双引号，里层应用单引号", suggestion=f"‘{said}’")
    else:
        yield Hit(passage.id, pair.start, pair.end, "书名号里又用双书名号，里层应用单书名号", suggestion=f"〈{said}〉")


def _single(passage: Passage, pair: Pair) -> Iterator[Hit]:
    """A pair of single marks that is not inside double ones."""
    text = passage.text
    said = text[pair.inner]
    if inside(text, pair.start, pair.marks) is not None or not _HAN.search(said):
        return
    if pair.marks is Marks.BOOK and (pair.depth or "、" in said):
        return  # stands for a bracket inside a bracket: （各县〈市、区〉）
    if pair.marks is Marks.QUOTE:
        yield Hit(passage.id, pair.start, pair.end, "外层引号应用双引号", suggestion=f"“{as_inner(said)}”")
    else:
        yield Hit(passage.id, pair.start, pair.end, "外层书名号应用双书名号", suggestion=f"《{said}》")


RULES = (
    Rule(
        id="PUNCT-PAIR",
        name="标号不成对",
        family=Family.PUNCTUATION,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="GB/T 15834—2011 4.8.3.5；5.1.3",
        why="引号、括号、书名号的左右两半标在所标文字的两端，应成对。引文不止一段的，每段开头用左引号，末段结尾才用右引号，不在此列。",
        bad=(
            Bad("推行“四联四促机制，成效明显。", None, "“"),
            Bad("印发《实施办法，明确责任。", None, "《"),
            Bad("〈source_credit〉（云溪县委组织部", None, "（"),
            Bad("各镇（街道党委副书记到会𠮷。", None, "（"),
            Bad("打造”𠮷村夜话”品牌，办好“流动党校”。", "打造“𠮷村夜话”品牌，办好“流动党校”。"),
            Bad("办好“流动党校“。", "办好“流动党校”。"),
            Bad("设立“银发驿站’20个。", "设立“银发驿站”20个。"),
            Bad("〈distribution〉发：各乡镇党委，县直各单位党组（党委", None, "（"),
        ),
        good=(
            "推行“四联四促”机制（试行），印发《〈办法〉释义》。",
            "要求：1）摸清底数；2）建立台账。",
            "“一要学。\n“二要干。\n“三要实。”",
            "会议指出，“要把基层打牢\n才能把事业做强”。",
            "办法》印发以后，各地抓紧落实。",
            "迎接’98城乡游首发团。",
            "The unit’s plan is in Smiths’ book.",
        ),
        in_article=_pair,
    ),
    Rule(
        id="PUNCT-NEST",
        name="标号套用次序",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.8.3.4；4.15.3.5",
        why="引号、书名号套用时，外面一层用双的，里面一层用单的。",
        bad=(
            Bad("开展‘一线比武’活动。", "开展“一线比武”活动。"),
            Bad("树立“把‘小事’办好就是“大事””的理念。", "树立“把‘小事’办好就是‘大事’”的理念。"),
            Bad("学习《关于〈条例〉和《细则》的说明》。", "学习《关于〈条例〉和〈细则〉的说明》。"),
            Bad("印发〈𠮷村公约〉。", "印发《𠮷村公约》。"),
        ),
        good=(
            "各单位（含各县〈市、区〉）报送。",
            "树立“把‘小事’办好”的理念。",
            "学习《关于〈条例〉的说明》《以“小网格”促“大治理”》。",
            "他说：“村里讲‘和为贵，“和”字当先’。”",
            "各单位（含各县〈市、区〉）报送。",
            "The so-called ‘soft skills’ matter.",
        ),
        in_block=_nest,
    ),
)
