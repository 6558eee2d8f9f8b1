"""The codebook as stories: moved, split, merged and retired by single steps that keep all annotations."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import codebook, codebook_files, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.domain.codebook import siblings
from zugong_desk.domain.codebook_compare import Differs
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.export.errors import ExchangeError

SECOND = BULLETIN.replace("第 3 期", "第 4 期").replace("5 月", "6 月")


def tag_lines(desk: Desk, tag: str, count: int = 3) -> list[str]:
    """Put a tag on the longest lines of the issue on the table."""
    lines = sorted(desk.table.lines, key=lambda one: -len(one.text))[:count]
    for line in lines:
        tagging.annotate(desk, Span(Anchor(line.id, 0), Anchor(line.id, len(line.text))), tag)
    return [id for id, one in desk.table.annotations.items() if one.tag == tag]


def uses(desk: Desk) -> dict[str, int]:
    return {desk.shelf.tags[tag].name: count for tag, count in desk.library.tag_uses().items()}


def order(desk: Desk, parent: str = "") -> list[str]:
    return [tag.name for tag in siblings(desk.shelf.tags, parent)]


def test_a_tag_moves_among_its_siblings_and_under_another(office: Office) -> None:
    desk = office.desk()
    top = order(desk)
    last = siblings(desk.shelf.tags, "")[-1]
    first = siblings(desk.shelf.tags, "")[0]
    codebook.move_tag(desk, last.id, "", first.id)
    assert order(desk) == [last.name, *top[:-1]]
    codebook.move_tag(desk, last.id, "")
    assert order(desk) == top
    codebook.move_tag(desk, last.id, first.id)
    assert order(desk, first.id)[-1] == last.name
    with pytest.raises(EditError, match="自己的下级"):
        codebook.move_tag(desk, first.id, last.id)
    for _ in range(3):
        desk.undo()
    assert order(desk) == top


def test_some_passages_of_a_tag_go_to_a_new_one_over_issues_and_come_back(office: Office) -> None:
    desk = office.desk(BULLETIN, SECOND)
    tag, _ = codebook.add_tag(desk, "基层治理𠮷")
    here = tag_lines(desk, tag)
    first = desk.table.id
    second = next(row.id for row in desk.library.issues() if row.id != first)
    desk.open(second)
    there = tag_lines(desk, tag)
    codebook.split_tag(desk, tag, "压实责任😀", {first: here[:2], second: there[:1]}, "讲责任怎样落到人。")
    assert uses(desk) == {"基层治理𠮷": 3, "压实责任😀": 3}
    new = codebook.tag_named(desk, "压实责任😀")
    assert (new.parent, new.colour, new.definition) == (
        desk.shelf.tags[tag].parent,
        desk.shelf.tags[tag].colour,
        "讲责任怎样落到人。",
    )
    with pytest.raises(EditError, match="没有拆分"):
        codebook.split_tag(desk, tag, "再拆", {first: here[:1]})
    with pytest.raises(EditError, match="没有选中"):
        codebook.split_tag(desk, tag, "再拆", {})
    with pytest.raises(EditError, match="已有标签"):
        codebook.split_tag(desk, tag, "压实责任😀", {first: here[2:]})
    codebook.merge_tag(desk, new.id, tag)
    assert uses(desk) == {"基层治理𠮷": 6}
    desk = office.reopened(desk)
    desk.undo()
    desk.undo()
    assert uses(desk) == {"基层治理𠮷": 6}
    assert desk.library.doctor().ok


def test_a_retired_tag_keeps_its_passages_and_gives_up_its_key(office: Office) -> None:
    desk = office.desk()
    tag, _ = codebook.add_tag(desk, "旧提法")
    codebook.change_tag(desk, replace(desk.shelf.tags[tag], key=" W "))
    assert desk.shelf.tags[tag].key == "w"
    tag_lines(desk, tag)
    codebook.retire_tag(desk, tag)
    assert desk.shelf.tags[tag].retired
    assert uses(desk)["旧提法"] == 3
    other, _ = codebook.add_tag(desk, "新提法")
    codebook.change_tag(desk, replace(desk.shelf.tags[other], key="w"))
    codebook.retire_tag(desk, tag, retired=False)
    assert (desk.shelf.tags[tag].retired, desk.shelf.tags[tag].key) == (False, "")
    with pytest.raises(EditError, match="快捷键"):
        codebook.change_tag(desk, replace(desk.shelf.tags[tag], key="w"))
    with pytest.raises(EditError, match="一个字母或数字"):
        codebook.change_tag(desk, replace(desk.shelf.tags[tag], key="键"))
    with pytest.raises(EditError, match="另有用处"):
        codebook.change_tag(desk, replace(desk.shelf.tags[tag], key="J"))
    with pytest.raises(EditError, match="停用"):
        codebook.remove_tag(desk, tag)


def test_examples_stay_with_their_annotations(office: Office) -> None:
    desk = office.desk()
    tag, _ = codebook.add_tag(desk, "例")
    (id, *_) = tag_lines(desk, tag)
    tagging.show_as_example(desk, id, example=True)
    assert [one.annotation.id for one in desk.library.marked() if one.annotation.example] == [id]
    desk.undo()
    assert not desk.table.annotations[id].example


@pytest.mark.parametrize("suffix", [".json", ".csv", ".qdc"])
def test_a_codebook_goes_to_another_library_and_is_compared_with_it(office: Office, suffix: str) -> None:
    first, second = office.desk(name="一"), office.desk(name="二")
    tag, _ = codebook.add_tag(first, "自拟𠮷", next(iter(first.shelf.tags)), "说明😀")
    file = office.folder / f"标签表{suffix}"
    codebook_files.export_codebook(first, file)
    found = codebook_files.compare_codebook(second, file)
    assert [(one.name, one.what) for one in found if one.what is Differs.ONLY_THERE] == [("自拟𠮷", Differs.ONLY_THERE)]
    assert codebook_files.compare_codebook(first, file) == () or suffix == ".qdc"
    codebook_files.import_codebook(second, file)
    there = codebook.tag_named(second, "自拟𠮷")
    assert there.definition == "说明😀"
    assert second.shelf.tags[there.parent].name == first.shelf.tags[first.shelf.tags[tag].parent].name
    second.undo()
    assert len(second.shelf.tags) == len(first.shelf.tags) - 1


def test_an_imported_codebook_brings_keys_that_can_be_had_and_lets_the_others_be(office: Office) -> None:
    desk = office.desk()
    first, second, third = list(desk.shelf.tags)[:3]
    for tag, key in ((first, "1"), (second, "2"), (third, "3")):
        codebook.change_tag(desk, replace(desk.shelf.tags[tag], key=key))
    names = [desk.shelf.tags[tag].name for tag in (first, second)]
    rows = [
        (names[0], "2", False),
        (names[1], "1", False),
        ("自拟𠮷", "3", False),
        ("命令", "j", False),
        ("旧", "9", True),
    ]
    file = office.folder / "标签表.json"
    tags = [{"name": name, "key": key, "retired": retired} for name, key, retired in rows]
    file.write_text(json.dumps({"tags": tags}), encoding="utf-8")
    codebook_files.import_codebook(desk, file)
    keys = {tag.name: tag.key for tag in desk.shelf.tags.values() if tag.key}
    assert keys == {names[0]: "2", names[1]: "1", desk.shelf.tags[third].name: "3"}
    for tag in list(desk.shelf.tags.values()):
        codebook.change_tag(desk, replace(tag, definition="还能改"))


def test_refi_qda_leaves_what_it_cannot_say_as_it_was(office: Office) -> None:
    desk = office.desk()
    first, second = list(desk.shelf.tags)[:2]
    codebook.change_tag(desk, replace(desk.shelf.tags[first], key="w", shape=5))
    codebook.retire_tag(desk, second)
    before = {tag.id: (tag.key, tag.shape, tag.retired) for tag in desk.shelf.tags.values()}
    codebook_files.export_codebook(desk, office.folder / "标签表.qdc")
    codebook_files.import_codebook(desk, office.folder / "标签表.qdc")
    assert {tag.id: (tag.key, tag.shape, tag.retired) for tag in desk.shelf.tags.values()} == before


def test_a_tag_that_has_gone_is_told_of(office: Office) -> None:
    desk = office.desk()
    tag, _ = codebook.add_tag(desk, "马上撤销")
    gone, there = desk.shelf.tags[tag], next(iter(desk.shelf.tags))
    desk.undo()
    deeds = (
        lambda: codebook.change_tag(desk, replace(gone, name="另一名")),
        lambda: codebook.move_tag(desk, tag, ""),
        lambda: codebook.retire_tag(desk, tag),
        lambda: codebook.remove_tag(desk, tag),
        lambda: codebook.merge_tag(desk, tag, there),
        lambda: codebook.merge_tag(desk, there, tag),
        lambda: codebook.split_tag(desk, tag, "新的", {}),
    )
    for deed in deeds:
        with pytest.raises(Unknown, match="已不在标签表"):
            deed()


def test_a_file_that_is_no_codebook_changes_nothing(office: Office, tmp_path: Path) -> None:
    desk = office.desk()
    before = dict(desk.shelf.tags)
    for name, data in (("a.csv", b"\xff\xfe"), ("a.qdc", b"<x"), ("a.json", b"\xff"), ("a.txt", b"{}")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ExchangeError, match="没有导入"):
            codebook_files.import_codebook(desk, tmp_path / name)
    with pytest.raises(EditError, match="没有读到"):
        codebook_files.compare_codebook(desk, tmp_path / "无.csv")
    assert desk.shelf.tags == before
