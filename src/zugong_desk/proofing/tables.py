"""Tables: rows that say what is wrong, what is right and where that holds; thousands of them are found at once.

A table is a file of `resources/proofing/` and the house's own rows of that name. Its columns:

    id      what a setting names the row by; the wrong word itself unless given
    wrong   the word that is found, of two characters or more
    right   what it gives way to; empty if no correction is known
    severity, fix    empty for the rule's own
    when, unless     contexts that must, or must not, be met: see `contexts`
    since, until     ISO dates, both included: only issues of that time are asked
    why     a line for the editor
    good    sound texts, parted by `|`, in which the row must find nothing (files only; they are its tests)
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import add
from typing import TypeVar

from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.places import resource
from zugong_desk.proofing.contexts import ContextError, Test, context
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import House, valid
from zugong_desk.proofing.passage import Passage

COLUMNS = ("id", "wrong", "right", "severity", "fix", "when", "unless", "since", "until", "why", "good")
_SHORTEST, _START = 2, 3
_Choice = TypeVar("_Choice", Severity, Fix)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class TableError(ValueError):
    """A row that cannot be used; its text is a line for the editor."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the file or the editor wrote it."""

    id: str
    wrong: str
    right: str = ""
    severity: Severity | None = None
    fix: Fix | None = None
    when: str = ""
    unless: str = ""
    since: str = ""
    until: str = ""
    why: str = ""
    good: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ready:
    """A row with its contexts made ready."""

    row: Row
    when: Test | None
    unless: Test | None

    def fits(self, text: str, start: int) -> bool:
        word = self.row.wrong
        if not text.startswith(word, start):
            return False
        end = start + len(word)
        if self.unless is not None and self.unless(text, start, end):
            return False
        return self.when is None or self.when(text, start, end)


@dataclass(frozen=True)
class Table:
    """Rows that are found together: the longest at a place, of two alike the one that stands first."""

    rows: tuple[Row, ...]
    _index: dict[str, list[Row]] = field(init=False, repr=False, compare=False)
    _keys: frozenset[str] = field(init=False, repr=False, compare=False)
    _made_ready: dict[str, list[_Ready]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        index: defaultdict[str, list[Row]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: -len(row.wrong)):
            index[row.wrong[:_START]].append(row)
        object.__setattr__(self, "_index", dict(index))
        object.__setattr__(self, "_keys", frozenset(index))

    def find(self, text: str) -> Iterator[tuple[int, int, Row]]:
        """The rows found in a text, in order, each with its code points [start, end); none overlap."""
        past = 0
        for at, start in self._starts(text):
            if at < past:
                continue
            for ready in self._beginning(start):
                if ready.fits(text, at):
                    past = at + len(ready.row.wrong)
                    yield at, past, ready.row
                    break

    def _beginning(self, start: str) -> list[_Ready]:
        """The rows that begin so, made ready when they are first met: a text meets few of them."""
        if start not in self._made_ready:
            self._made_ready[start] = [_ready(row) for row in self._index[start]]
        return self._made_ready[start]

    def _starts(self, text: str) -> list[tuple[int, str]]:
        """Where rows may begin, and with what: few places, whatever the number of rows; of two at a place the longer."""
        found = []
        for start in self._keys & grams(text):
            at = text.find(start)
            while at >= 0:
                found.append((at, start))
                at = text.find(start, at + 1)
        return sorted(found, key=lambda one: (one[0], -len(one[1])))


@lru_cache(maxsize=4)
def grams(text: str) -> frozenset[str]:
    """All two and three characters in a row of a text; several tables ask for the same text one after the other."""
    pairs = list(map(add, text, text[1:]))
    return frozenset(pairs).union(map(add, pairs, text[2:]))


def table(name: str, house: House) -> Table:
    """The rows of a table that hold on the house's day, its own first; rows of its own that cannot be used are left out.

    What is wrong with those `problems` says.
    """
    return _of_house(_Whose(name, house))


def rows(name: str) -> tuple[Row, ...]:
    """The rows that a table brings along. Raises FileNotFoundError if there is no such table."""
    return _brought(name)


def row_of(entry: Entry) -> Row:
    """A house's own row. Raises TableError, with a line for the editor, if it cannot be used."""
    severity = _one_of(Severity, entry.severity, "级别", entry.wrong)
    row = Row(
        entry.id,
        entry.wrong,
        entry.right,
        severity,
        None,
        entry.when,
        entry.unless,
        entry.since,
        entry.until,
        entry.note,
    )
    _ready(row)
    return row


def problems(house: House) -> tuple[str, ...]:
    """A line for each of the house's own rows that cannot be used, whatever the table."""
    out = []
    for entry in house.entries:
        try:
            row_of(entry)
        except TableError as error:
            out.append(str(error))
    return tuple(out)


def hits(name: str, passage: Passage, message: Callable[[Row], str], text: str | None = None) -> Iterator[Hit]:
    """What a table finds in a passage (or in `text`, of the same length), as a rule says it."""
    for start, end, row in table(name, passage.house).find(passage.text if text is None else text):
        yield hit_of(passage, start, end, row, message(row))


def hit_of(passage: Passage, start: int, end: int, row: Row, message: str) -> Hit:
    """A row's hit. A correction that hangs on a context, or is only a warning, wants a look."""
    careful = bool(row.when) or row.severity is Severity.WARNING
    fix = row.fix or (Fix.NONE if not row.right else Fix.SUGGEST if careful else None)
    return Hit(
        passage.id,
        start,
        end,
        message,
        suggestion=row.right or None,
        fix=fix,
        severity=row.severity,
        why=row.why,
        row=row.id,
    )


class _Whose:
    """A table's name and a house, alike if the house's own rows are the very same tuple: comparing them would cost more."""

    def __init__(self, name: str, house: House) -> None:
        self.name, self.house = name, house

    def __hash__(self) -> int:
        return hash((self.name, id(self.house.entries), self.house.date))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Whose)
            and self.name == other.name
            and self.house.entries is other.house.entries
            and self.house.date == other.house.date
        )


@lru_cache(maxsize=64)
def _of_house(whose: _Whose) -> Table:
    return _built(whose.name, whose.house.rows(whose.name), whose.house.date)


@lru_cache(maxsize=64)
def _built(name: str, own: tuple[Entry, ...], date: str | None) -> Table:
    brought = [row for row in _brought(name) if valid(row.since, row.until, date)] if _has_file(name) else []
    return Table((*_usable(own), *brought))


def _usable(entries: Iterable[Entry]) -> Iterator[Row]:
    for entry in entries:
        try:
            yield row_of(entry)
        except TableError:
            continue


@cache
def _has_file(name: str) -> bool:
    try:
        return resource(f"proofing/{name}.csv").is_file()
    except FileNotFoundError:
        return False


@cache
def _brought(name: str) -> tuple[Row, ...]:
    with resource(f"proofing/{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_row(line) for line in csv.DictReader(file) if line.get("wrong"))


def _row(line: dict[str, str | None]) -> Row:
    """A line of a file; columns that it lacks are empty."""
    cell = {column: (line.get(column) or "").strip() for column in COLUMNS}
    return Row(
        cell["id"] or cell["wrong"],
        cell["wrong"],
        cell["right"],
        _one_of(Severity, cell["severity"], "级别", cell["wrong"]),
        _one_of(Fix, cell["fix"], "改法", cell["wrong"]),
        cell["when"],
        cell["unless"],
        cell["since"],
        cell["until"],
        cell["why"],
        tuple(one for one in cell["good"].split("|") if one),
    )


def _one_of(sort: type[_Choice], value: str, what: str, word: str) -> _Choice | None:
    try:
        return sort(value) if value else None
    except ValueError:
        raise TableError(f"词条“{word}”的{what}“{value}”无法识别") from None


@cache
def _ready(row: Row) -> _Ready:
    """A row ready to be looked for. Raises TableError."""
    if len(row.wrong) < _SHORTEST or "\n" in row.wrong:
        raise TableError(f"词条“{row.wrong}”太短：至少要有两个字，且不能换行")
    if row.wrong == row.right:
        raise TableError(f"词条“{row.wrong}”改前改后相同")
    for day in (row.since, row.until):
        if day and not _DAY.fullmatch(day):
            raise TableError(f"词条“{row.wrong}”的日期“{day}”应写成 2026-01-31 的样子")
    unless = "|".join(one for one in (row.unless, row.right if row.wrong in row.right else "") if one)
    try:
        return _Ready(row, context(row.when, row.wrong), context(unless, row.wrong))
    except ContextError as error:
        raise TableError(f"词条“{row.wrong}”：{error}") from None
