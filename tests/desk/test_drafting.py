"""Stories of drafting: what the text proposes is recorded in one step, tied to its passages, and undone as one."""

from dataclasses import replace

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import drafting, registry, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain import edit
from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.domain.decision import Sort
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted

SAID = "近年来，青山县创新推行“𠮷邻议事”工作法😀，办理诉求7.2万余件，满意率98.6%，获评全国先进集体。"
TEXT = BULLETIN.replace("近年来，青山县坚持党建引领，推动基层治理提质增效😀。", SAID)


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk(TEXT)


def span_of(desk: Desk, words: str) -> Span:
    at = desk.table.text.index(words)
    return desk.table.span(at, at + len(words))


def tagged(desk: Desk, words: str = SAID) -> str:
    touched = tagging.annotate(desk, span_of(desk, words), next(iter(desk.shelf.tags)))
    return next(id for id in touched.places if id in desk.table.annotations)


def said(desk: Desk, ground: Ground) -> str:
    return desk.table.quote(desk.table.places[ground.id].span)


def record_of(desk: Desk, id: str) -> Practice:
    return desk.table.annotations[id].practice


def test_the_draft_proposes_every_field(desk: Desk) -> None:
    best = drafting.draft_here(desk, span_of(desk, SAID)).best
    found = {one.field: one.text for one in best if one.field in drafting.SINGLE}
    assert found[Field.NAME] == "𠮷邻议事"
    assert found[Field.ORGANISATION] == "青山县委组织部"
    assert found[Field.PLACE] == "青山县"
    assert [one.text for one in best if one.field is Field.RESULTS] == ["7.2万余件", "98.6%"]
    assert [one.field for one in best if one.field is Field.RECOGNITION] == [Field.RECOGNITION]


def test_a_record_is_one_step_and_each_value_rests_on_its_words(desk: Desk) -> None:
    id = tagged(desk)
    before = desk.table
    drafting.record(desk, id, drafting.draft_of(desk, id).best, rating=2)
    practice = record_of(desk, id)
    assert (practice.name, practice.organisation, practice.rating) == ("𠮷邻议事", "青山县委组织部", 2)
    assert "7.2万余件" in practice.results
    assert "；" in practice.results
    for field in (Field.NAME, Field.ORGANISATION, Field.RESULTS):
        assert all(said(desk, ground) == ground.text for ground in practice.of(field))
    desk.undo()
    assert desk.table == before
    desk.redo()
    assert record_of(desk, id) == practice


def test_values_move_with_the_text_and_live_after_a_restart(desk: Desk, office: Office) -> None:
    id = tagged(desk)
    drafting.record(desk, id, drafting.draft_of(desk, id).best)
    start = span_of(desk, SAID).start
    desk.perform("改字", edit.type_over(desk.table, Span(start, start), "二〇二二年，", desk.new_id))
    again = office.reopened(desk)
    name = record_of(again, id).of(Field.NAME)[0]
    assert said(again, name) == "𠮷邻议事"


def test_recording_again_adds_no_value_twice_and_replaces_single_ones(desk: Desk) -> None:
    id = tagged(desk)
    best = drafting.draft_of(desk, id).best
    drafting.record(desk, id, best)
    first = record_of(desk, id)
    drafting.record(desk, id, best)
    again = record_of(desk, id)
    assert (again.results, again.recognition) == (first.results, first.recognition)
    assert len(again.grounds) == len(first.grounds)
    other = Drafted(Field.NAME, 0, 0, "邻里议事")
    drafting.record(desk, id, [other])
    assert record_of(desk, id).name == "邻里议事"
    (ground,) = record_of(desk, id).of(Field.NAME)
    assert ground.id not in desk.table.places


def test_what_an_editor_wrote_by_hand_stays(desk: Desk) -> None:
    id = tagged(desk)
    tagging.change_annotation(desk, id, practice=Practice(results="群众叫好", period="2022年", rating=3))
    results = drafting.draft_of(desk, id).of(Field.RESULTS)
    drafting.record(desk, id, results[:1])
    practice = record_of(desk, id)
    assert practice.results.startswith("群众叫好；")
    assert (practice.period, practice.rating) == ("2022年", 3)


def test_a_value_is_dropped_with_its_words_and_place(desk: Desk) -> None:
    id = tagged(desk)
    drafting.record(desk, id, drafting.draft_of(desk, id).best)
    first, second = record_of(desk, id).of(Field.RESULTS)
    drafting.drop(desk, id, first.id)
    practice = record_of(desk, id)
    assert practice.results == drafting.worded(second)
    assert practice.of(Field.RESULTS) == (second,)
    assert first.id not in desk.table.places
    desk.undo()
    assert first.id in desk.table.places
    drafting.drop(desk, id, record_of(desk, id).of(Field.NAME)[0].id)
    assert record_of(desk, id).name == ""
    with pytest.raises(KeyError):
        drafting.drop(desk, id, "nobody")


def test_tag_and_record_may_be_one_step(desk: Desk) -> None:
    before = desk.table
    tag = next(iter(desk.shelf.tags))
    drafting.annotate_with_draft(desk, span_of(desk, SAID), tag, "备注")
    (annotation,) = desk.table.annotations.values()
    assert (annotation.note, annotation.practice.name) == ("备注", "𠮷邻议事")
    desk.undo()
    assert desk.table == before
    drafting.annotate_with_draft(desk, span_of(desk, SAID), tag, chosen=())
    (annotation,) = desk.table.annotations.values()
    assert annotation.practice.empty
    with pytest.raises(Unknown):
        drafting.annotate_with_draft(desk, span_of(desk, SAID), "没有这个标签")


def test_an_orphan_has_no_draft(desk: Desk) -> None:
    id = tagged(desk, "办理诉求")
    span = span_of(desk, "办理诉求")
    desk.perform("删字", edit.type_over(desk.table, span, "", desk.new_id))
    assert drafting.draft_of(desk, id) == drafting.Draft()


def test_names_of_earlier_records_and_of_the_registry_are_known(desk: Desk) -> None:
    id = tagged(desk)
    drafting.record(desk, id, [Drafted(Field.NAME, 0, 0, "强化领导")])
    assert drafting.known(desk).practices == {"强化领导": "强化领导"}
    found = drafting.draft_here(desk, span_of(desk, "县委定期研究，层层压实责任。"))
    assert [one for one in found.best if one.field is Field.NAME] == []
    registry.confirm(desk, "压实责任工程", Sort.PROJECT, also="压实责任")
    registry.refuse(desk, "𠮷邻议事", Sort.BRAND)
    name = drafting.draft_here(desk, span_of(desk, "县委定期研究，层层压实责任。")).of(Field.NAME)[0]
    assert name.text == "压实责任工程"
    names = drafting.draft_here(desk, span_of(desk, SAID)).of(Field.NAME)
    assert "𠮷邻议事" not in [one.text for one in names]


def test_places_of_the_registry_extend_the_gazetteer(desk: Desk) -> None:
    assert drafting.region(desk, Practice(place="𠮷岭镇")) == ""
    registry.confirm(desk, "青山县", Sort.PLACE)
    county = registry.find(desk, "青山县")
    assert county is not None
    registry.confirm(desk, "𠮷岭镇", Sort.PLACE)
    town = registry.find(desk, "𠮷岭镇")
    assert town is not None
    registry.change(desk, town, replace(town, within="青山县"))
    assert drafting.region(desk, Practice(place="𠮷岭镇")) == "青山县"
    assert drafting.region(desk, Practice(organisation="桐城市委组织部")) == "桐城市"
    assert drafting.region(desk, Practice(organisation="市委组织部"), "安庆市委组织部") == "安庆市"
    assert drafting.region(desk, Practice()) == ""
