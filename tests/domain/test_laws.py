"""The laws of correction, under random sequences of it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import bulletins, corrections, ids

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.coverage import doubled, faults, skipped
from zugong_desk.domain.runs import normal, source_ranges
from zugong_desk.domain.span import Anchor
from zugong_desk.domain.step import Part, Step


def check(bulletin: Bulletin) -> None:
    """Everything that must hold of any bulletin at any time."""
    assert faults(bulletin) == []
    assert bulletin.lines
    assert bulletin.text == "\n".join(block.text for block in bulletin.lines)
    check_what_is_handed_on(bulletin)
    for block in bulletin.blocks:
        assert block.runs == normal(block.runs)
        assert list(block.heads) == sorted(block.heads, key=lambda head: (head.start, -head.end))
    for id, place in bulletin.places.items():
        start, end = bulletin.range(place.span)
        assert 0 <= start <= end <= len(bulletin.text)
        assert bulletin.quote(place.span) == bulletin.text[start:end]
        assert (start == end) == (place.orphan is not None), id
    grounds = {one.id for annotation in bulletin.annotations.values() for one in annotation.practice.grounds}
    assert set(bulletin.annotations) <= set(bulletin.places) <= set(bulletin.annotations) | grounds


WORKED_OUT = ("position", "lines", "line_position", "starts", "anchored")


def check_what_is_handed_on(bulletin: Bulletin) -> None:
    """Whatever a state was given by the one before it is what it would work out itself; the next is given all of it."""
    fresh = Bulletin(bulletin.id, bulletin.source, bulletin.blocks, bulletin.places, bulletin.annotations)
    for name in WORKED_OUT:
        assert getattr(bulletin, name) == getattr(fresh, name), name
    for block in bulletin.blocks:
        found = [(id, place) for id, place in bulletin.places.items() if place.span.touches(block.id)]
        assert bulletin.places_in(block.id) == found


@given(bulletins(), st.data())
@settings(max_examples=max(300, settings().max_examples))
def test_any_correction_keeps_the_laws_and_its_inverse_takes_it_back(bulletin: Bulletin, data: st.DataObject) -> None:
    check(bulletin)
    changes = data.draw(corrections(bulletin, ids()))
    after = apply(bulletin, changes)
    check(after)
    assert apply(after, inverse(changes)) == bulletin
    assert inverse(inverse(changes)) == changes


@given(bulletins(), st.data())
@settings(max_examples=max(150, settings().max_examples))
def test_any_walk_of_edits_undo_and_redo_keeps_the_laws(bulletin: Bulletin, data: st.DataObject) -> None:
    new_id = ids()
    states, steps, at = [bulletin], [], 0
    for number in range(data.draw(st.integers(1, 12))):
        move = data.draw(st.sampled_from(["do", "do", "undo", "redo"]))
        if move == "undo" and at:
            at -= 1
            assert apply(states[at + 1], steps[at].inverse().parts[0].changes) == states[at]
        elif move == "redo" and at < len(steps):
            assert apply(states[at], steps[at].parts[0].changes) == states[at + 1]
            at += 1
        else:
            changes = data.draw(corrections(states[at], new_id))
            del states[at + 1 :], steps[at:]
            steps.append(Step(f"s{number}", "改", (Part(bulletin.id, changes),)))
            states.append(apply(states[at], changes))
            at += 1
        check(states[at])


@given(bulletins(), st.data())
def test_split_then_merge_restores_text_ids_heads_and_places(bulletin: Bulletin, data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(bulletin.lines))
    at = data.draw(st.integers(0, len(line.text)))
    if any(head.start < at < head.end for head in line.heads):
        return
    cut = apply(bulletin, edit.split(bulletin, Anchor(line.id, at), lambda: "second"))
    back = apply(cut, edit.merge(cut, "second"))
    assert back.text == bulletin.text
    assert [block.id for block in back.lines] == [block.id for block in bulletin.lines]
    assert back.block(line.id).heads == line.heads
    assert back.block(line.id).runs == line.runs
    assert back.places == bulletin.places
    assert back.annotations == bulletin.annotations


@given(bulletins(), st.data())
def test_each_source_character_is_shown_once_or_skipped(bulletin: Bulletin, data: st.DataObject) -> None:
    new_id = ids()
    for _ in range(data.draw(st.integers(0, 6))):
        bulletin = apply(bulletin, data.draw(corrections(bulletin, new_id)))
    shown = [pair for block in bulletin.blocks for pair in source_ranges(block.runs)]
    pieces = sorted([*shown, *skipped(bulletin.blocks, bulletin.source)])
    assert doubled(bulletin.blocks) == []
    assert "".join(bulletin.source.text[start:end] for start, end in pieces) == bulletin.source.text


@given(bulletins())
def test_anchor_and_offset_are_each_others_inverse(bulletin: Bulletin) -> None:
    for offset in range(len(bulletin.text) + 1):
        assert bulletin.offset(bulletin.anchor(offset)) == offset
