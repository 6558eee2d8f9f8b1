"""Where a practice is: the place of its unit, or the one that the passage begins with, in normal form."""

import pytest
from tests.insight.drafting.test_organisations import passage

from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.places import places
from zugong_desk.insight.gazetteer import bundled
from zugong_desk.insight.gazetteer_reading import read_at
from zugong_desk.insight.gazetteer_units import place_of, region_of


@pytest.mark.parametrize(
    ("text", "signed", "place"),
    [
        ("推行板凳会，村村有回音。", "桐城市委组织部", "安徽省安庆市桐城市"),
        ("桐城市推行板凳会。", "桐城市委组织部", "安徽省安庆市桐城市"),
        ("石塘镇大畈村推行板凳会，一年议事四十场。", "岳西县委组织部", "安徽省安庆市岳西县石塘镇大畈村"),
        ("推行积分制，先后在石塘镇、白沙镇试点。", "岳西县委组织部", "安徽省安庆市岳西县"),
        ("推行板凳会。", "宿松县孚玉镇党委", "安徽省安庆市宿松县孚玉镇"),
        ("推行板凳会。", "市直机关工委", "安徽省安庆市"),
        ("推行党员亮牌。", "经开区党工委", "安徽省安庆市安庆经开区"),
        ("推行板凳会。", "岚水县委组织部", "岚水县"),
        ("推行板凳会。", "云岭乡党委", "云岭乡"),
        ("我乡田少山多，推行板凳会。", "云岭乡党委", "云岭乡"),
        ("推行板凳会。", "市第二人民医院党委", "安徽省安庆市"),
        ("在江苏省昆山市学习考察，回来推行板凳会。", "望江县委组织部", "安徽省安庆市望江县"),
    ],
)
def test_the_place_is_the_smallest_that_holds_the_practice(text: str, signed: str, place: str) -> None:
    assert places(passage(text, "板凳会上说家常", signed), bundled())[0].text == place


def test_every_place_has_its_words_in_the_text() -> None:
    one = passage("😀𠮷岭镇推行板凳会，桐城市文昌街道跟着学。", "板凳会", "桐城市委组织部")
    found = places(one, bundled())
    assert {one.text[value.start : value.end] for value in found} == {"桐城市委组织部", "𠮷岭镇", "桐城市文昌街道"}


def test_a_town_is_not_the_county_of_the_same_name() -> None:
    named = read_at(bundled(), "宿松镇党委请来专家。", 0, place_of(bundled(), "安庆市"))
    assert named is None


def test_a_unit_named_by_its_rank_alone_leaves_the_place_to_another() -> None:
    text = "青陵组工 第4期\n宿松县孚玉镇\n绣娘课堂\n绣娘一边做活一边听课。镇党委看中这个场合。"
    start = text.index("绣娘一边")
    title = (text.index("绣娘课堂"), start - 1)
    one = Passage(text, start, len(text), (title[0], len(text)), title, issuer="中共安庆市委组织部")
    assert places(one, bundled())[0].text == "安徽省安庆市宿松县孚玉镇"


def test_who_only_praises_does_not_tell_the_place() -> None:
    text = "工友公司把课讲到车间。江苏省国资委刊登了做法。"
    one = Passage(text, 0, len(text), (0, len(text)))
    assert not [value for value in places(one, bundled()) if value.confidence >= 0.5]


def test_a_town_of_no_known_county_is_counted_under_none() -> None:
    assert region_of(bundled(), "𠮷岭镇党委") == ""
    assert region_of(bundled(), "宿松县孚玉镇") == "宿松县"
