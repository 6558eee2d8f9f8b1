"""Giving a bulletin in a draft the lines, labels and heads that a regrouping says, region by region."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.change import ChangeError
from zugong_desk.domain.draft import Draft, NewId
from zugong_desk.domain.kinds import ASIDE
from zugong_desk.domain.regrouping import Regrouping
from zugong_desk.domain.runs import Hand, joiner, offset_of_origin, origin_at
from zugong_desk.domain.said import HeadSaid, head_said, said
from zugong_desk.domain.stretch import Stretch


class Rework:
    """Reworks regions of one regrouping in one draft, each at most once and in the order of the source."""

    def __init__(self, regrouping: Regrouping, draft: Draft, new_id: NewId) -> None:
        self._regrouping, self._draft, self._new_id = regrouping, draft, new_id
        self._bulletin, self._before, self._fresh = draft.before, regrouping.before, regrouping.fresh
        self._piece: dict[Stretch, str] = {}
        self._parts: dict[str, list[Stretch]] = {}
        for one in regrouping.stretches:
            self._parts.setdefault(one.block, []).append(one)
        self._place = {one: at for at, one in enumerate(regrouping.flow)}
        self._groups: dict[str, list[list[Stretch]]] = {}
        for group in regrouping.groups():
            self._groups.setdefault(group[0].block, []).append(group)
        now = said(self._bulletin.blocks, len(self._bulletin.source.text)).heads
        known = self._before.heads if self._before else frozenset[HeadSaid]()
        self._stay = (now - known) | (now & self._fresh.heads)
        decided = [head for head in now ^ known if head.start >= 0]
        new = (head for head in self._fresh.heads - now if not any(head.meets(other) for other in decided))
        self._new_heads = sorted(new, key=lambda head: (head.start, -head.end))

    def apply(self, region: Sequence[str]) -> list[str]:
        """Rework a region, given by the ids of its blocks; the ids of the blocks that it then has."""
        for id in region:
            self._cut(id)
        parts = sorted((one for id in region for one in self._parts[id]), key=lambda one: one.start)
        for one in parts:
            if one in self._regrouping.turns and not one.aside:
                self._set_aside(one)
        for one in parts:
            if one in self._regrouping.turns and one.aside:
                self._bring_back(one)
            elif one.aside and one is self._parts[one.block][0]:
                self._relabel_aside(one)
        for group in sorted((group for id in region for group in self._groups.get(id, ())), key=lambda g: g[0].start):
            self._gather(group)
        there = self._draft.bulletin.position
        return [id for id in dict.fromkeys(self._piece.get(one, one.block) for one in parts) if id in there]

    # pieces

    def _cut(self, id: str) -> None:
        """Cut a block where its stretches go apart, from its end on, so that offsets before stay true."""
        block, parts = self._bulletin.block(id), self._parts[id]
        tail: list[Stretch] = []
        for at in range(len(parts) - 1, -1, -1):
            one = parts[at]
            tail.append(one)
            if one.aside and one in self._regrouping.turns:
                self._drop_unshown(block, one)
            if at and not self._stay_together(parts[at - 1], one):
                piece = self._cut_before(block, parts[at - 1], one)
                self._piece |= dict.fromkeys(tail, piece)
                tail = []

    def _stay_together(self, one: Stretch, other: Stretch) -> bool:
        first, second = self._place.get(one), self._place.get(other)
        if first is None or second is None:
            return first is second and (one.aside or one.label is other.label)
        return second == first + 1 and not self._regrouping.joints[second].after

    def _cut_before(self, block: Block, one: Stretch, other: Stretch) -> str:
        """Cut between two stretches; what joined them goes, what was typed between stays with the one that stays."""
        glue = _glue_between(block, one.stop, other.at)
        joined = glue[1] - glue[0] if glue else 0
        if glue is not None:
            self._draft.replace(block.id, glue[0], joined, ())
        second = self._new_id()
        at = glue[0] if glue else other.at
        if self._leaves(other):
            at = other.at - joined
        elif self._leaves(one):
            at = one.stop
        self._draft.split(block.id, at, second, block.label)
        return second

    def _leaves(self, one: Stretch) -> bool:
        return one in self._regrouping.turns and not one.aside

    def _drop_unshown(self, block: Block, one: Stretch) -> None:
        """Take from text that comes back the marks that the fresh parse does not show."""
        for at in range(one.stop - 1, one.at - 1, -1):
            origin = origin_at(block.runs, at)
            if origin is not None and self._fresh.labels[origin] is None:
                self._draft.replace(block.id, at, 1, ())

    def _set_aside(self, one: Stretch) -> None:
        piece = self._piece.get(one, one.block)
        if one.label and not self._draft.bulletin.block(piece).aside:
            self._draft.set_heads(piece, ())
            self._draft.put_aside(piece, one.label)

    def _bring_back(self, one: Stretch) -> None:
        piece = self._piece.get(one, one.block)
        if one.label is None or not self._draft.bulletin.block(piece).aside:
            return
        self._draft.move(piece, self._block_before(one))
        self._draft.bring_back(piece, one.label)

    def _block_before(self, one: Stretch) -> str | None:
        """The block of the draft after which a stretch comes back: the line before it, else what precedes the next."""
        now, at = self._draft.bulletin, self._place[one]
        line = self._first_line(range(at - 1, -1, -1))
        if line is not None:
            return line
        after = self._first_line(range(at + 1, len(self._regrouping.flow)))
        place = now.position[after] if after is not None else 0
        return now.blocks[place - 1].id if place else None

    def _first_line(self, places: Iterable[int]) -> str | None:
        """Of stretches by their places in the flow, the first that is in a line of the draft: that line."""
        flow, lines = self._regrouping.flow, self._draft.bulletin.line_position
        pieces = (self._piece.get(flow[at], flow[at].block) for at in places)
        return next((piece for piece in pieces if piece in lines), None)

    def _relabel_aside(self, one: Stretch) -> None:
        label = self._bulletin.block(one.block).label
        if one.label and one.label.kind in ASIDE and label.confidence < 1 and self._as_parsed(one, label):
            self._draft.set_label(one.block, one.label)

    def _as_parsed(self, one: Stretch, label: Label) -> bool:
        """Whether a label is what held as parsed where a stretch begins."""
        known = self._before.labels[one.start] if self._before else label
        return known is not None and (known.kind, known.level) == (label.kind, label.level)

    # lines

    def _gather(self, group: Sequence[Stretch]) -> None:
        """Make one line of the pieces of a group, with its label and heads."""
        first = self._piece.get(group[0], group[0].block)
        for one in group[1:]:
            piece = self._piece.get(one, one.block)
            if piece != first and piece in self._draft.bulletin.position:
                self._join(first, piece, one)
            self._piece[one] = first
        lead = next((one for one in group if one.label), group[0])
        label = self._label(group[0], lead)
        self._draft.set_label(first, label)
        if self._before is not None and lead.label is not None and lead.label.kind is label.kind:
            self._draft.set_heads(first, self._heads_of(group, self._draft.bulletin.block(first)))

    def _join(self, first: str, second: str, one: Stretch) -> None:
        block = self._draft.bulletin.block(first)
        after = self._draft.bulletin.next_line(first)
        if after is None or after.id != second:
            raise ChangeError(f"block {second} does not follow {first}")
        self._draft.replace(first, len(block.text), 0, joiner(self._fresh.glue.get(one.first, "")))
        self._draft.join(first)

    def _label(self, one: Stretch, lead: Stretch) -> Label:
        """The label of a line that begins with `one`; `lead` is the first stretch of it that a fresh block shows.

        It is the fresh one if that block begins there and nobody has decided otherwise, else what the line has.
        """
        own, fresh = self._bulletin.block(one.block).label, lead.label
        if fresh is None or fresh.kind in ASIDE:
            return own
        if one.aside or one is not self._parts[one.block][0]:
            return fresh
        if own.confidence >= 1 or not self._as_parsed(one, own):
            return own
        at = self._place[one]
        begins = self._fresh.begins_within(self._regrouping.flow[at - 1].last if at else -1, lead.first)
        return fresh if begins else own

    def _heads_of(self, group: Sequence[Stretch], block: Block) -> tuple[Head, ...]:
        """The heads of a line that are the editor's or parsed as before, and the new ones that lie wholly in it."""
        kept = [head for head in block.heads if head_said(block, head) in self._stay]
        at = bisect_left(self._new_heads, group[0].start, key=lambda head: head.start)
        for head in self._new_heads[at:]:
            if head.start >= group[-1].end:
                break
            start, last = offset_of_origin(block.runs, head.start), offset_of_origin(block.runs, head.end - 1)
            if start is not None and last is not None and start <= last:
                kept.append(Head(head.role, start, last + 1, head.level))
        return tuple(dict.fromkeys(kept))


def _glue_between(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of what the parser put in between two offsets of a block."""
    at = 0
    for run in block.runs:
        if run.hand is Hand.PARSER and start <= at and at + len(run.text) <= end:
            return at, at + len(run.text)
        at += len(run.text)
    return None
