"""Corrections and decisions on a new source of the issue: done again where the two say the same, else listed."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, corrections, ids
from tests.domain.structures import parsed_bulletins
from tests.domain.test_laws import check

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply, inverse
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.renewal import parsed
from zugong_desk.domain.structure import Structure
from zugong_desk.domain.transfer import Corrections, Decisions
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
    """The lines with text in them, white space left out."""
    return [words for line in bulletin.lines if (words := "".join(line.text.split()))]


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
