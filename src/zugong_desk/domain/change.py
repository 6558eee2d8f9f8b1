"""Primitive changes: each says what was and what is, so that applying and inverting are exact.

A change never decides anything: the verbs of `edit` decide and write down every range that moves. Undoing a step is
applying the inverses of its changes in reverse order, and gives back the very same bulletin.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.runs import Runs, cut, length_of, normal, replace
from zugong_desk.domain.span import Place


class ChangeError(ValueError):
    """A change that does not fit the bulletin it is applied to: a fault of ours, never of an editor."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """The runs `removed` at code point `at` of a block give way to `inserted`; neither holds a line feed."""

    block: str
    at: int
    removed: Runs
    inserted: Runs

    def inverse(self) -> "TextChange":
        return TextChange(self.block, self.at, self.inserted, self.removed)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        block = bulletin.block(self.block)
        size = length_of(self.removed)
        if cut(block.runs, self.at, self.at + size) != self.removed:
            raise ChangeError(f"block {self.block} does not hold what is to be removed at {self.at}")
        return bulletin.with_block(block.with_runs(replace(block.runs, self.at, size, self.inserted)))


@dataclass(frozen=True, slots=True)
class SplitChange:
    """A block is cut at code point `at`; what follows becomes the block `second`, labelled as given."""

    block: str
    at: int
    second: str
    label: Label

    def inverse(self) -> "JoinChange":
        return JoinChange(self.block, self.at, self.second, self.label)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        block = bulletin.block(self.block)
        if not 0 <= self.at <= len(block.text) or self.second in bulletin.position:
            raise ChangeError(f"block {self.block} cannot be split at {self.at}")
        first = block.with_runs(cut(block.runs, 0, self.at))
        second = Block(self.second, self.label, cut(block.runs, self.at, len(block.text)))
        at = bulletin.position[self.block]
        return bulletin.with_blocks((*bulletin.blocks[:at], first, second, *bulletin.blocks[at + 1 :]))


@dataclass(frozen=True, slots=True)
class JoinChange:
    """The block `second`, which stands right after `block` and has no heads, is joined to its end (code point `at`)."""

    block: str
    at: int
    second: str
    label: Label

    def inverse(self) -> SplitChange:
        return SplitChange(self.block, self.at, self.second, self.label)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        at = bulletin.position[self.block]
        first, second = bulletin.blocks[at], bulletin.block(self.second)
        fits = bulletin.position[self.second] == at + 1 and len(first.text) == self.at
        if not fits or second.label != self.label or second.heads:
            raise ChangeError(f"block {self.second} cannot be joined to {self.block}")
        joined = first.with_runs(normal((*first.runs, *second.runs)))
        return bulletin.with_blocks((*bulletin.blocks[:at], joined, *bulletin.blocks[at + 2 :]))


@dataclass(frozen=True, slots=True)
class LabelChange:
    """A block is taken for something else."""

    block: str
    before: Label
    after: Label

    def inverse(self) -> "LabelChange":
        return LabelChange(self.block, self.after, self.before)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        block = bulletin.block(self.block)
        if block.label != self.before:
            raise ChangeError(f"block {self.block} is labelled otherwise")
        return bulletin.with_block(block.with_label(self.after))


@dataclass(frozen=True, slots=True)
class HeadsChange:
    """A block's heads become others."""

    block: str
    before: tuple[Head, ...]
    after: tuple[Head, ...]

    def inverse(self) -> "HeadsChange":
        return HeadsChange(self.block, self.after, self.before)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        block = bulletin.block(self.block)
        if block.heads != self.before:
            raise ChangeError(f"block {self.block} has other heads")
        return bulletin.with_block(block.with_heads(self.after))


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A whole block is put in after the block `after` (first of all if None), or taken out."""

    before: Block | None
    after: Block | None
    follows: str | None

    def inverse(self) -> "BlockChange":
        return BlockChange(self.after, self.before, self.follows)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        at = 0 if self.follows is None else bulletin.position[self.follows] + 1
        blocks = bulletin.blocks
        if self.before is not None:
            if blocks[at : at + 1] != (self.before,):
                raise ChangeError(f"block {self.before.id} does not stand after {self.follows}")
            blocks = (*blocks[:at], *blocks[at + 1 :])
        if self.after is not None:
            blocks = (*blocks[:at], self.after, *blocks[at:])
        return bulletin.with_blocks(blocks)


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """The place of an annotation or excerpt is put, moved or taken away."""

    id: str
    before: Place | None
    after: Place | None

    def inverse(self) -> "PlaceChange":
        return PlaceChange(self.id, self.after, self.before)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        if bulletin.places.get(self.id) != self.before:
            raise ChangeError(f"{self.id} stands elsewhere")
        return bulletin.with_place(self.id, self.after)


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """An annotation is put, changed or taken away; its place has a change of its own."""

    id: str
    before: Annotation | None
    after: Annotation | None

    def inverse(self) -> "AnnotationChange":
        return AnnotationChange(self.id, self.after, self.before)

    def apply(self, bulletin: Bulletin) -> Bulletin:
        if bulletin.annotations.get(self.id) != self.before:
            raise ChangeError(f"annotation {self.id} is another")
        return bulletin.with_annotation(self.id, self.after)


Change = (
    TextChange | SplitChange | JoinChange | LabelChange | HeadsChange | BlockChange | PlaceChange | AnnotationChange
)
Changes = tuple[Change, ...]


def apply(bulletin: Bulletin, changes: Sequence[Change]) -> Bulletin:
    """The bulletin after the changes, in order. ChangeError or KeyError if one does not fit."""
    for change in changes:
        bulletin = change.apply(bulletin)
    return bulletin


def inverse(changes: Sequence[Change]) -> Changes:
    """The changes that take back the given ones."""
    return tuple(change.inverse() for change in reversed(changes))


def touched_blocks(changes: Sequence[Change]) -> set[str]:
    """The ids of the blocks whose text, label, heads or presence the changes alter."""
    out: set[str] = set()
    for change in changes:
        match change:
            case TextChange() | LabelChange() | HeadsChange():
                out.add(change.block)
            case SplitChange() | JoinChange():
                out |= {change.block, change.second}
            case BlockChange():
                out |= {block.id for block in (change.before, change.after) if block}
            case _:
                pass
    return out
