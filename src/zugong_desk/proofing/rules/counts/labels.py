"""Quoted terms that count what stands around them: “三个对照” behind 对照…、对照…, “一长三员”（网格长、宣传员…）."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.proofing.rules.counts.lists import HAN, NEAR, value

_N = "一二两三四五六七八九十"
_LABEL = re.compile(
    rf"“(?P<pre>(?:(?![{_N}])[{HAN}]){{0,3}})(?P<n>[{_N[1:]}])"
    rf"(?:[个大项张种类条支本套](?P<word>(?:一|(?![{_N}])[{HAN}])[{HAN}]{{0,5}})|(?P<x>(?![{_N}个大项张种类条支本套])[{HAN}])(?P<tail>(?:(?![{_N}])[{HAN}]){{0,4}}))”"
)
_PAIRED = re.compile(rf"“(?P<pairs>(?:[{_N}](?![{_N}])[{HAN}]){{2,4}})”")
_CLASS = "工作法|工作机制|机制|行动|模式|举措|措施|活动|工程|制度|服务|管理|要求|原则|目标|标准|做法|法"
_TAIL = re.compile(rf"(?<=[{HAN}])(?:{_CLASS})$")
_BEHIND = re.compile(
    rf"[{HAN}]{{0,5}}?(?:（(?P<a>[^（）]{{3,200}})）|(?:[，,]?(?:即|就是|也就是|分别是|分别为)[：:]?|——|：)(?P<b>[^。！？（）：]{{3,200}})(?=[。！？]))"
)
_SENTENCE = re.compile(r"。(?P<list>[^。；：！？（）“”]{6,120})(?=。)")
_NEXT = re.compile(rf"[{HAN}]{{0,6}}，(?P<list>[^，。；：！？（）“”]{{6,80}})(?=[，。；])")
_OPEN = re.compile(r"等|其中|例如|比如|……|之类|包括|以及各|简称|或者?")
_STOPS = "。！？；：（）\n"
_BACK = 160
_LINK = 10
_SEVERAL = 3
_WORDY = 30
_AND = re.compile("以及|[和与及]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quoted term at code points [start, end) that says `stated` of a list of `counted` members, and that list."""

    start: int
    end: int
    stated: int
    counted: int
    shown: str


def labelled(text: str) -> Iterator[Labelled]:
    """The quoted terms of a text whose number the list right before or behind them certainly contradicts."""
    if "“" not in text:
        return
    for label in _LABEL.finditer(text):
        key, stated = _key(label), value(label["n"])
        behind = _BEHIND.match(text, label.end())
        members = (_after(behind, key) or _steps(behind, label)) if behind else _around(text, label, key)
        if members and _wrong(stated, len(members)) and not _elsewhere(text, label, key, stated):
            yield Labelled(*label.span(), stated, len(members), "、".join(members))
    yield from _pairs(text)


def _around(text: str, label: re.Match[str], key: str) -> list[str]:
    """The members that lead up to the label by its key, or by the noun's first character (宣讲队, “三支队伍”), or follow.

    Those in the next clause may be named in part, so that they tell only if they are too many.
    """
    short = (label["word"] or "")[:1]
    before = _before(text, label, key) or (_before(text, label, short) if len(key) == 2 and short else [])
    if not before and (sentence := _SENTENCE.match(text, label.end())) and len(key) > 1:
        pieces = re.split("[，、；]", sentence["list"])
        return pieces if len(pieces) > 1 and all(one.startswith(key) for one in pieces) else []
    found = None if before else _NEXT.match(text, label.end())
    if not found:
        return before
    pieces = found["list"].split("、")
    closed = len(key) > 1 and text.startswith("。", found.end()) and all(piece.startswith(key) for piece in pieces)
    whole = closed or (len(pieces) > value(label["n"]) and all(key in piece for piece in pieces))
    return _sound(pieces, key) if whole and not _OPEN.search(found["list"]) else []


def _wrong(stated: int, counted: int) -> bool:
    return stated > 1 and stated != counted and abs(stated - counted) <= NEAR


def _key(label: re.Match[str]) -> str:
    """What each member bears: the word that is counted without its class word (三个一线工作法), or its one character."""
    return label["x"] or _TAIL.sub("", label["word"])


def _elsewhere(text: str, label: re.Match[str], key: str, stated: int) -> bool:
    """Whether the sentence names the key just as often as is said, only not in one list."""
    begin = max(text.rfind(stop, max(0, label.start() - _BACK), label.start()) for stop in "。！？\n") + 1
    ends = [at for stop in "。！？" if (at := text.find(stop, label.end(), label.end() + _BACK)) >= 0]
    around = text[begin : label.start()] + text[label.end() : min(ends, default=label.end() + _BACK)]
    return around.count(key) == stated


def _before(text: str, label: re.Match[str], key: str) -> list[str]:
    """The members that lead up to the label, each with the key at its like place; none if they are not all there."""
    floor = max(0, label.start() - _BACK)
    begin = max(text.rfind(stop, floor, label.start()) for stop in _STOPS) + 1
    pieces = re.split("([、，])", text[max(begin, floor) : label.start()])
    if key not in pieces[-1]:
        if len(pieces) < 3 or len(pieces[-1]) > _LINK or pieces[-2] == "、" or _OPEN.search(pieces[-1]):
            return []
        del pieces[-2:]
    run = [pieces.pop()]
    marks: set[str] = set()
    while len(pieces) > 1 and key in pieces[-2]:
        marks.add(pieces.pop())
        run.insert(0, pieces.pop())
    if len(marks) != 1 or (
        pieces and (pieces[-1] == "、" or (pieces[-1] == "，" and marks == {"，"} and len(key) < 2))
    ):
        return []
    return _sound(run, key)


def _sound(run: Sequence[str], key: str) -> list[str]:
    """The members of a run with such as 和 parts; none if one is open, wordy, or names the key in another way."""
    members = [part for one in run for part in _parted(one, key)]
    if any(
        len(one) > _WORDY or (one.count(key) != 1 and key != "一") or key not in one or _OPEN.search(one)
        for one in members
    ):
        return []
    if any(re.search(rf"[{_N}0-9][个大项张种类条支本套]?“?{key}", one) for one in members):
        return []
    rest = [one.strip("“”‘’ ") for one in members[1:]]
    places = {one.index(key) for one in rest}, {len(one) - one.index(key) for one in rest}
    return members if len(members) > 1 and min(map(len, places)) == 1 else []


def _parted(one: str, key: str) -> list[str]:
    for found in _AND.finditer(one):
        if key in one[: found.start()] and key in one[found.end() :]:
            return [one[: found.start()], one[found.end() :]]
    return [one]


def _after(found: re.Match[str], key: str) -> list[str]:
    """The members in brackets, or behind 即 or a colon to the end of the sentence, if they can be cut in one way only."""
    listed = found["a"] or found["b"]
    if _OPEN.search(listed) or (re.match("[一1①]", listed) and key[0] != "一"):
        return []
    ways = []
    for mark in "；，、":
        pieces = listed.split(mark)
        run = [piece for piece in pieces if key in piece]
        if len(run) > 1 and pieces[: len(run)] == run:
            if len(run) < len(pieces) and (found["a"] or mark == "、"):
                return []
            ways.append(_sound(run, key))
    return ways[0] if len(ways) == 1 else []


def _steps(found: re.Match[str], label: re.Match[str]) -> list[str]:
    """“五步工作法”（学、议、办、评）: members of one length in brackets right behind a term of steps or characters."""
    if not found["a"] or (label["x"] or "") not in {"步", "字", "环", "单"}:
        return []
    members = found["a"].split("、")
    return members if len(members) >= _SEVERAL and len({len(one) for one in members}) == 1 else []


def _pairs(text: str) -> Iterator[Labelled]:
    """“一长三员”: every member ends as one of its parts does."""
    for label in _PAIRED.finditer(text):
        behind = _BEHIND.match(text, label.end())
        listed = (behind["a"] or behind["b"]) if behind else _ahead(text, label.start())
        if not listed or _OPEN.search(listed):
            continue
        members = re.split("[、，；]|以及|[和与及]", listed)
        ends = label["pairs"][1::2]
        stated = sum(value(one) for one in label["pairs"][::2])
        if len(members) < _SEVERAL or not all(one and one.strip("“”")[-1:] in ends for one in members):
            continue
        if _wrong(stated, len(members)) and _wrong(stated, len(re.split("[、，；]", listed))):
            yield Labelled(*label.span(), stated, len(members), listed)


def _ahead(text: str, end: int) -> str:
    """The clause that leads up to `end`."""
    floor = max(0, end - _BACK)
    return text[max(max(text.rfind(stop, floor, end) for stop in f"{_STOPS}，") + 1, floor) : end]
