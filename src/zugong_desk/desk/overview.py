"""Overviews: what the library's annotations come to, counted by tag, region, time and more; every cell knows its passages.

`entries` reads all annotations at once, with no bulletin loaded; `matrix`, `timeline` and `together` are pure functions
of them. Nothing is stored: after each step they are counted anew.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from zugong_desk.desk import drafting
from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import issue_key
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags, in_order
from zugong_desk.domain.outline import articles
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import Counted, IssueRow, Within

NOWHERE = "未注明"
LONGEST_GAP = 60
"""Months, or years, without passages that a timeline still shows one by one: a year misprinted by centuries is no axis."""
RATINGS = {0: "未评", 1: "一般", 2: "较好", 3: "典型"}


class Axis(StrEnum):
    """By what annotations are counted."""

    TAG = "tag"
    REGION = "region"
    YEAR = "year"
    MONTH = "month"
    ISSUE = "issue"
    ORGANISATION = "org"
    COLUMN = "column"
    RATING = "rating"


class Measure(StrEnum):
    """What is counted of them: passages, their characters, or the issues that hold them."""

    PASSAGES = "passages"
    CHARACTERS = "characters"
    ISSUES = "issues"


@dataclass(frozen=True, slots=True)
class Entry:
    """An annotation as it is counted; `start` and `end` are code points of its issue's reading text.

    What is not known is "" (`year` None). An orphan is counted nowhere.
    """

    id: str
    bulletin: str
    issue: str
    tag: str
    region: str
    year: int | None
    month: str
    org: str
    column: str
    rating: int
    title: str
    text: str
    span: Span
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Head:
    """A row or column: the value it stands for (for tags an id) and its name on screen; `depth` counts a tag's parents."""

    key: str
    name: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of two axes; `cells` holds the entries of each pair of keys that has any."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: Mapping[tuple[str, str], tuple[Entry, ...]]
    measure: Measure = Measure.PASSAGES

    def count(self, row: str, column: str) -> int:
        """The figure of a cell."""
        return measured(self.cells.get((row, column), ()), self.measure)

    def row_entries(self, row: str) -> tuple[Entry, ...]:
        """All entries of a row, each once."""
        return _each(entry for head in self.columns for entry in self.cells.get((row, head.key), ()))

    def column_entries(self, column: str) -> tuple[Entry, ...]:
        """All entries of a column, each once."""
        return _each(entry for head in self.rows for entry in self.cells.get((head.key, column), ()))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, each once."""
        return _each(entry for found in self.cells.values() for entry in found)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an issue bears a tag: code points of its articles' text, tagged and in all, article by article."""

    tagged: int
    total: int
    articles: tuple[tuple[str, int, int], ...]

    @property
    def share(self) -> float:
        return self.tagged / self.total if self.total else 0.0


def _each(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple({entry.id: entry for entry in found}.values())


def measured(found: Sequence[Entry], measure: Measure) -> int:
    """What entries come to; characters under several tags count once an issue."""
    if measure is Measure.PASSAGES:
        return len(found)
    if measure is Measure.ISSUES:
        return len({entry.bulletin for entry in found})
    by_issue: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for entry in found:
        by_issue[entry.bulletin].append((entry.start, entry.end))
    return sum(covered(ranges) for ranges in by_issue.values())


def covered(ranges: Iterable[tuple[int, int]]) -> int:
    """How many places lie in at least one of the half-open ranges."""
    total, reached = 0, 0
    for start, end in sorted(ranges):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def entries(desk: Desk) -> tuple[Entry, ...]:
    """All annotations of the library that stand on text, oldest issue first, in each in the order of the text."""
    desk.flush()
    issues = {row.id: row for row in desk.library.issues() if row.present}
    lines = desk.library.lines_within()
    regions = _Regions(desk)
    out = []
    keys = {id: issue_key(row) or row.file for id, row in issues.items()}
    for one in desk.library.counted():
        here = lines.get(one.bulletin, {})
        line, last = here.get(one.start_block), here.get(one.end_block)
        if line and last and one.bulletin in issues:
            issue = issues[one.bulletin]
            out.append(_entry(regions, one, (keys[one.bulletin], issue), line, last.start + one.end_offset))
    order = {id: at for at, id in enumerate(issues)}
    return tuple(sorted(out, key=lambda entry: (order[entry.bulletin], entry.start, entry.end, entry.id)))


class _Regions:
    """The regions of records, each kind of record worked out once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[str, str, str], str] = {}

    def of(self, place: str, organisation: str, issuer: str) -> str:
        asked = (place, organisation, issuer)
        if asked not in self._known:
            practice = Practice(place=place, organisation=organisation)
            self._known[asked] = drafting.region(self._desk, practice, issuer)
        return self._known[asked]


def _entry(regions: _Regions, one: Counted, of: tuple[str, IssueRow], line: Within, end: int) -> Entry:
    key, issue = of
    organisation = one.organisation or line.org
    return Entry(
        one.id,
        one.bulletin,
        key,
        one.tag,
        regions.of(one.place, organisation, issue.issuer or ""),
        issue.year,
        (issue.date_iso or "")[:7],
        organisation,
        line.column,
        one.rating,
        one.name or line.title,
        one.text,
        Span(Anchor(one.start_block, one.start_offset), Anchor(one.end_block, one.end_offset)),
        line.start + one.start_offset,
        end,
    )


def matrix(
    found: Sequence[Entry], rows: Axis, columns: Axis, tags: Tags, measure: Measure = Measure.PASSAGES
) -> Matrix:
    """Entries counted by two axes. A tag's row holds the passages of the tags below it too, as far as they are not its own."""
    row_of, column_of = _keys(rows, tags), _keys(columns, tags)
    cells: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in found:
        for row in row_of(entry):
            for column in column_of(entry):
                cells[row, column].append(entry)
    used_rows, used_columns = {row for row, _ in cells}, {column for _, column in cells}
    return Matrix(
        _heads(rows, used_rows, tags, cells, 0),
        _heads(columns, used_columns, tags, cells, 1),
        {pair: tuple(one) for pair, one in cells.items()},
        measure,
    )


def _keys(axis: Axis, tags: Tags) -> Callable[[Entry], tuple[str, ...]]:
    if axis is Axis.TAG:
        return lambda entry: _branch(entry.tag, tags)
    if axis is Axis.YEAR:
        return lambda entry: (str(entry.year) if entry.year else "",)
    if axis is Axis.RATING:
        return lambda entry: (str(entry.rating),)
    return lambda entry: (getattr(entry, axis.value),)


def _branch(tag: str, tags: Tags) -> tuple[str, ...]:
    """A tag and all above it."""
    out = [tag]
    while (above := tags.get(out[-1])) and above.parent and above.parent not in out:
        out.append(above.parent)
    return tuple(out)


def _heads(
    axis: Axis, used: set[str], tags: Tags, cells: Mapping[tuple[str, str], Sequence[Entry]], side: int
) -> tuple[Head, ...]:
    """The heads of an axis: tags as the codebook lists them, time as it goes, all else by how often; what is unknown last."""
    if axis is Axis.TAG:
        known = [Head(tag.id, tag.name, len(_branch(tag.id, tags)) - 1) for tag in in_order(tags) if tag.id in used]
        return (*known, *(Head(tag, tag) for tag in sorted(used - tags.keys())))
    if axis is Axis.RATING:
        return tuple(Head(key, RATINGS[int(key)]) for key in sorted(used, reverse=True))
    named = sorted(used - {""})
    if axis in (Axis.REGION, Axis.ORGANISATION, Axis.COLUMN):
        held: defaultdict[str, set[str]] = defaultdict(set)
        for pair, one in cells.items():
            held[pair[side]].update(entry.id for entry in one)
        named.sort(key=lambda key: -len(held[key]))
    elif axis is Axis.ISSUE:
        first = {entry.issue: at for at, entry in enumerate(entry for one in cells.values() for entry in one)}
        named.sort(key=lambda key: (_issue_order(key), first[key]))
    return (*(Head(key, key) for key in named), *([Head("", NOWHERE)] if "" in used else []))


def _issue_order(key: str) -> tuple[int, int]:
    year, _, number = key.partition("-")
    return (int(year), int(number)) if year.isdecimal() and number.isdecimal() else (9999, 0)


def timeline(found: Sequence[Entry], by: Axis, tags: Tags) -> Matrix:
    """Tags over time (`by` issue, month or year); months and years between without any passage are columns too."""
    counted = matrix(found, Axis.TAG, by, tags)
    if by not in (Axis.MONTH, Axis.YEAR):
        return counted
    known = [head.key for head in counted.columns if head.key]
    between = _between(known, by) if known else ()
    unknown = [head for head in counted.columns if not head.key]
    return Matrix(counted.rows, (*(Head(key, key) for key in between), *unknown), counted.cells, counted.measure)


def _between(known: Sequence[str], by: Axis) -> list[str]:
    """The years, or months, from the first to the last; of long stretches without passages only the two ends."""
    counted = [int(key[:4]) if by is Axis.YEAR else int(key[:4]) * 12 + int(key[5:]) - 1 for key in known]
    filled = [at for one, other in pairwise(counted) for at in _stretch(one, other)] + counted[-1:]
    return [str(at) if by is Axis.YEAR else f"{at // 12:04}-{at % 12 + 1:02}" for at in filled]


def _stretch(first: int, end: int) -> Sequence[int]:
    return range(first, end) if end - first <= LONGEST_GAP else (first,)


def together(found: Sequence[Entry], tags: Tags) -> Matrix:
    """Which tags stand on the same characters: a cell holds the passages of the row's tag that share some with the column's."""
    cells: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    by_issue: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        by_issue[entry.bulletin].append(entry)
    for here in by_issue.values():
        for entry, others in zip(here, _met(here), strict=True):
            for other in sorted(others):
                cells[entry.tag, other].append(entry)
    used = {tag for pair in cells for tag in pair}
    heads = tuple(Head(tag.id, tag.name) for tag in in_order(tags) if tag.id in used)
    return Matrix(heads, heads, {pair: tuple(one) for pair, one in cells.items()})


def _met(here: Sequence[Entry]) -> list[set[str]]:
    """Of each passage of an issue the other tags that share characters with it: looked for once from either side."""
    out: list[set[str]] = [set() for _ in here]
    order = sorted(range(len(here)), key=lambda at: (here[at].start, here[at].end))
    ends: dict[str, int] = {}
    for at in order:
        start, tag = here[at].start, here[at].tag
        out[at].update([other for other, end in ends.items() if end > start])
        ends[tag] = max(ends.get(tag, 0), here[at].end)
    starts: dict[str, int] = {}
    for at in reversed(order):
        end = here[at].end
        out[at].update([other for other, start in starts.items() if start < end])
        starts[here[at].tag] = here[at].start
    for at, entry in enumerate(here):
        out[at].discard(entry.tag)
    return out


def coverage(bulletin: Bulletin) -> Coverage:
    """How much of an issue's articles bears a tag."""
    places = (bulletin.places[id] for id in bulletin.annotations)
    ranges = [bulletin.range(place.span) for place in places if place.orphan is None]
    rows = []
    for article in articles(bulletin.lines):
        start = bulletin.start_of(article.first)
        last = bulletin.block(article.last)
        end = bulletin.start_of(article.last) + len(last.text)
        inside = [(max(start, one), min(end, other)) for one, other in ranges if one < end and start < other]
        rows.append((article.title, covered(inside), end - start))
    return Coverage(sum(row[1] for row in rows), sum(row[2] for row in rows), tuple(rows))
