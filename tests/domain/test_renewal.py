"""Parsing again: every correction stays, what nobody decided follows, and what is shown is what happens."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, corrections, ids
from tests.domain.structures import FATES, parsed_bulletins, structures
from tests.domain.test_laws import check

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.renewal import differences, parsed, renew
from zugong_desk.domain.runs import Hand, from_source, joiner
from zugong_desk.domain.runs import typed as typed_run
from zugong_desk.domain.said import Said
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure

TEXTS = st.lists(st.text(ALPHABET, max_size=10), min_size=1, max_size=5)
MANY = max(200, settings().max_examples)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Bulletin, Structure]:
    """A bulletin after random corrections, and the structure as it was parsed."""
    bulletin = draw(parsed_bulletins(TEXTS))
    structure, new_id = Structure(bulletin.blocks), ids()
    for _ in range(draw(st.integers(0, 6))):
        bulletin = apply(bulletin, draw(corrections(bulletin, new_id)))
    return bulletin, structure


def new_ids() -> NewId:
    numbers = ids()
    return lambda: f"r{numbers()}"


def typed(bulletin: Bulletin) -> str:
    """What an editor typed, line ends left out."""
    return "".join(run.text for block in bulletin.lines for run in block.runs if run.hand is Hand.EDITOR)


def quotes(bulletin: Bulletin) -> dict[str, str]:
    """What each tag and excerpt rests on, white space left out."""
    texts = {id: place.orphan or bulletin.quote(place.span) for id, place in bulletin.places.items()}
    return {id: "".join(text.split()) for id, text in texts.items()}


@given(parsed_bulletins(TEXTS))
def test_the_same_structure_changes_nothing_in_an_untouched_bulletin(bulletin: Bulletin) -> None:
    structure = Structure(bulletin.blocks)
    said = parsed(bulletin, structure)
    assert differences(bulletin, said, structure) == []
    assert renew(bulletin, said, structure, (), new_ids()) == ()


@given(edited())
@settings(max_examples=MANY)
def test_the_same_structure_keeps_every_correction(case: tuple[Bulletin, Structure]) -> None:
    bulletin, structure = case
    assert differences(bulletin, parsed(bulletin, structure), structure) == []


@given(edited(), st.data())
@settings(max_examples=MANY)
def test_any_other_structure_keeps_what_was_decided(case: tuple[Bulletin, Structure], data: st.DataObject) -> None:
    bulletin, structure = case
    said, fresh = parsed(bulletin, structure), data.draw(structures(bulletin.source))
    note(bulletin.blocks)
    shown = differences(bulletin, said, fresh)
    offered = [one.block for one in shown]
    chosen = data.draw(st.sampled_from([offered, offered, offered[::2]]))
    changes = renew(bulletin, said, fresh, chosen, new_ids())
    after = apply(bulletin, changes)
    check(after)
    assert apply(after, inverse(changes)) == bulletin
    assert typed(after) == typed(bulletin)
    assert quotes(after) == quotes(bulletin)
    assert after.annotations == bulletin.annotations
    for block in bulletin.blocks:
        if block.label.confidence >= 1:
            assert after.block(block.id).label == block.label


@given(edited(), st.data())
@settings(max_examples=MANY)
def test_parsing_twice_changes_nothing_more(case: tuple[Bulletin, Structure], data: st.DataObject) -> None:
    bulletin, structure = case
    said, fresh = parsed(bulletin, structure), data.draw(structures(bulletin.source, FATES))
    note(bulletin.blocks)
    offered = [one.block for one in differences(bulletin, said, fresh)]
    after = apply(bulletin, renew(bulletin, said, fresh, offered, new_ids()))
    assert differences(after, said, fresh) == []
    assert renew(after, said, fresh, (), new_ids()) == ()


def renewed(before: Bulletin, after: Bulletin, said: Said) -> Said:
    """What holds as parsed after parsing again."""
    return said.renewed(parsed(before, Structure(before.blocks)), parsed(after, Structure(after.blocks)))


def faces(blocks: Sequence[Block]) -> list[object]:
    return [(block.kind, block.level, block.text, block.heads) for block in blocks]


@given(parsed_bulletins(TEXTS, FATES), st.data())
@settings(max_examples=MANY, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_was_parsed_again_is_the_parsers_and_what_is_edited_then_the_editors(
    bulletin: Bulletin, data: st.DataObject
) -> None:
    said, fresh = parsed(bulletin, Structure(bulletin.blocks)), data.draw(structures(bulletin.source, FATES))
    offered = [one.block for one in differences(bulletin, said, fresh)]
    after = apply(bulletin, renew(bulletin, said, fresh, offered, new_ids()))
    assume(faces(after.blocks) == faces(fresh.blocks))
    said = renewed(bulletin, after, said)
    edits = ids()
    for _ in range(data.draw(st.integers(0, 5))):
        after = apply(after, data.draw(corrections(after, edits)))
    note(after.blocks)
    assert differences(after, said, fresh) == []


def test_what_was_typed_beside_text_that_leaves_stays() -> None:
    source = Source("t", "0" * 64, "utf-8", "各村晒账\n— 3 —\n")
    stays, leaves = from_source(source.text, 0, 4), from_source(source.text, 5, 10)
    before = Block("b", Label(Kind.PARAGRAPH, 0, 0.5, "甲"), (*stays, *joiner(" "), *leaves))
    typed_in = (*stays, *typed_run("快"), *joiner(" "), *typed_run("𠮷"), *leaves)
    bulletin = Bulletin("t", source, (replace(before, runs=typed_in),))
    fresh = Structure(
        (
            replace(before, runs=stays),
            Block("f", Label(Kind.PAGE_FOOTER, 0, 0.9, "乙"), leaves),
        )
    )
    known = parsed(bulletin, Structure((before,)))
    shown = differences(bulletin, known, fresh)
    after = apply(bulletin, renew(bulletin, known, fresh, [one.block for one in shown], new_ids()))
    assert [block.text for block in after.lines] == ["各村晒账快𠮷"]
    assert typed(after) == "快𠮷"
