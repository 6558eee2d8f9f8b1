"""Splits that the parser proposes: where another paragraph most likely begins inside a doubtful one.

Nothing is stored: a proposal follows from the blocks as they stand, and is gone when its block is confirmed.
"""

from collections.abc import Iterator, Mapping

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import edit
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.draft import Draft as Changing
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.numbering import number_at
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.reading.draft import Draft
from zugong_desk.reading.gaps import Place
from zugong_desk.reading.glue import glued, in_words
from zugong_desk.reading.printed import Printed

NAME = "在此分段"
NONE_HERE = "这一段没有分段的建议。"
Proposals = Mapping[str, tuple[Place, ...]]
"""By block id, the places in the order of the text."""


def doubtful(bulletin: Bulletin) -> tuple[Block, ...]:
    """The blocks in which a split may be proposed: doubtful paragraphs."""
    return tuple(line for line in bulletin.lines if line.kind is Kind.PARAGRAPH and line.label.doubtful)


def proposals(bulletin: Bulletin, printed: Printed | None = None) -> Proposals:
    """The places at which a split is proposed; `printed` is the bulletin's source, if it is at hand."""
    open_ones = {line.id for line in doubtful(bulletin)}
    if not open_ones:
        return {}
    shown = (printed or Printed(bulletin.source)) if _may_be_bold(bulletin) else None
    lines = [line for line in bulletin.lines if line.text]
    drafts = [_draft(line, shown) for line in lines]
    found = glued(drafts, {at for at, line in enumerate(lines) if line.id in open_ones})
    return {lines[at].id: places for at, places in found.items()}


def _may_be_bold(bulletin: Bulletin) -> bool:
    """Whether it is worth reading the source for bold: two stars or a tag stand in it."""
    return "**" in bulletin.source.text or "<" in bulletin.source.text


def _draft(line: Block, printed: Printed | None) -> Draft:
    return Draft(line.kind, line.text, printed.bold_in(line) if printed else (), list(line.heads), line.level)


def nearest(places: tuple[Place, ...], offset: int) -> Place:
    """The place nearest to a code point of the block; of two as near the first."""
    return min(places, key=lambda place: abs(place.offset - offset))


def split_proposed(desk: Desk, anchor: Anchor) -> Touched:
    """Split a block at the proposal nearest to the anchor and show what begins there; EditError if there is none."""
    bulletin = desk.table
    places = proposals(bulletin).get(anchor.block)
    if not places:
        raise edit.EditError(NONE_HERE)
    place = nearest(places, anchor.offset)
    changes, second = _parted(bulletin, anchor.block, place, desk.new_id)
    begin = Anchor(second, 0)
    return desk.perform(NAME, changes, show=Span(begin, begin))


def _parted(bulletin: Bulletin, block: str, place: Place, new_id: NewId) -> tuple[Changes, str]:
    """The split, and the labels of both halves: settled, but for proposals that are left in them."""
    label = bulletin.block(block).label
    changes = edit.split(bulletin, Anchor(block, place.offset), new_id)
    draft = Changing(apply(bulletin, changes))
    second = draft.bulletin.lines[draft.bulletin.line(block) + 1].id
    for id, kind in ((block, place.before), (second, place.kind)):
        draft.set_label(id, Label(kind, _level(draft.bulletin, id) if kind is Kind.HEADING else 0, label.confidence))
        if kind is not Kind.PARAGRAPH:
            draft.set_heads(id, ())
    left = proposals(draft.bulletin)
    for id in (block, second):
        now = draft.bulletin.block(id).label
        why, sure = (in_words(left[id]), label.confidence) if id in left else (edit.EDITED, 1.0)
        draft.set_label(id, Label(now.kind, now.level, sure, why))
    return (*changes, *draft.changes()), second


def _level(bulletin: Bulletin, id: str) -> int:
    """The level of the nearest heading above, else below, whose number is of the same style; 1 if there is none."""
    number = number_at(bulletin.block(id).text)
    at = bulletin.line(id)
    return next((level for style, level in _headings_from(bulletin, at) if number and style is number.style), 1)


def _headings_from(bulletin: Bulletin, at: int) -> Iterator[tuple[object, int]]:
    for line in (*reversed(bulletin.lines[:at]), *bulletin.lines[at + 1 :]):
        found = number_at(line.text) if line.kind is Kind.HEADING else None
        if found is not None:
            yield found.style, line.level
