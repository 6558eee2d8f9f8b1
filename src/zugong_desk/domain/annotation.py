"""Annotations: a tag on a passage, with a note and the fields of the practice that it shows."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Practice:
    """The record of an exemplary practice; empty fields are empty strings, `rating` is 0 (none) to 3."""

    name: str = ""
    organisation: str = ""
    place: str = ""
    period: str = ""
    results: str = ""
    recognition: str = ""
    rating: int = 0

    @property
    def empty(self) -> bool:
        return self == Practice()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A tag put on a passage; where the passage stands is the place of the same id."""

    id: str
    tag: str
    note: str = ""
    practice: Practice = field(default_factory=Practice)
