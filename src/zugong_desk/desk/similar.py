"""Similar practices: what in the library is like a passage, what of an issue was published before, how a practice travelled."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from zugong_desk.desk.core import Desk
from zugong_desk.desk.drafting import gazetteer
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.similar_gathering import Gathered
from zugong_desk.insight.gazetteer import Gazetteer, bundled
from zugong_desk.insight.gazetteer_units import region_of
from zugong_desk.insight.similar.comparison import Echoes, Run, runs
from zugong_desk.insight.similar.figures import Pair, figures
from zugong_desk.insight.similar.index import Skip
from zugong_desk.insight.similar.journey import Stop, journey, kin
from zugong_desk.insight.similar.likeness import Hit, Kind
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.library import IssueRow
from zugong_desk.proofing.measures import measure_at

LIMIT = 8
"""Similar passages that are shown of a passage, if nobody says how many."""
NEAREST = 3
"""Passages that are offered if none is alike."""
BEFORE = 3
"""Earlier publications that are named of each passage of an issue."""
MUCH = 0.4
"""How much of a passage an earlier one has to have for it to count as published before."""
SURELY, CLEARLY = 0.26, 0.2
"""Nearness in sense from which words of the likeness say more."""

LIKENESS = {Kind.VERBATIM: "几乎原文", Kind.REUSED: "大段沿用", Kind.PARTLY: "部分沿用"}


@dataclass(frozen=True, slots=True)
class Where:
    """Where a passage was published: issue id and key (2023-9, or the id), its name, date, and the article with its unit.

    `date` is an ISO date or a year, empty if neither is known; `place` the county, district or zone of the unit (the city
    for a city's own), empty if nothing tells. `issuer` is the masthead's.
    """

    bulletin: str
    issue: str
    name: str
    date: str
    unit: str
    title: str
    place: str = ""
    issuer: str = ""

    @property
    def who(self) -> str:
        """Who published it: the article's unit; of one that nobody signed the issuer."""
        return self.unit or self.issuer


@dataclass(frozen=True, slots=True)
class Similar:
    """A passage like the one asked about, with both set side by side.

    `here` is the text that it is like, at code point `base` of its issue (0 for text that stands in none). `aligned`
    runs over `here` and `hit.passage.text`; for a retelling it is empty and `echoes` has the words that both have.
    """

    where: Where
    hit: Hit
    here: str
    base: int
    aligned: tuple[Run, ...]
    echoes: Echoes
    figures: tuple[Pair, ...]

    @property
    def passage(self) -> Passage:
        return self.hit.passage

    @property
    def likeness(self) -> str:
        """How like the two are, in words."""
        return likeness(self.hit.kind, self.hit.nearness)


@dataclass(frozen=True, slots=True)
class Republished:
    """A passage of an issue that was published before: where, the likest first."""

    passage: Passage
    before: tuple[Similar, ...]


@dataclass(frozen=True, slots=True)
class Travelled:
    """A stop of a practice on its way, where it was, and how it compares with the passage asked about (None: it is that)."""

    stop: Stop
    where: Where
    similar: Similar | None = None

    @property
    def likeness(self) -> str:
        """How like it is to the earlier stop that it follows; empty if it follows none."""
        return likeness(self.stop.kind, self.stop.nearness) if self.stop.kind else ""


def likeness(kind: Kind, nearness: float) -> str:
    """A likeness in words."""
    if kind in LIKENESS:
        return LIKENESS[kind]
    return "做法很像" if nearness >= SURELY else "做法相近" if nearness >= CLEARLY else "可能相近"


class Comparing:
    """Asks what is gathered of a library; `rows` tells how its issues are called and when they came out.

    `gazetteer` hands over, when it is first needed, the places by which units are counted.
    """

    def __init__(
        self, gathered: Gathered, rows: Sequence[IssueRow], gazetteer: Callable[[], Gazetteer] = bundled
    ) -> None:
        self.gathered, self._gazetteer = gathered, gazetteer
        self.index = gathered.index
        self._rows = {row.id: row for row in rows}

    def similar_to(self, text: str, bulletin: str = "", start: int = 0, limit: int = LIMIT) -> tuple[Similar, ...]:
        """The passages most like a text, which stands at code point `start` of an issue if one is named.

        Its own article is left out. Empty if nothing else in the library is like it.
        """
        hits = self.index.query(text, limit, skip=self._own(Passage(bulletin, start, start + len(text), text)))
        return tuple(self._similar(hit, text, start) for hit in hits)

    def nearest_to(self, text: str, bulletin: str = "", start: int = 0, limit: int = NEAREST) -> tuple[Similar, ...]:
        """The passages nearest to a text, alike or not: for an editor to whom nothing alike could be shown."""
        skip = self._own(Passage(bulletin, start, start + len(text), text))
        return tuple(self._similar(hit, text, start) for hit in self.index.query(text, limit, skip=skip, strict=False))

    def published_before(self, bulletin: str) -> tuple[Republished, ...]:
        """The passages of an issue that earlier issues, or such without a date, have word for word for the most part."""
        return tuple(self._republished(self.index.passages(bulletin), self._date(bulletin)))

    def journey(self, text: str, bulletin: str = "", start: int = 0) -> tuple[Travelled, ...]:
        """How the practice that a passage tells of travelled, oldest first; the passage itself is among the stops."""
        asked = Passage(bulletin, start, start + len(text), text)
        found = kin(self.index, asked, self._own(asked))
        places = [(one, self.where(one)) for one in found]
        told = [(one, where.date, where.unit) for one, where in places]
        stops = journey(self.index, told)
        return tuple(self._travelled(stop, asked) for stop in stops)

    def where(self, passage: Passage) -> Where:
        """Where a passage was published."""
        row, heading = self._rows.get(passage.bulletin), self.gathered.heading(passage.bulletin, passage.start)
        if row is None:
            return Where(passage.bulletin, passage.bulletin, "", "", heading.unit, heading.title)
        name = " ".join(part for part in (row.title, row.issue_no) if part) or row.file
        issuer, key = row.issuer or "", issue_key(row) or row.id
        place = region_of(self._gazetteer(), heading.unit, issuer) if heading.unit else ""
        return Where(row.id, key, name, self._date(row.id), heading.unit, heading.title, place, issuer)

    def _own(self, asked: Passage) -> Skip:
        """Whether a passage is the one asked about, or stands in the same article."""
        heading = self.gathered.heading(asked.bulletin, asked.start)

        def own(one: Passage) -> bool:
            if one.bulletin != asked.bulletin:
                return False
            overlaps = one.start < asked.end and asked.start < one.end
            return overlaps or (bool(heading.title) and self.gathered.heading(one.bulletin, one.start) == heading)

        return own

    def _travelled(self, stop: Stop, asked: Passage) -> Travelled:
        where = self.where(stop.passage)
        if stop.passage == asked:
            return Travelled(stop, where)
        hit = self.index.compare(asked.text, stop.passage)
        return Travelled(stop, where, self._similar(hit, asked.text, asked.start))

    def _date(self, bulletin: str) -> str:
        row = self._rows.get(bulletin)
        return (row.date_iso or str(row.year or "")) if row else ""

    def _republished(self, passages: Sequence[Passage], date: str) -> Iterator[Republished]:
        for passage in passages:
            hits = self.index.query(passage.text, 4 * BEFORE, skip=partial(self._later, passage.bulletin, date))
            copies = [hit for hit in hits if _holds(passage, hit)][:BEFORE]
            if copies:
                yield Republished(passage, tuple(self._similar(hit, passage.text, passage.start) for hit in copies))

    def _later(self, bulletin: str, date: str, one: Passage) -> bool:
        """Whether a passage is of that very issue or did not come out before a date, as far as the dates are known."""
        when = self._date(one.bulletin)
        short = min(len(when), len(date))
        return one.bulletin == bulletin or when[:short] > date[:short] or (when == date != "")

    def _similar(self, hit: Hit, text: str, start: int) -> Similar:
        here, there = text[slice(*hit.part)], hit.passage.text
        retold = hit.kind is Kind.RETOLD
        aligned = () if retold else runs(here, there)
        words = self.index.echoes(here, there) if retold else Echoes((), ())
        pairs = figures(here, there, measure_at, aligned)
        return Similar(self.where(hit.passage), hit, here, start + hit.part[0], aligned, words, pairs)


def comparing(desk: Desk, gathered: Gathered) -> Comparing:
    """What asks the gathered passages of a library."""
    return Comparing(gathered, desk.library.issues(), partial(gazetteer, desk))


def share_published(passages: Sequence[Passage], republished: Sequence[Republished]) -> float:
    """How much of the prose of an issue was published before, 0 to 1."""
    whole = sum(len(one.text) for one in passages)
    return sum(len(one.passage.text) for one in republished) / whole if whole else 0.0


def _holds(passage: Passage, hit: Hit) -> bool:
    """Whether what was taken over is much of the passage itself, not only of a shorter one."""
    shorter = min(len(passage.text), len(hit.passage.text))
    return hit.kind in (Kind.VERBATIM, Kind.REUSED) and hit.share * shorter >= MUCH * len(passage.text)
