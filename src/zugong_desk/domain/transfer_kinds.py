"""Laying what an editor decided of blocks and heads on the blocks of a new version of the issue."""

from collections.abc import Mapping
from dataclasses import replace

from zugong_desk.domain import edit
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import KIND_NAMES, ROLE_NAMES
from zugong_desk.domain.said import HeadSaid, Said, said
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.transfer import Listed, What
from zugong_desk.domain.transfer_ground import Ground, from_source_only, shown

SURE = 1.0


class Decider:
    """Lays an old bulletin's decisions on the ground: what is set aside before its text is corrected, the rest after."""

    def __init__(self, old: Bulletin, before: Said, ground: Ground) -> None:
        self._old, self._before, self._ground = old, before, ground
        self._left: list[tuple[What, Block, str]] = []
        self.carried = 0
        self.back: set[str] = set()
        """Blocks of the new bulletin that were brought back into the reading text."""

    # out of the reading text and back into it

    def turn(self) -> None:
        """Set aside, and bring back, the blocks that the editor set aside and brought back."""
        for block in self._old.blocks:
            if block.label.confidence >= SURE and self._was_aside(block) not in (None, block.aside):
                self._turn(block)

    def _was_aside(self, block: Block) -> bool | None:
        return next((self._before.aside(origin) for origin, _ in shown(block)), None)

    def _turn(self, block: Block) -> None:
        ground = self._ground
        found = ground.same_block(block, ground.owners())
        if found is None or found.aside == block.aside:
            return
        try:
            if block.aside:
                ground.do(edit.relabel(ground.bulletin, found.id, block.kind))
            else:
                ground.do(edit.bring_back(ground.bulletin, found.id, ground.new_id))
                self.back.add(found.id)
        except EditError:
            return  # the last line of the reading text stays in it, and is told with the kinds

    # kinds and levels

    def label(self) -> None:
        """Take the blocks for what the editor said that they are."""
        owners = self._ground.owners()
        for block in self._old.blocks:
            if block.label.confidence < SURE:
                continue
            found = self._ground.same_block(block, owners)
            if found is not None and found.aside == block.aside:
                self._set_label(found, block.label)
            elif from_source_only(block):
                name = f"{KIND_NAMES[block.kind]}{block.level or ''}"
                self._left.append((What.KIND, block, f"定为{name}"))

    def _set_label(self, found: Block, label: Label) -> None:
        draft = Draft(self._ground.bulletin)
        draft.set_label(found.id, replace(label, confidence=SURE))
        self._ground.do(draft.changes())
        self.carried += 1

    # heads

    def mark(self) -> None:
        """Mark the heads that the editor marked, and take off the marks that the editor took off."""
        now = said(self._old.blocks, len(self._old.source.text)).heads
        new = {_bounds(head) for head in now} - {_bounds(head) for head in self._before.heads}
        gone = {_bounds(head) for head in self._before.heads} - {_bounds(head) for head in now}
        places = self._ground.places()
        for head in sorted(self._before.heads, key=lambda head: head.start):
            if _bounds(head) in gone:
                self._unmark(head, places)
        for head in sorted(now, key=lambda head: (head.start, head.end)):
            if _bounds(head) in new and head.start >= 0:
                self._mark(head, places)

    def _unmark(self, head: HeadSaid, places: Mapping[int, Anchor]) -> None:
        found = self._found(head, places)
        if found is None:
            return  # what is not there need not be taken off
        block = self._ground.bulletin.block(found.start.block)
        same = Head(head.role, found.start.offset, found.end.offset, head.level)
        if same in block.heads:
            self._set_heads(block, tuple(one for one in block.heads if one != same))

    def _mark(self, head: HeadSaid, places: Mapping[int, Anchor]) -> None:
        found = self._found(head, places)
        if found is None:
            self._leave(head)
            return
        block = self._ground.bulletin.block(found.start.block)
        start, end = found.start.offset, found.end.offset
        kept = tuple(one for one in block.heads if one.end <= start or one.start >= end)
        self._set_heads(block, (*kept, Head(head.role, start, end, head.level)))

    def _set_heads(self, block: Block, heads: tuple[Head, ...]) -> None:
        draft = Draft(self._ground.bulletin)
        draft.set_heads(block.id, heads)
        self._ground.do(draft.changes())
        self.carried += 1

    def _found(self, head: HeadSaid, places: Mapping[int, Anchor]) -> Span | None:
        """Where a head's words stand in one line, whole; None if they do not."""
        text, mapping = self._old.source.text, self._ground.mapping
        if head.start < 0:
            return None
        inner = [at for at in range(head.start, head.end) if not text[at].isspace() and mapping[at] in places]
        if not inner:
            return None
        first, last = places[mapping[inner[0]]], places[mapping[inner[-1]]]
        if first.block != last.block:
            return None
        words = self._ground.bulletin.block(first.block).text[first.offset : last.offset + 1]
        return Span(first, Anchor(last.block, last.offset + 1)) if "".join(words.split()) == head.text else None

    def _leave(self, head: HeadSaid) -> None:
        block = next(one for one in self._old.blocks if any(origin == head.start for origin, _ in shown(one)))
        self._left.append((What.HEAD, block, f"标为{ROLE_NAMES[head.role]}：{head.text}"))

    # telling

    def left(self, places: Mapping[int, Anchor]) -> tuple[Listed, ...]:
        """What could not be laid on the new blocks."""
        out = []
        for what, block, mine in self._left:
            span = self._ground.span_near(block, places)
            out.append(Listed(what, block.id, block.text, self._ground.bulletin.quote(span), span, mine))
        return tuple(out)


def _bounds(head: HeadSaid) -> tuple[str, int, int, int]:
    return head.role.value, head.level, head.start, head.end
