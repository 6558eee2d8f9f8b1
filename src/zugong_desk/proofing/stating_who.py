"""Whose a figure is: the unit that writes, reduced to its place, or the place that is the subject of the sentence."""

import re
from functools import lru_cache

from zugong_desk.proofing.stating_words import Sort, words

_PARTY = re.compile(
    r"(?:委(?:组织部(?:[\u4e00-\u9fff]{2,4}科|研究室|办公室)?|宣传部|统战部|政法委|办公室|党校|老干部局|社会工作部|直属机关工委)|人民政府(?:办公室)?|党群工作部|政治工作部|组织人事[部处科]"
    r"|党工委|党委|党组|工委|组织部|委员会|研究室|办公室|委)$"
)
_PROVINCE = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=[\u4e00-\u9fff]{2})")
_BARE = re.compile(r"[省市县区](?![省市县区])")
_COMPONENT = r"[\u4e00-\u9fff]{1,4}?(?:自治[州县]|省|市|县|区|旗|镇|乡(?!村|镇|土)|街道|村|社区)"
_PLACE = rf"(?:{_COMPONENT}){{1,3}}"
_BEHIND = r"(?![民委级干集务支党组书内庄容场域划直里间均企房校长人派旗辖属道政情局规有为的下上、和及与等“（])"
_SUBJECT = re.compile(
    rf"(?:^|(?<=[，。；：！？]))(?:(?:例?如|比如|其中|目前|以|由|在)[，：]?)?(?P<place>{_PLACE}){_BEHIND}"
)
_BEGINS_CLAUSE = re.compile(
    r"[全各每本该我此某所一两三四五六七八九十多这那其把对从向为将使让被推抓党是有无在与和以到当按由经]|针对|围绕|坚持|通过|结合|聚焦|依托|编制|.*全[国省市县区镇乡村]"
)
_GENERIC = re.compile(
    r"[农山城新老小片园灾地景校辖社牧林郊矿战学]区|主城区|老城区|中心城区|社区|乡村|农村|城市|城乡|城镇|市县|县乡|乡镇|镇村|村镇|村社|县区|县市|市区|街镇|超市|门市|都市|股市|上市|楼市|家乡|他乡|"
    r".*(?:贫困|示范|试点|薄弱|行政|自然|先进|重点|中心|空壳|强|弱|难|帮扶|联系)[村镇乡县区]|.*[返回下]乡|.*[进驻到入回]村|[进驻到]社区"
)
_ALL = re.compile(r"(?:全|我)([国省市县区镇乡])")


@lru_cache(maxsize=512)
def unit_of(org: str | None, issuer: str | None) -> str:
    """A unit's name reduced to its place (桐城市委组织部 is 桐城市) or its house (市直机关工委 is 安庆市直机关); empty if unknown.

    What names no place of its own is the issuer's: 高新区 is 安庆市高新区.
    """
    if not org:
        return ""
    name = "".join(org.split()).removeprefix("中共")
    short = _PROVINCE.sub("", _PARTY.sub("", _PARTY.sub("", name))) or name
    home = home_of(issuer)
    if _BARE.match(short):
        return home + (short[1:] if home.endswith(short[0]) else short)
    return short if is_placed(short) else home + short


@lru_cache(maxsize=512)
def home_of(issuer: str | None) -> str:
    """The place or house of the unit that issues: 中共安庆市委组织部研究室 is 安庆市; empty if it names none."""
    name = "".join((issuer or "").split()).removeprefix("中共")
    found = _HOME.match(name)
    if found and _is_named(found[0]):
        return _PROVINCE.sub("", found[0])
    house = _HOUSE.match(name)
    return house[0] if house else ""


@lru_cache(maxsize=4096)
def is_placed(who: str) -> bool:
    """Whether a name says which unit of all it is: it has a place's or a house's own name in it (not 高新区, 机关)."""
    if _HOUSE.match(who):
        return True
    parts = [
        part for part in _parts(who) if len(part) > 1 and not _GENERIC.fullmatch(part) and not _ANY.fullmatch(part)
    ]
    return bool(parts) and not _BARE.match(who)


_OPENING = re.compile(
    rf"[△▲●◆■○◇□★☆※\s]*(?:(?:近年来|今年以来|去年以来|连日来|近日|日前|近期)[，,]?)?((?:{_COMPONENT}){{0,2}}[\u4e00-\u9fff]{{1,4}}?[市县区旗镇乡])(?=[：:，]|[\u4e00-\u9fff“])"
)
_HOME = re.compile(rf"(?:{_COMPONENT}){{1,3}}(?=[委直人政纪监国党总]|$)")
_HOUSE = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:大学|学院|集团|公司|医院|银行)")
_ANY = re.compile(
    r".?(?:高新|经开|开发|经济开发|高新技术开发|新|园|示范|试验|中心城|主城|城|管理|工业|度假|保税|服务|功能)区|.*(?:系统|机关|领导)[市县区]|.市"
)


@lru_cache(maxsize=512)
def titled(text: str) -> str:
    """The place that a title or paragraph begins with (甘肃省礼县：…, 近年来，石川县…); empty if there is none."""
    found = _OPENING.match(text)
    return _PROVINCE.sub("", found[1]) if found and _is_named(found[1]) else ""


def who(text: str, start: int, end: int, unit: str, issuer: str) -> str:
    """Whose a figure at `end` is, in a sentence that begins at `start`: `unit`'s unless the sentence says otherwise.

    A subject that is no place (县教育局…, 柳塘合作社…) stands behind the unit's name.
    """
    said = text[start:end]
    place = next((found["place"] for found in reversed([*_SUBJECT.finditer(said)]) if _is_named(found["place"])), "")
    if place:
        return _named(place, unit)
    house = next((found for found in reversed([*_BODY.finditer(said)]) if _acts(found)), None)
    if house is not None:
        return unit if house["body"] in unit else f"{unit}{house['body']}"
    every = [*_ALL.finditer(said)]
    return _whole(every[-1][1], unit, issuer) if every else unit


_BODY = re.compile(
    r"(?:^|(?<=[，。；：！？]))(?:例?如|比如|其中|由)?[，：]?(?P<body>[\u4e00-\u9fff]{1,10}?"
    r"(?:局|厅|公司|集团|医院|学校|中学|小学|学院|大学|党支部|党总支|合作社|商会|协会|车间|班组|支队|大队))"
)


def _acts(found: re.Match[str]) -> bool:
    """Whether a body at the beginning of a clause is its subject: a verb follows, and none is in its name."""
    end, body = found.end(), found["body"]
    behind = words(found.string, end, min(end + _VERB, len(found.string)))
    within = any(word.sort is not Sort.LINK for word in words(body, 0, len(body)))
    return bool(behind) and behind[0].start == end and not within and not _BEGINS_CLAUSE.match(body)


_VERB = 4


@lru_cache(maxsize=4096)
def _is_named(place: str) -> bool:
    """Whether words that end like a place are its name, and not a clause about some place (实施乡…, 全区)."""
    if _BEGINS_CLAUSE.match(place) or any(word.sort is not Sort.LINK for word in words(place, 0, len(place))):
        return False
    return not any(_GENERIC.fullmatch(part) for part in _parts(place))


def _parts(place: str) -> list[str]:
    return re.findall(_COMPONENT, place)


def _named(place: str, unit: str) -> str:
    """A place that is named: a town or village with the unit it is under."""
    parts = _parts(place)
    if parts[-1].endswith(("镇", "乡", "街道", "村", "社区")):
        home = unit if unit and not parts[0].endswith(("市", "县", "区")) else ""
        return (
            home + ("".join(parts[:1] if parts[0].endswith(("市", "县", "区")) and len(parts) > 1 else [])) + parts[-1]
        )
    return str(parts[-1])


def _whole(level: str, unit: str, issuer: str) -> str:
    """The place that 全市, 全县 … means in a unit's own words."""
    if level in "国省":
        return f"全{level}"
    for one in (unit, issuer):
        if one.endswith(level):
            return one
    return f"{unit}全{level}"
