"""The wording of the source pane's head: what it says in full, in short or not at all, by the room it has. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Say(StrEnum):
    """How much is said of one thing."""

    FULL = "full"
    SHORT = "short"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Wording:
    """How much the head says of where one is, of the zoom and of the faces, and whether it names the file."""

    facts: Say
    zoom: Say
    faces: Say
    file: bool = True


WORDINGS = (
    Wording(Say.FULL, Say.FULL, Say.FULL),
    Wording(Say.FULL, Say.SHORT, Say.FULL),
    Wording(Say.SHORT, Say.SHORT, Say.FULL),
    Wording(Say.NOT, Say.SHORT, Say.FULL),
    Wording(Say.NOT, Say.SHORT, Say.SHORT),
    Wording(Say.NOT, Say.SHORT, Say.SHORT, file=False),
)
"""The roomiest first; what is least missed gives way first."""


def wording_for(room: int, need: Callable[[Wording], int]) -> Wording:
    """The roomiest wording that needs no more than `room`, in whatever unit `need` counts; else the tightest."""
    return next((one for one in WORDINGS if need(one) <= room), WORDINGS[-1])
