"""Findings as ranges of the source."""

from dataclasses import replace

from tests.ui.proof.issues import finding, issue, proof

from zugong_desk.domain import edit
from zugong_desk.domain.change import apply
from zugong_desk.domain.finding import Severity
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.source.found import Found, found_in, found_within

BULLETIN = issue("𠮷家湾😀截止目前，按装路灯。", "第二段截止今年。")
TEXT = BULLETIN.source.text


def test_open_findings_stand_where_the_source_says_it_the_one_at_hand_last() -> None:
    first, second = finding(BULLETIN, "b1", "截止"), finding(BULLETIN, "b2", "截止", severity=Severity.STYLE)
    found = found_in(proof(BULLETIN, [first, second]), first)
    assert [(TEXT[one.start : one.end], one.severity, one.here) for one in found] == [
        ("截止", Severity.STYLE, False),
        ("截止", Severity.ERROR, True),
    ]
    assert found_within(found, 0, 7) == [found[1]]
    assert found_in(None, None) == ()


def test_a_gap_stands_at_the_character_before_it() -> None:
    gap = replace(finding(BULLETIN, "b1", "目前"), start=7, end=7, text="")
    first = replace(gap, start=0, end=0)
    found = found_in(proof(BULLETIN, [gap, first]), None)
    assert [TEXT[one.start : one.end] for one in found] == ["目", "𠮷"]


def test_what_was_typed_in_stands_nowhere_in_the_source() -> None:
    place = Anchor("b1", 4)
    after = apply(BULLETIN, edit.type_over(BULLETIN, Span(place, place), "按装", lambda: "n"))
    typed = replace(finding(after, "b1", "按装"), start=4, end=6)
    gone = replace(typed, block="gone")
    assert found_in(proof(after, [typed, gone]), gone) == ()
    assert Found(0, 1, Severity.ERROR) not in found_in(proof(after, [typed]), None)
