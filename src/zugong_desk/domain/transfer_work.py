"""Doing an editor's corrections and decisions on an issue again, on the same issue from another source."""

from collections.abc import Sequence

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.said import Said, said
from zugong_desk.domain.transfer import Corrections, Decisions
from zugong_desk.domain.transfer_ground import Ground, shown
from zugong_desk.domain.transfer_kinds import Decider
from zugong_desk.domain.transfer_rows import Rows, row_as_parsed, row_of
from zugong_desk.domain.transfer_text import Corrector


def corrected(
    old: Bulletin, before: Said, received: Bulletin, mapping: Sequence[int], new_id: NewId
) -> tuple[Changes, Corrections, Decisions]:
    """The changes that do to the bulletin `received`, as parsed, what editors did to the text and blocks of `old`.

    `before` is what held as parsed in the old bulletin; `mapping` says for each code point of its source where that
    stands in the new source (negative: nowhere). Annotations and excerpts are not touched.
    """
    ground = Ground(received, mapping, new_id)
    decider = Decider(old, before, ground)
    decider.turn()
    corrector = Corrector(old, _rows(old, before, ground, decider.back), ground)
    corrector.run()
    decider.label()
    decider.mark()
    places = ground.places()
    left = (*corrector.seams_left(places), *decider.left(places))
    decisions = Decisions(decider.carried + corrector.seams, left)
    return tuple(ground.changes), corrector.corrections(places), decisions


def _rows(old: Bulletin, before: Said, ground: Ground, back: set[str]) -> Rows:
    """The three rows, without what the editor set aside or brought back: that is no correction of the text."""
    now = said(old.blocks, len(old.source.text))
    turned = {at for at in range(len(old.source.text)) if {before.aside(at), now.aside(at)} == {True, False}}
    returned = {origin for id in back for origin, _ in shown(ground.bulletin.block(id))}
    return Rows(row_as_parsed(old.source.text, before, turned), row_of(old, turned), row_of(ground.bulletin, returned))
