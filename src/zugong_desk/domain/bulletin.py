"""A bulletin as it now stands: the blocks over its source, and the places of everything that rests on them."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import TypeVar

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.block import Block
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Place, Span

T = TypeVar("T")

NO_PLACES: Mapping[str, Place] = MappingProxyType({})
NO_ANNOTATIONS: Mapping[str, Annotation] = MappingProxyType({})


class Bulletin:
    """One issue: immutable; every change makes a new one that shares what has not changed.

    `blocks` holds the lines of the reading text in order and, between them where they stood, the blocks set aside.
    `places` holds the place of each annotation and excerpt by its id; `annotations` the annotations by id.
    """

    def __init__(
        self,
        id: str,
        source: Source,
        blocks: tuple[Block, ...],
        places: Mapping[str, Place] = NO_PLACES,
        annotations: Mapping[str, Annotation] = NO_ANNOTATIONS,
    ) -> None:
        self.id = id
        self.source = source
        self.blocks = blocks
        self.places = places
        self.annotations = annotations

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Bulletin):
            return NotImplemented
        return (self.id, self.source.sha256, self.blocks, dict(self.places), dict(self.annotations)) == (
            other.id,
            other.source.sha256,
            other.blocks,
            dict(other.places),
            dict(other.annotations),
        )

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type["Bulletin"], tuple[object, ...]]:
        """What another process is handed: nothing that can be worked out there."""
        return Bulletin, (self.id, self.source, self.blocks, dict(self.places), dict(self.annotations))

    def __repr__(self) -> str:
        return f"Bulletin({self.id!r}, {len(self.blocks)} blocks, {len(self.places)} places)"

    def with_blocks(self, blocks: tuple[Block, ...]) -> "Bulletin":
        """The bulletin with other blocks."""
        new = Bulletin(self.id, self.source, blocks, self.places, self.annotations)
        self._hand_on(new, "anchored")
        return new

    def with_block(self, block: Block) -> "Bulletin":
        """The bulletin with the block of that id replaced; the order and the ids stay."""
        at = self.position[block.id]
        new = self.with_blocks((*self.blocks[:at], block, *self.blocks[at + 1 :]))
        self._hand_on(new, "position")
        if block.aside and self.blocks[at].aside:
            self._hand_on(new, "lines", "line_position", "starts")
        elif block.aside == self.blocks[at].aside:
            self._hand_on(new, "line_position")
            self._hand_on_lines(new, block)
        return new

    def _hand_on_lines(self, new: "Bulletin", block: Block) -> None:
        """Give the next state its lines and where they begin, in which one line differs."""
        if "lines" not in self.__dict__:
            return
        at = self.line_position[block.id]
        new.__dict__["lines"] = (*self.lines[:at], block, *self.lines[at + 1 :])
        if "starts" in self.__dict__:
            grown = len(block.text) - len(self.lines[at].text)
            new.__dict__["starts"] = (*self.starts[: at + 1], *[start + grown for start in self.starts[at + 1 :]])

    def _hand_on(self, new: "Bulletin", *names: str) -> None:
        """Give the next state what has been worked out once and holds for it too."""
        new.__dict__.update({name: self.__dict__[name] for name in names if name in self.__dict__})

    def with_place(self, id: str, place: Place | None) -> "Bulletin":
        """The bulletin with one place put or (None) taken away."""
        new = self._same_blocks(_with(self.places, id, place), self.annotations)
        before = self.places.get(id)
        if before and place and before.span.blocks == place.span.blocks:
            self._hand_on(new, "anchored")
        return new

    def with_annotation(self, id: str, annotation: Annotation | None) -> "Bulletin":
        """The bulletin with one annotation put or (None) taken away; its place is not touched."""
        new = self._same_blocks(self.places, _with(self.annotations, id, annotation))
        self._hand_on(new, "anchored")
        return new

    def _same_blocks(self, places: Mapping[str, Place], annotations: Mapping[str, Annotation]) -> "Bulletin":
        new = Bulletin(self.id, self.source, self.blocks, places, annotations)
        self._hand_on(new, "position", "lines", "line_position", "starts")
        return new

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Index in `blocks` by block id."""
        return {block.id: at for at, block in enumerate(self.blocks)}

    @cached_property
    def lines(self) -> tuple[Block, ...]:
        """The blocks that make up the reading text, one a line."""
        return tuple(block for block in self.blocks if not block.aside)

    @cached_property
    def line_position(self) -> Mapping[str, int]:
        """Index in `lines` by block id; blocks set aside are not in it."""
        return {block.id: at for at, block in enumerate(self.lines)}

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line begins in the reading text, in code points."""
        return (0, *accumulate(len(block.text) + 1 for block in self.lines))[: len(self.lines)]

    @cached_property
    def anchored(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the places that have an anchor in a block, by block id, in the order of `places`."""
        out: dict[str, list[str]] = {}
        for id, place in self.places.items():
            for block in place.span.blocks:
                out.setdefault(block, []).append(id)
        return {block: tuple(ids) for block, ids in out.items()}

    @cached_property
    def text(self) -> str:
        """The reading text."""
        return "\n".join(block.text for block in self.lines)

    def block(self, id: str) -> Block:
        """The block of that id; KeyError if there is none."""
        return self.blocks[self.position[id]]

    def line(self, id: str) -> int:
        """The index in `lines` of a block that is not set aside; KeyError otherwise."""
        return self.line_position[id]

    def start_of(self, id: str) -> int:
        """Where the block begins in the reading text; KeyError if it is set aside."""
        return self.starts[self.line_position[id]]

    def offset(self, anchor: Anchor) -> int:
        """The anchor as a code point of the reading text."""
        return self.start_of(anchor.block) + anchor.offset

    def range(self, span: Span) -> tuple[int, int]:
        """The span as a half-open range of the reading text."""
        return self.offset(span.start), self.offset(span.end)

    def anchor(self, offset: int) -> Anchor:
        """The place of a code point of the reading text; a line's end belongs to that line."""
        at = max(0, bisect_right(self.starts, offset) - 1)
        line = self.lines[at]
        return Anchor(line.id, min(max(0, offset - self.starts[at]), len(line.text)))

    def span(self, start: int, end: int) -> Span:
        """The half-open range of the reading text as a span."""
        return Span(self.anchor(start), self.anchor(end))

    def quote(self, span: Span) -> str:
        """The text that a span covers, lines joined by a line feed."""
        first, last = self.line(span.start.block), self.line(span.end.block)
        if first == last:
            return self.lines[first].text[span.start.offset : span.end.offset]
        parts = [self.lines[first].text[span.start.offset :]]
        parts += [block.text for block in self.lines[first + 1 : last]]
        parts.append(self.lines[last].text[: span.end.offset])
        return "\n".join(parts)

    def context(self, span: Span, size: int = 32) -> tuple[str, str]:
        """Up to `size` code points before and after a span."""
        return self._before(span.start, size), self._after(span.end, size)

    def _before(self, anchor: Anchor, size: int) -> str:
        at = self.line(anchor.block)
        out = self.lines[at].text[: anchor.offset]
        while at and len(out) < size:
            at -= 1
            out = f"{self.lines[at].text}\n{out}"
        return out[-size:]

    def _after(self, anchor: Anchor, size: int) -> str:
        at = self.line(anchor.block)
        out = self.lines[at].text[anchor.offset :]
        while at + 1 < len(self.lines) and len(out) < size:
            at += 1
            out = f"{out}\n{self.lines[at].text}"
        return out[:size]

    def places_in(self, block: str) -> list[tuple[str, Place]]:
        """The places that have an anchor in the block."""
        return [(id, self.places[id]) for id in self.anchored.get(block, ())]

    def next_line(self, id: str) -> Block | None:
        """The line after the block, set-aside blocks left out."""
        at = self.line(id) + 1
        return self.lines[at] if at < len(self.lines) else None

    def previous_line(self, id: str) -> Block | None:
        """The line before the block, set-aside blocks left out."""
        at = self.line(id)
        return self.lines[at - 1] if at else None


def _with(mapping: Mapping[str, T], key: str, value: T | None) -> Mapping[str, T]:
    new = dict(mapping)
    if value is None:
        new.pop(key, None)
    else:
        new[key] = value
    return new
