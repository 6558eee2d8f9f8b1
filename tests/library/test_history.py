"""The history: what was done, undone and done again survives closing, and every path through it is exact."""

import contextlib
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, StandingClock, bulletin, take_in

from zugong_desk.domain import edit
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.library import Library, create, journal, open_library


@pytest.fixture
def editor(library: Library) -> Editor:
    return Editor(library, Random(1))


def tag(editor: Editor, name: str) -> None:
    editor.do(name, (), RecordChange(None, Tag(name, name)))


def names(heads: list[journal.StepHead]) -> list[str]:
    return [head.name for head in heads]


def test_undo_and_redo_walk_the_stack(library: Library, editor: Editor) -> None:
    for name in "一二三":
        tag(editor, name)
    editor._undo()
    editor._undo()
    assert names(library.undo_stack()) == ["导入“期一”", "一"]
    assert names(library.redo_stack()) == ["三", "二"]
    assert (library.next_undo(), library.next_redo()) == (library.undo_stack()[-1], library.redo_stack()[-1])
    editor._redo()
    assert list(library.shelf().tags) == ["一", "二"]
    tag(editor, "四")
    assert (names(library.undo_stack())[1:], names(library.redo_stack())) == (["一", "二", "四"], [])
    states = [(head.name, head.state) for head in library.history()][1:]
    assert states == [("一", "done"), ("二", "done"), ("三", "dropped"), ("四", "done")]
    assert library.doctor().ok


@pytest.mark.parametrize("steps", [200, pytest.param(1000, marks=pytest.mark.soak)])
def test_many_steps_are_undone_after_reopening_and_done_again(path: Path, steps: int) -> None:
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        before = library.load("期一"), library.shelf()
        editor = Editor(library, Random(11))
        for number in range(steps):
            if number % 3:
                editor._type()
            else:
                editor._tag() if number % 2 else editor._split()
        after = editor.bulletin, editor.shelf
    with open_library(path, editor="乙") as library:
        editor = Editor(library, Random(1))
        while editor._undo():
            pass
        assert (library.load("期一"), library.shelf()) == before
    with open_library(path, editor="甲") as library:
        editor = Editor(library, Random(1))
        while editor._redo():
            pass
        assert (library.load("期一"), library.shelf()) == after
        assert library.doctor().ok


def test_a_burst_is_several_rows_and_one_step(library: Library, editor: Editor) -> None:
    for letter in "工𠮷字":
        type_at_end_of_first_line(editor, letter)
    assert names(library.undo_stack()) == ["导入“期一”", "输入“字”"]
    step = library.step(library.undo_stack()[-1].id)
    assert sum(len(part.changes) for part in step.parts) == 3
    assert journal.head(library._conn)[0] == 4
    editor._undo()
    assert library.load("期一") == bulletin()
    editor._redo()
    assert library.load("期一").lines[0].text.endswith("工𠮷字")
    assert library.doctor().ok


def test_importing_is_undone_by_taking_the_issue_off_the_list(library: Library) -> None:
    sha = bulletin().source.sha256
    assert library.find_by_sha256(sha) == "期一"
    step, editor = library.step("导入-期一"), Editor(library, Random(1))
    editor._write(step.inverse(), "undo")
    assert [issue.present for issue in library.issues()] == [False]
    assert library.find_by_sha256(sha) is None
    editor._write(step, "redo")
    assert [issue.present for issue in library.issues()] == [True]
    assert library.doctor().ok


def test_the_history_of_one_bulletin(library: Library, editor: Editor, clock: StandingClock) -> None:
    take_in(library, bulletin("期二", "第二期\n正文\n"))
    editor.imported("期二")
    tag(editor, "只在书库")
    clock.move(minutes=3)
    editor._split()
    second = Editor(library, Random(4), "期二")
    while not any(head.name == "摘录" for head in library.history("期二")):
        with contextlib.suppress(edit.EditError):
            second._collect()
    assert names(library.history("期一")) == ["导入“期一”", "拆分段落"]
    assert names(library.history("期二")) == ["导入“期二”", "摘录"]
    head = library.history("期一")[1]
    assert (head.editor, head.at, head.bulletins) == ("甲", "2024-03-05T09:33:00.000+00:00", ("期一",))


def test_order_is_kept_when_the_clock_is_set_back(library: Library, editor: Editor, clock: StandingClock) -> None:
    tag(editor, "先")
    clock.move(days=-365)
    tag(editor, "后")
    assert names(library.history())[1:] == ["先", "后"]
    assert library.doctor().ok


def test_a_trace_is_another_whenever_the_bulletin_is(library: Library, editor: Editor, clock: StandingClock) -> None:
    assert library.traces() == {}
    tag(editor, "只在书库")
    assert library.traces() == {}
    seen = []
    for letter in "𠮷😀":
        type_at_end_of_first_line(editor, letter)
        seen.append(library.traces()["期一"])
        clock.move(days=-1)
    editor._split()
    seen.append(library.traces()["期一"])
    assert len(set(seen)) == 3
    editor._undo()
    assert library.traces()["期一"] == seen[1]
    editor._progress()
    assert library.traces()["期一"] not in seen


def test_a_step_that_is_not_there(library: Library) -> None:
    with pytest.raises(KeyError):
        library.step("没有")
    with pytest.raises(KeyError):
        library.load("没有")


def type_at_end_of_first_line(editor: Editor, text: str) -> None:
    at = len(editor.bulletin.lines[0].text)
    changes = edit.type_over(editor.bulletin, editor.bulletin.span(at, at), text, editor.new_id)
    editor.do(f"输入“{text}”", changes, grow=True)
