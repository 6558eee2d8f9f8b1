"""Edits of a wording carried over to a newer one."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.wording import Change, carried, changes

TEXTS = st.text("甲乙丙𠮷👍，。\n", max_size=20)


@given(TEXTS, TEXTS)
def test_the_changes_make_the_one_the_other(before: str, after: str) -> None:
    out, at = "", 0
    for change in changes(before, after):
        out += before[at : change.start] + change.text
        at = change.end
    assert out + before[at:] == after


@given(TEXTS, TEXTS)
def test_who_changed_nothing_gets_the_other_side(taken: str, other: str) -> None:
    assert carried(taken, other, taken) == other
    assert carried(taken, taken, other) == other
    assert carried(taken, other, other) == other


def test_edits_in_other_places_go_together() -> None:
    taken = "全县建成𠮷字站12个，服务群众3000人👍，反响好。"
    now = taken.replace("12个", "15个")
    mine = taken.replace("，反响好", "")
    assert carried(taken, now, mine) == "全县建成𠮷字站15个，服务群众3000人👍。"


def test_two_changes_of_one_place_are_not_guessed() -> None:
    assert carried("建站12个。", "建站15个。", "建站20个。") is None
    assert changes("建站12个", "建站12个") == ()
    assert changes("站", "𠮷站") == (Change(0, 0, "𠮷"),)
