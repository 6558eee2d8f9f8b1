"""The smallest difference of two texts."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.reading.difference import Difference, difference

TEXT = st.text(alphabet="甲乙了𠮷🏠\u0301\n", max_size=30)


def applied(old: str, edit: Difference | None) -> str:
    return old if edit is None else old[: edit.start] + edit.text + old[edit.end :]


@given(TEXT, TEXT, st.one_of(st.none(), st.integers(0, 30)))
def test_the_edit_makes_the_new_text(old: str, new: str, caret: int | None) -> None:
    edit = difference(old, new, caret)
    assert applied(old, edit) == new
    assert (edit is None) == (old == new)


@given(TEXT, TEXT)
def test_nothing_in_the_edit_could_be_left_out(old: str, new: str) -> None:
    edit = difference(old, new)
    if edit is not None and edit.text and edit.start < edit.end:
        assert old[edit.start] != edit.text[0]
        assert old[edit.end - 1] != edit.text[-1]


@given(TEXT, TEXT, st.integers(0, 30))
def test_an_insertion_ends_at_the_caret(old: str, typed: str, at: int) -> None:
    at = min(at, len(old))
    edit = difference(old, old[:at] + typed + old[at:], at + len(typed))
    assert edit == (Difference(at, at, typed) if typed else None)


@given(TEXT, st.integers(0, 30), st.integers(0, 30))
def test_a_deletion_begins_at_the_caret(old: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(old)), min(other, len(old))))
    edit = difference(old, old[:start] + old[end:], start)
    assert edit == (Difference(start, end, "") if start < end else None)
