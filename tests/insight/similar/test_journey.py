"""A journey: tellings in order of time, each behind the earlier one that it is likest."""

from tests.insight.similar.test_index import AGAIN, OTHERS, TOLD, index_of

from zugong_desk.insight.similar.journey import journey, kin
from zugong_desk.insight.similar.likeness import Kind
from zugong_desk.insight.similar.passage import Passage

THIRD = AGAIN.replace("溪东县", "溪北县").replace("112", "97")


def test_a_practice_is_followed_from_place_to_place() -> None:
    index = index_of(b=(AGAIN,), a=(TOLD,), c=(THIRD,), d=OTHERS)
    asked = index.passages("c")[0]
    found = kin(index, asked, lambda one: one == asked)
    assert {one.bulletin for one in found} == {"a", "b", "c"}
    dates = {"a": "2019-05-01", "b": "2021", "c": "2023-04-14"}
    stops = journey(index, [(one, dates[one.bulletin], f"{one.bulletin}县") for one in found])
    assert [stop.passage.bulletin for stop in stops] == ["a", "b", "c"]
    assert [stop.after for stop in stops] == [None, 0, 1]
    assert stops[2].kind is Kind.VERBATIM


def test_of_one_telling_in_pieces_the_longest_stands_and_unknown_dates_come_last() -> None:
    index = index_of(a=(TOLD,), b=(AGAIN,))
    short = Passage("a", 0, 20, TOLD[:20])
    stops = journey(
        index, [(short, "2019", "甲"), (index.passages("a")[0], "2019", "甲"), (index.passages("b")[0], "", "乙")]
    )
    assert [stop.passage.text for stop in stops] == [TOLD, AGAIN]
    assert stops[1].when == ""
    assert stops[1].after is None
