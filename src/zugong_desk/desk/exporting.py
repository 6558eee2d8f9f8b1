"""Exporting: annotations, a collection, a whole bulletin, its corrections or its proof into a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.collecting import collection_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errata import errata
from zugong_desk.desk.proofing import proof_of
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import in_order
from zugong_desk.export.formats import (
    FORMATS,
    Exported,
    What,
    export_bulletin,
    export_errata,
    export_passages,
    export_proof,
)
from zugong_desk.export.passages import Passage, passages_of_annotations, passages_of_excerpts
from zugong_desk.export.proof_marks import Proof

UNITS: dict[What, str] = {"passages": "条", "bulletin": "块", "errata": "处", "proof": "处"}
"""What is counted, by what is exported."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to export, as the format wants it: an issue (None: the one on the table), its corrections or its proof;

    or passages: the excerpts of a collection, else the annotations of a tag and an issue (None: of all).
    """

    format: str
    path: Path
    collection: str | None = None
    tag: str | None = None
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: `count` passages, blocks of a bulletin, or corrections (in a proof with the open findings).

    `removed` characters were left out because no document can hold them.
    """

    path: Path
    count: int
    removed: int


def export(desk: Desk, request: Request) -> Outcome:
    """Write what was asked for. ExportError or Unknown in one line; then nothing was changed."""
    desk.flush()
    one = FORMATS.get(request.format)
    if one is not None and one.what != "passages":
        return _of_issue(desk, request, one.what)
    passages, title = _passages(desk, request)
    return _outcome(export_passages(request.path, request.format, passages, title), len(passages))


def _of_issue(desk: Desk, request: Request, what: What) -> Outcome:
    id = find_issue(desk, request.issue).id if request.issue else desk.table.id
    if what == "bulletin":
        bulletin = desk.load(id)
        return _outcome(export_bulletin(request.path, request.format, bulletin), len(bulletin.lines))
    listed = errata(desk, id)
    if what == "errata":
        return _outcome(export_errata(request.path, request.format, listed), len(listed.rows))
    proof = Proof(listed, proof_of(desk, id).open)
    return _outcome(export_proof(request.path, request.format, proof), len(listed.rows) + len(proof.findings))


def _outcome(done: Exported, count: int) -> Outcome:
    return Outcome(done.path, count, done.removed)


def _passages(desk: Desk, request: Request) -> tuple[list[Passage], str]:
    tags = desk.shelf.tags
    if request.collection is not None:
        collection = collection_named(desk, request.collection)
        excerpts = desk.shelf.excerpts_of(collection.id)
        return passages_of_excerpts(excerpts, desk.find, tags), collection.name
    only = _with_children(desk, tag_named(desk, request.tag).id) if request.tag else frozenset()
    title = tag_named(desk, request.tag).name if request.tag else "典型做法摘编"
    return passages_of_annotations(_bulletins(desk, request.issue), tags, only), title


def _with_children(desk: Desk, tag: str) -> frozenset[str]:
    """The tag and all tags below it."""
    ids = {tag}
    for other in in_order(desk.shelf.tags):
        if other.parent in ids:
            ids.add(other.id)
    return frozenset(ids)


def _bulletins(desk: Desk, issue: str | None) -> Iterator[Bulletin]:
    """The issue, or all issues that have annotations, each loaded when its turn comes."""
    if issue is not None:
        yield desk.load(find_issue(desk, issue).id)
        return
    for row in desk.library.issues():
        if row.present and row.annotations:
            yield desk.load(row.id)
