"""Overlapping marks become disjoint runs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.ui.reading.fake_bridge import sample

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.reading.paint import Ink, Mark, PaintRun, disjoint, fill_of, marks_of

MARKS = st.lists(st.builds(Mark, st.integers(0, 40), st.integers(0, 40), st.sampled_from(list(Ink))), max_size=12)


@given(MARKS)
def test_each_character_gets_exactly_the_inks_of_its_marks(marks: list[Mark]) -> None:
    runs = disjoint(marks)
    for place in range(41):
        wanted = {mark.ink for mark in marks if mark.start <= place < mark.end}
        found = [run for run in runs if run.start <= place < run.end]
        assert len(found) == (1 if wanted else 0)
        assert not found or set(found[0].inks) == wanted


@given(MARKS)
def test_runs_are_ordered_disjoint_and_as_few_as_can_be(marks: list[Mark]) -> None:
    runs = disjoint(marks)
    for before, after in pairwise(runs):
        assert before.start < before.end <= after.start < after.end
        assert before.end < after.start or before.inks != after.inks
    for run in runs:
        assert list(run.inks) == sorted(set(run.inks), key=list(Ink).index)


def test_a_paragraph_asks_for_the_inks_of_its_heads() -> None:
    runs = disjoint(marks_of(sample().block("q")))
    assert runs == [PaintRun(0, 6, (Ink.HEADING,)), PaintRun(7, 13, (Ink.ITEM,))]


def test_only_the_mastheads_name_is_red() -> None:
    runs = disjoint(marks_of(sample().block("m")))
    assert [(run.start, run.end) for run in runs] == [(0, 5), (5, 6)]


def test_a_fill_runs_over_whole_lines_between_its_ends() -> None:
    fill = fill_of(sample(), Span(Anchor("n", 3), Anchor("t", 2)))
    assert {id: (marks[0].start, marks[0].end) for id, marks in fill.items()} == {
        "n": (3, 15),
        "c": (0, 4),
        "t": (0, 2),
    }
