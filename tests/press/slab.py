"""Slabs: what a content in a style comes to before it is set, one slab for each block that gold will have."""

from dataclasses import dataclass

from tests.press.masthead import Masthead
from tests.press.words import Words
from tests.score.gold import GoldArticle


@dataclass(frozen=True, slots=True)
class Slab:
    """A block to be set: `words` as running text that wraps, or else `lines` as they are.

    `air` is blank lines wanted before it; `close` keeps a page from ending before it.
    """

    kind: str
    level: int = 0
    words: Words | None = None
    lines: tuple[str, ...] = ()
    indented: bool = False
    centred: bool = False
    right: bool = False
    air: int = 0
    close: bool = False


@dataclass(frozen=True, slots=True)
class Composed:
    """The slabs, and what gold says beyond blocks."""

    slabs: tuple[Slab, ...]
    masthead: Masthead | None
    articles: tuple[GoldArticle, ...]
