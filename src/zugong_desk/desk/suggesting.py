"""Tag suggestions: what the library's annotations teach, for passages of an issue; never applied but by an editor.

`lessons` gathers on the owner's thread what there is to learn from; `taught` learns and tries itself out, on any thread;
`suggestions` are those for an issue, none while the trial is no better than chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.desk.core import Desk
from zugong_desk.desk.tagging import annotate
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.searching import Refusal
from zugong_desk.domain.shelf import Progress, RecordChange, Shelf
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight.suggesting.learner import Example, Model, learn
from zugong_desk.insight.suggesting.trial import Trial, try_out
from zugong_desk.insight.suggesting.words import speaking_words
from zugong_desk.library import LibraryError, Marked

FEWEST = 4
"""Passages that a tag must stand on before anything is learnt of it."""
OF_A_TAG = 200
"""The newest passages of each tag are learnt from, so many at most."""
FINISHED = 30
"""Finished issues, the newest, of which the passages without tags are learnt from too."""
TRIED = 800
"""Passages that a trial takes at most."""
SHORTEST = 30
MOST = 3
"""Tags suggested for a passage at most."""


@dataclass(frozen=True, slots=True)
class Lessons:
    """What there is to learn from; equal lessons teach the same."""

    examples: tuple[Example, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """What was learnt, and how it did on passages that it had not seen."""

    lessons: Lessons
    model: Model
    trial: Trial


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag (id) for a passage of an issue, with the words that speak for it as code points [start, end) of `text`."""

    tag: str
    span: Span
    text: str
    score: float
    words: tuple[tuple[int, int], ...]


def lessons(desk: Desk) -> Lessons:
    """What the annotations, the finished issues and the refusals of a library teach."""
    marked = [one for one in desk.library.marked() if not one.orphan and one.annotation.tag in desk.shelf.tags]
    tags = _teachable(marked, desk.shelf)
    examples = [*_tagged(marked, tags), *_refused(desk.shelf, tags)]
    if len(tags) > 1:
        examples += _untagged(desk, marked)
    return Lessons(tuple(examples), tags)


def _teachable(marked: Iterable[Marked], shelf: Shelf) -> tuple[str, ...]:
    """The tags in use of which there is enough to learn."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for one in marked:
        held[one.annotation.tag].add(one.text)
    return tuple(sorted(tag for tag, texts in held.items() if len(texts) >= FEWEST and not shelf.tags[tag].retired))


def _tagged(marked: Sequence[Marked], tags: Sequence[str]) -> Iterator[Example]:
    """The newest passages of each tag, each with all tags that it bears."""
    borne: defaultdict[str, set[str]] = defaultdict(set)
    for one in marked:
        borne[one.text].add(one.annotation.tag)
    left = dict.fromkeys(tags, OF_A_TAG)
    for text in dict.fromkeys(one.text for one in reversed(marked)):
        if any(left.get(tag, 0) > 0 for tag in borne[text]):
            for tag in borne[text] & left.keys():
                left[tag] -= 1
            yield Example(text, frozenset(borne[text]))


def _refused(shelf: Shelf, tags: Sequence[str]) -> Iterator[Example]:
    known = set(tags)
    for refusal in shelf.refusals.values():
        if refusal.tag in known:
            yield Example(refusal.text, frozenset(), frozenset((refusal.tag,)), settled=False)


def _untagged(desk: Desk, marked: Iterable[Marked]) -> Iterator[Example]:
    """Passages that bear no tag though their issue is finished; at most as many as bear one."""
    left = len({one.text for one in marked})
    done = [
        row.id for row in desk.library.issues() if row.present and row.annotations and row.progress is Progress.DONE
    ]
    for id in reversed(done[-FINISHED:]):
        bulletin = _loaded(desk, id)
        for span in passages(bulletin) if bulletin else ():
            if left and bulletin and not _tags_on(bulletin, span):
                left -= 1
                yield Example(bulletin.quote(span), frozenset())


def _loaded(desk: Desk, id: str) -> Bulletin | None:
    """An issue; None if it cannot be loaded, which others tell of."""
    try:
        return desk.library.load(id)
    except LibraryError:
        return None


def taught(learnt_from: Lessons) -> Taught | None:
    """What lessons teach; None if there are too few."""
    if len(learnt_from.tags) < 2:
        return None
    examples = learnt_from.examples
    step = -(-len(examples) // TRIED)
    trial = try_out(examples[::step], learnt_from.tags)
    return Taught(learnt_from, learn(examples, learnt_from.tags), trial)


def suggestions(known: Taught | None, bulletin: Bulletin, shelf: Shelf) -> tuple[Suggestion, ...]:
    """Tags for passages of an issue in the order of its text, the best of a passage first; none without a useful trial."""
    if known is None or not known.trial.useful:
        return ()
    refused = {(one.tag, one.text) for one in shelf.refusals.values()}
    return tuple(one for span in passages(bulletin) for one in _of_passage(known, bulletin, span, shelf, refused))


def _of_passage(
    known: Taught, bulletin: Bulletin, span: Span, shelf: Shelf, refused: set[tuple[str, str]]
) -> Iterator[Suggestion]:
    text, there = bulletin.quote(span), _tags_on(bulletin, span)
    ranked = sorted(known.model.scores(text).items(), key=lambda pair: (-pair[1], pair[0]))
    for tag, score in ranked[:MOST]:
        known_tag = shelf.tags.get(tag)
        if score <= known.trial.threshold or known_tag is None or known_tag.retired:
            continue
        if tag in there or (tag, text) in refused:
            continue
        yield Suggestion(tag, span, text, score, speaking_words(text, known.model.speaking(text, tag)))


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


def _tags_on(bulletin: Bulletin, span: Span) -> set[str]:
    """The tags of annotations that share characters with a passage."""
    start, end = bulletin.range(span)
    out = set()
    for id, annotation in bulletin.annotations.items():
        place = bulletin.places[id]
        first, last = bulletin.range(place.span)
        if place.orphan is None and first < end and start < last:
            out.add(annotation.tag)
    return out


def accept(desk: Desk, one: Suggestion) -> Touched:
    """Put the suggested tag on its passage."""
    return annotate(desk, one.span, one.tag)


def refuse(desk: Desk, one: Suggestion) -> Touched:
    """Say that the tag does not suit the passage: it is not suggested there again, and learnt from."""
    name = desk.shelf.tags[one.tag].name
    refusal = Refusal(desk.new_id(), one.tag, desk.table.id, one.text)
    return desk.perform(f"不用标签“{name}”", records=(RecordChange(None, refusal),))
