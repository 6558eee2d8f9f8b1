"""A draft: the changes of one step while they are being decided, with every range that they move."""

from collections.abc import Callable
from dataclasses import replace

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import (
    AnnotationChange,
    BlockChange,
    Change,
    Changes,
    HeadsChange,
    JoinChange,
    LabelChange,
    PlaceChange,
    SplitChange,
    TextChange,
)
from zugong_desk.domain.runs import Runs, cut, length_of
from zugong_desk.domain.span import Anchor, Place, Span, moved_end, moved_range, moved_start

NewId = Callable[[], str]


class Draft:
    """Collects primitive changes and moves heads and places along; `changes()` gives the whole step."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.before = bulletin
        self.bulletin = bulletin
        self._done: list[Change] = []
        self._spans: dict[str, Span] = {}

    def changes(self) -> Changes:
        """Everything decided so far, the moved places last."""
        return (*self._done, *self._place_changes())

    def _do(self, change: Change) -> None:
        self.bulletin = change.apply(self.bulletin)
        self._done.append(change)

    # text -----------------------------------------------------------------------------------------------------------

    def replace(self, block_id: str, at: int, removed: int, inserted: Runs) -> None:
        """Give way in one block: `removed` code points at `at` become `inserted` (no line feed in it)."""
        size = length_of(inserted)
        if not removed and not size:
            return
        block = self.bulletin.block(block_id)
        heads = moved_heads(block.heads, at, removed, size)
        self._do(TextChange(block_id, at, cut(block.runs, at, at + removed), inserted))
        self.set_heads(block_id, heads)
        for id, span in self._touching(block_id):
            self._spans[id] = moved_span(span, block_id, at, removed, size)

    def split(self, block_id: str, at: int, second: str, label: Label) -> None:
        """Cut a block at code point `at`; heads go with their text, a head across the cut keeps its first part."""
        heads = self.bulletin.block(block_id).heads
        self.set_heads(block_id, tuple(_until(head, at) for head in heads if head.start < at))
        self._do(SplitChange(block_id, at, second, label))
        later = (replace(head, start=head.start - at, end=head.end - at) for head in heads if head.start >= at)
        self.set_heads(second, tuple(later))
        for id, span in self._touching(block_id):
            self._spans[id] = _split_span(span, block_id, at, second)

    def join(self, block_id: str) -> None:
        """Join the next line to the end of a block; blocks set aside between the two come after it."""
        first = self.bulletin.block(block_id)
        second = self.bulletin.next_line(block_id)
        if second is None:
            raise IndexError(f"no line after {block_id}")
        self._bring_beside(first, second)
        shift = len(first.text)
        self.set_heads(second.id, ())
        self._do(JoinChange(first.id, shift, second.id, second.label))
        later = (replace(head, start=head.start + shift, end=head.end + shift) for head in second.heads)
        self.set_heads(first.id, (*first.heads, *later))
        for id, span in self._touching(second.id):
            self._spans[id] = Span(
                _joined(span.start, second.id, first.id, shift), _joined(span.end, second.id, first.id, shift)
            )

    def _bring_beside(self, first: Block, second: Block) -> None:
        """Move the blocks set aside between two lines behind the second."""
        at = self.bulletin.position[first.id] + 1
        between = self.bulletin.blocks[at : self.bulletin.position[second.id]]
        for block in between:
            self._do(BlockChange(block, None, first.id))
        follows = second.id
        for block in between:
            self._do(BlockChange(None, block, follows))
            follows = block.id

    # labels, heads, annotations -------------------------------------------------------------------------------------

    def set_label(self, block_id: str, label: Label) -> None:
        """Take a block for something else; whether it is set aside must not change (see `put_aside`)."""
        before = self.bulletin.block(block_id).label
        if before != label:
            self._do(LabelChange(block_id, before, label))

    def set_heads(self, block_id: str, heads: tuple[Head, ...]) -> None:
        """Give a block other heads, kept in the order of the text; empty ones vanish."""
        kept = tuple(
            sorted((head for head in heads if head.start < head.end), key=lambda head: (head.start, -head.end))
        )
        before = self.bulletin.block(block_id).heads
        if before != kept:
            self._do(HeadsChange(block_id, before, kept))

    def put_aside(self, block_id: str, label: Label) -> None:
        """Take a line out of the reading text; ranges in it shrink to the edge of a neighbour."""
        block = self.bulletin.block(block_id)
        beside = self.bulletin.previous_line(block_id)
        after = self.bulletin.next_line(block_id)
        start = Anchor(after.id, 0) if after else Anchor(beside.id, len(beside.text)) if beside else None
        end = Anchor(beside.id, len(beside.text)) if beside else start
        if start is None or end is None:
            raise IndexError("the last line of a reading text")
        moving = self._touching(block_id)
        self._do(LabelChange(block_id, block.label, label))
        for id, span in moving:
            self._spans[id] = _without(span, block_id, start, end)

    def bring_back(self, block_id: str, label: Label) -> None:
        """Make a block that was set aside a line again, where it stands among the blocks."""
        self._do(LabelChange(block_id, self.bulletin.block(block_id).label, label))

    def move(self, block_id: str, follows: str | None) -> None:
        """Put a block that is set aside right after another (first of all if None)."""
        blocks, at = self.bulletin.blocks, self.bulletin.position[block_id]
        before = blocks[at - 1].id if at else None
        if follows in (before, block_id):
            return
        self._do(BlockChange(blocks[at], None, before))
        self._do(BlockChange(None, blocks[at], follows))

    def annotate(self, annotation: Annotation | None, id: str) -> None:
        """Put, change or take away an annotation."""
        self._do(AnnotationChange(id, self.bulletin.annotations.get(id), annotation))

    def put_block(self, block: Block, follows: str | None) -> None:
        """Put a whole new block in after another (first of all if None)."""
        self._do(BlockChange(None, block, follows))

    # places ---------------------------------------------------------------------------------------------------------

    def _span(self, id: str) -> Span:
        return self._spans.get(id) or self.before.places[id].span

    def _touching(self, block_id: str) -> list[tuple[str, Span]]:
        """The places with an anchor in the block as things stand in the draft."""
        if not self._spans:
            return [(id, place.span) for id, place in self.before.places_in(block_id)]
        return [(id, span) for id in self.before.places if (span := self._span(id)).touches(block_id)]

    def _place_changes(self) -> list[PlaceChange]:
        out = []
        for id, span in self._spans.items():
            before = self.before.places[id]
            after = self._place(before, span)
            if after != before:
                out.append(PlaceChange(id, before, after))
        return out

    def _place(self, before: Place, span: Span) -> Place:
        """A moved place; if no character is left of it, an orphan that keeps its quote."""
        gone = self._reversed(span) or not self.bulletin.quote(span).strip("\n")
        if before.orphan is not None:
            return Place(Span(span.end, span.end), before.orphan)
        if gone:
            return Place(Span(span.end, span.end), self.before.quote(before.span))
        return Place(self._trimmed(span))

    def _reversed(self, span: Span) -> bool:
        if span.start.block == span.end.block:
            return span.start.offset >= span.end.offset
        return self.bulletin.line(span.start.block) > self.bulletin.line(span.end.block)

    def _trimmed(self, span: Span) -> Span:
        """A span that begins and ends at characters, not at the line feeds around them."""
        return trimmed(self.bulletin, span, "")


def trimmed(bulletin: Bulletin, span: Span, also: str = " \t\u3000") -> Span:
    """The span without line feeds (and the characters of `also`) at its ends; collapsed if nothing else is in it."""
    start, end = span.start, span.end
    while start != end:
        block = bulletin.block(start.block)
        if start.offset >= len(block.text):
            after = bulletin.next_line(start.block)
            if after is None or start.block == end.block:
                return Span(end, end)
            start = Anchor(after.id, 0)
        elif also and block.text[start.offset] in also:
            start = Anchor(start.block, start.offset + 1)
        else:
            break
    while end != start:
        if end.offset <= 0:
            before = bulletin.previous_line(end.block)
            if before is None:
                return Span(start, start)
            end = Anchor(before.id, len(before.text))
        elif also and bulletin.block(end.block).text[end.offset - 1] in also:
            end = Anchor(end.block, end.offset - 1)
        else:
            break
    return Span(start, end)


def moved_heads(heads: tuple[Head, ...], at: int, removed: int, inserted: int) -> tuple[Head, ...]:
    """The heads of a block after an edit in it; those whose text is gone are left out."""
    out = []
    for head in heads:
        start, end = moved_range(head.start, head.end, at, removed, inserted)
        if start < end:
            out.append(replace(head, start=start, end=end))
    return tuple(out)


def moved_span(span: Span, block: str, at: int, removed: int, inserted: int) -> Span:
    """A span after an edit in a block in which it has an anchor."""
    start, end = span.start, span.end
    if start.block == end.block == block:
        first, last = moved_range(start.offset, end.offset, at, removed, inserted)
        return Span(Anchor(block, first), Anchor(block, last))
    if start.block == block:
        return Span(Anchor(block, moved_start(start.offset, at, removed, inserted)), end)
    return Span(start, Anchor(block, moved_end(end.offset, at, removed, inserted)))


def _until(head: Head, at: int) -> Head:
    return head if head.end <= at else replace(head, end=at)


def _split_span(span: Span, block: str, at: int, second: str) -> Span:
    """A span after its block was cut: what begins at the cut goes on, what ends there stays."""
    start, end = span.start, span.end
    if end.block == block and end.offset > at:
        end = Anchor(second, end.offset - at)
    if span.collapsed:
        return Span(end, end)
    if start.block == block and start.offset >= at:
        start = Anchor(second, start.offset - at)
    return Span(start, end)


def _joined(anchor: Anchor, second: str, first: str, shift: int) -> Anchor:
    return Anchor(first, anchor.offset + shift) if anchor.block == second else anchor


def _without(span: Span, block: str, start: Anchor, end: Anchor) -> Span:
    """A span after a block in which it has an anchor was taken out of the text."""
    first = start if span.start.block == block else span.start
    last = end if span.end.block == block else span.end
    if span.start.block == span.end.block:
        return Span(last, last)
    return Span(first, last)
