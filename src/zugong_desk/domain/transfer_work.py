"""Doing an editor's corrections and decisions on an issue again, on the same issue from another source."""

from collections.abc import Sequence

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.said import Said
from zugong_desk.domain.transfer import Corrections, Decisions
from zugong_desk.domain.transfer_ground import Ground
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
    parsed = row_as_parsed(old.source.text, before, decider.away, decider.back)
    corrector = Corrector(old, Rows(parsed, row_of(old), row_of(ground.bulletin)), ground)
    corrector.run()
    decider.label()
    decider.mark()
    places = ground.places()
    decider.miss(places)
    left = (*corrector.seams_left(places), *decider.left(places))
    decisions = Decisions(decider.carried + corrector.seams, left)
    return tuple(ground.changes), corrector.corrections(places), decisions
