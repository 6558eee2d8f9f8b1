"""Parsing a bulletin again after it was edited: what would change, and the changes that do it.

Wherever an editor has decided, by a sure label, by parting or joining lines, by marking heads, by typing or by resting
a tag or an excerpt on text, the bulletin stays as it is; everywhere else it follows the fresh parse.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.draft import Draft, NewId
from zugong_desk.domain.kinds import KIND_NAMES, ROLE_NAMES, Kind, Role
from zugong_desk.domain.regrouping import Regrouping
from zugong_desk.domain.rework import Rework
from zugong_desk.domain.said import Said, said
from zugong_desk.domain.structure import Structure


class What(StrEnum):
    """What parsing again would do at one place."""

    KIND = "kind"
    SPLIT = "split"
    JOIN = "join"
    REGROUP = "regroup"
    ASIDE = "aside"
    BACK = "back"
    HEADS = "heads"


@dataclass(frozen=True, slots=True)
class PieceHead:
    """A head of a block at a place that would change."""

    role: Role
    level: int
    text: str

    @property
    def in_words(self) -> str:
        """Its role, with its level, and text."""
        level = f"（{self.level} 级）" if self.level else ""
        return f"{ROLE_NAMES[self.role]}{level}：{self.text}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A block at a place that would change, as it is or as it would be."""

    kind: Kind
    level: int
    text: str
    heads: tuple[PieceHead, ...] = ()

    @property
    def in_words(self) -> str:
        """The kind, with its level."""
        return f"{KIND_NAMES[self.kind]}（{self.level} 级）" if self.level else KIND_NAMES[self.kind]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that would change; it can be chosen, by `block`, without any other.

    `blocks` are the ids of the blocks there as they now are, `line_start` and `line_end` their first and last line in
    the source (1-based); `why` and `confidence` are the fresh parse's own.
    """

    what: What
    blocks: tuple[str, ...]
    line_start: int
    line_end: int
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    why: str
    confidence: float

    @property
    def block(self) -> str:
        """The first of the blocks, which names the place."""
        return self.blocks[0]


def parsed(bulletin: Bulletin, structure: Structure) -> Said:
    """What a structure of the bulletin's source says."""
    return said(structure.blocks, len(bulletin.source.text))


def differences(bulletin: Bulletin, before: Said | None, fresh: Structure) -> list[Difference]:
    """What a fresh parse would change, in the order of the source; more confidence or other reasons alone are left out.

    `before` is what held as parsed when the editor began; without it, lines and heads all count as the editor's.
    """
    return [one for one in _proposals(bulletin, before, fresh) if one]


def renew(bulletin: Bulletin, before: Said | None, fresh: Structure, chosen: Collection[str], new_id: NewId) -> Changes:
    """The chosen differences (by their `block`), and the fresh reasons and confidence wherever nothing else differs."""
    regrouping = Regrouping(bulletin, before, parsed(bulletin, fresh))
    proposals = _proposals(bulletin, before, fresh)
    draft = Draft(bulletin)
    rework = Rework(regrouping, draft, new_id)
    for region, proposal in zip(regrouping.regions(), proposals, strict=True):
        if proposal is None or proposal.block in chosen:
            rework.apply(region)
    return draft.changes()


def _proposals(bulletin: Bulletin, before: Said | None, fresh: Structure) -> list[Difference | None]:
    """For each region what would change in it, tried on a draft; None if that is nothing to be listed."""
    regrouping = Regrouping(bulletin, before, parsed(bulletin, fresh))
    draft = Draft(bulletin)
    numbers = iter(range(len(bulletin.source.text) + 1))
    rework = Rework(regrouping, draft, lambda: f"\0{next(numbers)}")
    regions = regrouping.regions()
    after = [rework.apply(region) for region in regions]
    return [
        _difference(bulletin, [bulletin.block(id) for id in region], [draft.bulletin.block(id) for id in ids])
        for region, ids in zip(regions, after, strict=True)
    ]


def _difference(bulletin: Bulletin, before: Sequence[Block], after: Sequence[Block]) -> Difference | None:
    old, new = [_piece(block) for block in before], [_piece(block) for block in after]
    if old == new:
        return None
    starts = [run.origin for block in before for run in block.runs if run.origin is not None]
    ends = [run.origin + len(run.text) for block in before for run in block.runs if run.origin is not None]
    label = _telling(before, after)
    return Difference(
        _what(before, after),
        tuple(block.id for block in before),
        bulletin.source.line_of(min(starts)),
        bulletin.source.line_of(max(ends) - 1),
        tuple(old),
        tuple(new),
        label.why,
        label.confidence,
    )


def _piece(block: Block) -> Piece:
    heads = tuple(PieceHead(head.role, head.level, block.head_text(head)) for head in block.heads)
    return Piece(block.kind, block.level, block.text, heads)


def _telling(before: Sequence[Block], after: Sequence[Block]) -> Label:
    """The label whose reason tells why: that of the first new or newly labelled block, else of the first."""
    known = {block.id: block.label for block in before}
    return next((block.label for block in after if known.get(block.id) != block.label), after[0].label)


def _what(before: Sequence[Block], after: Sequence[Block]) -> What:
    was = {place for block in before if block.aside for place in _origins(block)}
    now = {place for block in after if block.aside for place in _origins(block)}
    if now - was:
        return What.ASIDE
    if was - now:
        return What.BACK
    if [block.text for block in before] == [block.text for block in after]:
        kinds = [(block.kind, block.level) for block in before] != [(block.kind, block.level) for block in after]
        return What.KIND if kinds else What.HEADS
    if len(before) == len(after):
        return What.REGROUP
    return What.SPLIT if len(before) < len(after) else What.JOIN


def _origins(block: Block) -> set[int]:
    return {run.origin + at for run in block.runs if run.origin is not None for at in range(len(run.text))}
