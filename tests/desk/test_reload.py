"""Another program wrote into the library while someone typed: nothing of either is lost."""

import pytest
from tests.desk.libraries import Office

from zugong_desk.desk import corrections, libraries, standing
from zugong_desk.desk.core import Desk
from zugong_desk.library import ForeignChange
from zugong_desk.library.lock import lock_path

TYPED = "𠮷e\u0301🏠"


@pytest.fixture
def mine(office: Office) -> Desk:
    """A desk with typing that is not in the file yet."""
    desk = office.desk()
    at = desk.table.text.index("层层压实")
    for offset, char in enumerate(TYPED):
        corrections.type_over(desk, desk.table.span(at + offset, at + offset), char)
    assert desk.unwritten
    return desk


def wrote(desk: Desk, words: str, text: str) -> None:
    """Another program, which finds no lock, puts a text in the place of words."""
    lock_path(desk.library.path).unlink()
    other = libraries.open_library(desk.library.path, "乙")
    other.open(desk.table.id)
    at = other.table.text.index(words)
    corrections.type_over(other, other.table.span(at, at + len(words)), text)
    other.close()


def test_typing_goes_back_where_the_text_is_as_it_was(mine: Desk, office: Office) -> None:
    wrote(mine, "每年", "每两年")
    with pytest.raises(ForeignChange):
        mine.flush()
    assert mine.unwritten
    assert not mine.given_back
    mine.flush()
    lock_path(mine.library.path).touch()
    again = office.reopened(mine)
    assert f"县委定期研究，{TYPED}层层压实责任" in again.table.text
    assert "每两年安排" in again.table.text
    again.undo()
    assert "县委定期研究，层层压实责任" in again.table.text
    assert "每两年安排" in again.table.text
    assert again.library.doctor().ok


def test_typing_in_a_line_that_the_other_changed_is_given_back(mine: Desk) -> None:
    typed = [block.text for block in mine.table.lines if "定期研究" in block.text or "层层压实" in block.text]
    wrote(mine, "县委定期研究", "市委")
    with pytest.raises(ForeignChange):
        mine.flush()
    assert not mine.unwritten
    assert mine.given_back == "\n".join(typed)
    assert "市委，层层压实责任" in mine.table.text
    assert TYPED not in mine.table.text


def test_typing_in_a_line_that_the_other_set_aside_is_given_back(mine: Desk) -> None:
    lock_path(mine.library.path).unlink()
    other = libraries.open_library(mine.library.path, "乙")
    other.open(mine.table.id)
    corrections.set_aside(other, [other.table.anchor(other.table.text.index("层层压实")).block])
    other.close()
    with pytest.raises(ForeignChange):
        mine.flush()
    assert TYPED in mine.given_back
    assert not mine.unwritten
    assert mine.library.doctor().ok


def test_a_copy_takes_the_typing_that_the_library_refuses(mine: Desk, office: Office) -> None:
    moved = mine.library.path.rename(office.folder / "别处.zugong")
    copy = libraries.go_on_in_copy(mine, office.folder / "副本.zugong")
    assert not mine.unwritten
    assert not copy.unwritten
    assert f"{TYPED}层层压实责任" in copy.table.text
    assert copy.library.doctor().ok
    copy.close()
    with libraries.reading_library(moved) as there:
        assert TYPED not in there.open(copy.table.id).text


def test_what_another_program_did_is_not_undone_unseen(office: Office) -> None:
    desk = office.desk()
    issue = desk.table.id
    lock_path(desk.library.path).unlink()
    other = libraries.open_library(desk.library.path, "乙")
    standing.remove_issue(other, issue)
    other.close()
    with pytest.raises(ForeignChange):
        desk.undo()
    assert desk.bulletin is None
    assert not desk.present(issue)
    desk.undo()
    assert desk.present(issue)
    lock_path(desk.library.path).touch()
