"""What a search gives: places in the reading texts with what stands around them."""

from dataclasses import dataclass

from zugong_desk.domain.kinds import Kind

CONTEXT = 30
"""Code points given on each side of a hit, within its block."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place: code points [offset, offset + length) of a block, [start, start + length) of the reading text.

    It may reach beyond the block's end only if it is a tagged passage (`annotation` is its id), then to `end_block` at
    `end_offset`. `article` and `org` are "" where there is none.
    """

    bulletin: str
    block: str
    offset: int
    end_block: str
    end_offset: int
    start: int
    left: str
    text: str
    right: str
    kind: Kind
    article: str
    org: str
    annotation: str | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """All places counted, and some of them, newest issue first; `issues` says in how many they stand."""

    total: int
    issues: int
    hits: tuple[Hit, ...]
