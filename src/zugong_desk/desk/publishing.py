"""Publishing: a collection or an issue as the manuscript that print, preview and web page set."""

from zugong_desk.desk.arranging import items_of
from zugong_desk.desk.core import Desk
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export.passages import Passage, passages_of_excerpts
from zugong_desk.export.publication import manuscript_of
from zugong_desk.export.red_head import manuscript_of as red_head


def passages_in(desk: Desk, collection: str) -> dict[str, Passage]:
    """The excerpts of a collection, by id, as passages with where they come from."""
    excerpts = [item for item in items_of(desk, collection) if isinstance(item, Excerpt)]
    passages = passages_of_excerpts(excerpts, desk.find, desk.shelf.tags)
    return {excerpt.id: passage for excerpt, passage in zip(excerpts, passages, strict=True)}


def collection_manuscript(desk: Desk, collection: str) -> Manuscript:
    """A collection (by id) as it is printed."""
    held = desk.shelf.collections[collection]
    return manuscript_of(held, items_of(desk, collection), passages_in(desk, collection))


def issue_manuscript(desk: Desk, issue: str) -> Manuscript:
    """An issue (by id) as it now stands, in its red-head layout. Unknown if the library does not hold it."""
    return red_head(desk.load(issue))
