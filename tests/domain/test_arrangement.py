"""The row of sections and excerpts: nothing is lost when it is changed, and what belongs together moves together."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.arrangement import Item, arranged, chapters, moved, rewritten, run_of, shifted
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.shelf import RecordChange, Shelf


def excerpt(id: str, order: int = 0, section: str = "") -> Excerpt:
    return Excerpt(id, "c", "i", order, "𠮷", "𠮷", section=section)


def section(id: str, order: int = 0, level: int = 1) -> Section:
    return Section(id, "c", order, f"节{id}", level)


def shelf_of(*items: Item) -> Shelf:
    shelf = Shelf(collections={"c": Collection("c", "摘编")})
    for item in items:
        shelf = shelf.apply(RecordChange(None, item))
    return shelf


@st.composite
def rows(draw: st.DrawFn) -> tuple[Item, ...]:
    kinds = draw(st.lists(st.sampled_from("e12"), min_size=1, max_size=9))
    return tuple(
        excerpt(f"{at}", at) if kind == "e" else section(f"{at}", at, int(kind)) for at, kind in enumerate(kinds)
    )


def ids(items: tuple[Item, ...]) -> str:
    return "".join(one.id for one in items)


@given(rows(), st.data())
def test_moving_keeps_every_item_and_the_run_together(row: tuple[Item, ...], data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(ids(row)))
    before = data.draw(st.sampled_from([*ids(row), None]))
    start, end = run_of(row, id)
    after = moved(row, (id,), before)
    assert sorted(ids(after)) == sorted(ids(row))
    assert ids(row[start:end]) in ids(after)


@given(rows(), st.data())
def test_up_and_down_again_is_where_it_was(row: tuple[Item, ...], data: st.DataObject) -> None:
    id = data.draw(st.sampled_from([one.id for one in row]))
    up = shifted(row, (id,), -1)
    assert sorted(ids(up)) == sorted(ids(row))
    if isinstance(row[int(id)], Excerpt) and up != row:
        assert shifted(up, (id,), 1) == row


@given(rows(), st.data())
def test_what_is_rewritten_reads_back_in_that_order(row: tuple[Item, ...], data: st.DataObject) -> None:
    shelf = shelf_of(*row)
    wanted = tuple(data.draw(st.permutations(row)))
    for change in rewritten(shelf, wanted):
        shelf = shelf.apply(change)
    assert ids(arranged(shelf, "c")) == ids(wanted)
    assert rewritten(shelf, arranged(shelf, "c")) == ()
    assert sum(len(one.excerpts) + (one.section is not None) for one in chapters(wanted)) == len(wanted)


def test_a_section_takes_its_excerpts_past_the_next_section() -> None:
    row = (section("a"), excerpt("b"), section("c", level=2), excerpt("d"), section("e"), excerpt("f"))
    assert ids(shifted(row, ("a",), 1)) == "efabcd"
    assert ids(shifted(row, ("e",), -1)) == "efabcd"
    assert ids(shifted(row, ("a",), -1)) == ids(shifted(row, ("e",), 1)) == "abcdef"
    assert ids(shifted(row, ("b",), 1)) == "acbdef"
    assert ids(moved(row, ("c",), "f")) == "abecdf"
    assert ids(moved(row, ("a",), "d")) == ids(row)
    with pytest.raises(KeyError):
        run_of(row, "没有")


def test_titles_of_old_libraries_become_sections_that_stay() -> None:
    shelf = shelf_of(excerpt("x", 0), excerpt("a", 1, "一节"), excerpt("b", 2, "一节"), excerpt("c", 3, "二节"))
    row = arranged(shelf, "c")
    assert [one.title for one in row if isinstance(one, Section)] == ["一节", "二节"]
    assert [len(one.excerpts) for one in chapters(row)] == [1, 2, 1]
    for change in rewritten(shelf, moved(row, (row[1].id,), None)):
        shelf = shelf.apply(change)
    again = arranged(shelf, "c")
    assert ids(again) == ids(moved(row, (row[1].id,), None))
    assert all(not one.section for one in again if isinstance(one, Excerpt))
    assert [replace(one, order=0) for one in again] == [
        replace(one, order=0, section="") if isinstance(one, Excerpt) else replace(one, order=0)
        for one in moved(row, (row[1].id,), None)
    ]
