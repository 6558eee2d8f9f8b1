"""What an editor may choose about how a file is read, and how reading tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Revisions(StrEnum):
    """What is done with the tracked changes of a Word file."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class Recognition(StrEnum):
    """Which pages of a PDF are read by recognising their picture."""

    NEEDED = "needed"
    """Those without text that can be used."""
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to read a file: `encoding` for text and web pages (None: the one that fits best), `password` for a locked PDF."""

    encoding: str | None = None
    revisions: Revisions = Revisions.ACCEPTED
    recognition: Recognition = Recognition.NEEDED
    password: str | None = None


Progress = Callable[[int, int], None]
"""Told after each page: pages done, pages in all. It may raise to stop the reading."""

AS_IT_COMES = Wishes()


def unheard(_done: int, _total: int) -> None:
    """For reading that nobody waits for."""
