"""Searches that are kept, and suggestions that editors refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that an editor named and kept: its words as typed, and its filters, which stand in them too."""

    id: str
    name: str
    query: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A tag that an editor refused for a passage: `text` is the passage as it then read."""

    id: str
    tag: str
    bulletin: str
    text: str
