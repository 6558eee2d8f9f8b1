"""Annotations and excerpts on a new version: on their very words, or listed; never silently anywhere else."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.bulletins import bulletin_of
from tests.domain.test_laws import check

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import PlaceChange, apply, inverse
from zugong_desk.domain.draft import trimmed
from zugong_desk.domain.span import Place
from zugong_desk.domain.transfer import Placings, What
from zugong_desk.domain.transfer_places import moved_in, moved_out
from zugong_desk.insight.collation import collate, nearest

COMMON = ("要加强组织领导，层层压实责任，确保取得实效。", "坚持党建引领，推动基层治理提质增效𠮷。", "（县委组织部）😀")
CHARACTERS = "县镇村党员干部治理服务群众产业资金项目台账考核培训𠮷😀，。、1234"
Kept = list[tuple[str, int]]
"""A version of a text: its characters, each with its place in the first version (-1: it is new)."""


def placed(bulletin: Bulletin, *words: str) -> Bulletin:
    """The bulletin with an annotation a0, a1 … on each of the words."""
    for number, quote in enumerate(words):
        start = bulletin.text.index(quote)
        span = bulletin.span(start, start + len(quote))
        annotation = Annotation(f"a{number}", "标签", "备注", Practice("做法", rating=number % 4))
        bulletin = apply(bulletin, marking.annotate(bulletin, span, annotation))
    return bulletin


def laid(old: Bulletin, new: Bulletin) -> tuple[Bulletin, Placings]:
    """The new bulletin with everything that stood in the old; the laws hold, undo takes it back, nothing goes missing."""
    changes, told = moved_in(old, new, collate(old.text, new.text), nearest)
    after = apply(new, changes)
    check(after)
    assert apply(after, inverse(changes)) == new
    assert set(after.places) == set(old.places)
    assert after.annotations == old.annotations
    assert told.carried + len(told.checked) + len(told.lost) == len(old.places)
    return after, told


def bare(text: str) -> str:
    return "".join(text.split())


def test_everything_is_taken_out_and_undo_puts_it_back() -> None:
    old = placed(bulletin_of("甲乙丙丁𠮷", "戊己庚辛"), "乙丙", "𠮷\n戊")
    empty = apply(old, moved_out(old))
    assert (dict(empty.places), dict(empty.annotations)) == ({}, {})
    assert apply(empty, inverse(moved_out(old))) == old


@given(st.randoms(use_true_random=False), st.integers(8, 40))
def test_the_same_words_in_other_lines_carry_everything_exactly(random: Random, width: int) -> None:
    text, spans = some_text(random), 12
    old = with_spans(bulletin_of(*text.split("\n")), random, spans)
    flow = bare(text)
    new = bulletin_of(*(flow[at : at + width] for at in range(0, len(flow), width)))
    after, told = laid(old, new)
    assert (told.checked, told.lost) == ((), ())
    for id, place in old.places.items():
        start, end = after.range(after.places[id].span)
        assert bare(after.text[start:end]) == bare(old.quote(place.span))
        assert len(bare(after.text[:start])) == len(bare(old.text[: old.range(place.span)[0]]))


@pytest.mark.parametrize("edits", [3, 10, 40])
def test_after_any_edits_a_passage_stands_on_its_words_or_is_listed(edits: int) -> None:
    for seed in range(40):
        random = Random(seed * 100 + edits)
        text = some_text(random)
        old = with_spans(bulletin_of(*text.split("\n")), random, 20)
        version = edited(random, text, edits)
        new = bulletin_of(*"".join(char for char, _ in version).split("\n"))
        after, told = laid(old, new)
        came_from = [place for _, place in version]
        listed = {one.id for one in (*told.checked, *told.lost)}
        for id, place in old.places.items():
            found = after.places[id]
            if id not in listed:
                assert bare(after.quote(found.span)) == bare(old.quote(place.span))
                # A character typed beside one of its like cannot be told from it; the passage as a whole can.
                inside = range(*old.range(place.span))
                assert any(one in inside for one in came_from[slice(*after.range(found.span))]), (seed, id)
        for one in told.lost:
            assert after.places[one.id].orphan == old.quote(old.places[one.id].span)
        for one in told.checked:
            assert after.quote(after.places[one.id].span) == one.after != ""


def some_text(random: Random) -> str:
    """Some lines, a third of which say what others say too."""
    own = ("".join(random.choice(CHARACTERS) for _ in range(random.randint(8, 60))) for _ in range(20))
    return "\n".join(random.choice(COMMON) if random.random() < 0.35 else line for line in own)


def with_spans(bulletin: Bulletin, random: Random, count: int) -> Bulletin:
    for number in range(count):
        start = random.randrange(len(bulletin.text))
        end = min(len(bulletin.text), start + random.choice([1, 2, 5, 10, 40, 90]))
        span = trimmed(bulletin, bulletin.span(start, end))
        if not span.collapsed:
            bulletin = apply(bulletin, marking.annotate(bulletin, span, Annotation(f"a{number}", "标签")))
    return bulletin


def edited(random: Random, text: str, edits: int) -> Kept:
    version: Kept = [(char, at) for at, char in enumerate(text)]
    for _ in range(edits):
        at = random.randrange(len(version))
        match random.randrange(5):
            case 0 if version[at][0] != "\n":
                version[at] = (random.choice(CHARACTERS), -1)
            case 1:
                del version[at : at + random.choice([1, 2, 3, 8])]
            case 2:
                version[at:at] = [(random.choice(CHARACTERS), -1) for _ in range(random.choice([1, 2, 5]))]
            case 3:
                version[at:at] = [(char, -1) for char in "\n" + random.choice(COMMON)]
            case _:
                version[at:at] = [("\n", -1)]
    return [one for one in version if one[0] != "\n" or random.random() < 0.7]


def test_like_words_are_met_and_listed_with_both_wordings() -> None:
    old = placed(
        bulletin_of("开头的一段话", "每年安排经费一百万元𠮷，群众满意", "结尾的一段话"), "每年安排经费一百万元𠮷"
    )
    after, told = laid(old, bulletin_of("开头的一段话", "每年安排经费一百五十万元𠮷，群众满意", "结尾的一段话"))
    (one,) = told.checked
    assert (one.what, one.id) == (What.ANNOTATION, "a0")
    assert (one.before, one.after) == ("每年安排经费一百万元𠮷", "每年安排经费一百五十万元𠮷")
    assert after.quote(one.span) == one.after


def test_wide_for_narrow_is_listed_too() -> None:
    old = placed(bulletin_of("增长百分之十二，即12%，群众满意"), "即12%，群众满意")
    _, told = laid(old, bulletin_of("增长百分之十二，即１２％，群众满意"))
    assert [one.after for one in told.checked] == ["即１２％，群众满意"]


def test_words_that_are_gone_leave_an_orphan_where_they_stood() -> None:
    old = placed(bulletin_of("开头的一段话", "县委定期研究，层层压实责任", "结尾的一段话"), "县委定期研究")
    after, told = laid(old, bulletin_of("开头的一段话", "结尾的一段话"))
    assert [(one.before, one.after) for one in told.lost] == [("县委定期研究", "")]
    place = after.places["a0"]
    assert place.orphan == "县委定期研究"
    assert after.range(place.span) == (6, 6)


def test_a_long_passage_that_was_moved_is_found_and_listed() -> None:
    passage = "做实保障。每年安排经费一百万元，建成服务点十二处𠮷"
    filler = [f"第{number}段另说别的事情，与此无关，内容各不相同{number * 7919}" for number in range(8)]
    old = placed(bulletin_of(passage, *filler), passage)
    after, told = laid(old, bulletin_of(*filler, passage))
    assert [one.after for one in told.checked] == [passage]
    assert after.range(after.places["a0"].span)[1] == len(after.text)


def test_an_orphan_stays_one_and_an_excerpt_is_told_as_such() -> None:
    old = placed(bulletin_of("开头的一段话", "县委定期研究", "结尾的一段话"), "县委定期研究")
    old = apply(old, marking.place(old, "摘录", old.span(0, 6)))
    start = old.text.index("县委")
    old = apply(old, edit.type_over(old, old.span(start, start + 6), "", iter("xyz").__next__))
    assert old.places["a0"].orphan == "县委定期研究"
    new = bulletin_of("全然不同", "结尾的一段话")
    changes, told = moved_in(old, new, collate(old.text, new.text), nearest)
    after = apply(new, changes)
    assert after.places["a0"].orphan == "县委定期研究"
    assert [(one.what, one.id) for one in told.lost] == [(What.EXCERPT, "摘录")]


def test_nothing_in_common_loses_everything_and_keeps_every_quote() -> None:
    old = placed(bulletin_of("甲乙丙丁", "戊己庚辛"), "甲乙", "己庚辛")
    after, told = laid(old, bulletin_of("子丑寅卯"))
    assert {place.orphan for place in after.places.values()} == {"甲乙", "己庚辛"}
    assert all(isinstance(one, Place) for one in after.places.values())
    assert len(told.lost) == 2
    assert isinstance(moved_out(old)[0], PlaceChange)
