"""TERM-ORG and TERM-HONOUR: bodies, brands and projects whose names are nearly those of the registry."""

from collections.abc import Iterator
from functools import lru_cache, partial

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.terms.near import Known

_ORGANISATIONS = frozenset({Sort.ORGANISATION})
_HONOURS = frozenset({Sort.BRAND, Sort.PROJECT, Sort.TERM})
_TELLING = frozenset(
    "一二三四五六七八九十百千两0123456789甲乙丙丁东西南北中上下前后左右大小新老省市县区镇乡村正副总分男女"
)
"""Characters by which two true names may differ (第一小学, 第二小学)."""


def _found(sorts: frozenset[Sort], passage: Passage) -> Iterator[Hit]:
    if not passage.house.names or not passage.prose:
        return
    for start, end, name in _known(_Names(passage.house.names), sorts).near(passage.text):
        said = passage.text[start:end]
        if not _TELLING & (set(said) ^ set(name)):
            yield Hit(passage.id, start, end, f"“{said}”与登记的“{name}”只差一处", suggestion=name, word=said)


class _Names:
    """The registry's names, alike if they are the very same tuple: comparing them would cost more."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        self.names = names

    def __hash__(self) -> int:
        return id(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and self.names is other.names


@lru_cache(maxsize=8)
def _known(names: _Names, sorts: frozenset[Sort]) -> Known:
    """The names of these sorts; all others, and other true forms, are no slips."""
    wanted = frozenset(one.name for one in names.names if one.sort in sorts)
    others = {form.strip() for one in names.names for form in (one.name, *one.also.splitlines())}
    return Known(wanted, frozenset(others - wanted))


RULES = (
    Rule(
        id="TERM-ORG",
        name="机构名称",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="本库登记的名称",
        why="与登记的机构名称只差一个字或一处次序；确是另一机构时，登记它即不再提示。",
        in_block=partial(_found, _ORGANISATIONS),
        bad=(
            Bad("云岭县乡村震兴促进中心挂牌。", "云岭县乡村振兴促进中心挂牌。"),
            Bad("😀柳塘镇青禾种值专业合作社入股。", "😀柳塘镇青禾种植专业合作社入股。"),
            Bad("由云岭县乡村兴振促进中心牵头。", "由云岭县乡村振兴促进中心牵头。"),
        ),
        good=(
            "云岭县乡村振兴促进中心挂牌，云岭县乡村振兴中心配合。",
            "云岭市乡村振兴促进中心挂牌。",
            "柳塘镇青禾种植专业合作社和养殖专业合作社入股。",
            "𠮷水镇青年种植专业合作社成立。",
        ),
    ),
    Rule(
        id="TERM-HONOUR",
        name="品牌荣誉名称",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="本库登记的名称",
        why="与登记的品牌、项目、荣誉名称只差一个字或一处次序；确是另一名称时，登记它即不再提示。",
        in_block=partial(_found, _HONOURS),
        bad=(
            Bad("建成“云岭红包驿站”6个。", "建成“云岭红色驿站”6个。"),
            Bad("实施青禾头雁培肓工程。", "实施青禾头雁培育工程。"),
            Bad("😀𠮷水镇也有云岭红色色驿站。", "😀𠮷水镇也有云岭红色驿站。"),
        ),
        good=(
            "建成“云岭红色驿站”6个。",
            "实施青禾头雁培育工程，新建红色驿站。",
            "云岭新红色驿站开门，青禾小头雁培育工程启动。",
        ),
    ),
)
