"""Collections: passages taken from many bulletins into one ordered publication."""

from dataclasses import dataclass
from enum import StrEnum


class Citing(StrEnum):
    """How an excerpt says where it was published."""

    NONE = "none"
    SHORT = "short"
    """（宜秀区委组织部，2023年第9期）"""
    FULL = "full"
    """（《安庆组工信息》2023年第9期 · 桐城市委组织部）"""


@dataclass(frozen=True, slots=True)
class Collection:
    """A curated publication of excerpts, and how it is laid out.

    `subtitle`, `maker` and `date` stand under the title as they are written; `preface` has a line for each paragraph.
    `contents` adds a table of contents, `sources` a list of the issues drawn on; `numbered` puts 一、 and （一） before
    titles that have no number; `run_in` sets an excerpt's title at the head of its text; `details` prints its tags and
    the record of its practice.
    """

    id: str
    name: str
    order: int = 0
    subtitle: str = ""
    maker: str = ""
    date: str = ""
    preface: str = ""
    citing: Citing = Citing.FULL
    contents: bool = False
    sources: bool = False
    numbered: bool = True
    run_in: bool = False
    details: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a collection: what follows it, up to the next of its level (1 or 2) or a higher one, stands under it.

    `order` ranks it among sections and excerpts alike; `lead` is text of its own, a line for each paragraph.
    """

    id: str
    collection: str
    order: int
    title: str
    level: int = 1
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage taken into a collection.

    `taken` is the text as it stood when it was taken, `text` as the editor has it now; where it stands in its
    bulletin is the place of the same id. `order` ranks it among the sections and excerpts of its collection; `note` is
    a word to the reader; `citation` says where it comes from in the editor's words (empty: as masthead and article say).
    `section` is the title it stands under in libraries that knew no sections of their own; see `arrangement`.
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
    citation: str = ""
