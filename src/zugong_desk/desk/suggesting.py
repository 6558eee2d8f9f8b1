"""Tag suggestions: what the library's annotations teach, for passages of an issue; never applied but by an editor.

`teaching` gathers what there is to learn from; `taught` learns and tries itself out, on any thread;
`suggestions` are those for an issue, none while the trial is no better than chance.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zugong_desk.desk.core import Desk
from zugong_desk.desk.tagging import annotate
from zugong_desk.desk.teaching import Lessons, lessons, passages, tags_on
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.searching import Refusal
from zugong_desk.domain.shelf import RecordChange, Shelf
from zugong_desk.domain.span import Span
from zugong_desk.insight.suggesting.learner import Model, learn, unhurried
from zugong_desk.insight.suggesting.trial import Trial, try_out
from zugong_desk.insight.suggesting.words import speaking_words

__all__ = ["Lessons", "Suggestion", "Taught", "accept", "lessons", "passages", "refuse", "suggestions", "taught"]

TRIED = 800
"""Passages that a trial takes at most."""
MOST = 3
"""Tags suggested for a passage at most."""


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


def taught(learnt_from: Lessons, between: Callable[[], object] = unhurried) -> Taught | None:
    """What lessons teach; None if there are too few. `between` is called before each example, and may stop it by raising."""
    if len(learnt_from.tags) < 2:
        return None
    examples = learnt_from.examples
    step = -(-len(examples) // TRIED)
    trial = try_out(examples[::step], learnt_from.tags, between)
    return Taught(learnt_from, learn(examples, learnt_from.tags, between), trial)


def suggestions(known: Taught | None, bulletin: Bulletin, shelf: Shelf) -> tuple[Suggestion, ...]:
    """Tags for passages of an issue in the order of its text, the best of a passage first; none without a useful trial."""
    if known is None or not known.trial.useful:
        return ()
    refused = {(one.tag, one.text) for one in shelf.refusals.values()}
    return tuple(one for span in passages(bulletin) for one in _of_passage(known, bulletin, span, shelf, refused))


def _of_passage(
    known: Taught, bulletin: Bulletin, span: Span, shelf: Shelf, refused: set[tuple[str, str]]
) -> Iterator[Suggestion]:
    text, there = bulletin.quote(span), tags_on(bulletin, span)
    ranked = sorted(known.model.scores(text).items(), key=lambda pair: (-pair[1], pair[0]))
    for tag, score in ranked[:MOST]:
        known_tag = shelf.tags.get(tag)
        if score <= known.trial.threshold or known_tag is None or known_tag.retired:
            continue
        if tag in there or (tag, text) in refused:
            continue
        yield Suggestion(tag, span, text, score, speaking_words(text, known.model.speaking(text, tag)))


def accept(desk: Desk, one: Suggestion) -> Touched:
    """Put the suggested tag on its passage."""
    return annotate(desk, one.span, one.tag)


def refuse(desk: Desk, one: Suggestion) -> Touched:
    """Say that the tag does not suit the passage: it is not suggested there again, and learnt from."""
    name = desk.shelf.tags[one.tag].name
    refusal = Refusal(desk.new_id(), one.tag, desk.table.id, one.text)
    return desk.perform(f"不用标签“{name}”", records=(RecordChange(None, refusal),))
