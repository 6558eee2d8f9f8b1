"""What a library has to teach of its tags: read issue by issue on the owner's thread, put together on any.

Only issues that changed since they were read are read again, so that tagging in a library of very many annotations does
not wait for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.desk.core import Desk
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.shelf import Progress, Shelf
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight.suggesting.learner import Example
from zugong_desk.library import IssueRow, LibraryError, Trace

FEWEST = 4
"""Passages that a tag must stand on before anything is learnt of it."""
OF_A_TAG, LEAST_OF_A_TAG = 200, 20
"""The newest passages of each tag are learnt from, so many at most …"""
IN_ALL = 4_000
"""… and of all tags together about so many: learning takes long, and more would hardly teach more."""
FINISHED = 30
"""Finished issues, the newest, of which the passages without tags are learnt from too."""
SHORTEST = 30


@dataclass(frozen=True, slots=True)
class Lessons:
    """What there is to learn from; equal lessons teach the same."""

    examples: tuple[Example, ...]
    tags: tuple[str, ...]


State = tuple[Trace | None, bool]
"""What tells whether an issue has changed since it was read, and whether it is finished."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an issue has to teach as of `state`: tag (id) and text of its annotations, and passages that bear no tag."""

    state: State
    tagged: tuple[tuple[str, str], ...]
    bare: tuple[str, ...] = ()


Materials = Mapping[str, Material]
"""What was read, by issue, in the order of `states`."""


def states(desk: Desk) -> dict[str, State]:
    """The state of each issue that has something to teach, those without a date first, then the oldest."""
    rows = [row for row in desk.library.issues() if row.present and row.annotations]
    rows.sort(key=lambda row: row.date_iso is not None)
    traces, finished = desk.library.traces(), _finished(rows)
    return {row.id: (traces.get(row.id), row.id in finished) for row in rows}


def _finished(rows: Iterable[IssueRow]) -> set[str]:
    return set([row.id for row in rows if row.progress is Progress.DONE][-FINISHED:])


def read(desk: Desk, wanted: Mapping[str, State]) -> dict[str, Material]:
    """What some issues, a few hundred at most, have to teach. LibraryError."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in desk.library.marked(list(wanted)):
        if not one.orphan:
            found[one.bulletin].append((one.annotation.tag, one.text))
    return {
        id: Material(state, tuple(found[id]), tuple(_bare(desk, id)) if state[1] else ())
        for id, state in wanted.items()
    }


def _bare(desk: Desk, id: str) -> Iterator[str]:
    """The passages of an issue that bear no tag; none if it cannot be loaded, which others tell of."""
    try:
        bulletin = desk.library.load(id)
    except LibraryError:
        return
    for span in passages(bulletin):
        if not tags_on(bulletin, span):
            yield bulletin.quote(span)


def lessons(desk: Desk) -> Lessons:
    """What the annotations, the finished issues and the refusals of a library teach, all of it read now."""
    known = states(desk)
    ids = list(known)
    parts = [read(desk, {id: known[id] for id in ids[at : at + FINISHED]}) for at in range(0, len(ids), FINISHED)]
    return put_together({id: one for part in parts for id, one in part.items()}, desk.shelf)


def put_together(materials: Materials, shelf: Shelf) -> Lessons:
    """The lessons of what was read; pure."""
    marked = [one for issue in materials.values() for one in issue.tagged if one[0] in shelf.tags]
    tags = _teachable(marked, shelf)
    examples = [*_tagged(marked, tags), *_refused(shelf, tags)]
    if len(tags) > 1:
        left = len({text for _, text in marked})
        bare = [text for issue in reversed(list(materials.values())) for text in issue.bare]
        examples += [Example(text, frozenset()) for text in bare[:left]]
    return Lessons(tuple(examples), tags)


def _teachable(marked: Iterable[tuple[str, str]], shelf: Shelf) -> tuple[str, ...]:
    """The tags in use of which there is enough to learn."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for tag, text in marked:
        held[tag].add(text)
    return tuple(sorted(tag for tag, texts in held.items() if len(texts) >= FEWEST and not shelf.tags[tag].retired))


def _tagged(marked: Sequence[tuple[str, str]], tags: Sequence[str]) -> Iterator[Example]:
    """The newest passages of each tag, each with all tags that it bears."""
    borne: defaultdict[str, set[str]] = defaultdict(set)
    for tag, text in marked:
        borne[text].add(tag)
    share = max(LEAST_OF_A_TAG, IN_ALL // max(1, len(tags)))
    left = dict.fromkeys(tags, min(OF_A_TAG, share))
    for text in dict.fromkeys(text for _, text in reversed(marked)):
        if any(left.get(tag, 0) > 0 for tag in borne[text]):
            for tag in borne[text] & left.keys():
                left[tag] -= 1
            yield Example(text, frozenset(borne[text]))


def _refused(shelf: Shelf, tags: Sequence[str]) -> Iterator[Example]:
    known = set(tags)
    for refusal in shelf.refusals.values():
        if refusal.tag in known:
            yield Example(refusal.text, frozenset(), frozenset((refusal.tag,)), settled=False)


# passages -----------------------------------------------------------------------------------------------------------


def passages(bulletin: Bulletin) -> tuple[Span, ...]:
    """The passages of an issue that tags are suggested for: its paragraphs, parted where a head begins."""
    return tuple(span for block in bulletin.lines if block.kind is Kind.PARAGRAPH for span in _parts(block))


def _parts(block: Block) -> Iterator[Span]:
    size = len(block.text)
    cuts = [0, *sorted({head.start for head in block.heads if head.start >= SHORTEST}), size]
    kept = [0]
    for cut in cuts[1:-1]:
        if cut - kept[-1] >= SHORTEST and size - cut >= SHORTEST:
            kept.append(cut)
    for start, end in pairwise([*kept, size]):
        if end - start >= SHORTEST:
            yield Span(Anchor(block.id, start), Anchor(block.id, end))


def tags_on(bulletin: Bulletin, span: Span) -> set[str]:
    """The tags of annotations that share characters with a passage."""
    start, end = bulletin.range(span)
    out = set()
    for id, annotation in bulletin.annotations.items():
        place = bulletin.places[id]
        first, last = bulletin.range(place.span)
        if place.orphan is None and first < end and start < last:
            out.add(annotation.tag)
    return out
