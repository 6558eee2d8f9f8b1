"""Levels: how high a giver stands, by what the text and the issuer say."""

import pytest

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import above, is_media, level_of


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("联合国人居署", "国际"),
        ("中央组织部", "国家级"),
        ("教育部", "国家级"),
        ("全国先进集体", "国家级"),
        ("省国资委", "省级"),
        ("全市、全省", "省级"),
        ("市直机关工委", "市级"),
        ("州里", "市级"),
        ("县委组织部", "县级"),
        ("镇党委", "乡镇级"),
        ("《青陵日报》", "媒体"),
        ("省级媒体", "省级"),
        ("居民群众", ""),
        ("社区党委", ""),
        ("节省开支", ""),
        ("返乡农民", ""),
        ("城市更新", ""),
        ("红旗支部", ""),
        ("𠮷岭🙂", ""),
    ],
)
def test_the_highest_that_a_text_names(text: str, level: str) -> None:
    assert level_of(text) == level


def test_what_the_issuer_makes_of_it() -> None:
    assert level_of("全市推广", "中共上海市奉贤区委") == "省级"
    assert level_of("全区会议", "中共宁夏青铜峡市委") == "省级"
    assert level_of("全区会议", "中共青陵县委") == "省级"
    assert level_of("全区会议", "中共云峤区委") == "县级"


def test_only_higher_levels_are_above() -> None:
    assert above("市级", Rank.COUNTY)
    assert not above("县级", Rank.COUNTY)
    assert not above("媒体", Rank.VILLAGE)
    assert not above("", Rank.VILLAGE)


def test_what_is_a_medium() -> None:
    assert is_media("学习强国")
    assert is_media("青陵电视台")
    assert not is_media("青陵县委")
