"""Places in running text: chains, short names, towns and villages, told from words that only look so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.insight.gazetteer import bundled
from zugong_desk.insight.gazetteer_reading import places_in
from zugong_desk.insight.gazetteer_units import place_of, region_of

ISSUER = "中共安庆市委组织部研究室"
HOME = bundled().find("安庆市")
TAIHU = bundled().find("太湖县")


def said(text: str) -> list[str]:
    return [one.text for one in places_in(bundled(), text, TAIHU)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("桐城市吕亭镇推行积分制。", ["桐城市吕亭镇"]),
        ("石塘镇大畈村将旧厂房盘活。", ["石塘镇大畈村"]),
        ("在晋熙镇、牛镇镇先行先试。", ["晋熙镇", "牛镇镇"]),
        ("桐城、怀宁、岳西作交流发言。", ["桐城", "怀宁", "岳西"]),
        ("先后建成西塘社区、沿河社区两处驿站。", ["西塘社区", "沿河社区"]),
        ("😀𠮷岭镇率先破题。", ["𠮷岭镇"]),
        ("文昌街道由街道牵头。", ["文昌街道"]),
        ("到浙江省德清县考察。", ["浙江省德清县"]),
        ("怀宁经开区率先改革。", ["怀宁经开区"]),
    ],
)
def test_places_are_read_with_what_lies_inside_them(text: str, found: list[str]) -> None:
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "示范县建设提速。",
        "全县各乡镇、村（社区）齐抓共管。",
        "推进乡村振兴，建设和美乡村。",
        "薄弱村、空壳村全部消除，强村达三十个。",
        "村民、村干部一起动手。",
        "党员下沉社区服务群众。",
        "深化街道管理体制改革。",
        "带动6万山区群众增收。",
        "返乡创业蔚然成风。",
        "城乡融合、镇村联动。",
        "老旧小区改造加快。",
        "一村一名大学生村官。",
        "超市、夜市、菜市场都要管。",
    ],
)
def test_words_that_only_look_like_places_are_none(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("unit", "normal", "region"),
    [
        ("桐城市委组织部", "安徽省安庆市桐城市", "桐城市"),
        ("中共宿松县委", "安徽省安庆市宿松县", "宿松县"),
        ("市直机关工委", "安徽省安庆市", "安庆市"),
        ("市城管局党组", "安徽省安庆市", "安庆市"),
        ("安庆市委组织部", "安徽省安庆市", "安庆市"),
        ("省委组织部", "安徽省", "安徽省"),
        ("省直机关工委", "安徽省", "安徽省"),
        ("高新区党群工作部", "安徽省安庆市安庆高新区", "安庆高新区"),
        ("怀宁县高河镇党委", "安徽省安庆市怀宁县高河镇", "怀宁县"),
        ("安徽省安庆市桐城市吕亭镇", "安徽省安庆市桐城市吕亭镇", "桐城市"),
        ("安庆市", "安徽省安庆市", "安庆市"),
        ("怀宁经开区管委会", "安徽省安庆市怀宁县怀宁经开区", "怀宁县"),
        ("衢州市柯城区", "浙江省衢州市柯城区", "柯城区"),
        ("北京市朝阳区委组织部", "北京市朝阳区", "朝阳区"),
        ("岚水县委组织部", "岚水县", "岚水县"),
        ("临沅市岚水区锦屏工业园党工委", "临沅市岚水区锦屏工业园", "岚水区"),
        ("临沅市岚水县白沙镇党委", "临沅市岚水县白沙镇", "岚水县"),
    ],
)
def test_a_unit_has_its_place_and_region(unit: str, normal: str, region: str) -> None:
    place = place_of(bundled(), unit, ISSUER)
    assert place is not None
    assert place.normal == normal
    assert region_of(bundled(), unit, ISSUER) == region


@pytest.mark.parametrize("unit", ["", "青陵供电公司", "各级党组织", "😀𠮷"])
def test_of_a_unit_that_says_nothing_no_place_is_guessed(unit: str) -> None:
    assert place_of(bundled(), unit) is None
    assert region_of(bundled(), unit) == ""


def test_of_an_ambiguous_name_only_the_name_itself_is_told() -> None:
    place = place_of(bundled(), "鼓楼区委组织部")
    assert place is not None
    assert (place.normal, region_of(bundled(), "鼓楼区委组织部")) == ("鼓楼区", "鼓楼区")
    near = place_of(bundled(), "鼓楼区委组织部", "中共徐州市委组织部")
    assert near is not None
    assert near.normal == "江苏省徐州市鼓楼区"


def test_a_county_calls_itself_city_and_its_office_names_no_place() -> None:
    assert region_of(bundled(), "市委组织部", "桐城市委组织部") == "桐城市"
    assert region_of(bundled(), "县委组织部", "怀宁县委组织部") == "怀宁县"


PIECES = st.sampled_from(
    [
        "桐城市",
        "𠮷岭镇",
        "大畈村",
        "社区",
        "镇",
        "村",
        "，",
        "😀",
        "在",
        "鼓楼区",
        "街道",
        "安徽省",
        "经开区",
        "a",
        "\n",
        "怀宁",
        "县",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_ranges_quote_the_text_and_do_not_overlap(text: str) -> None:
    at = 0
    for one in places_in(bundled(), text, HOME):
        assert text[one.start : one.end] == one.text
        assert at <= one.start < one.end
        at = one.end


@pytest.mark.parametrize("unit", ["镇", "村镇", "桐城市", "安徽省安庆市", "𠮷岭镇大畈村", "社区街道", "在在镇"])
def test_the_time_grows_with_the_length(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    began = time.perf_counter()
    places_in(bundled(), text, HOME)
    assert time.perf_counter() - began < 3
