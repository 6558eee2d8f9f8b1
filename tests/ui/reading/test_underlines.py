"""Which words are underlined, also while a line is being typed in."""

from dataclasses import replace

import pytest
from tests.ui.proof.issues import finding, issue

from zugong_desk.domain import runs
from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Severity
from zugong_desk.ui.reading.underlines import Underlines, seen

BULLETIN = issue("𠮷家湾😀截止目前，按装路灯。", "没有事。")
LINE = BULLETIN.block("b1")
FOUND = [
    finding(BULLETIN, "b1", "截止"),
    finding(BULLETIN, "b1", "按装路", severity=Severity.STYLE),
    finding(BULLETIN, "b1", "按装", severity=Severity.WARNING),
]
KNOWN = Underlines(FOUND, {block.id: block.text for block in BULLETIN.lines})


def words(line: Block) -> list[tuple[str, Severity]]:
    return [(line.text[one.start : one.end], one.severity) for one in KNOWN.of(line)]


def typed(at: int, removed: int, text: str) -> Block:
    return replace(LINE, runs=runs.replace(LINE.runs, at, removed, runs.typed(text)))


def test_errors_lie_on_top() -> None:
    assert words(LINE) == [("按装路", Severity.STYLE), ("按装", Severity.WARNING), ("截止", Severity.ERROR)]
    assert words(BULLETIN.block("b2")) == []


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        ((0, 0, "𠮷"), ["按装路", "按装", "截止"]),
        ((0, 5, ""), ["按装路", "按装"]),
        ((5, 0, "x"), ["按装路", "按装"]),
        ((11, 1, "桥"), ["按装", "截止"]),
    ],
)
def test_they_move_with_typing_and_those_typed_into_go(edit: tuple[int, int, str], left: list[str]) -> None:
    assert [word for word, _ in words(typed(*edit))] == left


def test_a_gap_is_shown_at_the_character_before_it_or_after() -> None:
    assert seen(2, 4, 9) == (2, 4)
    assert seen(3, 3, 9) == (2, 3)
    assert seen(0, 0, 9) == (0, 1)
    assert seen(0, 0, 0) == (0, 0)
