"""Laying what an editor decided of blocks and heads on the blocks of a new version of the issue."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import replace

from zugong_desk.domain import edit
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.draft import Draft
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import KIND_NAMES, ROLE_NAMES
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.said import HeadSaid, Said, said
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.transfer import Listed, What
from zugong_desk.domain.transfer_ground import SHARED, Ground, shown

SURE = 1.0


class Decider:
    """Lays an old bulletin's decisions on the ground: what is set aside before its text is corrected, the rest after."""

    def __init__(self, old: Bulletin, before: Said, ground: Ground) -> None:
        self._old, self._before, self._ground = old, before, ground
        self._now = said(old.blocks, len(old.source.text))
        self._left: list[tuple[What, Block, str]] = []
        self.carried = 0
        places = range(len(old.source.text))
        self.away = {at for at in places if before.aside(at) is False and self._now.aside(at)}
        self.back = set(self._brought_back())

    # out of the reading text and back into it

    def _brought_back(self) -> Iterator[int]:
        """The characters that were brought back, and those that were then deleted from among them."""
        for start, end in self._before.parts(0, len(self._old.source.text)):
            places = [at for at in range(start, end) if self._before.aside(at) and self._now.aside(at) is not True]
            if any(self._now.aside(at) is False for at in places):
                yield from places

    def turn(self) -> None:
        """Set aside, and bring back, what the editor set aside and brought back, cut from what stays."""
        came_from = {new: old for old, new in enumerate(self._ground.mapping) if new >= 0}
        for block in self._ground.bulletin.blocks:
            turning = self.back if block.aside else self.away
            if any(came_from.get(origin) in turning for origin, _ in shown(block)):
                self._turn_parts(block, _parts(block, came_from, turning, self._stays(aside=block.aside)), came_from)

    def _stays(self, *, aside: bool) -> Callable[[int], bool]:
        """Tells of a place in the old source whether it is, as before, set aside or not."""
        return lambda at: self._now.aside(at) is aside and self._before.aside(at) is aside

    def _turn_parts(self, block: Block, parts: Sequence[tuple[int, bool]], came_from: Mapping[int, int]) -> None:
        """Cut a block where what turns meets what stays, from its end on, and turn what turns."""
        if not any(turns for _, turns in parts):
            return
        for at, turns in reversed(parts):
            piece = block.id
            if at:
                draft = Draft(self._ground.bulletin)
                piece = self._ground.new_id()
                draft.split(block.id, at, piece, block.label)
                self._ground.do(draft.changes())
            if turns:
                self._turn(self._ground.bulletin.block(piece), came_from)

    def _turn(self, piece: Block, came_from: Mapping[int, int]) -> None:
        ground, back = self._ground, piece.aside
        try:
            if back:
                ground.do(edit.bring_back(ground.bulletin, piece.id, ground.new_id))
                return
            labels = (self._now.labels[came_from[one]] for one, _ in shown(piece) if came_from.get(one) in self.away)
            label = next(labels)
            ground.do(edit.relabel(ground.bulletin, piece.id, label.kind if label else piece.kind))
        except EditError:  # the last line of the reading text stays in it
            came = {came_from.get(origin) for origin, _ in shown(piece)}
            old = next(one for one in self._old.blocks if any(origin in came for origin, _ in shown(one)))
            self._left.append((What.KIND, old, "移出阅读稿"))

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
            elif source_ranges(block.runs):
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
        now = self._now.heads
        new = {_bounds(head) for head in now} - {_bounds(head) for head in self._before.heads}
        gone = {_bounds(head) for head in self._before.heads} - {_bounds(head) for head in now}
        places = self._ground.places()
        for head in sorted(self._before.heads, key=lambda head: head.start):
            if _bounds(head) in gone:
                self._unmark(head, places)
        for head in sorted(now, key=lambda head: (head.start, head.end)):
            if _bounds(head) in new and head.text and head.start >= 0:
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
        return _around(self._ground.bulletin.block(first.block), head.text, first.offset, last.offset)

    def _leave(self, head: HeadSaid) -> None:
        inside = range(head.start, head.end)
        block = next((one for one in self._old.blocks if any(origin in inside for origin, _ in shown(one))), None)
        if block is not None:
            self._left.append((What.HEAD, block, f"标为{ROLE_NAMES[head.role]}：{head.text}"))

    # telling

    def miss(self, places: Mapping[int, Anchor]) -> None:
        """Note what was brought back in the old bulletin and is set aside in the new one all the same."""
        mapping = self._ground.mapping
        missing = {at for at in self.back if mapping[at] >= 0 and mapping[at] not in places}
        told = {block.id for _, block, _ in self._left}
        for line in self._old.lines:
            if line.id not in told and any(origin in missing for origin, _ in shown(line)):
                self._left.append((What.KIND, line, "取回"))

    def left(self, places: Mapping[int, Anchor]) -> tuple[Listed, ...]:
        """What could not be laid on the new blocks."""
        out = []
        for what, block, mine in self._left:
            span = self._ground.span_near(block, places)
            out.append(Listed(what, block.id, block.text, self._ground.bulletin.quote(span), span, mine))
        return tuple(out)


def _around(block: Block, words: str, first: int, last: int) -> Span | None:
    """The range of a block, white space within, that says the words and covers the offsets `first` and `last`."""
    seen = [at for at, char in enumerate(block.text) if not char.isspace()]
    text = "".join(block.text.split())
    start = text.find(words)
    while start >= 0:
        low, high = seen[start], seen[start + len(words) - 1]
        if low <= first and last <= high:
            return Span(Anchor(block.id, low), Anchor(block.id, high + 1))
        start = text.find(words, start + 1)
    return None


def _parts(
    block: Block, came_from: Mapping[int, int], turning: Container[int], stays: Callable[[int], bool]
) -> list[tuple[int, bool]]:
    """Where in a block a part begins that turns, or one that stays; what is new goes with what stands before it."""
    parts: list[list[int]] = []
    sides: list[bool | None] = []
    for origin, offset in shown(block):
        old = came_from.get(origin)
        side = None if old is None else True if old in turning else False if stays(old) else None
        if not parts or (side is not None and sides[-1] not in (None, side)):
            parts.append([0, 0, offset if parts else 0])
            sides.append(side)
        sides[-1] = side if sides[-1] is None else sides[-1]
        parts[-1][0] += side is True
        parts[-1][1] += 1
    whole = [
        (at, side is True and turned >= SHARED * size) for (turned, size, at), side in zip(parts, sides, strict=True)
    ]
    return [one for index, one in enumerate(whole) if not index or one[1] != whole[index - 1][1]]


def _bounds(head: HeadSaid) -> tuple[str, int, int, int]:
    return head.role.value, head.level, head.start, head.end
