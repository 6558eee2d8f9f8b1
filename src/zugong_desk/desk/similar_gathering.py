"""The passages of a library gathered to be compared: which issues they come from, and what has changed since."""

from bisect import bisect_right
from dataclasses import dataclass, field

from zugong_desk.desk.checking import Progress, unheard
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import TROUBLES
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.outline import articles
from zugong_desk.insight.similar.index import Index
from zugong_desk.insight.similar.passage import Passage, passages_of
from zugong_desk.insight.similar.wording import senses
from zugong_desk.library import Trace


@dataclass(frozen=True, slots=True)
class Heading:
    """An article from code point `start` of a reading text on: its title and who wrote it (empty if nobody says)."""

    start: int
    title: str
    unit: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What is gathered of an issue."""

    bulletin: str
    passages: tuple[Passage, ...]
    headings: tuple[Heading, ...]


def read(bulletin: Bulletin) -> Reading:
    """What is gathered of an issue; pure, and so for any thread."""
    headings = tuple(
        Heading(bulletin.start_of(one.first), one.title, one.org or "") for one in articles(bulletin.lines)
    )
    return Reading(bulletin.id, tuple(passages_of(bulletin)), headings)


@dataclass(slots=True)
class Gathered:
    """The index of a library's passages, and of each issue its headings and the trace that it was read at.

    Not for two threads at a time.
    """

    index: Index = field(default_factory=lambda: Index(senses()))
    headings: dict[str, tuple[Heading, ...]] = field(default_factory=dict)
    traces: dict[str, Trace | None] = field(default_factory=dict)

    def take(self, reading: Reading, trace: Trace | None) -> None:
        """Have an issue stand as it was read."""
        self.index.update(reading.bulletin, reading.passages)
        self.headings[reading.bulletin] = reading.headings
        self.traces[reading.bulletin] = trace

    def drop(self, bulletin: str) -> None:
        """Forget an issue that the library no longer holds."""
        self.index.remove(bulletin)
        self.headings.pop(bulletin, None)
        self.traces.pop(bulletin, None)

    def heading(self, bulletin: str, start: int) -> Heading:
        """The article that a code point of an issue stands in; an empty one before the first."""
        headings = self.headings.get(bulletin, ())
        at = bisect_right(headings, start, key=lambda one: one.start) - 1
        return headings[at] if at >= 0 else Heading(0, "", "")


@dataclass(frozen=True, slots=True)
class Stale:
    """What has to be done to have gathered a library as it stands: issues to read with their traces, issues to drop."""

    read: tuple[tuple[str, Trace | None], ...]
    drop: tuple[str, ...]


def stale(desk: Desk, known: dict[str, Trace | None]) -> Stale:
    """What differs between a library and what is known of it, by the traces; the newest issues are read first."""
    traces = desk.library.traces()
    there = [row.id for row in reversed(desk.library.issues()) if desk.present(row.id)]
    read = tuple((id, traces.get(id)) for id in there if id not in known or known[id] != traces.get(id))
    return Stale(read, tuple(set(known) - set(there)))


def gather(desk: Desk, gathered: Gathered, progress: Progress = unheard) -> None:
    """Bring what is gathered up to date; only issues that changed are read. One that cannot be loaded is left out."""
    desk.flush()
    now = stale(desk, gathered.traces)
    for id in now.drop:
        gathered.drop(id)
    for done, (id, trace) in enumerate(now.read):
        progress(done, len(now.read), id)
        try:
            gathered.take(read(desk.library.load(id)), trace)
        except TROUBLES:
            gathered.drop(id)
    gathered.index.measure()
