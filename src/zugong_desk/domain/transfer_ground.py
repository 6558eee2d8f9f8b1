"""The new bulletin while an editor's work is laid on it, and which of its blocks are which of the old one's."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Change, Changes, apply
from zugong_desk.domain.draft import NewId
from zugong_desk.domain.span import Anchor, Span

SHARED = 0.6
"""The share of their characters that two blocks must have in common to be the same block."""


class Ground:
    """The new bulletin as far as it was worked on, with the changes that did it.

    `mapping` says for each code point of the old source where it stands in the new one (negative: nowhere).
    """

    def __init__(self, received: Bulletin, mapping: Sequence[int], new_id: NewId) -> None:
        self.bulletin, self.mapping, self.new_id = received, mapping, new_id
        self.changes: list[Change] = []
        self.paired: dict[str, str] = {}
        """Lines that were typed in the old bulletin, and the lines that they are in the new one."""

    def do(self, changes: Changes) -> None:
        self.bulletin = apply(self.bulletin, changes)
        self.changes += changes

    def owners(self) -> Mapping[int, str]:
        """The blocks that show the characters of the new source, by the places of those that are no white space."""
        return {origin: block.id for block in self.bulletin.blocks for origin, _ in shown(block)}

    def same_block(self, block: Block, owners: Mapping[int, str]) -> Block | None:
        """The block that shows most of what an old block shows, and little else."""
        if block.id in self.paired:
            return self.bulletin.block(self.paired[block.id])
        mine = [origin for origin, _ in shown(block)]
        shared = Counter(owners[at] for origin in mine if (at := self.mapping[origin]) in owners)
        id, count = shared.most_common(1)[0] if shared else ("", 0)
        if not count:
            return None
        found = self.bulletin.block(id)
        return found if count >= SHARED * max(len(mine), sum(1 for _ in shown(found))) else None

    def places(self) -> dict[int, Anchor]:
        """Where in the reading text the characters of the new source stand."""
        lines = self.bulletin.lines
        return {origin: Anchor(line.id, offset) for line in lines for origin, offset in shown(line)}

    def span_near(self, block: Block, places: Mapping[int, Anchor]) -> Span:
        """Where what an old block shows stands; the beginning of the text if none of it does."""
        return self.covering([places[self.mapping[one]] for one, _ in shown(block) if self.mapping[one] in places])

    def covering(self, characters: Sequence[Anchor]) -> Span:
        """From the first to after the last of the characters; the beginning of the text if there are none."""
        if not characters:
            start = self.bulletin.anchor(0)
            return Span(start, start)
        ordered = sorted(characters, key=self.bulletin.offset)
        return Span(ordered[0], Anchor(ordered[-1].block, ordered[-1].offset + 1))


def shown(block: Block) -> Iterator[tuple[int, int]]:
    """The source's characters that a block shows, white space aside: where they stand in the source and in the block."""
    at = 0
    for run in block.runs:
        if run.origin is not None:
            for step, char in enumerate(run.text):
                if not char.isspace():
                    yield run.origin + step, at + step
        at += len(run.text)
