"""Annotations: a tag on a passage, with a note and the fields of the practice that it shows."""

from dataclasses import dataclass, field
from enum import StrEnum


class Field(StrEnum):
    """The fields of a practice record that the text can say."""

    NAME = "name"
    ORGANISATION = "organisation"
    PLACE = "place"
    PERIOD = "period"
    RESULTS = "results"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True)
class Ground:
    """A value of a practice record and the passage that says it: the place of the same id, if the bulletin has one.

    `text` is the value as recorded (for a result its figure with marks and unit, such as 7.2万余件). `about` is what a
    result counts, or who gave a recognition; `level` how high a recognition stands (国家级, 省级 …). Other fields leave both
    empty. Without a place of its id the value is the editor's own.
    """

    id: str
    field: Field
    text: str
    about: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """The record of an exemplary practice; empty fields are empty strings, `rating` is 0 (none) to 3.

    `grounds` says where the text gives the values: at most one each for name, organisation, place and period, any
    number of results and recognitions, in the order in which they are shown.
    """

    name: str = ""
    organisation: str = ""
    place: str = ""
    period: str = ""
    results: str = ""
    recognition: str = ""
    rating: int = 0
    grounds: tuple[Ground, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Practice()

    def of(self, field: Field) -> tuple[Ground, ...]:
        """The grounds of a field, in order."""
        return tuple(ground for ground in self.grounds if ground.field is field)


@dataclass(frozen=True, slots=True)
class Annotation:
    """A tag put on a passage; where the passage stands is the place of the same id.

    `example` says that editors show it in the codebook as an example of its tag.
    """

    id: str
    tag: str
    note: str = ""
    practice: Practice = field(default_factory=Practice)
    example: bool = False
