"""From one finding to the next."""

from tests.ui.proof.issues import finding, issue

from zugong_desk.domain.finding import Severity
from zugong_desk.domain.span import Anchor
from zugong_desk.ui.proof.walking import again, covering, number_of, step, walked

BULLETIN = issue("𠮷甲错一处，乙错两处。", "😀丙错三处。")
A, B = finding(BULLETIN, "b1", "甲错"), finding(BULLETIN, "b1", "乙错", severity=Severity.WARNING)
C, S = finding(BULLETIN, "b2", "丙错"), finding(BULLETIN, "b2", "三处", severity=Severity.STYLE)
ALL = (A, B, C, S)


def test_style_is_walked_only_when_asked_for_or_nothing_else_is_left() -> None:
    assert walked(ALL) == (A, B, C)
    assert walked(ALL, style=True) == ALL
    assert walked((S,)) == (S,)
    assert number_of(ALL, B) == (2, 3)
    assert number_of(ALL, S) == (4, 4)
    assert number_of((A,), B) == (0, 0)


def test_steps_go_on_from_a_finding_and_round_the_end() -> None:
    forward = step(BULLETIN, ALL[:3], B, 1)
    assert forward is not None
    assert (forward.finding, forward.number, forward.total, forward.wrapped) == (C, 3, 3, False)
    round_the_end = step(BULLETIN, ALL[:3], C, 1)
    assert round_the_end is not None
    assert (round_the_end.finding, round_the_end.wrapped) == (A, True)
    back = step(BULLETIN, ALL[:3], A, -1)
    assert back is not None
    assert (back.finding, back.wrapped) == (C, True)
    assert step(BULLETIN, (), None, 1) is None


def test_steps_from_a_place_begin_there() -> None:
    at_b = Anchor("b1", B.start)
    near, beyond = step(BULLETIN, ALL, at_b, 1, near=True), step(BULLETIN, ALL, Anchor("b1", B.end), 1)
    assert near is not None
    assert beyond is not None
    assert (near.finding, beyond.finding) == (B, C)
    back = step(BULLETIN, ALL, at_b, -1)
    assert back is not None
    assert back.finding is A
    unknown = step(BULLETIN, ALL, Anchor("gone", 3), 1)
    assert unknown is not None
    assert unknown.finding is A


def test_the_finding_that_a_place_means() -> None:
    assert covering(ALL, Anchor("b1", B.start + 1)) is B
    assert covering(ALL, Anchor("b1", B.end)) is B
    assert covering(ALL, Anchor("b1", B.end + 1)) is None


def test_a_finding_is_known_again_after_another_check() -> None:
    moved = issue("𠮷再加几个字，甲错一处，乙错两处。")
    found = finding(moved, "b1", "乙错", severity=Severity.WARNING)
    assert again((finding(moved, "b1", "甲错"), found), B) is found
    assert again((finding(moved, "b1", "甲错"),), B) is None
