"""Collections: what is taken into them, how they are arranged, and what becomes of excerpts when their source changes."""

from dataclasses import replace

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import arranging, collecting, corrections, gathering, standing, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.desk.gathering import Held
from zugong_desk.desk.provenance import Provenance
from zugong_desk.desk.publishing import collection_manuscript
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.outline import article_of
from zugong_desk.domain.span import Span

FOURTH = BULLETIN.replace("第 3 期", "第 4 期").replace("一百万元", "二百万元😀")
LEADS, FUNDS = "县委定期研究，层层压实责任。", "每年安排经费一百万元。"


def span_of(desk: Desk, words: str, issue: str = "") -> Span:
    bulletin = desk.load(issue) if issue else desk.table
    at = bulletin.text.index(words)
    return bulletin.span(at, at + len(words))


def two_issues(office: Office) -> tuple[Desk, str, str]:
    desk = office.desk(BULLETIN, FOURTH)
    return desk, desk.table.id, standing.find_issue(desk, "2022-4").id


def gathered(desk: Desk) -> tuple[str, list[str]]:
    """A collection of three excerpts."""
    id, _ = collecting.add_collection(desk, "典型做法𠮷")
    issue = desk.table.id
    taken, _ = collecting.take_passages(
        desk, [(issue, span_of(desk, words)) for words in (LEADS, FUNDS, "青山县坚持党建引领")], id
    )
    return id, taken


def order(desk: Desk, collection: str) -> list[str]:
    return [one.id for one in arranging.items_of(desk, collection)]


# taking in -----------------------------------------------------------------------------------------------------------


def test_many_passages_are_taken_in_one_step_and_none_twice(office: Office) -> None:
    desk, third, fourth = two_issues(office)
    id, _ = collecting.add_collection(desk, "典型做法")
    found = [(third, span_of(desk, LEADS)), (fourth, span_of(desk, LEADS, fourth)), (third, span_of(desk, LEADS))]
    taken, touched = collecting.take_passages(desk, found, id)
    assert len(taken) == 2
    assert touched.name == "摘录 2 段"
    with pytest.raises(EditError, match="已在摘编中"):
        collecting.take_passages(desk, found, id)
    with pytest.raises(EditError, match="没有可取"):
        collecting.take_passages(desk, [], id)
    desk.undo()
    assert not desk.shelf.excerpts


def test_a_practice_recorded_for_the_very_passage_names_the_excerpt(office: Office) -> None:
    desk = office.desk()
    tag = next(iter(desk.shelf.tags))
    tagging.annotate(desk, span_of(desk, FUNDS), tag, "", Practice(name="百万工程𠮷"))
    taken, _ = collecting.take_excerpt(desk, span_of(desk, FUNDS))
    other, _ = collecting.take_excerpt(desk, span_of(desk, "每年安排经费"))
    assert desk.shelf.excerpts[taken].title == "百万工程𠮷"
    assert desk.shelf.excerpts[other].title == "做实保障"


def test_what_bears_a_tag_is_offered_with_what_the_collection_holds_of_it(office: Office) -> None:
    desk, third, fourth = two_issues(office)
    parent, child = list(desk.shelf.tags)[:2]
    for issue in (third, fourth):
        desk.open(issue)
        tagging.annotate(desk, span_of(desk, LEADS), child)
        tagging.annotate(desk, span_of(desk, "近年来，青山县坚持党建引领，推动基层治理提质增效😀。"), child)
    desk.open(third)
    id, _ = collecting.add_collection(desk, "典型做法")
    assert [one.held for one in gathering.of_tag(desk, child, "")] == [Held.FRESH] * 4
    collecting.take_excerpt(desk, span_of(desk, "近年来，青山县坚持党建引领，推动基层治理提质增效😀。"), id)
    found = gathering.of_tag(desk, child, id)
    assert [(one.spot.bulletin, one.held, one.number) for one in found] == [
        (third, Held.TAKEN, 1),
        (third, Held.FRESH, 0),
        (fourth, Held.ALIKE, 1),
        (fourth, Held.FRESH, 0),
    ]
    assert len(gathering.of_tag(desk, parent, id)) == 4
    assert gathering.of_tag(desk, list(desk.shelf.tags)[-1], id) == []


def test_what_stands_around_places_is_offered_by_the_sentence_or_the_block(office: Office) -> None:
    desk = office.desk()
    at = desk.table.text.index("经费")
    spot = Spot(desk.table.id, desk.table.span(at, at + 2))
    assert [one.text for one in gathering.of_spots(desk, [spot, spot], Unit.SENTENCE, "")] == [FUNDS]
    assert [one.text for one in gathering.of_spots(desk, [spot], Unit.BLOCK, "")] == [f"二、做实保障。{FUNDS}"]


def test_an_article_is_taken_without_its_title_and_byline(office: Office) -> None:
    desk = office.desk()
    bulletin = desk.table
    line = bulletin.line(span_of(desk, LEADS).start.block)
    article = article_of(bulletin.lines, line)
    assert article is not None
    span = gathering.article_passage(bulletin, article)
    assert span is not None
    text = bulletin.quote(span)
    assert text.startswith("近年来，青山县")
    assert text.endswith(FUNDS)
    assert gathering.article_passage(bulletin, replace(article, last=article.first)) is None


# arranging -----------------------------------------------------------------------------------------------------------


def test_items_move_shift_and_go_together_in_one_step_each(office: Office) -> None:
    desk = office.desk()
    id, (a, b, c) = gathered(desk)
    section, _ = arranging.add_section(desk, id, " 建强 组织 ", b)
    assert desk.shelf.sections[section].title == "建强 组织"
    arranging.move_items(desk, [a, c], section)
    assert order(desk, id) == [a, c, section, b]
    arranging.shift_items(desk, [section], -1)
    assert order(desk, id) == [a, c, section, b]
    arranging.shift_items(desk, [c, a], 1)
    assert order(desk, id) == [section, a, c, b]
    arranging.remove_items(desk, [section, c])
    assert order(desk, id) == [a, b]
    assert c not in desk.table.places
    depth = len(desk.library.undo_stack())
    for _ in range(3):
        desk.undo()
    assert order(desk, id) == [a, section, b, c]
    assert len(desk.library.undo_stack()) == depth - 3


def test_what_cannot_be_arranged_is_refused_in_a_line(office: Office) -> None:
    desk = office.desk()
    id, (a, *_) = gathered(desk)
    other, _ = collecting.add_collection(desk, "另一种")
    elsewhere, _ = collecting.take_excerpt(desk, span_of(desk, FUNDS), other)
    section, _ = arranging.add_section(desk, id, "一节")
    for ids in ([], ["没有"], [a, elsewhere]):
        with pytest.raises(EditError):
            arranging.move_items(desk, ids, None)
        with pytest.raises(EditError):
            arranging.remove_items(desk, ids)
    with pytest.raises(EditError):
        arranging.shift_levels(desk, [a, section], -1)
    arranging.shift_levels(desk, [a, section], 1)
    assert desk.shelf.sections[section].level == 2
    with pytest.raises(EditError):
        arranging.add_section(desk, id, " \u3000")


def test_sections_of_libraries_that_knew_only_titles_are_kept_when_the_row_is_touched(office: Office) -> None:
    desk = office.desk()
    id, (a, b, c) = gathered(desk)
    for one in (b, c):
        collecting.change_excerpt(desk, replace(desk.shelf.excerpts[one], section="老节"))
    first, derived = arranging.items_of(desk, id)[:2]
    assert isinstance(derived, Section)
    arranging.shift_items(desk, [a], 1)
    assert [one.title for one in arranging.items_of(desk, id) if isinstance(one, Section)] == ["老节"]
    assert not any(one.section for one in desk.shelf.excerpts.values())
    arranging.remove_items(desk, [derived.id])
    assert order(desk, id) == [first.id, b, c]


def test_a_copy_stands_for_itself(office: Office) -> None:
    desk, third, fourth = two_issues(office)
    id, taken = gathered(desk)
    collecting.take_passages(desk, [(fourth, span_of(desk, LEADS, fourth))], id)
    arranging.add_section(desk, id, "一节", taken[1])
    copy, _ = collecting.copy_collection(desk, id)
    again, _ = collecting.copy_collection(desk, id)
    assert [desk.shelf.collections[one].name for one in (copy, again)] == ["典型做法𠮷（副本）", "典型做法𠮷（副本 2）"]
    mine, theirs = arranging.items_of(desk, id), arranging.items_of(desk, copy)
    assert [getattr(one, "text", one.title) for one in mine] == [getattr(one, "text", one.title) for one in theirs]
    assert not {one.id for one in mine} & {one.id for one in theirs}
    at = desk.table.text.index("一百万")
    corrections.type_over(desk, desk.table.span(at, at), "专项")
    moved = next(one for one in theirs if isinstance(one, Excerpt) and one.text == FUNDS)
    assert collecting.current_text(desk, moved) == "每年安排经费专项一百万元。"
    collecting.remove_collection(desk, id)
    assert moved.id in desk.load(third).places
    assert desk.library.doctor().ok


# what the source says now -------------------------------------------------------------------------------------------


def test_a_correction_is_taken_carried_over_or_passed_over(office: Office) -> None:
    desk = office.desk()
    _, (lead, funds, _) = gathered(desk)
    collecting.change_excerpt(desk, replace(desk.shelf.excerpts[funds], text="安排经费一百万元。"))
    at = desk.table.text.index("一百万元")
    corrections.type_over(desk, desk.table.span(at, at + 1), "二𠮷")
    collecting.follow_source(desk, funds)
    one = desk.shelf.excerpts[funds]
    assert (one.text, one.taken) == ("安排经费二𠮷百万元。", "每年安排经费二𠮷百万元。")
    collecting.restore_excerpt(desk, funds)
    assert desk.shelf.excerpts[funds].text == "每年安排经费二𠮷百万元。"
    corrections.type_over(desk, span_of(desk, "层层压实责任"), "😀")
    collecting.keep_excerpt(desk, lead)
    assert desk.shelf.excerpts[lead].text == LEADS
    collecting.update_excerpt(desk, lead)
    assert desk.shelf.excerpts[lead].text == "县委定期研究，😀。"
    corrections.type_over(desk, span_of(desk, "县委定期研究，😀。"), "")
    with pytest.raises(EditError, match="原文已删去"):
        collecting.update_excerpt(desk, lead)


def test_what_is_known_of_sources_follows_every_change(office: Office) -> None:
    desk, _, fourth = two_issues(office)
    id, taken = gathered(desk)
    collecting.take_passages(desk, [(fourth, span_of(desk, LEADS, fourth))], id)
    known = Provenance(desk)
    assert known.manuscript(id) == collection_manuscript(desk, id)
    desk.open(fourth)
    corrections.type_over(desk, span_of(desk, "定期"), "按月😀")
    known.forget(fourth)
    last = desk.shelf.excerpts_of(id)[-1]
    assert known.of([last])[last.id].now == "县委按月😀研究，层层压实责任。"
    corrections.fill_masthead(desk, {"title": "云岭组工通讯"})
    assert known.manuscript(id) == collection_manuscript(desk, id)
    assert "云岭组工通讯" in known.of([last])[last.id].passage.source_line
    standing.remove_issue(desk, fourth)
    assert known.of([last])[last.id].now is None
    desk.undo()
    assert known.of([last])[last.id].now == "县委按月😀研究，层层压实责任。"
    draft = replace(desk.shelf.excerpts[taken[0]], text="正在改的𠮷")
    assert "正在改的𠮷" in " ".join(line.text for line in known.manuscript(id, draft).lines)
    renamed = replace(desk.shelf.collections[id], name="新题名")
    assert known.manuscript(id, renamed).title == "新题名"
