"""Findings as ranges of the source."""

from dataclasses import replace

from tests.ui.proof.issues import finding, issue, proof

from zugong_desk.domain import edit
from zugong_desk.domain.change import apply
from zugong_desk.domain.finding import Severity
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.source.found import NO_FINDS, finds_in

BULLETIN = issue("𠮷家湾😀截止目前，按装路灯。", "第二段截止今年。")
TEXT = BULLETIN.source.text


def test_open_findings_stand_where_the_source_says_it_and_the_one_at_hand_comes_last() -> None:
    first, second = finding(BULLETIN, "b1", "截止"), finding(BULLETIN, "b2", "截止", severity=Severity.STYLE)
    finds = finds_in(proof(BULLETIN, [second, first]), first)
    assert [(TEXT[one.start : one.end], one.severity, one.here) for one in finds.found] == [
        ("截止", Severity.ERROR, True),
        ("截止", Severity.STYLE, False),
    ]
    assert [one.here for one in finds.within(0, len(TEXT))] == [False, True]
    assert finds_in(None, None) == NO_FINDS


def test_those_that_reach_into_a_range() -> None:
    wide, narrow = finding(BULLETIN, "b1", "湾😀截止目前"), finding(BULLETIN, "b1", "截止")
    finds = finds_in(proof(BULLETIN, [wide, narrow]), None)
    start = TEXT.index("目前")
    assert [TEXT[one.start : one.end] for one in finds.within(start, start + 1)] == ["湾😀截止目前"]
    assert [TEXT[one.start : one.end] for one in finds.within(start - 1, start)] == ["湾😀截止目前", "截止"]
    assert finds.within(start + 2, len(TEXT)) == []


def test_a_gap_stands_at_the_character_before_it() -> None:
    gap = replace(finding(BULLETIN, "b1", "目前"), start=7, end=7, text="")
    first = replace(gap, start=0, end=0)
    finds = finds_in(proof(BULLETIN, [gap, first]), None)
    assert [TEXT[one.start : one.end] for one in finds.found] == ["𠮷", "目"]


def test_what_was_typed_in_stands_nowhere_in_the_source() -> None:
    place = Anchor("b1", 4)
    after = apply(BULLETIN, edit.type_over(BULLETIN, Span(place, place), "按装", lambda: "n"))
    typed = replace(finding(after, "b1", "按装"), start=4, end=6)
    gone = replace(typed, block="gone")
    assert finds_in(proof(after, [typed, gone]), gone) == NO_FINDS
