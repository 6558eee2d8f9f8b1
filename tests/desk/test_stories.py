"""Whole jobs at the desk, over a real library file, with restarts between the steps."""

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import (
    arranging,
    codebook,
    codebook_files,
    collecting,
    corrections,
    exporting,
    finding,
    importing,
    libraries,
    standing,
    tagging,
)
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.export.errors import ExchangeError
from zugong_desk.library import ReadOnlyLibrary


def span_of(desk: Desk, words: str) -> Span:
    start = desk.table.text.index(words)
    return desk.table.span(start, start + len(words))


def test_proofread_tag_undo_restart_redo(office: Office) -> None:
    desk = office.desk()
    texts = [desk.table.text]
    line = desk.table.anchor(desk.table.text.index("二、做实")).block
    corrections.merge(desk, line)
    tagging.annotate(desk, span_of(desk, "层层压实责任"), "村级集体经济", "好", Practice(name="压实", rating=2))
    (annotation,) = desk.table.annotations
    for char in "层层𠮷":
        at = desk.table.text.index("压实")
        corrections.type_over(desk, desk.table.span(at, at), char)
    assert desk.unwritten
    desk.flush()
    corrections.relabel(desk, [desk.table.lines[1].id], Kind.HEADING, 2)
    texts.append(desk.table.text)
    assert "层层层层𠮷压实责任" in texts[1]
    assert desk.table.quote(desk.table.places[annotation].span) == "层层层层𠮷压实责任"

    desk = office.reopened(desk)
    assert desk.table.text == texts[1]
    assert desk.table.lines[1].kind is Kind.HEADING
    names = []
    while (touched := desk.undo()) and touched.name != "标注“村级集体经济”":
        names.append(touched.name)
        desk = office.reopened(desk)
    assert names == ["改为标题", "输入“层层𠮷”"]
    assert not desk.table.annotations
    desk.undo()
    assert desk.table.text == texts[0]
    for _ in range(4):
        desk = office.reopened(desk)
        desk.redo()
    assert desk.redo() is None
    assert desk.table.text == texts[1]
    assert desk.table.annotations[annotation].practice == Practice(name="压实", rating=2)
    assert desk.library.doctor().ok


def test_a_lost_original_comes_back_with_its_file(office: Office) -> None:
    desk = office.desk()
    file = office.folder / "第0期.txt"
    desk.library.path.with_suffix(".originals").unlink()
    assert desk.library.original(desk.table.id) is None
    assert importing.take_in(desk, importing.receive(file))[0].status == "duplicate"
    assert desk.library.original(desk.table.id) == file.read_bytes()


def test_an_import_can_be_undone_and_done_again(office: Office) -> None:
    desk = office.desk()
    id = desk.table.id
    file = office.folder / "第0期.txt"
    assert importing.take_in(desk, importing.receive(file))[0].status == "duplicate"
    desk.undo()
    assert desk.bulletin is None
    with pytest.raises(Unknown):
        desk.open(id)
    desk = office.reopened(desk)
    desk.redo()
    assert desk.table.id == id
    assert desk.table.text.startswith("云岭组工信息")
    standing.remove_issue(desk, id)
    assert desk.bulletin is None
    assert importing.take_in(desk, importing.receive(file))[0].status == "new"
    assert desk.library.doctor().ok


def test_undo_goes_back_to_the_issue_where_the_step_was_made(office: Office) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    third, fourth = (standing.find_issue(desk, f"2022-{number}").id for number in (3, 4))
    corrections.split(desk, Anchor(desk.table.lines[4].id, 3))
    desk.open(fourth)
    touched = desk.undo()
    assert touched is not None
    assert touched.bulletin == third == desk.table.id
    assert touched.show is not None


def test_what_is_refused_changes_nothing(office: Office) -> None:
    desk = office.desk()
    before, steps = desk.table, len(desk.library.history())
    with pytest.raises(EditError):
        corrections.merge(desk, before.lines[0].id)
    with pytest.raises(EditError):
        corrections.mark_head(desk, Span(Anchor(before.lines[0].id, 0), Anchor(before.lines[1].id, 1)), Role.ITEM)
    with pytest.raises(Unknown):
        tagging.annotate(desk, span_of(desk, "青山县"), "没有的标签")
    with pytest.raises(EditError):
        codebook.remove_tag(desk, next(tag.parent for tag in desk.shelf.tags.values() if tag.parent))
    with pytest.raises(EditError):
        codebook.add_tag(desk, " ")
    with pytest.raises(Unknown):
        standing.find_issue(desk, "1999-1")
    assert desk.table is before
    assert len(desk.library.history()) == steps


def test_the_masthead_is_filled_in_and_the_list_follows(office: Office) -> None:
    desk = office.desk("市内信息\n\n△甲县抓实治理。做法如下：一是联动。（甲县委组织部）\n")
    assert standing.find_issue(desk, desk.table.id).issue_no is None
    corrections.fill_masthead(desk, {"title": "云岭组工信息", "issue_no": "第7期", "date": "2021年3月4日"})
    row = standing.find_issue(desk, "2021-7")
    assert (row.title, row.date_iso, row.year) == ("云岭组工信息", "2021-03-04", 2021)
    desk.undo()
    with pytest.raises(Unknown):
        standing.find_issue(desk, "2021-7")


def test_page_furniture_leaves_the_text_and_comes_back(office: Office) -> None:
    desk = office.desk()
    before = desk.table.text
    line = desk.table.anchor(before.index("二、做实")).block
    corrections.set_aside(desk, [line])
    assert "二、做实" not in desk.table.text
    corrections.bring_back(desk, line)
    assert desk.table.text == before


def test_a_collection_is_gathered_arranged_and_exported(office: Office) -> None:
    desk = office.desk()
    first, _ = collecting.take_excerpt(desk, span_of(desk, "县委定期研究，层层压实责任。"))
    second, _ = collecting.take_excerpt(desk, span_of(desk, "每年安排经费一百万元"))
    (collection,) = desk.shelf.collections
    arranging.move_items(desk, [second], first)
    assert [excerpt.id for excerpt in desk.shelf.excerpts_of(collection)] == [second, first]
    at = desk.table.text.index("经费")
    corrections.type_over(desk, desk.table.span(at, at), "专项")
    assert collecting.current_text(desk, desk.shelf.excerpts[second]) == "每年安排专项经费一百万元"
    assert desk.shelf.excerpts[second].text == "每年安排经费一百万元"
    collecting.update_excerpt(desk, second)
    out = office.folder / "摘编.md"
    done = exporting.export(desk, exporting.Request("md", out, collection=collection))
    assert done.count == 2
    text = out.read_text(encoding="utf-8")
    assert text.index("每年安排专项经费一百万元") < text.index("县委定期研究")
    assert "《云岭组工信息》2022年第3期 · 青山县委组织部" in text
    collecting.remove_collection(desk, collection)
    desk = office.reopened(desk)
    assert not desk.shelf.excerpts
    desk.undo()
    assert [excerpt.id for excerpt in desk.shelf.excerpts_of(collection)] == [second, first]
    assert desk.library.doctor().ok


def test_search_finds_in_all_issues_but_not_in_removed_ones(office: Office) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    found = finding.search(desk, "治理𠮷")
    assert found.total == 2
    hit = found.hits[0]
    bulletin = desk.load(hit.bulletin)
    assert bulletin.text[hit.start : hit.end] == hit.text == "治理𠮷"
    assert bulletin.text[hit.start - len(hit.left) : hit.end + len(hit.right)] == hit.left + hit.text + hit.right
    standing.remove_issue(desk, hit.bulletin)
    assert finding.search(desk, "治理𠮷").total == 1
    assert finding.search(desk, "没有这几个字").total == 0


def test_progress_is_a_step(office: Office) -> None:
    desk = office.desk()
    standing.set_progress(desk, desk.table.id, Progress.DONE)
    assert office.reopened(desk).library.issues()[0].progress is Progress.DONE


def test_a_codebook_travels_between_libraries(office: Office) -> None:
    first, second = office.desk(), office.desk(name="另一个")
    codebook.add_tag(first, "自拟标签𠮷", next(iter(first.shelf.tags)))
    file = office.folder / "标签表.json"
    codebook_files.export_codebook(first, file)
    touched = codebook_files.import_codebook(second, file)
    assert touched.shelf
    assert "自拟标签𠮷" in {tag.name for tag in second.shelf.tags.values()}
    assert len(second.shelf.tags) == len(first.shelf.tags)
    second.undo()
    assert len(second.shelf.tags) == len(first.shelf.tags) - 1
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExchangeError, match="没有导入"):
        codebook_files.import_codebook(second, file)


def test_typing_after_another_step_or_an_undo_is_a_step_of_its_own(office: Office) -> None:
    desk = office.desk()
    at = desk.table.text.index("近年来")

    def key(char: str) -> None:
        corrections.type_over(desk, desk.table.span(at, at), char)

    key("甲")
    desk.flush()
    tagging.annotate(desk, span_of(desk, "层层压实责任"), "村级集体经济")
    key("乙")
    desk.flush()
    desk.undo()
    key("丙")
    key("丁")
    desk.flush()
    key("戊")
    desk.flush()
    assert [head.name for head in desk.library.undo_stack()][-3:] == [
        "输入“甲”", "标注“村级集体经济”", "输入“丙丁戊”",
    ]  # fmt: skip
    file = office.folder / "新.txt"
    file.write_text(BULLETIN.replace("第 3 期", "第 8 期"), encoding="utf-8")
    importing.take_in(desk, importing.receive(file))
    key("己")
    desk.flush()
    assert desk.library.doctor().ok


def test_typing_into_a_library_that_may_only_be_read_is_refused_at_once(office: Office) -> None:
    desk = office.desk()
    desk.close()
    with libraries.reading_library(desk.library.path) as reader:
        before = reader.open(desk.table.id)
        with pytest.raises(ReadOnlyLibrary):
            corrections.type_over(reader, span_of(reader, "提质增效"), "𠮷")
        assert reader.table is before
        assert not reader.unwritten


def test_quotation_marks_inside_a_step_name_are_the_inner_ones(office: Office) -> None:
    desk = office.desk()
    at = desk.table.text.index("近年来")
    corrections.type_over(desk, desk.table.span(at, at), "“𠮷”")
    assert desk.undo_name() == "输入“‘𠮷’”"
