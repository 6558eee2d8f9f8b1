"""What is asked of the gathered passages, and the answer; worked out on another thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zugong_desk.desk.similar import Comparing, Republished, Similar, Travelled, share_published
from zugong_desk.desk.similar_gathering import Gathered, read
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.insight.gazetteer import Gazetteer
from zugong_desk.library import IssueRow, Trace


@dataclass(frozen=True, slots=True)
class Question:
    """A text at code point `start` of an issue; `whole` asks what of the issue was published before instead."""

    text: str
    bulletin: str
    start: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question among so many passages; `nearest` only if nothing is alike."""

    question: Question
    searched: int
    similar: tuple[Similar, ...] = ()
    nearest: tuple[Similar, ...] = ()
    journey: tuple[Travelled, ...] = ()
    before: tuple[Republished, ...] = ()
    share: float = 0.0


def take(gathered: Gathered, bulletin: Bulletin, trace: Trace | None) -> None:
    """Read an issue and have it gathered."""
    gathered.take(read(bulletin), trace)


def answer(
    gathered: Gathered, rows: Sequence[IssueRow], gazetteer: Callable[[], Gazetteer], question: Question
) -> Answer:
    """Answer a question from what is gathered."""
    ask = Comparing(gathered, rows, gazetteer)
    text, bulletin, start = question.text, question.bulletin, question.start
    if question.whole:
        before = ask.published_before(bulletin)
        share = share_published(ask.index.passages(bulletin), before)
        return Answer(question, len(ask.index), before=before, share=share)
    similar = ask.similar_to(text, bulletin, start)
    nearest = () if similar else ask.nearest_to(text, bulletin, start)
    return Answer(question, len(ask.index), similar, nearest, ask.journey(text, bulletin, start))
