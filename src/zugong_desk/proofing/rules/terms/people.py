"""TERM-PERSON: a person of the registry with a post that is not theirs on the issue's day. Nobody is built in."""

import re
from collections.abc import Iterator

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_ROLE = (
    "副?(?:书记|秘书长|委员长|理事长|董事长|总经理|部长|主任|县长|市长|区长|省长|州长|旗长|镇长|乡长|局长|厅长|司长|处长"
    "|科长|股长|所长|站长|队长|院长|校长|会长|主席|主委|常委|总理|组长|馆长|园长|社长)"
)
_BEFORE = re.compile(rf"(?P<unit>[\u4e00-\u9fff]{{0,12}}?)(?P<role>{_ROLE})\Z")
_ROLES = re.compile(_ROLE)
_BEHIND = re.compile(_ROLE)
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,3}?)(?=[省市县区州旗镇乡村](?!长))")
_UNIT = re.compile(r"组织|宣传|统战|政法|纪委|监委|人大|政协|党校|编办|工会|妇联|共青团|团委")
_REACH = 16


def _found(passage: Passage) -> Iterator[Hit]:
    for name, posts in _people(passage.house.names).items():
        at = passage.text.find(name)
        while at >= 0:
            end = at + len(name)
            yield from _compared(passage, name, posts, at, end)
            at = passage.text.find(name, end)


def _people(names: tuple[Name, ...]) -> dict[str, str]:
    """The posts of each person, all together: somebody may hold several, each with its own dates."""
    out: dict[str, str] = {}
    for one in names:
        if one.sort is Sort.PERSON and one.post and len(one.name) > 1:
            out[one.name] = "、".join(filter(None, (out.get(one.name), one.post, *one.also.splitlines())))
    return out


def _compared(passage: Passage, name: str, posts: str, start: int, end: int) -> Iterator[Hit]:
    """The post written before the name must be one of theirs; behind it (周书记) the 副 may be dropped."""
    text = passage.text
    known = set(_ROLES.findall(posts))
    if before := _BEFORE.search(text[max(0, start - _REACH) : start]):
        if before["role"] not in known or _elsewhere(before["unit"], posts):
            first = start - len(before[0])
            yield _hit(passage, first, end, name, posts)
    elif (behind := _BEHIND.match(text, end)) and behind[0] not in {
        *known,
        *(role.removeprefix("副") for role in known),
    }:
        yield _hit(passage, start, behind.end(), name, posts)


def _elsewhere(unit: str, posts: str) -> bool:
    """Whether a unit names a place, or a department, that none of the posts does."""
    places, known = _PLACE.findall(unit), _PLACE.findall(posts)
    if places and known and not any(place.endswith(one) for place in places for one in known):
        return True
    units, theirs = set(_UNIT.findall(unit)), set(_UNIT.findall(posts))
    return bool(units and theirs and not units & theirs)


def _hit(passage: Passage, start: int, end: int, name: str, posts: str) -> Hit:
    return Hit(passage.id, start, end, f"{name}登记的职务是“{posts}”，与这里写的不一致", word=name)


RULES = (
    Rule(
        id="TERM-PERSON",
        name="姓名职务",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="本库登记的人员",
        why="职务按本期日期核对登记表；姓名、职务从不自动改。表由编辑自己登记，例句用的是示例登记。",
        in_block=_found,
        bad=(
            Bad("云岭县县长周明远到村调研。", None, "云岭县县长周明远"),
            Bad("临湖县委书记周明远出席。"),
            Bad("😀柳塘镇党委书记秦𠮷安作动员。"),
            Bad("秦𠮷安局长主持会议。"),
        ),
        good=(
            "云岭县委书记周明远到村调研，周明远同志强调要抓落实。",
            "柳塘镇镇长秦𠮷安作动员，秦𠮷安书记主持会议。",
            "村民周明远征求意见后说，镇党委书记去找秦𠮷安商量。",
            "县长周某说，干部秦某不在。",
        ),
    ),
)
