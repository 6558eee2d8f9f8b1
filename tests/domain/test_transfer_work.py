"""Corrections and decisions on a new source of the issue: done again where the two say the same, else listed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, bulletin_of, corrections, ids
from tests.domain.structures import parsed_bulletins
from tests.domain.test_laws import check

from zugong_desk.domain import edit, runs
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.renewal import parsed
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.structure import Structure
from zugong_desk.domain.transfer import Corrections, Decisions, What
from zugong_desk.domain.transfer_work import corrected
from zugong_desk.insight.collation import collate

TEXTS = st.lists(st.text(ALPHABET, max_size=10), min_size=1, max_size=5)
MANY = max(200, settings().max_examples)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Bulletin, Bulletin]:
    """A bulletin as it was parsed, and after random corrections."""
    before = draw(parsed_bulletins(TEXTS))
    bulletin, new_id = before, ids()
    for _ in range(draw(st.integers(0, 6))):
        bulletin = apply(bulletin, draw(corrections(bulletin, new_id)))
    return before, bulletin


def new_ids() -> NewId:
    numbers = ids()
    return lambda: f"r{numbers()}"


def done(before: Bulletin, old: Bulletin, received: Bulletin) -> tuple[Bulletin, Corrections, Decisions]:
    """The received bulletin with what was done to the old one; the laws hold, and undo takes all of it back."""
    said = parsed(old, Structure(before.blocks))
    mapping = collate(old.source.text, received.source.text)
    changes, told, decisions = corrected(old, said, received, mapping, new_ids())
    after = apply(received, changes)
    check(after)
    assert apply(after, inverse(changes)) == received
    for one in (*told.conflicts, *decisions.left):
        start, end = after.range(one.span)
        assert start <= end
        assert one.in_words
    return after, told, decisions


def lines(bulletin: Bulletin) -> list[str]:
    """The lines with text in them, white space around them left out."""
    return [line.text.strip() for line in bulletin.lines if line.text.strip()]


def decided(bulletin: Bulletin) -> set[tuple[int, Kind, int]]:
    """What the lines with text in them are, those that an editor decided."""
    seen = [line for line in bulletin.lines if line.text.strip()]
    return {(at, line.kind, line.level) for at, line in enumerate(seen) if line.label.confidence == 1.0}


@settings(max_examples=MANY)
@given(edited(), parsed_bulletins(TEXTS))
def test_any_source_is_taken_and_the_laws_hold(pair: tuple[Bulletin, Bulletin], received: Bulletin) -> None:
    done(*pair, received)


@settings(max_examples=MANY)
@given(edited())
def test_on_the_same_source_everything_is_done_again_or_listed(pair: tuple[Bulletin, Bulletin]) -> None:
    before, old = pair
    after, told, decisions = done(before, old, Bulletin("n", before.source, before.blocks))
    if not (told.conflicts or decisions.left):
        assert lines(after) == lines(old)
        assert decided(old) <= decided(after)


@settings(max_examples=MANY)
@given(parsed_bulletins(TEXTS), parsed_bulletins(TEXTS))
def test_what_nobody_touched_changes_nothing(old: Bulletin, received: Bulletin) -> None:
    after, told, decisions = done(old, old, received)
    assert after == received
    assert (told, decisions) == (Corrections(), Decisions())


# what becomes of one correction

OLD = (
    "云岭组工信息",
    "一、强化领导。县委定期研究，层层压实责任。",
    "二、做实保障。每年安排经费一百万元𠮷。",
    "（青山县委组织部）😀",
)


def typed_over(bulletin: Bulletin, words: str, text: str) -> Bulletin:
    start = bulletin.text.index(words)
    span = bulletin.span(start, start + len(words))
    return apply(bulletin, edit.type_over(bulletin, span, text, ids()))


def replaced(old: Bulletin, *texts: str) -> tuple[Bulletin, Corrections, Decisions]:
    return done(bulletin_of(*OLD), old, bulletin_of(*texts))


def test_a_correction_is_typed_again_where_the_new_source_reads_as_the_old() -> None:
    old = typed_over(bulletin_of(*OLD), "一百万", "二百𠮷万")
    after, told, _ = replaced(old, OLD[0], OLD[1][:10], OLD[1][10:], OLD[2], "— 1 —", OLD[3])
    assert "每年安排经费二百𠮷万元𠮷。" in after.text
    assert (told.applied, told.already, told.conflicts) == (1, 0, ())


def test_a_correction_that_the_new_source_has_is_left_to_it() -> None:
    old = typed_over(bulletin_of(*OLD), "一百万", "二百万")
    received = bulletin_of(OLD[0], OLD[1], OLD[2].replace("一百万", "二百万"), OLD[3])
    after, told, _ = done(bulletin_of(*OLD), old, received)
    assert after == received
    assert (told.applied, told.already, told.conflicts) == (0, 1, ())


def test_a_correction_of_what_now_reads_otherwise_is_listed_with_all_wordings() -> None:
    old = typed_over(bulletin_of(*OLD), "一百万", "二百万")
    received = bulletin_of(OLD[0], OLD[1], OLD[2].replace("一百万", "三百五十万"), OLD[3])
    after, told, _ = done(bulletin_of(*OLD), old, received)
    assert after == received
    (conflict,) = told.conflicts
    assert (told.applied, told.already, conflict.what) == (0, 0, What.CORRECTION)
    assert "经费一百万元" in conflict.before
    assert "经费二百万元" in conflict.mine
    assert "经费三百五十万元" in conflict.after
    assert "三百五十" in after.quote(conflict.span)


def test_a_correction_is_not_made_where_its_surroundings_changed() -> None:
    old = typed_over(bulletin_of(*OLD), "一百万", "二百万")
    received = bulletin_of(OLD[0], OLD[1], OLD[2].replace("安排经费一百万", "拨款一百万"), OLD[3])
    after, told, _ = done(bulletin_of(*OLD), old, received)
    assert after == received
    assert (told.applied, told.already, len(told.conflicts)) == (0, 0, 1)


@pytest.mark.parametrize(
    ("was", "edits", "received", "then"),
    [
        ("投入 30 万元𠮷", [(5, 6, ""), (2, 3, "")], "投入 30 万元𠮷", "投入30万元𠮷"),
        ("投入 30 万元𠮷", [(2, 3, "")], "投入\u300030 万元𠮷", "投入30 万元𠮷"),
        ("投入 30 万元𠮷", [(2, 3, "")], "投入30万元𠮷", "投入30万元𠮷"),
        ("投入30万元𠮷", [(2, 2, " ")], "投入30万元𠮷", "投入 30万元𠮷"),
        ("投入30万元𠮷", [(2, 2, " ")], "投入 30 万元𠮷", "投入 30 万元𠮷"),
    ],
)
def test_white_space_is_put_as_the_editor_put_it(
    was: str, edits: list[tuple[int, int, str]], received: str, then: str
) -> None:
    before = old = bulletin_of(OLD[0], was, OLD[3])
    for start, end, text in edits:
        old = apply(old, edit.type_over(old, Span(Anchor("b1", start), Anchor("b1", end)), text, ids()))
    after, told, _ = done(before, old, bulletin_of(OLD[0], received, OLD[3]))
    assert after.lines[1].text == then
    assert told.conflicts == ()
    assert told.applied + told.already == len(edits)


def test_what_was_deleted_is_deleted_again() -> None:
    old = typed_over(bulletin_of(*OLD), "县委定期研究，", "")
    old = apply(old, edit.type_over(old, old.span(0, len(OLD[0]) + 1), "", ids()))
    after, told, _ = replaced(old, *OLD[:3], OLD[3])
    assert lines(after) == lines(old)
    assert told.applied == 2


def test_a_typed_line_comes_with_its_kind_between_the_same_lines() -> None:
    old = typed_over(bulletin_of(*OLD), OLD[1][-4:], f"{OLD[1][-4:]}\n增一段𠮷\n")
    line = next(one for one in old.lines if one.text == "增一段𠮷")
    old = apply(old, edit.relabel(old, line.id, Kind.HEADING, 2))
    after, told, decisions = replaced(old, *OLD)
    assert lines(after) == lines(old)
    (found,) = [one for one in after.lines if one.text == "增一段𠮷"]
    assert (found.kind, found.level) == (Kind.HEADING, 2)
    assert (told.conflicts, decisions.left) == ((), ())


def test_a_typed_masthead_stands_first_again() -> None:
    old = bulletin_of(*OLD)
    old = apply(old, edit.put_first(old, "m", Kind.MASTHEAD, runs.typed("云岭组工信息 第3期")))
    after, told, _ = replaced(old, *OLD)
    assert (after.lines[0].text, after.lines[0].kind) == ("云岭组工信息 第3期", Kind.MASTHEAD)
    assert told.applied == 1


# what becomes of one decision


def test_kinds_levels_and_heads_hold_where_the_blocks_correspond() -> None:
    old = bulletin_of(*OLD)
    old = apply(old, edit.relabel(old, "b1", Kind.HEADING, 3))
    old = apply(old, edit.mark_head(old, Span(Anchor("b2", 0), Anchor("b2", 6)), Role.RUN_IN))
    old = apply(old, edit.confirm(old, "b0"))
    after, _, decisions = replaced(old, "页眉", *OLD)
    kinds = [(one.kind, one.level, one.label.confidence) for one in after.lines]
    assert kinds[1] == (Kind.PARAGRAPH, 0, 1.0)
    assert kinds[2] == (Kind.HEADING, 3, 1.0)
    (head,) = after.lines[3].heads
    assert (head.role, after.lines[3].head_text(head)) == (Role.RUN_IN, "二、做实保障")
    assert (decisions.carried, decisions.left) == (3, ())


def test_a_head_whose_first_words_were_typed_holds() -> None:
    old = typed_over(bulletin_of(*OLD), "二、做", "（二）夯")
    old = apply(old, edit.mark_head(old, Span(Anchor("b2", 0), Anchor("b2", 7)), Role.RUN_IN))
    after, _, decisions = replaced(old, *OLD)
    assert [after.lines[2].head_text(head) for head in after.lines[2].heads] == ["（二）夯实保障"]
    assert decisions.left == ()


def test_a_decision_on_a_block_that_has_no_like_is_listed() -> None:
    old = apply(bulletin_of(*OLD), edit.relabel(bulletin_of(*OLD), "b1", Kind.HEADING, 3))
    after, _, decisions = replaced(old, OLD[0] + OLD[1] + OLD[2] + OLD[3])
    (left,) = decisions.left
    assert (left.what, left.id, left.mine, left.before) == (What.KIND, "b1", "定为标题3", OLD[1])
    assert after.quote(left.span) == OLD[1]
    assert len(after.lines) == 1


def test_lines_are_split_and_joined_again() -> None:
    old = bulletin_of(*OLD)
    old = apply(old, edit.split(old, Anchor("b1", 7), ids()))
    old = apply(old, edit.merge(old, "b3"))
    after, _, decisions = replaced(old, *OLD)
    assert lines(after) == lines(old)
    assert decisions.left == ()
    already, _, decisions = replaced(old, OLD[0], OLD[1][:7], OLD[1][7:], OLD[2] + OLD[3])
    assert lines(already) == lines(old)
    assert decisions.left == ()


def test_what_was_set_aside_is_cut_from_a_line_that_goes_on() -> None:
    old = bulletin_of(*OLD)
    old = apply(old, edit.relabel(old, "b0", Kind.NOISE))
    after, _, decisions = replaced(old, OLD[0] + OLD[1], *OLD[2:])
    assert lines(after) == lines(old)
    assert [one.text for one in after.blocks if one.aside] == [OLD[0]]
    assert decisions.left == ()


def test_what_was_brought_back_comes_back() -> None:
    parsed_ = bulletin_of(*OLD, kinds={1: Kind.PAGE_FOOTER})
    old = apply(parsed_, edit.bring_back(parsed_, "b1", ids()))
    after, _, decisions = done(parsed_, old, parsed_)
    assert lines(after) == lines(old)
    assert decisions.left == ()


def test_nothing_is_made_of_an_issue_that_shares_no_word() -> None:
    old = typed_over(bulletin_of(*OLD), "一百万", "二百万")
    received = bulletin_of("甲乙丙丁")
    after, told, _ = done(bulletin_of(*OLD), old, received)
    assert after == received
    assert len(told.conflicts) == 1
