"""What is true of findings after an edit, before they have been looked for again."""

import pytest
from tests.ui.proof.issues import finding, issue, proof

from zugong_desk.domain import edit
from zugong_desk.domain.change import apply
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.house import BARE, House
from zugong_desk.ui.proof.carrying import asked, carried, moved
from zugong_desk.ui.reading.difference import Difference

FIRST, SECOND = "𠮷家湾😀截止目前办成三件，按装路灯。", "截止今年。"


@pytest.mark.parametrize(
    ("place", "edit", "expected"),
    [
        ((4, 6), Difference(0, 0, "𠮷"), (5, 7)),
        ((4, 6), Difference(0, 3, ""), (1, 3)),
        ((4, 6), Difference(4, 4, "😀"), (5, 7)),
        ((4, 6), Difference(6, 6, "😀"), (4, 6)),
        ((4, 6), Difference(5, 5, "a"), None),
        ((4, 6), Difference(3, 5, ""), None),
        ((4, 4), Difference(4, 4, "a"), None),
        ((4, 4), Difference(5, 6, "a"), (4, 4)),
        ((4, 4), Difference(0, 2, ""), (2, 2)),
    ],
)
def test_a_place_moves_with_an_edit_that_does_not_touch_it(
    place: tuple[int, int], edit: Difference, expected: tuple[int, int] | None
) -> None:
    assert moved(*place, edit) == expected


def test_findings_move_along_with_their_mends_and_go_with_their_words() -> None:
    before = issue(FIRST, SECOND)
    stop, fix = finding(before, "b1", "截止", "截至"), finding(before, "b1", "按装", "安装")
    other = finding(before, "b2", "截止", "截至")
    place = Anchor("b1", 5)
    after = apply(before, edit.type_over(before, Span(place, place), "😀", lambda: "new"))
    found = carried(proof(before, [stop, fix, other]), after)
    assert found.checked.bulletin is after
    assert [one.text for one in found.open] == ["按装", "截止"]
    kept = found.open[0]
    assert after.block("b1").text[kept.start : kept.end] == "按装"
    assert (kept.mends[0].start, kept.mends[0].end) == (kept.start, kept.end)  # type: ignore[union-attr]
    assert found.open[1] is other


def test_what_stood_in_a_block_that_is_gone_is_gone() -> None:
    before = issue(FIRST, SECOND)
    after = apply(before, edit.merge(before, "b2"))
    found = carried(proof(before, [finding(before, "b1", "按装"), finding(before, "b2", "截止")]), after)
    assert [one.text for one in found.open] == ["按装"]


def test_the_same_state_gives_the_same_proof() -> None:
    before = issue(FIRST)
    one = proof(before, [finding(before, "b1", "按装")])
    assert carried(one, before) is one


def test_rules_and_rows_that_are_off_are_asked_no_more() -> None:
    before = issue(FIRST)
    found = [finding(before, "b1", "截止", row="截止目前"), finding(before, "b1", "按装", rule="W-FIX")]
    checked = Checked(before, BARE, tuple(found), {})
    assert asked(checked, House(settings={"W-FIX": "warning"})) is checked
    assert asked(checked, House(settings={"W-FIX": "off"})).findings == (found[0],)
    assert asked(checked, House(settings={"W-STOP/截止目前": "off"})).findings == (found[1],)
