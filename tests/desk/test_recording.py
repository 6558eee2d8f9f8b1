"""Stories of single values of a record: added, reworded, removed, sorted; strings and passages stay in step."""

from dataclasses import replace

import pytest
from tests.desk.libraries import Office
from tests.desk.test_drafting import TEXT, record_of, said, span_of, tagged

from zugong_desk.desk import drafting, recording, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.domain.annotation import Field, Ground, Practice


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk(TEXT)


@pytest.fixture
def id(desk: Desk) -> str:
    id = tagged(desk)
    drafting.record(desk, id, drafting.draft_of(desk, id).best)
    return id


def words(desk: Desk, id: str, field: Field) -> list[str]:
    return [f"{one.about}{one.text}" for one in recording.values(record_of(desk, id), field)]


def test_words_that_no_ground_gives_are_values_too() -> None:
    grounds = (Ground("g", Field.RESULTS, "7.2万余件", "办理诉求"),)
    practice = Practice(results="办理诉求7.2万余件；增收𠮷万元\n惠及1户", grounds=grounds)
    found = recording.values(practice, Field.RESULTS)
    assert [(one.id, one.text) for one in found] == [("g", "7.2万余件"), ("", "增收𠮷万元"), ("", "惠及1户")]


def test_a_single_field_that_was_typed_over_has_one_value_without_a_ground() -> None:
    practice = Practice(name="新名", grounds=(Ground("g", Field.NAME, "旧名"),))
    assert recording.values(practice, Field.NAME) == (Ground("", Field.NAME, "新名"),)
    assert recording.values(replace(practice, name=""), Field.NAME) == ()


@pytest.mark.parametrize(
    ("typed", "about", "text"),
    [
        ("办理诉求7.2万余件", "办理诉求", "7.2万余件"),
        ("增收：50 万元", "增收", "50 万元"),
        ("收入突破1000万元", "收入", "突破1000万元"),
        ("𠮷祥村🏠增收明显", "", "𠮷祥村🏠增收明显"),
        ("98.6%", "", "98.6%"),
    ],
)
def test_what_is_typed_as_a_result_is_told_apart(typed: str, about: str, text: str) -> None:
    assert recording.typed(Field.RESULTS, typed) == Ground("", Field.RESULTS, text, about)


def test_a_value_of_the_editors_own_has_no_passage(desk: Desk, id: str) -> None:
    recording.add_value(desk, id, recording.typed(Field.RESULTS, "惠及群众3万人😀"))
    own = record_of(desk, id).of(Field.RESULTS)[-1]
    assert (own.text, own.id in desk.table.places) == ("3万人😀", False)
    assert record_of(desk, id).results.endswith("；惠及群众3万人😀")


def test_a_reworded_value_stays_with_its_passage_and_its_words_follow(desk: Desk, id: str) -> None:
    first = record_of(desk, id).of(Field.RESULTS)[0]
    where = desk.table.places[first.id]
    recording.change_value(desk, id, 0, replace(first, id="", about="群众诉求"))
    practice = record_of(desk, id)
    assert practice.of(Field.RESULTS)[0].id == first.id
    assert desk.table.places[first.id] == where
    assert practice.results.startswith("群众诉求7.2万余件；")
    desk.undo()
    assert record_of(desk, id).of(Field.RESULTS)[0] == first


def test_a_removed_value_takes_words_and_place_along_and_undo_brings_them_back(desk: Desk, id: str) -> None:
    before = desk.table
    gone = record_of(desk, id).of(Field.RESULTS)[1]
    recording.remove_value(desk, id, Field.RESULTS, 1)
    assert gone.text not in record_of(desk, id).results
    assert gone.id not in desk.table.places
    desk.undo()
    assert desk.table.annotations == before.annotations
    assert desk.table.places == before.places


def test_words_without_a_ground_can_be_removed_and_reworded(desk: Desk, id: str) -> None:
    tagging.change_annotation(desk, id, practice=replace(record_of(desk, id), recognition="全县推广；市里点名"))
    assert len(words(desk, id, Field.RECOGNITION)) == 3
    own = recording.values(record_of(desk, id), Field.RECOGNITION)
    recording.change_value(
        desk, id, own.index(Ground("", Field.RECOGNITION, "全县推广")), Ground("", Field.RECOGNITION, "推广")
    )
    assert "推广；市里点名" in record_of(desk, id).recognition
    recording.remove_value(desk, id, Field.RECOGNITION, 2)
    assert "市里点名" not in record_of(desk, id).recognition


def test_no_such_annotation_is_a_key_error(desk: Desk) -> None:
    with pytest.raises(KeyError):
        recording.remove_value(desk, "nowhere", Field.RESULTS, 0)


def test_a_figure_in_selected_text_is_found_with_its_words(desk: Desk, id: str) -> None:
    (found,) = recording.results_in(desk, span_of(desk, "办理诉求7.2万余件"))
    assert (found.text, found.about) == ("7.2万余件", "办理诉求")
    assert desk.table.text[found.start : found.end] == "7.2万余件"
    assert recording.results_in(desk, span_of(desk, "𠮷邻议事")) == ()


def test_a_bare_figure_is_taken_at_the_editors_word(desk: Desk) -> None:
    id = tagged(desk)
    found = recording.results_in(desk, span_of(desk, "98.6%"))
    drafting.record(desk, id, found)
    (ground,) = record_of(desk, id).of(Field.RESULTS)
    assert said(desk, ground) == "98.6%"


def test_results_are_sorted_by_what_they_give_within_a_kind_of_unit() -> None:
    figures = ("300件", "7.2万余件", "没有数", "98.6%", "8000件", "12%")
    grounds = tuple(Ground(str(at), Field.RESULTS, text) for at, text in enumerate(figures))
    assert [figures[at] for at in recording.sort_by_amount(grounds)] == [
        "7.2万余件", "8000件", "300件", "98.6%", "12%", "没有数",
    ]  # fmt: skip
