"""Annotations that come back from another tool, as its file gives them, before anything is looked for in the library."""

from dataclasses import dataclass, field

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.codebook import Tag


@dataclass(frozen=True, slots=True)
class IncomingAnnotation:
    """A tag on a passage of a document.

    `start` and `end` count code points of the document's `text`, half-open; -1 if the file gives none. `quote` is the
    passage itself, `prefix` and `suffix` what stands beside it; empty if the file does not say. `tag` is the `id` of one
    of the file's tags. `id` is that of the annotation in the file, ours if it was ours. `grounds` says where the values of
    `practice.grounds` stand, one each ((-1, -1): nowhere); empty if the file does not say. `others` are ranges that may be
    meant instead, where it does not tell what its positions count.
    """

    id: str
    tag: str
    start: int = -1
    end: int = -1
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    note: str = ""
    practice: Practice = field(default_factory=Practice)
    grounds: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A text of the file: `bulletin` is the id under which we wrote it, empty if another program made it."""

    name: str
    text: str = ""
    bulletin: str = ""
    annotations: tuple[IncomingAnnotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds; `tags` have the ids that its annotations name and each other's as `parent`.

    `passed_over` counts by name what the file holds and we have no place for, such as 图片标注.
    """

    origin: str
    tags: tuple[Tag, ...]
    documents: tuple[IncomingDocument, ...]
    passed_over: tuple[tuple[str, int], ...] = ()
