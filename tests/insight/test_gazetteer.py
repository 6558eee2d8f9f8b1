"""The gazetteer knows the country's divisions, settles what is ambiguous by what is near, and grows by the registry."""

import csv

import pytest

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.rank import Rank
from zugong_desk.insight.gazetteer import Place, bundled, rank_by_name, short_forms
from zugong_desk.places import resource


def place(name: str) -> Place:
    found = bundled().find(name)
    assert found is not None
    return found


def rows() -> list[dict[str, str]]:
    with resource("gazetteer/counties.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_table_has_every_province_and_no_division_twice() -> None:
    found = rows()
    assert len({row["province"] for row in found}) == 34
    counties = [(row["province"], row["city"], name) for row in found for name in row["places"].split()]
    assert len(counties) == len(set(counties))
    assert 2_800 < len(counties) < 2_860
    assert all(name[-1] in "市县区旗" for *_, name in counties)


def test_anhui_is_complete() -> None:
    anhui = [row for row in rows() if row["province"] == "安徽省"]
    assert (len(anhui), sum(len(row["places"].split()) for row in anhui)) == (16, 104)


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("桐城市", "安徽省安庆市桐城市"),
        ("桐城", "安徽省安庆市桐城市"),
        ("安庆市桐城市", "安徽省安庆市桐城市"),
        ("潜山县", "安徽省安庆市潜山市"),
        ("安庆经开区", "安徽省安庆市安庆经开区"),
        ("安庆经济技术开发区", "安徽省安庆市安庆经开区"),
        ("江苏省徐州市鼓楼区", "江苏省徐州市鼓楼区"),
        ("恩施州", "湖北省恩施土家族苗族自治州"),
        ("石柱", "重庆市石柱土家族自治县"),
        ("内蒙古", "内蒙古自治区"),
        ("黄山", "安徽省黄山市"),
    ],
)
def test_a_name_is_found_in_full_and_in_short(name: str, normal: str) -> None:
    assert place(name).normal == normal


@pytest.mark.parametrize("name", ["鼓楼区", "郊区", "岚水县", "桐城市岚水县", "", "市"])
def test_what_nothing_settles_is_not_guessed(name: str) -> None:
    assert bundled().find(name) is None


def test_the_place_near_by_settles_which_one_is_meant() -> None:
    near = bundled().choose("鼓楼区", place("福州市"))
    assert near is not None
    assert near.normal == "福建省福州市鼓楼区"
    suburb = bundled().choose("郊区", place("铜陵市"))
    assert suburb is not None
    assert suburb.normal == "安徽省铜陵市郊区"


def test_the_registry_adds_places_inside_others() -> None:
    names = (
        Name("1", Sort.PLACE, "𠮷岭村", within="𠮷岭镇", also="𠮷岭"),
        Name("2", Sort.PLACE, "𠮷岭镇", within="桐城市"),
        Name("3", Sort.PLACE, "白鹭洲", within="循环岛"),
        Name("4", Sort.PLACE, "循环岛", within="白鹭洲"),
        Name("5", Sort.PLACE, "没有确认镇", confirmed=False, within="桐城市"),
        Name("6", Sort.BRAND, "不是地名", within="桐城市"),
    )
    grown = bundled().with_names(names)
    village = grown.find("𠮷岭")
    assert village is not None
    assert (village.normal, village.rank) == ("安徽省安庆市桐城市𠮷岭镇𠮷岭村", Rank.VILLAGE)
    assert grown.find("白鹭洲") is not None
    assert grown.find("没有确认镇") is None
    assert grown.find("不是地名") is None
    assert bundled().find("𠮷岭镇") is None


def test_without_new_places_it_is_the_same() -> None:
    assert bundled().with_names([Name("1", Sort.BRAND, "湖畔夜话")]) is bundled()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("桐城市", ["桐城"]),
        ("和县", []),
        ("临夏回族自治州", ["临夏", "临夏州"]),
        ("郊区", []),
        ("香港特别行政区", ["香港"]),
    ],
)
def test_short_forms_leave_the_rank_out(name: str, forms: list[str]) -> None:
    assert list(short_forms(name)) == forms


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("安徽省", Rank.PROVINCE),
        ("桐城市", Rank.CITY),
        ("怀宁县", Rank.COUNTY),
        ("吕亭镇", Rank.TOWN),
        ("沿河社区", Rank.VILLAGE),
        ("安庆高新区", None),
        ("𠮷", None),
    ],
)
def test_the_last_character_says_the_rank(name: str, rank: Rank | None) -> None:
    assert rank_by_name(name) is rank
