"""What an editor corrected, told by the piece table: the laws, and what each correction says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, bulletin_of, corrections, ids
from tests.domain.structures import parsed_bulletins

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.corrections import Correction, act_of, compared, made
from zugong_desk.domain.corrections_hands import NOBODY, Hands
from zugong_desk.domain.finding import Act
from zugong_desk.domain.imprint import Imprint, LinePrint, Page, Placement
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.renewal import parsed
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor
from zugong_desk.domain.structure import Structure

TEXTS = st.lists(st.text(ALPHABET, max_size=10), min_size=1, max_size=5)
MANY = max(200, settings().max_examples)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Bulletin, Bulletin, list[Changes]]:
    """A bulletin as it was parsed, after random corrections, and these step by step."""
    before = draw(parsed_bulletins(TEXTS))
    bulletin, new_id, steps = before, ids(), []
    for _ in range(draw(st.integers(0, 6))):
        steps.append(draw(corrections(bulletin, new_id)))
        bulletin = apply(bulletin, steps[-1])
    return before, bulletin, steps


def found(before: Bulletin, after: Bulletin) -> tuple[Correction, ...]:
    return compared(after, parsed(after, Structure(before.blocks))).corrections


@settings(max_examples=MANY)
@given(edited())
def test_made_in_the_text_as_parsed_they_give_the_reading_text(case: tuple[Bulletin, Bulletin, list[Changes]]) -> None:
    before, after, _ = case
    both = compared(after, parsed(after, Structure(before.blocks)))
    assert both.parsed.text == before.text
    assert both.now.text == after.text
    assert made(both.parsed.text, both.corrections) == after.text


@settings(max_examples=MANY)
@given(edited())
def test_each_says_what_stands_where(case: tuple[Bulletin, Bulletin, list[Changes]]) -> None:
    before, after, _ = case
    reached = 0
    for one in found(before, after):
        assert before.text[slice(*one.was)] == one.before
        assert after.text[slice(*one.now)] == one.after
        assert one.before != one.after
        assert after.text[: one.now[0]].endswith(one.left)
        assert after.text[one.now[1] :].startswith(one.right)
        assert reached <= one.now[0] <= one.now[1]
        assert 0 <= one.source[0] <= one.source[1] <= len(after.source.text)
        assert after.lines[one.paragraph - 1].id == one.block
        reached = one.now[1]


@settings(max_examples=MANY)
@given(edited())
def test_the_last_step_with_a_hand_in_it_is_one_that_made_a_difference(
    case: tuple[Bulletin, Bulletin, list[Changes]],
) -> None:
    before, after, steps = case
    hands = Hands(before)
    for number, changes in enumerate(steps):
        hands.follow(changes, number)
    both = compared(after, parsed(after, Structure(before.blocks)))
    for one in both.corrections:
        step = hands.step_of(one, both)
        assert step == NOBODY or steps[step]


@given(parsed_bulletins(TEXTS))
def test_a_parse_is_no_correction(bulletin: Bulletin) -> None:
    assert found(bulletin, bulletin) == ()


def typed(bulletin: Bulletin, old: str, new: str) -> Bulletin:
    at = bulletin.text.index(old)
    return apply(bulletin, edit.type_over(bulletin, bulletin.span(at, at + len(old)), new, ids()))


@pytest.mark.parametrize(
    ("old", "new", "act", "before", "after"),
    [
        ("部暑", "部署", Act.REPLACE, "暑", "署"),
        ("工作", "作工", Act.TRANSPOSE, "工作", "作工"),
        ("认真", "", Act.DELETE, "认真", ""),
        ("𠮷镇", "𠮷祥镇", Act.INSERT, "", "祥"),
        ("12人", "12 人", Act.ADD_SPACE, "", " "),
        ("共 3", "共3", Act.CLOSE_UP, " ", ""),
        ("。共", "。\n共", Act.SPLIT, "", "\n"),
        ("一😀\n二", "一😀二", Act.JOIN, "\n", ""),
    ],
)
def test_what_was_done_has_the_name_that_proof_readers_give_it(
    old: str, new: str, act: Act, before: str, after: str
) -> None:
    was = bulletin_of("认真部暑𠮷镇工作，到12人。共 3", "一😀", "二")
    now = typed(was, old, new)
    (one,) = found(was, now)
    assert (one.act, one.before, one.after) == (act, before, after)


def test_text_deleted_and_typed_back_is_no_correction() -> None:
    was = bulletin_of("甲乙𠮷丙")
    assert found(was, typed(typed(was, "乙𠮷", ""), "甲", "甲乙𠮷")) == ()


def test_a_line_typed_anew_tells_only_what_differs() -> None:
    was = bulletin_of("全镇干部走村入户，听取群众意见三百余条，逐条办里，群众满意。")
    now = typed(was, was.text, "全镇干部走村入户，听取群众意见300余条，逐条办理，群众满意。")
    assert [(one.before, one.after) for one in found(was, now)] == [("三百", "300"), ("里", "理")]


def test_where_it_stands() -> None:
    was = bulletin_of("题目", "甲乙丙", kinds={0: Kind.ARTICLE_TITLE})
    prints = (
        LinePrint(placement=Placement(1, 0, 0, 10, (0, 1, 2))),
        LinePrint(placement=Placement(3, 0, 0, 10, (0, 1, 2, 3))),
    )
    page = Page(100, 100)
    source = Source("t.pdf", "0" * 64, "", was.source.text, (), Imprint(pages=(page,) * 3, lines=prints))
    was = Bulletin(was.id, source, was.blocks)
    (one,) = found(was, typed(was, "乙", "丁"))
    assert (one.source, one.line, one.page, one.paragraph, one.article) == ((4, 5), 2, 3, 2, "题目")
    assert (one.left, one.right) == ("甲", "丙")


def test_what_is_put_in_where_a_line_begins_stands_in_that_line() -> None:
    was = bulletin_of("甲", "乙")
    (one,) = found(was, apply(was, edit.type_over(was, was.span(2, 2), "𠮷", ids())))
    assert (one.source, one.line, one.paragraph) == ((2, 2), 2, 2)


def test_blocks_set_aside_and_brought_back_are_told_as_such() -> None:
    was = bulletin_of("甲", "- 1 -", "乙", "第2页", kinds={3: Kind.PAGE_FOOTER})
    now = apply(was, edit.relabel(was, "b1", Kind.PAGE_FOOTER))
    now = apply(now, edit.relabel(now, "b3", Kind.PARAGRAPH))
    out, back = found(was, now)
    assert (out.act, out.before.strip(), out.aside) == (Act.DELETE, "- 1 -", True)
    assert (back.act, back.after.strip(), back.aside, back.source) == (Act.INSERT, "第2页", True, (10, 13))


def test_the_hand_of_each() -> None:
    was = bulletin_of("甲乙丙", "丁戊", "己")
    hands, now = Hands(was), was
    steps = [
        lambda at: edit.type_over(at, at.span(1, 2), "𠮷", ids()),
        lambda at: edit.merge(at, "b1"),
        lambda at: edit.split(at, Anchor("b0", 4), lambda: "n"),
        lambda at: edit.type_over(at, at.span(1, 2), "😀", ids()),
        lambda at: edit.relabel(at, "b2", Kind.NOISE),
    ]
    for number, step in enumerate(steps):
        changes = step(now)
        hands.follow(changes, number)
        now = apply(now, changes)
    both = compared(now, parsed(now, Structure(was.blocks)))
    told = [(one.before, one.after, hands.step_of(one, both)) for one in both.corrections]
    assert told == [("乙", "😀", 3), ("\n", "", 1), ("", "\n", 2), ("\n己", "", 4)]


def test_acts_of_lines_that_move() -> None:
    assert act_of("甲\n", "\n甲") is Act.REPLACE
    assert act_of("\n\n", "\n") is Act.JOIN
    assert act_of("\u3000", " ") is Act.REPLACE
