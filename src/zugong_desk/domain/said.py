"""What a structure says of the characters of its source, so that two structures can be compared wherever they differ."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.kinds import ASIDE, Role
from zugong_desk.domain.runs import Hand, cut, source_ranges


@dataclass(frozen=True, slots=True)
class HeadSaid:
    """A head by the half-open range of the source that it shows; -1, -1 if all of its text was put in.

    `text` is without white space: what joins lines comes and goes with them.
    """

    role: Role
    level: int
    start: int
    end: int
    text: str

    def meets(self, other: "HeadSaid") -> bool:
        """Whether the two show a character of the source in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Said:
    """What a structure says by code points of the source.

    `labels` has for each character the label of the block that shows it; `begins` holds in order where lines begin,
    `edges` where one block's text ends or another's begins; `glue` is what the parser put before a character.
    """

    labels: Sequence[Label | None]
    begins: Sequence[int]
    edges: Sequence[int]
    heads: frozenset[HeadSaid]
    glue: Mapping[int, str]

    def begins_within(self, after: int, to: int) -> bool:
        """Whether a line begins after character `after` and not later than at `to`."""
        return bisect_right(self.begins, after) < bisect_right(self.begins, to)

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The half-open range cut where another block's text begins."""
        inner = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        bounds = (start, *inner, end)
        return pairwise(bounds)

    def aside(self, at: int) -> bool | None:
        """Whether a character is set aside; None if no block shows it."""
        label = self.labels[at]
        return None if label is None else label.kind in ASIDE

    def renewed(self, before: "Said", after: "Said") -> "Said":
        """What holds as parsed once a bulletin that said `before` was parsed again and says `after`."""
        labels = [
            now if now is not None and (was is None or (was.kind, was.level) != (now.kind, now.level)) else old
            for old, was, now in zip(self.labels, before.labels, after.labels, strict=True)
        ]
        begins = _without_joined(self.begins, before, after) | (set(after.begins) - set(before.begins))
        heads = (self.heads - (before.heads - after.heads)) | (after.heads - before.heads)
        return Said(labels, sorted(begins), self.edges, heads, self.glue)


def _without_joined(begins: Sequence[int], before: Said, after: Said) -> set[int]:
    """The beginnings but those in the gaps that parsing again closed."""
    kept = set(begins)
    for gone in set(before.begins) - set(after.begins):
        at = gone - 1
        while at >= 0 and before.aside(at) is not False:
            at -= 1
        kept -= set(begins[bisect_right(begins, at) : bisect_right(begins, gone)])
    return kept


def said(blocks: Iterable[Block], size: int) -> Said:
    """What blocks say of a source of `size` code points; of one shown twice, the later block's word holds."""
    labels: list[Label | None] = [None] * size
    begins, edges, glue = [], set[int](), dict[int, str]()
    heads = set[HeadSaid]()
    for block in blocks:
        ranges = touching_joined(source_ranges(block.runs))
        for start, end in ranges:
            labels[start:end] = [block.label] * (end - start)
        edges |= {at for pair in ranges for at in pair}
        begins += [ranges[0][0]] if ranges and not block.aside else []
        heads |= {head_said(block, head) for head in block.heads}
        glue |= _glue(block)
    return Said(labels, sorted(begins), sorted(edges), frozenset(heads), glue)


def _glue(block: Block) -> dict[int, str]:
    out: dict[int, str] = {}
    before = ""
    for run in block.runs:
        if run.origin is not None and before:
            out[run.origin] = before
        before = run.text if run.hand is Hand.PARSER else ""
    return out


def head_said(block: Block, head: Head) -> HeadSaid:
    """A head of a block by what it shows of the source."""
    ranges = source_ranges(cut(block.runs, head.start, head.end))
    start, end = (min(low for low, _ in ranges), max(high for _, high in ranges)) if ranges else (-1, -1)
    return HeadSaid(head.role, head.level, start, end, "".join(block.head_text(head).split()))
