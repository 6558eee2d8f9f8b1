"""Collections: passages taken from many bulletins into one ordered publication."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Collection:
    """A curated publication of excerpts."""

    id: str
    name: str
    order: int = 0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage taken into a collection.

    `taken` is the text as it stood when it was taken, `text` as the editor has it now; where it stands in its
    bulletin is the place of the same id. `order` ranks the excerpts of one collection.
    """

    id: str
    collection: str
    bulletin: str
    order: int
    taken: str
    text: str
    title: str = ""
    section: str = ""
    note: str = ""
