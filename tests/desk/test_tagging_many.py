"""Many places tagged as one step."""

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import codebook, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.tagging_many import MOVED, Spot, Unit, around, tag_all
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Anchor, Span

OTHER = BULLETIN.replace("第 3 期", "第 4 期").replace("一百万元。", "一百万元😀，层层落实𠮷。层层压实。")


def found(bulletin: Bulletin, words: str) -> list[Span]:
    out, at = [], bulletin.text.find(words)
    while at >= 0:
        out.append(bulletin.span(at, at + len(words)))
        at = bulletin.text.find(words, at + 1)
    return out


def issues(desk: Desk) -> list[Bulletin]:
    return [desk.load(row.id) for row in sorted(desk.library.issues(), key=lambda row: row.issue_number or 0)]


def put(desk: Desk) -> list[str]:
    return [bulletin.quote(bulletin.places[id].span) for bulletin in issues(desk) for id in bulletin.annotations]


@pytest.fixture
def desk(office: Office) -> Desk:
    desk = office.desk(BULLETIN, OTHER)
    codebook.add_tag(desk, "层层压实")
    return desk


def tag_of(desk: Desk) -> str:
    return next(tag.id for tag in desk.shelf.tags.values() if tag.name == "层层压实")


def test_hits_in_many_issues_are_one_step_that_a_restart_can_undo(office: Office, desk: Desk) -> None:
    spans = {bulletin.id: found(bulletin, "层层") for bulletin in issues(desk)}
    assert sorted(len(one) for one in spans.values()) == [1, 3]
    touched = tag_all(desk, spans, "层层压实")
    assert touched.name == "标注“层层压实” 4 处"
    assert put(desk) == ["层层"] * 4
    again = office.reopened(desk)
    assert put(again) == ["层层"] * 4
    again.undo()
    assert put(again) == []
    again.redo()
    assert put(again) == ["层层"] * 4


def test_what_bears_the_tag_already_is_left_as_it_is(desk: Desk) -> None:
    spans = found(desk.table, "层层")
    tagging.annotate(desk, spans[0], tag_of(desk), "先标的")
    assert around(desk, [Spot(desk.table.id, spans[0])], Unit.WORDS, tag_of(desk)) == []
    with pytest.raises(EditError, match="都已标"):
        tag_all(desk, {desk.table.id: spans}, tag_of(desk))
    assert [one.note for one in desk.table.annotations.values()] == ["先标的"]
    tag_all(desk, {desk.table.id: [*spans, *found(desk.table, "县委"), *spans]}, tag_of(desk))
    assert len(desk.table.annotations) == 1 + len(found(desk.table, "县委"))


def test_around_the_words(desk: Desk) -> None:
    other = next(one for one in issues(desk) if len(found(one, "层层")) == 3)
    spots = [Spot(other.id, span) for span in found(other, "层层")]
    tag = tag_of(desk)
    assert [one.text for one in around(desk, spots, Unit.WORDS, tag)] == ["层层"] * 3
    sentences = around(desk, spots, Unit.SENTENCE, tag)
    assert [one.text for one in sentences] == [
        "县委定期研究，层层压实责任。",
        "每年安排经费一百万元😀，层层落实𠮷。",
        "层层压实。",
    ]
    assert [one.text[slice(*one.hit)] for one in sentences] == ["层层"] * 3
    assert sentences[1].left.endswith("做实保障。")
    assert sentences[1].right.startswith("层层压实。")
    blocks = around(desk, spots, Unit.BLOCK, tag)
    assert len(blocks) == 2
    assert blocks[1].text.endswith("层层压实。")


def test_a_place_that_no_longer_stands_is_refused_whole(desk: Desk) -> None:
    table = desk.table
    gone = Span(Anchor("weg", 0), Anchor("weg", 2))
    assert around(desk, [Spot(table.id, gone)], Unit.SENTENCE, tag_of(desk)) == []
    with pytest.raises(EditError, match=MOVED):
        tag_all(desk, {table.id: [*found(table, "县委"), gone]}, tag_of(desk))
    line = table.lines[0]
    beyond = Span(Anchor(line.id, 0), Anchor(line.id, len(line.text) + 1))
    with pytest.raises(EditError, match=MOVED):
        tag_all(desk, {table.id: [beyond]}, tag_of(desk))
    assert desk.table.annotations == {}
    with pytest.raises(Unknown):
        tag_all(desk, {table.id: found(table, "县委")}, "没有的标签")
    with pytest.raises(Unknown):
        tag_all(desk, {"没有的期": []}, tag_of(desk))


def test_a_passage_over_two_lines(desk: Desk) -> None:
    table = desk.table
    at = table.text.index("层层")
    span = table.span(at, table.text.index("每年"))
    [passage] = around(desk, [Spot(table.id, span)], Unit.SENTENCE, tag_of(desk))
    assert passage.text.startswith("县委定期研究，层层")
    assert passage.text.endswith("做实保障。")
    assert isinstance(tag_all(desk, {table.id: [passage.spot.span]}, tag_of(desk)).places, frozenset)
    assert [type(one) for one in desk.table.annotations.values()] == [Annotation]
