"""Learning at the desk: corrections teach the next import, whatever is undone does not, and forgetting is one step."""

import os
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import corrections, importing, learning, libraries, renewing, standing, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.shelf import Progress
from zugong_desk.library import ReadOnlyLibrary

LATER = (
    BULLETIN.replace("第 3 期", "第 4 期")
    .replace("5 月 6 日", "6 月 9 日")
    .replace("聚力强基 抓实治理𠮷", "联村共富 齐奔小康😀")
)
ADDRESS = "编辑部设在青山县城东街"


def with_address(text: str) -> str:
    """The bulletin with a line of its house's own that the parser takes for text."""
    return text.replace("报：省委", f"{ADDRESS}\n\n报：省委")


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk(with_address(BULLETIN))


def correct(desk: Desk) -> None:
    """Take the house's own line out of the text, as its editor does."""
    (block,) = (block for block in desk.table.blocks if block.text == ADDRESS)
    corrections.set_aside(desk, [block.id], Kind.NOISE)


def import_next(desk: Desk, folder: Path, name: str = "第4期.txt") -> importing.ImportResult:
    """Import the next issue as both doors do."""
    file = folder / name
    file.write_text(with_address(LATER) + f"\n{name}\n", encoding="utf-8")
    result, _ = importing.take_in(desk, importing.receive(file, profile=learning.course_of(desk).profile))
    return result


def kind_of(desk: Desk, issue: str | None, text: str = ADDRESS) -> Kind:
    assert issue is not None
    return next(block.kind for block in desk.load(issue).blocks if block.text == text)


def test_a_library_without_corrections_has_learnt_nothing(desk: Desk) -> None:
    learnt = learning.profile_of(desk)
    assert learnt.issues == ()
    assert learnt.profile.empty
    assert desk.table.lines
    with pytest.raises(EditError, match="没有学到"):
        learning.forget(desk)


def test_a_correction_is_followed_in_the_next_import_and_said(desk: Desk, office: Office) -> None:
    correct(desk)
    learnt = learning.profile_of(desk)
    ((row, count, teaches, used),) = [(one.row, one.corrections, one.teaches, one.used) for one in learnt.issues]
    assert (row.id, count, teaches, used) == (desk.table.id, 1, True, True)
    assert not learnt.profile.empty
    result = import_next(desk, office.folder)
    assert result.learnt >= 1
    assert kind_of(desk, result.id) is Kind.NOISE
    assert any(importing.LEARNT in block.label.why for block in desk.load(str(result.id)).blocks)


def test_what_was_imported_so_teaches_nothing_by_itself(desk: Desk, office: Office) -> None:
    correct(desk)
    import_next(desk, office.folder)
    assert [one.row.id for one in learning.profile_of(desk).issues] == [desk.table.id]


def test_an_undone_correction_teaches_nothing(desk: Desk, office: Office) -> None:
    correct(desk)
    assert not learning.profile_of(desk).profile.empty
    desk.undo()
    assert learning.profile_of(desk).profile.empty
    assert import_next(desk, office.folder).learnt == 0
    desk.undo()
    desk.redo()
    assert learning.profile_of(desk).issues == ()


def test_an_issue_that_left_the_library_teaches_nothing(desk: Desk) -> None:
    correct(desk)
    standing.remove_issue(desk, desk.table.id)
    assert learning.profile_of(desk).issues == ()
    desk.undo()
    assert len(learning.profile_of(desk).issues) == 1


def test_an_undone_import_teaches_nothing(office: Office) -> None:
    desk = office.desk(with_address(BULLETIN))
    correct(desk)
    while desk.undo() and desk.bulletin:
        pass
    assert learning.profile_of(desk).issues == ()
    desk.redo()
    desk.redo()
    assert len(learning.profile_of(desk).issues) == 1


def test_a_merge_counts_and_tags_and_typing_do_not(desk: Desk) -> None:
    at = desk.table.text.index("坚持")
    tagging.annotate(desk, desk.table.span(at, at + 4), next(iter(desk.shelf.tags)))
    corrections.type_over(desk, desk.table.span(at, at + 2), "𠮷e\u0301")
    assert learning.profile_of(desk).issues == ()
    (block,) = (block for block in desk.table.lines if block.text.startswith("二、"))
    corrections.merge(desk, block.id)
    (one,) = learning.profile_of(desk).issues
    assert one.corrections == 1


def test_parsing_again_is_no_correction_and_follows_what_was_learnt(desk: Desk, office: Office) -> None:
    file = office.folder / "第4期.txt"
    file.write_text(with_address(LATER), encoding="utf-8")
    other, _ = importing.take_in(desk, importing.receive(file))
    assert other.id is not None
    assert kind_of(desk, other.id) is not Kind.NOISE
    correct(desk)
    renewing.reparse(desk, other.id)
    assert kind_of(desk, other.id) is Kind.NOISE
    assert [one.row.id for one in learning.profile_of(desk).issues] == [desk.table.id]


def test_forgetting_is_one_step_that_undo_takes_back(desk: Desk, office: Office) -> None:
    correct(desk)
    touched = learning.forget(desk)
    assert (touched.name, desk.undo_name()) == (learning.FORGET, learning.FORGET)
    assert learning.profile_of(desk).profile.empty
    assert [one.teaches for one in learning.profile_of(desk).issues] == [False]
    assert import_next(desk, office.folder).learnt == 0
    with pytest.raises(EditError):
        learning.forget(desk)
    desk.undo()
    desk.undo()
    assert not learning.profile_of(desk).profile.empty
    assert desk.library.doctor().ok


def test_one_issue_is_switched_off_and_on(desk: Desk, office: Office) -> None:
    correct(desk)
    before = learning.profile_of(desk).profile
    learning.set_teaching(desk, desk.table.id, False)
    assert learning.profile_of(desk).profile.empty
    assert learning.set_teaching(desk, desk.table.id, False).shelf is False
    desk = office.reopened(desk)
    assert [one.teaches for one in learning.profile_of(desk).issues] == [False]
    learning.set_teaching(desk, desk.table.id, True)
    assert learning.profile_of(desk).profile == before
    desk.undo()
    assert learning.profile_of(desk).profile.empty


def test_finishing_an_issue_makes_its_doubts_teach(desk: Desk) -> None:
    correct(desk)
    (lesson,) = learning.course_of(desk).lessons
    assert not lesson.doubt
    standing.set_progress(desk, desk.table.id, Progress.DONE)
    (lesson,) = learning.course_of(desk).lessons
    assert lesson.doubt


def test_the_newest_imports_teach_in_their_order(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [with_address(BULLETIN).replace("第 3 期", f"第 {number} 期") for number in range(1, 5)]
    desk = office.desk(*texts)
    ids = [row.id for row in sorted(desk.library.issues(), key=lambda row: row.imported_at)]
    for id in reversed(ids):
        desk.open(id)
        correct(desk)
    monkeypatch.setattr(learning, "NEWEST", 3)
    assert [lesson.issue for lesson in learning.course_of(desk).lessons] == ids[1:]
    issues = learning.profile_of(desk).issues
    assert [one.row.id for one in issues] == ids[::-1]
    assert [one.used for one in issues] == [True, True, True, False]
    learning.set_teaching(desk, ids[3], False)
    assert [lesson.issue for lesson in learning.course_of(desk).lessons] == ids[:3]


def test_only_lessons_that_changed_are_taken_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from zugong_desk.desk import lessons

    texts = [with_address(BULLETIN).replace("第 3 期", f"第 {number} 期") for number in range(1, 4)]
    desk = office.desk(*texts)
    ids = [row.id for row in sorted(desk.library.issues(), key=lambda row: row.imported_at)]
    for id in ids:
        desk.open(id)
        correct(desk)
    whole = learning.profile_of(desk).profile
    taken: list[object] = []
    real = lessons.learn
    monkeypatch.setattr(lessons, "learn", lambda *given: (taken.append(given[1]), real(*given))[1])
    assert learning.profile_of(desk).profile is whole
    at = desk.table.text.index("坚持")
    tagging.annotate(desk, desk.table.span(at, at + 2), next(iter(desk.shelf.tags)))
    assert learning.profile_of(desk).profile is whole
    assert taken == []
    corrections.merge(desk, next(block.id for block in desk.table.lines if block.text.startswith("二、")))
    assert learning.course_of(desk).pending == 1
    again = learning.profile_of(desk).profile
    assert len(taken) == 1
    assert learning.course_of(desk).pending == 0
    assert again == learning.profile_of(office.reopened(desk)).profile


def test_another_programs_corrections_are_learnt_after_reloading(desk: Desk) -> None:
    assert learning.profile_of(desk).issues == ()
    with libraries.reading_library(desk.library.path) as reader:
        assert learning.profile_of(reader).issues == ()
        correct(desk)
        reader.reload()
        assert len(learning.profile_of(reader).issues) == 1


@pytest.mark.skipif(os.name != "posix", reason="needs permissions that hold")
def test_a_library_only_to_be_read_teaches_but_refuses_to_forget(desk: Desk) -> None:
    correct(desk)
    with libraries.reading_library(desk.library.path) as reader:
        assert not learning.profile_of(reader).profile.empty
        with pytest.raises(ReadOnlyLibrary):
            learning.forget(reader)
        with pytest.raises(ReadOnlyLibrary):
            learning.set_teaching(reader, desk.table.id, False)
        assert [one.teaches for one in learning.profile_of(reader).issues] == [True]
