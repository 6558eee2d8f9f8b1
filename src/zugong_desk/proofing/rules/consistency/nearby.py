"""Forms that stand once, one slip of the hand away from a form that the issue has elsewhere (CONS-NEAR).

Four characters in a row, counted over the whole issue, are compared with what they are after one slip: two neighbours
exchanged (志服愿务), a character of the word said once more (服务中务心), one left out (党建指员), one that sounds or looks alike
(云务). All sums are sets met with sets, so that the time is linear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.comparing import like_sorts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.words.phrases import alike, known_phrases, known_words

_WRITTEN = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.HEADING})
_FOUR = 4
_SEVERAL = 2
_BETWEEN = frozenset(
    "的地得了着过在是和与及或以于之为有由又也已要这那个不从到就都向对并等所而其中上下里前后内外时来去我你他她它们"
    "者将把被让给使按据可能会应当须还则且若因但各每该此某本只仅均再更最很较多少未无非总零〇一二三四五六七八九十百千万亿半两几第"
)
"""Characters that stand between words, and numerals."""
_LIGHT = _BETWEEN | frozenset("大小新老首次名位家项条种件年月日级省市州县区乡镇村街委党政男女域际性化度率变伟主除")
"""Characters that words take on and leave, or that stand between words: what differs in one of them is no slip."""


_NAME = re.compile("“([\u4e00-\u9fff]{4,8})”")
_BOUND = re.compile("[^\u4e00-\u9fff]+|[的等]")


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is written once, and what elsewhere."""

    wrong: str
    right: str


@dataclass(frozen=True, slots=True)
class _Grams:
    """The text, its two characters in a row at each place, and how often each four in a row stand in it."""

    text: str
    two: list[str]
    four: Counter[str]

    def alone(self, *pairs: str) -> bool:
        """Whether each of these pairs stands only once in the text, and is no word."""
        return known_words().isdisjoint(pairs) and all(self.text.count(pair) == 1 for pair in pairs)


def _look(view: IssueView) -> Iterator[Hit]:
    prose = [passage for passage in view.passages if passage.kind in _WRITTEN]
    text = "\n".join(passage.text for passage in prose)
    for slip in _slips(text):
        yield from _told(prose, slip)


@lru_cache(maxsize=8)
def _slips(text: str) -> tuple[_Slip, ...]:
    return tuple({slip.wrong: slip for slip in _found(text)}.values())


def _found(text: str) -> Iterator[_Slip]:
    two = list(map(add, text, text[1:]))
    grams = _Grams(text, two, Counter(map(add, two, two[2:])))
    several = [gram for gram, count in grams.four.items() if count >= _SEVERAL and _plain(gram)]
    yield from _exchanged(grams)
    for wrong in grams.four.keys() & _turned().keys():
        if grams.text.count(wrong) == 1:
            yield _Slip(wrong, _turned()[wrong])
    yield from _repeated(grams, several)
    yield from _lost(grams, several)
    yield from _wrong(grams, several)
    yield from _at_edge(grams, several)
    yield from _quoted(grams)


def _plain(gram: str) -> bool:
    """Whether a gram is of Chinese characters only."""
    return min(gram) >= "\u4e00" and max(gram) <= "\u9fff"


def _exchanged(grams: _Grams) -> Iterator[_Slip]:
    """志服愿务 beside 志愿服务: both outer characters are as elsewhere."""
    leaps = list(map(add, grams.text, grams.text[2:]))
    for right in grams.four.keys() & set(map(add, leaps, leaps[1:])):
        wrong = right[0] + right[2] + right[1] + right[3]
        if wrong == right or grams.four.get(wrong) != 1 or not _plain(right) or _LIGHT.intersection(right[1:3]):
            continue
        if grams.alone(wrong[1:3]) and known_words().isdisjoint((wrong[:2], wrong[2:])):
            yield _Slip(wrong, right)


def _repeated(grams: _Grams, several: Iterable[str]) -> Iterator[_Slip]:
    """服务中务心 beside 服务中心: a character is said again where it does not belong."""
    for right in several:
        wrong = f"{right[:3]}{right[1]}{right[3]}"
        met = grams.four.get(wrong[1:]) == 1 and wrong[:4] in grams.four and right[1] not in _LIGHT
        if met and grams.alone(wrong[2:4]) and wrong[3:] not in known_words():
            yield _Slip(wrong, right)


def _lost(grams: _Grams, several: Iterable[str]) -> Iterator[_Slip]:
    """党建指员 beside 党建指导员: a character of a word is left out."""
    goes_on: defaultdict[str, list[str]] = defaultdict(list)
    for gram in several:
        goes_on[gram[:3]].append(gram[3])
    for gram in several:
        for last in goes_on.get(gram[1:], ()):
            right = gram + last
            for at in (2, 3):
                wrong = right[:at] + right[at + 1 :]
                met = grams.four.get(wrong) == 1 and right[at] not in _LIGHT and _is_broken(right, at)
                parts = wrong[:2], wrong[2:]
                if met and grams.alone(wrong[at - 1 : at + 1]) and not known_words().issuperset(parts):
                    yield _Slip(wrong, right)


def _is_broken(right: str, at: int) -> bool:
    """Whether the character left out is part of a word with its neighbour; near the end, the middle of a word of three."""
    if at == _FOUR - 1:
        return right[2:] in known_phrases()
    return not known_words().isdisjoint((right[at - 1 : at + 1], right[at : at + 2]))


def _wrong(grams: _Grams, several: Iterable[str]) -> Iterator[_Slip]:
    """远程会珍 beside 远程会诊: a character inside four that sounds or looks like that of the others."""
    text, two = grams.text, grams.two
    for at, parted in ((1, map(add, text, two[2:])), (2, map(add, two, text[3:]))):
        met = Counter(parted)
        for right in several:
            if met[right[:at] + right[at + 1 :]] > grams.four[right]:
                for wrong in _others(text, right, at):
                    if grams.four[wrong] == 1 and _mistaken(grams, wrong, right, at):
                        yield _Slip(wrong, right)


def _others(text: str, right: str, at: int) -> Iterator[str]:
    """What stands in a text like four characters, but for the one at a place."""
    fixed, shift = (right[:at], 0) if at > 1 else (right[at + 1 :], at + 1)
    found = text.find(fixed)
    while found >= 0:
        wrong = text[max(0, found - shift) : found - shift + _FOUR]
        if wrong != right and wrong[:at] == right[:at] and wrong[at + 1 :] == right[at + 1 :]:
            yield wrong
        found = text.find(fixed, found + 1)


def _at_edge(grams: _Grams, several: Iterable[str]) -> Iterator[_Slip]:
    """白石云务， beside 白石云雾: the last or the first character of words that a mark bounds."""
    runs = [run for run in _BOUND.split(grams.text) if len(run) >= _FOUR]
    for at, met in ((3, {run[-_FOUR:] for run in runs}), (0, {run[:_FOUR] for run in runs})):
        known: defaultdict[str, list[str]] = defaultdict(list)
        for right in several:
            known[right[:at] + right[at + 1 :]].append(right)
        for wrong in met:
            for right in known.get(wrong[:at] + wrong[at + 1 :], ()):
                if right != wrong and grams.four[wrong] == 1 and _mistaken(grams, wrong, right, at):
                    yield _Slip(wrong, right)


def _quoted(grams: _Grams) -> Iterator[_Slip]:
    """“白石云务” beside 白石云雾茶: a name in marks that stands once, with one character that sounds or looks alike."""
    text = grams.text
    for name in {*_NAME.findall(text)}:
        if text.count(name) > 1:
            continue
        for fixed, shift in ((name[:3], 0), (name[-3:], len(name) - 3)):
            found = text.find(fixed)
            while found >= 0:
                begin = max(0, found - shift)
                other = text[begin : begin + len(name)]
                if _one_off(name, other) and text[begin - 1 : begin] != "“":
                    yield _Slip(name, other)
                found = text.find(fixed, found + 1)


def _one_off(name: str, other: str) -> bool:
    unlike = [(a, b) for a, b in zip(name, other, strict=False) if a != b]
    if len(other) != len(name) or len(unlike) != 1 or not _plain(other):
        return False
    one, two = unlike[0]
    last = name[:-1] == other[:-1] and like_sorts(one, two)
    return last or (_LIGHT.isdisjoint(unlike[0]) and alike(one, two))


def _mistaken(grams: _Grams, wrong: str, right: str, at: int) -> bool:
    one, other = wrong[at], right[at]
    if not _plain(one) or one in _LIGHT or other in _LIGHT or not alike(one, other):
        return False
    return grams.alone(*(wrong[begin : begin + 2] for begin in (at - 1, at) if 0 <= begin < _FOUR - 1))


@cache
def _turned() -> dict[str, str]:
    """Four characters in a row of set phrases with two neighbours exchanged, and the phrase's own; none that make words."""
    windows = {phrase[at : at + _FOUR] for phrase in known_phrases() for at in range(len(phrase) - _FOUR + 1)}
    out: dict[str, str] = {}
    for right in windows:
        for at in range(_FOUR - 1):
            pair = right[at + 1] + right[at]
            wrong = right[:at] + pair + right[at + 2 :]
            beside = {wrong[:2], wrong[1:3], wrong[2:]}
            if (
                pair[0] != pair[1]
                and wrong not in windows
                and _BETWEEN.isdisjoint(pair)
                and beside.isdisjoint(known_words())
            ):
                out[wrong] = right
    return out


def _told(prose: list[Passage], slip: _Slip) -> Iterator[Hit]:
    where = next((one for one in prose if slip.wrong in one.text), None)
    there = next((one for one in prose if slip.right in one.text), None)
    if where and there is None:
        start = where.text.index(slip.wrong)
        yield Hit(where.id, start, start + _FOUR, f"“{slip.wrong}”疑为“{slip.right}”，字序颠倒", suggestion=slip.right)
    elif where and there:
        start, at = where.text.index(slip.wrong), there.text.index(slip.right)
        yield Hit(
            where.id,
            start,
            start + len(slip.wrong),
            f"此处“{slip.wrong}”，别处作“{slip.right}”，疑为笔误",
            suggestion=slip.right,
            beside=(Beside(there.id, at, at + len(slip.right), slip.right, "本期另一处"),),
        )


RULES = (
    Rule(
        id="CONS-NEAR",
        name="一字之差",
        family=Family.CONSISTENCY,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：前后一致",
        why="只出现一次的写法，与本期别处的说法只差一处（颠倒、多字、漏字或音形相近的字），多半是录入之误。",
        bad=(
            Bad(
                "柳塘镇组织志愿服务队进村。\n𠮷村的志服愿务队员上门理发。",
                "柳塘镇组织志愿服务队进村。\n𠮷村的志愿服务队员上门理发。",
                "志服愿务",
            ),
            Bad(
                "建成邻里食堂，邻里食堂对老人开放。\n邻里实堂每天供餐。",
                "建成邻里食堂，邻里食堂对老人开放。\n邻里食堂每天供餐。",
                "邻里实堂",
            ),
            Bad(
                "打造青溪云雾茶品牌，青溪云雾走出大山，青溪云雾名声在外。\n村民制茶，售卖青溪云务。",
                "打造青溪云雾茶品牌，青溪云雾走出大山，青溪云雾名声在外。\n村民制茶，售卖青溪云雾。",
                "青溪云务",
            ),
            Bad(
                "建成便民服务中心，便民服务中心实行轮值。\n老人到服务中务心办事。",
                "建成便民服务中心，便民服务中心实行轮值。\n老人到服务中心办事。",
                "服务中务心",
            ),
            Bad(
                "选派乡村明白人，乡村明白人每周到厂。\n还有8名乡村明人驻企。",
                "选派乡村明白人，乡村明白人每周到厂。\n还有8名乡村明白人驻企。",
                "乡村明人",
            ),
            Bad(
                "今年采制青溪云雾茶三吨。\n“青溪云务”卖到𠮷城。",
                "今年采制青溪云雾茶三吨。\n“青溪云雾”卖到𠮷城。",
                "青溪云务",
            ),
            Bad("动员𠮷村党员参加志服愿务。", "动员𠮷村党员参加志愿服务。", "志服愿务"),
        ),
        good=(
            "县委组织部印发通知，县委组织部派出指导组。\n县组织部门抓好落实。",
            "便民服务站有12个，便民服务站全天开放。\n便民服务点有3个。",
            "推动产业发展，产业发展势头好。\n工业发展也好，产业发达。",
            "抓好党员教育，党员教育有声有色。\n党员交流有序，党员都来。",
        ),
        in_issue=_look,
    ),
)
