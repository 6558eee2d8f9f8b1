"""The rank of a place or unit in the order of government, read from its name."""

import re
from enum import IntEnum


class Rank(IntEnum):
    """From the whole country down to a village."""

    NATION = 5
    PROVINCE = 4
    CITY = 3
    COUNTY = 2
    TOWN = 1
    VILLAGE = 0


_ENDS: tuple[tuple[str, Rank], ...] = (
    (r"(?<!农)村|社区", Rank.VILLAGE),
    (r"镇|乡|街道", Rank.TOWN),
    (r"县|区|旗", Rank.COUNTY),
    (r"市|州|盟", Rank.CITY),
    (r"省|自治区", Rank.PROVINCE),
)
_NOT_A_PLACE = re.compile(r"(?:开发|园|经开|高新|示范|试验|新)区|小区|社区|地区|自治区|市场|市直|省直|区直|县直|市监")
_OWN = re.compile(r"[省市县区](?![场域监])(?=[\u4e00-\u9fff]{2,10}?(?:局|厅|委员会|办公室|联社|中心|总会|协会|联合会))")
"""A unit of the rank that it begins with: 区农业农村局."""
_OWN_RANKS = {"省": Rank.PROVINCE, "市": Rank.CITY, "县": Rank.COUNTY, "区": Rank.COUNTY}


def rank_of(name: str) -> Rank | None:
    """The rank of a unit by the place it is named after: 宜秀区委组织部 is a county's; None if it names none.

    A city may be one of the county's rank: nothing in the name says so, so the higher is given.
    """
    if name.startswith(("中央", "全国")):
        return Rank.NATION
    if name.startswith(("省直", "省委", "省政府")):
        return Rank.PROVINCE
    if name.startswith(("市直", "市委", "市政府")):
        return Rank.CITY
    if name.startswith(("县直", "县委", "区直", "区委")):
        return Rank.COUNTY
    if own := _OWN.match(name):
        return _OWN_RANKS[own[0]]
    bare = _NOT_A_PLACE.sub("", name.removeprefix("中共"))
    for end, rank in _ENDS:
        if re.search(rf"[\u4e00-\u9fff]{{1,8}}(?:{end})", bare):
            return rank
    return Rank.PROVINCE if "自治区" in name else None
