"""Holdings: what goes out to other tools, issue by issue, so that a library of any size can be written."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.decision import Decision
from zugong_desk.domain.said import Said

Tell = Callable[[int], None]
"""Is told after each issue how many are done; it may raise `Cancelled`, and the export ends there."""


_OFTEN = 100
"""Things between two words on how far the work is."""
T = TypeVar("T")


def unheard(_done: int) -> None:
    """Nobody follows how far an export has come."""


def told(things: Sequence[T], tell: Tell) -> Iterator[tuple[int, T]]:
    """The things, counted from 1; `tell` hears now and then, and at the end, how many are done."""
    for number, thing in enumerate(things, 1):
        yield number, thing
        if number % _OFTEN == 0 or number == len(things):
            tell(number)


class Cancelled(Exception):
    """The editor has called an export off; nothing was written."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What of a library is exported.

    `bulletins` gives the issues in the order of their dates, each loaded when its turn comes, and may be called more
    than once. `tags` are those of the whole codebook; `only` names the ids of tags whose annotations are wanted (empty:
    all). Offsets of ranges count code points of `bulletin.text`. `as_parsed` says what held of an issue before editors
    corrected it; without it no corrections are written.
    """

    title: str
    count: int
    bulletins: Callable[[], Iterator[Bulletin]]
    tags: Tags
    only: frozenset[str] = frozenset()
    collections: Sequence[Collection] = ()
    excerpts: Sequence[Excerpt] = ()
    decisions: Sequence[Decision] = field(default=())
    editor: str = ""
    as_parsed: Callable[[Bulletin], Said] | None = None
    sections: Sequence[Section] = ()
