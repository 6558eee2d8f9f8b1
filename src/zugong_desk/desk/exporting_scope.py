"""What an export takes from the library: a collection, a tag, what a search finds, an issue, or everything."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import Protocol, TypeVar

from zugong_desk.desk import finding
from zugong_desk.desk.as_parsed import as_parsed
from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.collecting import collection_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.publishing import collection_manuscript, passages_in
from zugong_desk.desk.standing import find_issue
from zugong_desk.desk.tagging_many import Unit, widened
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import in_order
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export.errors import ExportError
from zugong_desk.export.holdings import Holdings
from zugong_desk.export.passages import Origin, Passage, passages_of_annotations
from zugong_desk.export.publication import manuscript_of_passages

TAGGED = "典型做法摘编"
MOST_HITS = 100_000
NOTHING = "没有可导出的摘录或标注，没有写文件。"


T = TypeVar("T")


class Ask(Protocol):
    """Has something done by the thread that has the library, and gives back what came of it."""

    def __call__(self, do: Callable[[], T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Request:
    """What to export, where to, and in which format.

    A `collection`, a `tag` with those below it, what a `search` finds, or an `issue` (each by id or name), else the whole
    library; a tag or a search may be held to one issue. Formats of one issue take the open one if none is named.
    """

    format: str
    path: Path
    collection: str | None = None
    tag: str | None = None
    issue: str | None = None
    search: str | None = None
    template: Path | None = None
    """A Word file of the editor's own that the manuscript is filled into."""
    most: int | None = None
    """Issues at most, for a look beforehand."""


def manuscript_asked(desk: Desk, request: Request, ask: Ask) -> tuple[Manuscript, int]:
    """What is printed, and how many passages are in it. ExportError if there are none."""
    if request.collection is None:
        passages, title = passages_asked(desk, request, ask)
        return manuscript_of_passages(title, passages), len(passages)
    collection = collection_named(desk, request.collection)
    count = len(desk.shelf.excerpts_of(collection.id))
    if not count:
        raise ExportError(NOTHING)
    return ask(partial(collection_manuscript, desk, collection.id)), count


def passages_asked(desk: Desk, request: Request, ask: Ask) -> tuple[list[Passage], str]:
    """The passages asked for, and a title. ExportError if there are none."""
    passages, title = _passages(desk, request, ask)
    if not passages:
        raise ExportError(NOTHING)
    return passages, title


def _passages(desk: Desk, request: Request, ask: Ask) -> tuple[list[Passage], str]:
    if request.collection is not None:
        collection = collection_named(desk, request.collection)
        return list(ask(partial(passages_in, desk, collection.id)).values()), collection.name
    if request.search is not None:
        return _found(desk, request.search, request, ask), f"“{request.search}”查找结果"
    title = tag_named(desk, request.tag).name if request.tag else TAGGED
    marked = islice(_marked(desk, request.issue, ask), request.most)
    return passages_of_annotations(marked, desk.shelf.tags, _only(desk, request)), title


def _found(desk: Desk, query: str, request: Request, ask: Ask) -> list[Passage]:
    """The blocks in which a search finds something, each once."""
    hits = ask(partial(finding.search, desk, query, MOST_HITS)).hits
    wanted = _id_of(desk, request.issue, ask)
    out: list[Passage] = []
    groups = ((id, list(group)) for id, group in groupby(hits, key=lambda hit: hit.bulletin))
    for id, group in islice(groups, request.most):
        if wanted in (None, id):
            bulletin = ask(partial(desk.load, id))
            origin = Origin(bulletin)
            spans = dict.fromkeys(widened(bulletin, hit.span, Unit.BLOCK) for hit in group)
            out += [origin.of_span(span, desk.shelf.tags) for span in spans]
    return out


def _id_of(desk: Desk, issue: str | None, ask: Ask) -> str | None:
    return None if issue is None else ask(partial(find_issue, desk, issue)).id


def _only(desk: Desk, request: Request) -> frozenset[str]:
    """The tag asked for and all tags below it; none for all."""
    if request.tag is None:
        return frozenset()
    ids = {tag_named(desk, request.tag).id}
    for other in in_order(desk.shelf.tags):
        if other.parent in ids:
            ids.add(other.id)
    return frozenset(ids)


def _marked(desk: Desk, issue: str | None, ask: Ask) -> Iterator[Bulletin]:
    """The issue, or all issues that have annotations, each loaded when its turn comes."""
    id = _id_of(desk, issue, ask)
    ids = [id] if id else [row.id for row in ask(desk.library.issues) if row.present and row.annotations]
    for one in ids:
        yield ask(partial(desk.load, one))


def holdings_of(desk: Desk, request: Request, ask: Ask) -> Holdings:
    """What goes out to other tools; issues are loaded one by one."""
    ids = _issues(desk, request, ask)
    shelf = desk.shelf
    collections = tuple(shelf.collections.values())
    if request.collection is not None:
        collections = (collection_named(desk, request.collection),)
    named, held = {one.id for one in collections}, {"", *ids}

    def bulletins() -> Iterator[Bulletin]:
        for id in ids:
            yield ask(partial(desk.load, id))

    return Holdings(
        title=_title(desk, request),
        count=len(ids),
        bulletins=bulletins,
        tags=shelf.tags,
        only=_only(desk, request),
        collections=collections,
        sections=tuple(one for one in shelf.sections.values() if one.collection in named),
        excerpts=tuple(one for one in shelf.excerpts.values() if one.collection in named and one.bulletin in held),
        decisions=tuple(one for one in shelf.decisions.values() if one.bulletin in held),
        editor=desk.library.editor,
        as_parsed=lambda bulletin: ask(partial(as_parsed, desk, bulletin)),
    )


def _title(desk: Desk, request: Request) -> str:
    if request.collection is not None:
        return collection_named(desk, request.collection).name
    if request.tag is not None:
        return tag_named(desk, request.tag).name
    return request.search or request.issue or desk.library.path.stem


def _issues(desk: Desk, request: Request, ask: Ask) -> Sequence[str]:
    """The issues asked for, by id, in the order of their dates. ExportError if there are none."""
    present = [row.id for row in ask(desk.library.issues) if row.present]
    wanted = set(present)
    if id := _id_of(desk, request.issue, ask):
        wanted &= {id}
    if request.collection is not None:
        collection = collection_named(desk, request.collection).id
        wanted &= {one.bulletin for one in desk.shelf.excerpts_of(collection)}
    if request.search is not None:
        wanted &= {hit.bulletin for hit in ask(partial(finding.search, desk, request.search, MOST_HITS)).hits}
    if only := _only(desk, request):
        wanted &= {one.bulletin for one in ask(desk.library.counted) if one.tag in only}
    if not wanted:
        raise ExportError("没有可导出的期刊，没有写文件。")
    return [id for id in present if id in wanted][: request.most]
