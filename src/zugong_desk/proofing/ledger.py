"""The ledger: who–what–how many–when and the names of things, as each issue states them; compared, never judged."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that an issue states: `who` has `value` (a plain decimal) `unit` of `what`, at the time `when`.

    `who`, `what` and `unit` are normalised, so that they may be compared; `when` is empty if the text does not say.
    `text` is the wording at code points [start, end) of a block.
    """

    who: str
    what: str
    value: str
    unit: str
    when: str
    block: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that an issue calls by a name of its own (a brand, project or working method), and who has it."""

    who: str
    name: str
    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Stated:
    """What one issue states. `label` says which issue that is (第9期 2023-04-14), `date` is ISO or None."""

    bulletin: str
    label: str
    date: str | None
    facts: tuple[Fact, ...] = ()
    things: tuple[Thing, ...] = ()


class Ledger:
    """What the issues of a library (or of one check) state, ready to be asked; the same object as long as nothing changes."""

    def __init__(self, issues: Iterable[Stated]) -> None:
        self.issues = tuple(issues)
