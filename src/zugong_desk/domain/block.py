"""Blocks: one line of the reading text each, with a kind, a level and the heads inside."""

from dataclasses import dataclass, field, replace

from zugong_desk.domain import runs as runs_
from zugong_desk.domain.kinds import ASIDE, Kind, Role
from zugong_desk.domain.runs import Runs

DOUBT = 0.8
"""Confidence below which a block is put before the editor."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a block is taken for, how surely (0 to 1), and why in words.

    `level` is 1 to 4 for headings, else 0. Confidence 1.0 means that an editor has decided.
    """

    kind: Kind
    level: int = 0
    confidence: float = 1.0
    why: str = ""

    @property
    def doubtful(self) -> bool:
        return self.confidence < DOUBT


@dataclass(frozen=True, slots=True)
class Head:
    """A marked range [start, end) of code points inside one block."""

    role: Role
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the reading text, or (if its kind is set aside) a record beside it."""

    id: str
    label: Label
    runs: Runs = ()
    heads: tuple[Head, ...] = ()
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", runs_.text_of(self.runs))

    @property
    def kind(self) -> Kind:
        return self.label.kind

    @property
    def level(self) -> int:
        return self.label.level

    @property
    def aside(self) -> bool:
        """Whether the block is kept beside the reading text rather than in it."""
        return self.label.kind in ASIDE

    def with_label(self, label: Label) -> "Block":
        return replace_block(self, label=label)

    def with_runs(self, runs: Runs) -> "Block":
        return replace_block(self, runs=runs)

    def with_heads(self, heads: tuple[Head, ...]) -> "Block":
        return replace_block(self, heads=heads)

    def head_text(self, head: Head) -> str:
        return self.text[head.start : head.end]


def replace_block(block: Block, **changes: object) -> Block:
    """A block with some fields replaced."""
    return replace(block, **changes)  # type: ignore[arg-type]
