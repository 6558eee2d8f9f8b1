"""Overviews of annotations: every cell counts what it holds, branches hold what is below, nothing is counted twice."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import codebook, overview, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.desk.overview import Axis, Entry, Measure, covered, matrix, timeline, together
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.span import Anchor, Span

TAGS = {
    "a": Tag("a", "治理", order=0),
    "b": Tag("b", "网格𠮷", "a", order=1),
    "c": Tag("c", "片区", "b", order=2),
    "d": Tag("d", "人才😀", order=3),
}
NOWHERE = Span(Anchor("x", 0), Anchor("x", 1))


@st.composite
def some_entries(draw: st.DrawFn) -> list[Entry]:
    out = []
    for at in range(draw(st.integers(0, 12))):
        start = draw(st.integers(0, 40))
        issue = draw(st.sampled_from(["2021-3", "2022-11", "2022-2"]))
        out.append(
            Entry(
                f"e{at}",
                issue,
                issue,
                draw(st.sampled_from([*TAGS, "gone"])),
                draw(st.sampled_from(["青山县", "青岭市", ""])),
                int(issue[:4]),
                f"{issue[:4]}-0{draw(st.integers(1, 9))}",
                draw(st.sampled_from(["甲局", ""])),
                "",
                draw(st.integers(0, 3)),
                "做法",
                "文字",
                NOWHERE,
                start,
                start + draw(st.integers(1, 9)),
            )
        )
    return out


@given(some_entries(), st.sampled_from(Axis), st.sampled_from(Axis))
def test_every_entry_is_in_the_cell_of_its_values_and_in_no_other(
    found: list[Entry], rows: Axis, columns: Axis
) -> None:
    counted = matrix(found, rows, columns, TAGS)
    assert {entry.id for entry in counted.entries} == {entry.id for entry in found}
    assert {row for row, _ in counted.cells} == {head.key for head in counted.rows}
    assert {column for _, column in counted.cells} == {head.key for head in counted.columns}
    for row in counted.rows:
        assert len(counted.row_entries(row.key)) <= sum(counted.count(row.key, one.key) for one in counted.columns)
        if Axis.TAG not in (rows, columns):
            assert len(counted.row_entries(row.key)) == sum(counted.count(row.key, one.key) for one in counted.columns)


@given(some_entries())
def test_a_tag_counts_what_is_below_it(found: list[Entry]) -> None:
    counted = matrix(found, Axis.TAG, Axis.YEAR, TAGS)
    below = {"a": {"a", "b", "c"}, "b": {"b", "c"}, "c": {"c"}, "d": {"d"}, "gone": {"gone"}}
    for row in counted.rows:
        assert {one.tag for one in counted.row_entries(row.key)} <= below[row.key]
        assert len(counted.row_entries(row.key)) == sum(entry.tag in below[row.key] for entry in found)


@given(some_entries())
def test_characters_count_once_and_issues_too(found: list[Entry]) -> None:
    characters = {(entry.bulletin, at) for entry in found for at in range(entry.start, entry.end)}
    assert overview.measured(found, Measure.CHARACTERS) == len(characters)
    assert overview.measured(found, Measure.ISSUES) == len({entry.bulletin for entry in found})
    assert covered([(0, 3), (2, 5), (9, 9), (1, 2)]) == 5


@given(some_entries())
def test_tags_are_together_where_they_share_characters(found: list[Entry]) -> None:
    counted = together(found, TAGS)
    for one in found:
        for other in found:
            shares = one.bulletin == other.bulletin and one.start < other.end and other.start < one.end
            if shares and one.tag != other.tag:
                assert one in counted.cells[one.tag, other.tag]
    for (row, column), cell in counted.cells.items():
        assert row != column
        assert {entry.tag for entry in cell} == {row}


def test_a_timeline_leaves_no_gap() -> None:
    at = Entry("e", "i", "2021-3", "a", "", 2021, "2021-11", "", "", 0, "", "", NOWHERE, 0, 1)
    found = [at, replace(at, id="f", month="2022-02", year=2023), replace(at, id="g", month="", year=None)]
    assert [head.name for head in timeline(found, Axis.MONTH, TAGS).columns] == [
        *("2021-11", "2021-12", "2022-01", "2022-02"),
        "未注明",
    ]
    assert [head.key for head in timeline(found, Axis.YEAR, TAGS).columns] == ["2021", "2022", "2023", ""]
    assert timeline([], Axis.MONTH, TAGS).columns == ()


@pytest.mark.parametrize(("by", "shown"), [(Axis.MONTH, 4), (Axis.YEAR, 3)])
def test_a_misprinted_year_makes_no_timeline_of_centuries(by: Axis, shown: int) -> None:
    at = Entry("e", "i", "2021-3", "a", "", 2021, "2021-11", "", "", 0, "", "", NOWHERE, 0, 1)
    found = [
        at,
        replace(at, id="f", month="2022-01", year=2022),
        replace(at, id="g", month="1022-01", year=1022),
    ]
    heads = timeline(found, by, TAGS).columns
    assert len(heads) == shown
    assert heads[0].key.startswith("1022")


def test_issues_stand_in_their_order() -> None:
    at = Entry("e", "i", "2022-11", "a", "", 2022, "", "", "", 0, "", "", NOWHERE, 0, 1)
    found = [
        at,
        replace(at, id="f", issue="2022-2"),
        replace(at, id="g", issue="无报头.txt"),
        replace(at, id="h", issue="2021-40"),
    ]
    assert [head.key for head in matrix(found, Axis.TAG, Axis.ISSUE, TAGS).columns] == [
        "2021-40",
        "2022-2",
        "2022-11",
        "无报头.txt",
    ]


def tagged(desk: Desk, words: str, tag: str, **practice: str) -> None:
    at = desk.table.text.index(words)
    tagging.annotate(desk, desk.table.span(at, at + len(words)), tag, "", Practice(**practice))  # type: ignore[arg-type]


def test_a_library_is_counted_as_it_stands(office: Office) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期").replace("青山县", "白石县"))
    tag, _ = codebook.add_tag(desk, "压实责任")
    tagged(desk, "层层压实责任", tag)
    tagged(desk, "推动基层治理提质增效😀", tag, organisation="丰水区委组织部")
    found = overview.entries(desk)
    assert [(one.issue, one.region, one.text) for one in found] == [
        ("2022-3", "丰水区", "推动基层治理提质增效😀"),
        ("2022-3", "青山县", "层层压实责任"),
    ]
    assert all(desk.table.text[one.start : one.end] == one.text for one in found)
    assert overview.coverage(desk.table).tagged == sum(len(one.text) for one in found)
    counted = matrix(found, Axis.TAG, Axis.REGION, desk.shelf.tags, Measure.CHARACTERS)
    assert counted.count(tag, "丰水区") == len("推动基层治理提质增效😀")
    desk.undo()
    assert [one.region for one in overview.entries(office.reopened(desk))] == ["青山县"]
