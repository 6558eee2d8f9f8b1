"""Claims of a number beside the list that they count: 六家单位, 三个聚焦, 四个环节, 市、县、乡三级."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.proofing.rules.counts.labels import labelled
from zugong_desk.proofing.rules.counts.lists import HAN, NUMBER, Listed, listed, value
from zugong_desk.proofing.rules.counts.rows import rows

_STOPS = "，。；：！？（）,;:!?"
_BACK = 160


@dataclass(frozen=True, slots=True)
class Miscount:
    """A number at code points [start, end) of a text that says `stated` of a list that has `counted` members."""

    start: int
    end: int
    stated: int
    counted: str
    shown: str


def miscounts(text: str) -> Iterator[Miscount]:
    """The claims of a text that its own lists contradict, as far as that is certain."""
    seen: set[int] = set()
    for one in _miscounts(text):
        if seen.isdisjoint(range(one.start, one.end)):
            seen.update(range(one.start, one.end))
            yield one


def _miscounts(text: str) -> Iterator[Miscount]:
    for look in (
        _before_number,
        _before_noun,
        _before_steps,
        _in_brackets,
        _behind_colon,
        _in_quotes,
        _quoted_row,
        _levels,
    ):
        yield from look(text)
    bare, places = _unglossed(text)
    for one in labelled(bare):
        yield Miscount(places[one.start], places[one.end - 1] + 1, one.stated, str(one.counted), one.shown)
    for row in rows(bare):
        yield Miscount(places[row.start], places[row.end - 1] + 1, row.stated, _shown(row.members), row.shown)


_GLOSS = re.compile(rf"(?<=[{HAN}])（[{HAN}]{{1,6}}）(?=[{HAN}、“])")


def _unglossed(text: str) -> tuple[str, Sequence[int]]:
    """A text without the short glosses that stand inside the members of a list (村（社区）), and where its characters were."""
    if "（" not in text or not _GLOSS.search(text):
        return text, range(len(text))
    bare: list[str] = []
    places: list[int] = []
    at = 0
    for start, end in [*(found.span() for found in _GLOSS.finditer(text)), (len(text), len(text))]:
        bare.append(text[at:start])
        places += range(at, start)
        at = end
    return "".join(bare), places


def _miscount(found: re.Match[str], members: Listed, shown: str) -> Miscount:
    return Miscount(*claim_at(found, "n"), value(found["n"]), _shown(members), shown)


def _shown(members: Listed) -> str:
    return str(members.least) if members.least == members.most else f"{members.least}—{members.most}"


_QUOTE = 14
_CLAIMED = re.compile(
    rf"\x20?(?:个(?:方面|环节|维度|层面|步骤|阶段)|[家个大项种类条名位件张支][{HAN}]{{0,2}}|[级点字步]|[{HAN}])"
)
_NOUN_ROOM = 6


def claim_at(found: re.Match[str], group: str) -> tuple[int, int]:
    """Where a number stands with what it counts: the whole quoted term, else the number with its measure and noun."""
    text, (start, end) = found.string, found.span(group)
    opening, closing = text.rfind("“", max(0, start - _QUOTE), start), text.find("”", end, end + _QUOTE)
    if 0 <= opening < closing and "”" not in text[opening:start] and "“" not in text[end:closing]:
        return opening, closing + 1
    for name in ("kind", "noun"):
        if (named := found.groupdict().get(name)) and len(named) <= _NOUN_ROOM:
            return start, found.end(name)
    behind = _CLAIMED.match(text, end)
    return start, behind.end() if behind else end


def _off(stated: int, members: Listed, *, open_: bool = False) -> bool:
    """Whether the number is certainly wrong; an open list (…等) may name fewer than there are."""
    if open_:
        return 0 < stated < members.least and members.near(stated)
    return stated > 1 and not members.allows(stated) and members.near(stated)


# 市委办、市财政局、市水利局3家单位: members of one sort, then how many there are.
_KINDS = {
    "单位": "部委局办厅院校厂社会组站所队行司团中心县市区镇乡道",
    "部门": "部委局办厅院会组站所队",
    "企业": "司厂团业社店",
    "村": "村",
    "社区": "区",
    "镇": "镇",
    "乡镇": "乡镇",
    "镇街": "镇道",
    "街道": "道",
    "县": "县市区",
    "县区": "县市区",
    "县市区": "县市区",
    "学校": "学校院",
    "医院": "院",
    "银行": "行",
}
_AFTER_LIST = re.compile(
    rf"(?P<last>[{HAN}”])(?P<etc>等)?(?:这)? ?(?P<n>{NUMBER}) ?[家个所](?:市直|区直|县直|市级|县级|重点|试点|成员)?"
    rf"(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})(?![{HAN}]{{0,2}}[级里中内的])"
)
_WANDERS = re.compile("[在向到对把由从于将使赴按以让给的等]|深入|组织(?!部)|其中|分别")
_MEMBER = 14
_SEVERAL = 3
_OF_PEOPLE = ("名", "位")


def _before_number(text: str) -> Iterator[Miscount]:
    if "、" not in text:
        return
    for found in _AFTER_LIST.finditer(text):
        clause = _clause(text, found.end("last"))
        members = listed(clause)
        if members is None or not _one_sort(members, _KINDS[found["kind"]]):
            continue
        if _off(value(found["n"]), members, open_=bool(found["etc"])):
            yield _miscount(found, members, clause)


def _one_sort(members: Listed, ends: str) -> bool:
    """Whether all end as such things do; what leads in stands before the first only."""
    rest = members.members[1:]
    return all(one[-1] in ends for one in members.members) and not any(
        len(one) > _MEMBER or _WANDERS.search(one) for one in rest
    )


def _clause(text: str, end: int) -> str:
    """What stands before `end` back to the last stop."""
    begin = max(0, end - _BACK)
    start = max(text.rfind(stop, begin, end) for stop in _STOPS) + 1
    return text[max(start, begin) : end]


# 学习制度、考勤制度、奖惩制度三项制度: each member ends with the noun that is counted.
_NOUNED = re.compile(rf"(?P<last>[{HAN}”])(?<!等)(?P<n>{NUMBER})\x20?[类种项个大张支条](?P<noun>[{HAN}]{{2,6}})")


def _before_noun(text: str) -> Iterator[Miscount]:
    if "、" not in text:
        return
    for found in _NOUNED.finditer(text):
        clause = _clause(text, found.end("last"))
        members = listed(clause)
        noun = found["noun"][:2]
        if members is None or not all(one.endswith(noun) for one in members.members):
            continue
        before = text[: found.end("last") - len(clause)]
        if before.endswith(("，", "；")) and noun in before[-_BACK:]:
            continue
        if not any(_WANDERS.search(one) for one in members.members[1:]) and _off(value(found["n"]), members):
            yield Miscount(found.start("n"), found.start("noun") + 2, value(found["n"]), _shown(members), clause)


# 选、育、管、用四个环节: members of one length, and nothing else between the marks.
_STEPS = re.compile(
    rf"(?P<last>[{HAN}])(?<!等)“?(?P<n>{NUMBER})\x20?(?:[个大种项](?P<kind>环节|方面|维度|层面|步骤|阶段|关口|要素|领域|任务|职责|职能|字)|字)"
)
_FIRST = 12


def _before_steps(text: str) -> Iterator[Miscount]:
    if "、" not in text:
        return
    for found in _STEPS.finditer(text):
        clause = _clause(text, found.end("last"))
        members = listed(clause)
        if members is None or members.least < _SEVERAL or len(members.members[0]) > _FIRST:
            continue
        rest = members.members[1:]
        if len({len(one) for one in rest}) > 1 or len(rest[0]) > 4 or any(_WANDERS.search(one) for one in rest):
            continue
        if _off(value(found["n"]), members):
            yield _miscount(found, members, clause)


_TAIL = "工作法|行动|机制|模式|举措|活动|制度|服务|管理|工程|法|式"
_COUNTED = rf"(?P<n>{NUMBER}) ?(?:(?P<measure>[家个名位所项类种支条大点件套座])(?P<noun>[{HAN}]{{0,8}})|(?P<x>[{HAN}])(?:{_TAIL})?)”?"
# 成立5个专班（…组、…组） and “三个聚焦”（聚焦…、聚焦…）
_BRACKETED = re.compile(rf"{_COUNTED}（(?P<list>[^（）]{{3,200}})）")
_NOT_A_LIST = re.compile(r"[0-9：:。]|其中|例如|以下|简称|包括|包含|含|不含|等$|等[，、；]|原名|均为|或|每|各|分别|……")


def _in_brackets(text: str) -> Iterator[Miscount]:
    if "（" not in text:
        return
    for found in _BRACKETED.finditer(text):
        if not _NOT_A_LIST.search(found["list"]):
            yield from _against(found, found["list"], _keyword(found))


# 抓好三件事：… and “三个聚焦”：聚焦…，聚焦…
_COLON = re.compile(rf"{_COUNTED}[{HAN}]{{0,6}}：(?P<list>[^。：！？（）]{{4,200}})(?=。)")


def _behind_colon(text: str) -> Iterator[Miscount]:
    if "：" not in text:
        return
    for found in _COLON.finditer(text):
        if not _NOT_A_LIST.search(found["list"]) and not re.match("[一1①]", found["list"]):
            yield from _against(found, found["list"], _keyword(found))


def _keyword(found: re.Match[str]) -> str:
    return found["x"] or (found["noun"] or "")[:2]


def _against(found: re.Match[str], text: str, word: str) -> Iterator[Miscount]:
    """A closed list against the number before it: certain only if no way of cutting it gives that number."""
    stated = value(found["n"])
    ways = [way for mark in ("；", "，", "、") if (way := listed(text, mark))]
    if len(ways) != 1 or ways[0].allows(stated) or text.count(word or "\0") == stated:
        return
    members = ways[0]
    if (members.all_have(word) if word and word in text else _alike(found, members)) and _off(stated, members):
        yield _miscount(found, members, text)


def _alike(found: re.Match[str], members: Listed) -> bool:
    """Whether members that do not bear the number's own word are certainly what it counts."""
    kind = next((kind for kind in _KINDS if (found["noun"] or "").endswith(kind)), "")
    if members.least < _SEVERAL:
        return False
    return (
        members.alike
        or len({len(one) for one in members.members}) == 1
        or (found["measure"] in _OF_PEOPLE and members.names)
        or (kind != "" and _one_sort(members, _KINDS[kind]))
    )


# “学、思、干”四个环节: what stands in one pair of marks is a closed list.
_QUOTED = re.compile(rf"“(?P<list>[^“”，。；：（）]{{3,80}})”(?P<n>{NUMBER})(?:大|个|字|步|项|种|类)")


def _in_quotes(text: str) -> Iterator[Miscount]:
    for found in _QUOTED.finditer(text):
        members = listed(found["list"])
        if members is not None and members.least > 2 and _off(value(found["n"]), members):
            yield _miscount(found, members, found["list"])


# “红色驿站”“暖新小屋”“先锋书吧”两大阵地
_ROW = re.compile(
    rf"(?<![、和与及”])(?P<list>“[^“”]{{1,20}}”(?:[、和与及]?“[^“”]{{1,20}}”)+)(?P<etc>等)?(?P<n>{NUMBER})(?:大|项|个)(?![{HAN}]{{0,2}}[”月年])"
)


def _quoted_row(text: str) -> Iterator[Miscount]:
    if "”" not in text:
        return
    for found in _ROW.finditer(text):
        members = Listed(tuple(re.findall("“([^“”]*)”", found["list"])))
        exact = Listed(tuple("甲" for _ in members.members))
        if _off(value(found["n"]), exact, open_=bool(found["etc"])):
            yield _miscount(found, exact, found["list"])


# 市、县、乡三级
_LEVEL = "国家|中央|自治区|省|市|州|县区|县|区|旗|乡镇|镇街|乡|镇|街道|社区|村组|村|组|户"
_BRACKET = r"(?:（[^（）]{1,12}）)?"
_LEVELS = re.compile(
    rf"(?<![省市州县区旗乡镇村、和与及])(?P<list>(?:{_LEVEL}){_BRACKET}(?:[、和与](?:{_LEVEL}){_BRACKET})+)(?P<n>[两二三四五六])级"
)


def _levels(text: str) -> Iterator[Miscount]:
    if "级" not in text:
        return
    for found in _LEVELS.finditer(text):
        bare = re.sub("（[^（）]*）", "", found["list"])
        members = Listed(tuple("甲" for _ in re.split("[、和与]", bare)))
        if _off(value(found["n"]), members):
            yield _miscount(found, members, found["list"])
