"""Levels: how high those who recognise a practice stand, read from how the text names them."""

import csv
import re
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.places import resource

NONE = ""
_HEIGHTS = {"国际": 6, "国家级": 5, "省级": 4, "市级": 3, "县级": 2, "乡镇级": 1}
_PROVINCES = (
    "安徽|北京|重庆|福建|甘肃|广东|广西|贵州|海南|河北|河南|黑龙江|湖北|湖南|吉林|江苏|江西|辽宁|"
    "内蒙古|宁夏|青海|山东|山西|陕西|上海|四川|天津|西藏|新疆|云南|浙江"
)
_MUNICIPAL = re.compile(r"(?:中共)?(?:北京|天津|上海|重庆)")
_AUTONOMOUS = re.compile(r"(?:中共)?(?:内蒙古|广西|西藏|宁夏|新疆)")
_MINISTRY = (
    r"国务院|中央|(?<![省市县区])国[管铁资]|中组部|中宣部|中办|国办|最高[人检法]|全国|国家|中国(?!特色|共产|式|梦|人民|移动|电信|联通|银行|邮政|农业银行|建设银行|工商银行)|央[视企广媒]|团中央|全总|"
    r"(?:工信|人社|住建|文旅|教育|公安|民政|司法|财政|农业农村|农业|水利|商务|文化和旅游|退役军人事务|应急管理|自然资源|生态环境|住房和城乡建设|交通运输"
    r"|工业和信息化|科技|人力资源和社会保障|国防)部"
)
_ORDER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("国际", re.compile(r"国际|联合国|世界(?!观|级)|全球|亚太")),
    ("国家级", re.compile(_MINISTRY)),
    (
        "省级",
        re.compile(
            rf"(?<!节)省(?!力|时|心|道|际|钱|事)|自治区|(?:{_PROVINCES})(?:好人|日报|先锋|卫视|党建)|直辖市|(?:北京|天津|上海|重庆)市(?=[\u4e00-\u9fff“])|(?:{_PROVINCES})(?:五[一四]|三八|青年五四|最美|自由贸易|劳动模范|先进)"
        ),
    ),
    (
        "市级",
        re.compile(
            r"(?<![城都超上股门夜闹])市(?!场|民|值|政(?!府|协)|容|集)|地委|州委|全州|自治州|盟委|州(?=里|上|长|级|直|政府)|盟(?=里|直)"
        ),
    ),
    (
        "县级",
        re.compile(
            r"县|(?<![社小园景片城农山库校街灾林牧矿地专特老新辖厂湖])区(?!域|位|块|间)|(?<![红锦党国军])旗(?!帜|手|舰|袍)"
        ),
    ),
    ("乡镇级", re.compile(r"(?<!城)镇|(?<![回家下返城老他故离还同])乡(?!村|土|贤|镇|亲|愁|音)|街道")),
)


def level_of(text: str, issuer: str = "") -> str:
    """The highest level that a text names (国家级, 省级 …), empty if none; `issuer` tells what 全市 or 全区 means there."""
    if is_media(text) and not _ORGAN.search(text):
        said = _SAID.search(text)
        return said[0] if said else "媒体"
    for level, sign in _ORDER:
        if sign.search(text):
            return _lifted(level, text, issuer)
    return NONE


_ORGAN = re.compile(r"[委部厅局]|政府|全[国省市县区]|办公室|协会|联合会")
_SAID = re.compile(r"国家级|省级|市级|县级")
_MEDIA = re.compile(
    r"《[^》]{2,16}》|日报|晚报|中国[\u4e00-\u9fff]{2,5}报|头版|都市报|时报|电视台|广播|新闻网|先锋网|新闻客户端|客户端|公众号|杂志|期刊|内参|栏目|融媒|媒体|[省市](?:报|台)(?![送告道湾上])|卫视|报社|(?:教育|先锋|党建|新闻)网|[\u4e00-\u9fff]{2}(?<![电管路官联水光渔法])网(?:$|等)"
)


def is_media(text: str) -> bool:
    """Whether a text names a paper, a channel or another medium."""
    return bool(_MEDIA.search(text)) or any(name in text for name in media_names())


def above(level: str, rank: Rank) -> bool:
    """Whether a level is higher than the rank of a unit or place."""
    return _HEIGHTS.get(level, 0) > int(rank)


def _lifted(level: str, text: str, issuer: str) -> str:
    """市 of a municipality and 区 of an autonomous region are of a province's rank; a county's 全区 can be no other."""
    if level == "市级" and _MUNICIPAL.match(issuer):
        return "省级"
    if (
        level == "县级"
        and re.search(r"全区|区党委", text)
        and (_AUTONOMOUS.match(issuer) or re.search(r"[县旗]", issuer))
    ):
        return "省级"
    return level


@cache
def media_names() -> tuple[str, ...]:
    """Papers, channels and sites that are known by name."""
    with resource("practices/media.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["name"] for row in csv.DictReader(file))
