"""Habits: what a file does with its titles, columns and headings, as a first reading of it shows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading import shapes
from zugong_desk.reading.features import Features
from zugong_desk.reading.layout import Layout

FEWEST = 2
"""Titles with a byline, or listed in the contents, that make it a habit."""

Look = tuple[str, int, bool, bool, bool, int, bool]
"""What the eye sees of a short line: mark, markdown level, whether bold, centred, behind a list mark, size, other font."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a line agrees with what the file does elsewhere; all false for running text."""

    lacks_unit: bool = False
    """The file names units under its titles or lists them in the contents, but not for this line."""
    no_end_before: bool = False
    """The file closes each article with a credit, but none closes the text before this line."""
    like_titles: bool = False
    unlike_titles: bool = False
    like_columns: bool = False
    like_headings: bool = False
    unit_closes: bool = False
    """The line names a unit, and the file's units stand below what they wrote: the last has no text after it."""
    unit_opens: bool = False
    """The line names a unit, and the file's units stand above what they wrote: the first has no text before it."""


NONE = Habit()


@dataclass(frozen=True, slots=True)
class _Customs:
    """What a first reading shows of a file as a whole: the looks of its titles, columns and headings, where units stand."""

    looks: Sequence[Look | None]
    anchors: frozenset[int]
    """The titles that are beyond doubt: with a unit, or listed in the contents."""
    of_titles: Counter[Look | None]
    of_columns: Counter[Look | None]
    of_headings: Counter[Look | None]
    credited: bool
    units_close: bool
    units_open: bool

    def habit(self, at: int, this: Features, kind: Kind, *, begins: bool, closed: bool) -> Habit:
        """The habit of the line at that index, itself left out of the count; `closed` says that an article ended above."""
        if this.unit and (self.units_close or self.units_open):
            return Habit(unit_closes=self.units_close, unit_opens=self.units_open)
        look = self.looks[at]
        if look is None or this.numbered:
            return NONE
        own = at in self.anchors
        titles = self.of_titles[look] - own
        named = len(self.anchors) - own >= FEWEST
        return Habit(
            lacks_unit=named and not own and begins,
            no_end_before=self.credited and not closed and not own,
            like_titles=titles >= 1,
            unlike_titles=named and titles == 0,
            like_columns=self.of_columns[look] - (kind is Kind.COLUMN) >= 1 and _marked(look),
            like_headings=self.of_headings[look] - (kind is Kind.HEADING) >= 1 and not this.unit,
        )


def habits_of(
    features: Sequence[Features], layout: Layout, kinds: Sequence[Kind], begins: Sequence[bool]
) -> list[Habit]:
    """The habit of each line, given its kind at first reading and whether a block begins with it."""
    customs = _customs(features, layout, kinds, begins)
    closed = _closed_above(features, kinds)
    return [
        customs.habit(at, this, kinds[at], begins=begins[at], closed=closed[at]) for at, this in enumerate(features)
    ]


def _customs(features: Sequence[Features], layout: Layout, kinds: Sequence[Kind], begins: Sequence[bool]) -> _Customs:
    looks = [_look(this, layout) if this.titular and not layout.filled_by(this.columns) else None for this in features]
    anchors = frozenset(
        at for at, kind in enumerate(kinds) if kind is Kind.ARTICLE_TITLE and _named(features, kinds, begins, at)
    )
    return _Customs(
        looks,
        anchors,
        Counter(looks[at] for at in anchors),
        Counter(look for look, kind in zip(looks, kinds, strict=True) if kind is Kind.COLUMN),
        Counter(look for look, kind in zip(looks, kinds, strict=True) if kind is Kind.HEADING),
        _closes_articles(features, kinds),
        *_where_units_stand(features, kinds),
    )


def _closed_above(features: Sequence[Features], kinds: Sequence[Kind]) -> list[bool]:
    """Whether what stands above each line ends an article, or is the head of the file, its contents or a column."""
    out = [True]
    for this, kind in zip(features, kinds, strict=True):
        out.append(_ends_article(this, kind) or (out[-1] and kind in {Kind.COLUMN, Kind.MASTHEAD, Kind.TOC_ENTRY}))
    return out


def _named(features: Sequence[Features], kinds: Sequence[Kind], begins: Sequence[bool], at: int) -> bool:
    """Whether a title has its unit behind or below it, or stood in the contents."""
    if not begins[at]:
        return False
    last = at
    while last + 1 < len(kinds) and not begins[last + 1]:
        last += 1
    lines = features[at : last + 1]
    below = last + 1 < len(kinds) and kinds[last + 1] is Kind.BYLINE
    return below or any(line.echoes_earlier or line.echoes_joined or line.unit_behind for line in lines)


def _where_units_stand(features: Sequence[Features], kinds: Sequence[Kind]) -> tuple[bool, bool]:
    """Whether text goes before the first unit and none comes after the last (units close), or the other way round."""
    front = (Kind.MASTHEAD, Kind.DISTRIBUTION, Kind.EDITOR_NOTE, Kind.INSTRUCTION)
    lines = [(at, this) for at, (this, kind) in enumerate(zip(features, kinds, strict=True)) if kind not in front]
    units = [at for at, this in lines if this.unit]
    texts = [at for at, this in lines if this.bodily]
    if len(units) < FEWEST or not texts:
        return False, False
    before, after = texts[0] < units[0], units[-1] < texts[-1]
    titled = any(this.titular and not this.unit for at, this in lines if at < texts[0])
    return before and (titled or not after), after and not before


def _closes_articles(features: Sequence[Features], kinds: Sequence[Kind]) -> bool:
    """Whether credits end articles here."""
    ends = sum(_ends_article(this, kind) for this, kind in zip(features, kinds, strict=True))
    return ends >= FEWEST


def _ends_article(this: Features, kind: Kind) -> bool:
    return this.credit_end or kind is Kind.SOURCE_CREDIT or kind is Kind.DISTRIBUTION


def _look(this: Features, layout: Layout) -> Look:
    mark = this.text[0] if this.text[0] in shapes.LEAD_MARKS + "—" else "【" if this.decorated else ""
    line, seen = this.line, this.line.appearance
    centred = seen.centred or layout.centres(line.indent)
    size = seen.larger + seen.far_larger
    return mark, line.hashes, this.bold_whole, centred, this.list_mark, size, seen.foreign


def _marked(look: Look) -> bool:
    return any(look)
