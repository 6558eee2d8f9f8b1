"""What would become of each annotation that a file brings back: values that the command line and the window show."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zugong_desk.domain.anchoring import How
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.incoming import IncomingAnnotation

Places = tuple[tuple[int, int], ...]


class Fate(StrEnum):
    """What becomes of an annotation, unless the editor says otherwise."""

    PLACED = "placed"
    """It is put on the first of its places."""
    ASKED = "asked"
    """It may belong on any of its places: the editor says which, else it is left."""
    DIFFERS = "differs"
    """The passage bears the tag already, with another note or record; `Item.fills` says whether nothing would be lost."""
    THERE = "there"
    """The passage bears the tag already."""
    LOST = "lost"
    """Its passage was not found."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an issue's reading text, half-open in code points, with its words and those beside it."""

    start: int
    end: int
    how: How
    left: str
    text: str
    right: str


@dataclass(frozen=True, slots=True)
class Item:
    """An annotation of the file; `number` is its own in the plan, `tag` the id of a tag of the library or a new one.

    `grounds` says where the values of its record stand in the issue, (-1, -1) if nowhere. `there` is the annotation that
    bears the tag already; `why` a line for the editor.
    """

    number: int
    annotation: IncomingAnnotation
    tag: str
    fate: Fate
    places: tuple[Spot, ...] = ()
    grounds: Places = ()
    there: str = ""
    fills: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the file: `bulletin` is the id of the issue that it is, empty if the library has none such.

    `text` is then what a new issue can be made of, empty if the file does not hold it. `issue` is how editors call it.
    """

    name: str
    bulletin: str
    issue: str
    text: str = ""
    items: tuple[Item, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether it can be taken in as a new issue."""
        return not self.bulletin and bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file brings back: new tags under ids that they would get, and its documents in the file's order."""

    origin: str
    tags: tuple[Tag, ...]
    sheets: tuple[Sheet, ...]
    passed_over: tuple[tuple[str, int], ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        """All annotations, issue by issue."""
        return (item for sheet in self.sheets for item in sheet.items)

    def count(self, fate: Fate) -> int:
        """How many annotations of known issues have that fate."""
        return sum(item.fate is fate for sheet in self.sheets if sheet.bulletin for item in sheet.items)


Choices = Mapping[int, int | None]
"""For annotations, by number, which of their places is taken (None: none), where the editor said something."""


def chosen(items: Iterable[Item], choices: Choices, *, first: bool = False) -> dict[int, int]:
    """Which place each annotation is put on that is taken; with `first` the first where the editor was to be asked."""
    out: dict[int, int] = {}
    for item in items:
        place = choices.get(item.number, _usual(item, first))
        if place is not None and place < len(item.places) and item.fate not in {Fate.THERE, Fate.LOST}:
            out[item.number] = place
    return out


def _usual(item: Item, first: bool) -> int | None:
    taken = item.fate is Fate.PLACED or (item.fate is Fate.DIFFERS and item.fills)
    return 0 if taken or (first and item.fate is Fate.ASKED) else None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of it all: numbers of annotations, new tags by name, and new issues by how they are called.

    `reworded` of those `taken` stand on words that have changed since, `filled` gave their note or record to one that
    was there.
    """

    taken: int = 0
    reworded: int = 0
    filled: int = 0
    there: int = 0
    asked: int = 0
    differing: int = 0
    lost: int = 0
    homeless: int = 0
    """Those of documents that the library does not have."""
    tags: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    failed: tuple[str, ...] = field(default=())
    """Documents that could not be taken in as issues, each with why."""
