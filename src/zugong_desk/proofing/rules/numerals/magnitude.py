"""Figures too great for the place that they are said of."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.rank import Rank
from zugong_desk.places import resource
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_WAN = Decimal(10_000)
_WIDER = re.compile(
    r"全国|全省|全球|世界|我国|国内|全网|中国|亿万|海外|线上|行程|里程|光缆|光纤|航线|运输|驾驶|浏览|点击|阅读|粉丝|观看|播放|客流|游客|接待|人次|草原|草场|草地|海域|流域|沙漠|林草"
)
_GREAT = re.compile("[0-9]{4}|[万亿]")
_LEAST = 400
_ALL = re.compile("全(市|县|旗|镇|乡|街道|村|社区)")
_ALL_RANKS = {
    "市": Rank.CITY, "县": Rank.COUNTY, "旗": Rank.COUNTY, "镇": Rank.TOWN, "乡": Rank.TOWN, "街道": Rank.TOWN,
    "村": Rank.VILLAGE, "社区": Rank.VILLAGE,
}  # fmt: skip
_NOUN_ROOM = 8
_CUT = re.compile("[，。；、：]")
_ROOM = 120
_SENTENCE_ENDS = "。！？；"


@dataclass(frozen=True, slots=True)
class Bound:
    """The most of a unit that a place of a rank can have; if `what` (a pattern) is not empty, only where that stands beside."""

    rank: Rank
    unit: str
    what: str
    most: Decimal


@cache
def _bounds() -> dict[tuple[Rank, str], tuple[Bound, ...]]:
    out: dict[tuple[Rank, str], tuple[Bound, ...]] = {}
    with resource("proofing/magnitudes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            bound = Bound(Rank[row["rank"].upper()], row["unit"], row["what"], Decimal(row["most"]))
            key = (bound.rank, bound.unit)
            out[key] = (*out.get(key, ()), bound)
    return out


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or not _GREAT.search(text):
        return
    for amount in amounts(text):
        rank = _scope(text, amount) if amount.value >= _LEAST else None
        rank = passage.rank if rank is None else rank
        bound = _broken(rank, text, amount) if rank is not None else None
        if rank is not None and bound and not _WIDER.search(_sentence(text, amount)):
            yield Hit(
                passage.id, amount.start, amount.end, f"数量级可疑：{_NAMES[rank]}一级难有这么多，请核对位数与单位",
                why=f"{_NAMES[rank]}一级的上限按{_plain(bound.most)}{bound.unit}估计。",
            )  # fmt: skip


def _plain(number: Decimal) -> str:
    """A round number as it is written: 1200万, 300."""
    of_wan = number / _WAN
    return f"{of_wan.normalize():f}万" if of_wan >= 1 else f"{number.normalize():f}"


_NAMES = {
    Rank.NATION: "全国", Rank.PROVINCE: "省", Rank.CITY: "市", Rank.COUNTY: "县", Rank.TOWN: "乡镇", Rank.VILLAGE: "村"
}  # fmt: skip


def _scope(text: str, amount: Amount) -> Rank | None:
    """The place that the clause itself names (全镇, 全市); 全区 may be of two ranks and tells nothing."""
    found = list(_ALL.finditer(text, max(0, amount.start - _ROOM // 4), amount.start))
    return _ALL_RANKS[found[-1][1]] if found else None


def _broken(rank: Rank, text: str, amount: Amount) -> Bound | None:
    for bound in _bounds().get((rank, amount.unit), ()):
        left = _CUT.split(text[max(0, amount.start - _NOUN_ROOM) : amount.start])[-1]
        around = left + _CUT.split(text[amount.end : amount.end + _NOUN_ROOM])[0]
        if amount.most > bound.most and (not bound.what or re.search(bound.what, around)):
            return bound
    return None


def _sentence(text: str, amount: Amount) -> str:
    begin = max(text.rfind(sign, max(0, amount.start - _ROOM), amount.start) for sign in _SENTENCE_ENDS) + 1
    last = amount.end + _ROOM
    ends = [at for sign in _SENTENCE_ENDS if (at := text.find(sign, amount.end, last)) >= 0]
    return text[max(begin, amount.start - _ROOM) : min(ends, default=last)]


RULES = (
    Rule(
        id="NUM-MAGNITUDE",
        name="数量级",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="编校惯例：事实核对",
        why="数字远超这一级地方可能的规模，多半是单位、小数点或“万”字有误，请对照原始材料。",
        bad=(
            Bad("〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n全县流转土地6013万亩。", None, "6013万亩"),
            Bad(
                "〈article_title〉盘活土地强产业\n〈byline〉青禾镇党委\n全镇🙂𠮷发放分红惠及340万户。", None, "340万户"
            ),
            Bad("全镇有农户125万户。", None, "125万户"),
            Bad("〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n新修产业路35万公里。", None, "35万公里"),
        ),
        good=(
            "〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n全县流转土地6013亩，种植蓝莓12万亩。",
            "〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n全国流转土地5.3亿亩，我县占12万亩。",
            "〈article_title〉盘活土地强产业\n〈byline〉云川市委组织部\n全市粮食播种面积稳定在900万亩，直播观看2000万人次。",
            "〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n兑付分红2760万元，户均增收3100元。",
            "〈article_title〉盘活土地强产业\n〈byline〉云川县委组织部\n全市流转土地1600万亩，全县24万亩。",
            "流转土地6013万亩。",
        ),
        in_block=_in_block,
    ),
)
