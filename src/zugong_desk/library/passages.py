"""Searching the passages that are tagged: what is asked holds, or not, for each passage and its practice."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import Field, Word
from zugong_desk.library import asked as asked_
from zugong_desk.library import rows_part
from zugong_desk.library.asked import (
    AllOf,
    AnyOf,
    Asked,
    Called,
    Condition,
    Issues,
    Kinds,
    NoneOf,
    Rated,
    Tagged,
    Years,
)
from zugong_desk.library.hits import CONTEXT, Hit, Hits
from zugong_desk.library.reading_parts import Range, places_of
from zugong_desk.library.scope import Scope

_ROWS = (
    "SELECT a.id, a.tag, a.rating, a.organisation, a.place, p.start_block, p.start_offset, p.end_block, p.end_offset, "
    "p.quote, p.prefix, p.suffix FROM annotation a JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id "
    "WHERE a.bulletin = ? AND p.orphan IS NULL"
)
_TAGGED = "SELECT DISTINCT bulletin FROM annotation"
_WITH_TAGS = f"{_TAGGED} WHERE tag IN (SELECT value FROM json_each(?))"
_PARTS = 'SELECT title, org, place, "column", lines FROM part WHERE number=? ORDER BY ord'


@dataclass(frozen=True, slots=True)
class _Row:
    """An annotation with its practice's names, and its passage."""

    id: str
    tag: str
    rating: int
    organisation: str
    place: str
    start_block: str
    start_offset: int
    end_block: str
    end_offset: int
    quote: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an issue: where it begins in the reading text, and the part that it stands in."""

    block: str
    kind: Kind
    start: int
    title: str
    said: Mapping[Field, str]


class _Issue:
    """The lines of an issue, read when they are first asked for."""

    def __init__(self, conn: sqlite3.Connection, number: int, id: str) -> None:
        self._conn, self.number, self.id = conn, number, id

    @cached_property
    def lines(self) -> list[_Line]:
        found: list[_Line] = []
        start = 0
        for title, org, place, column, lines in self._conn.execute(_PARTS, (self.number,)):
            said = {Field.ORG: org, Field.PLACE: place, Field.COLUMN: column}
            for line in rows_part.lines_of(lines):
                found.append(_Line(line.block, line.kind, start, title, said))
                start += line.size + 1
        return found

    @cached_property
    def starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def by_block(self) -> dict[str, _Line]:
        return {line.block: line for line in self.lines}

    def line_at(self, start: int) -> _Line:
        return self.lines[bisect_right(self.starts, start) - 1]


def search(conn: sqlite3.Connection, order: Mapping[int, str], scope: Scope, asked: Asked, wanted: slice) -> Hits:
    """The places of the words within the passages for which it holds, else these passages; each place once."""
    judge = _Judge(scope, asked)
    tagged = {bulletin for (bulletin,) in _bulletins(conn, asked)}
    total, issues, hits = 0, 0, list[Hit]()
    for number, bulletin in order.items():
        if bulletin not in tagged:
            continue
        issue = _Issue(conn, number, bulletin)
        held = _held(conn, judge, issue)
        issues += bool(held)
        first, last = max(0, wanted.start - total), max(0, wanted.stop - total)
        if last or (judge.words and len(held) > 1):
            found = _in_order(issue, held, each=not judge.words)
            hits.extend(_hit(issue, row, place) for place, row in found[first:last])
            total += len(found)
        else:
            total += sum(len(places) for _, places in held)
    return Hits(total, issues, tuple(hits))


def _bulletins(conn: sqlite3.Connection, asked: Asked) -> Iterator[tuple[str]]:
    """The issues that have annotations, or if a tag is asked for, annotations with it."""
    for one in asked.of if isinstance(asked, AllOf) else (asked,):
        if isinstance(one, Tagged):
            return iter(conn.execute(_WITH_TAGS, (json.dumps(sorted(one.tags)),)))
    return iter(conn.execute(_TAGGED))


_Held = list[tuple[_Row, list[Range]]]


def _held(conn: sqlite3.Connection, judge: "_Judge", issue: _Issue) -> _Held:
    """The annotations of an issue for which it holds, with the places in their passages that are hits."""
    held: _Held = []
    for values in conn.execute(_ROWS, (issue.id,)):
        row = _Row(*values)
        places = judge.places(row, issue)
        if places is not None and not judge.words:
            places = [(0, len(row.quote))]
        if places:
            held.append((row, places))
    return held


def _in_order(issue: _Issue, held: _Held, *, each: bool) -> list[tuple[Range, _Row]]:
    """Half-open ranges of the reading text, in order, with the annotation that each is found by.

    A place in several passages counts once, unless `each` passage is a hit of its own.
    """
    found: dict[tuple[int, int, str], tuple[Range, _Row]] = {}
    for row, places in held:
        begins = issue.by_block[row.start_block].start + row.start_offset
        for start, end in places:
            place = begins + start, begins + end
            found.setdefault((*place, row.id if each else ""), (place, row))
    return [found[key] for key in sorted(found)]


def _hit(issue: _Issue, row: _Row, place: Range) -> Hit:
    """A place in a passage, with its context: it never reaches beyond the block, nor do the row's own surroundings."""
    start, end = place
    first, last = issue.line_at(start), issue.line_at(end)
    whole = f"{row.prefix}{row.quote}{row.suffix}"
    at = len(row.prefix) + start - issue.by_block[row.start_block].start - row.start_offset
    stop = at + end - start
    return Hit(
        bulletin=issue.id,
        block=first.block,
        offset=start - first.start,
        end_block=last.block,
        end_offset=end - last.start,
        start=start,
        left=whole[max(0, at - CONTEXT, whole.rfind("\n", 0, at) + 1) : at],
        text=whole[at:stop],
        right=whole[stop : stop + CONTEXT].partition("\n")[0],
        kind=first.kind,
        article=first.title,
        org=row.organisation or first.said[Field.ORG],
        annotation=row.id,
    )


class _Judge:
    """Tells of a passage where it holds what is asked."""

    def __init__(self, scope: Scope, asked: Asked) -> None:
        self._scope, self._asked = scope, asked
        self.words = asked_.words(asked)
        self._issues: dict[Condition, set[int]] = {}

    def places(self, row: _Row, issue: _Issue) -> list[Range] | None:
        """Where the words stand in the passage, in code points of its text; None if it does not hold."""
        return self._of(self._asked, row, issue)

    def _of(self, asked: Asked, row: _Row, issue: _Issue) -> list[Range] | None:
        match asked:
            case Word(text):
                usable = "\n" not in text
                return (list(places_of(text, row.quote)) or None) if usable else None
            case NoneOf(of):
                return [] if self._of(of, row, issue) is None else None
            case AllOf(of):
                every = [self._of(one, row, issue) for one in of]
                return None if None in every else [place for places in every for place in places or ()]
            case AnyOf(of):
                held = [places for one in of if (places := self._of(one, row, issue)) is not None]
                return [place for places in held for place in places] if held else None
            case _:
                return [] if self._meets(asked, row, issue) else None

    def _meets(self, condition: Condition, row: _Row, issue: _Issue) -> bool:
        match condition:
            case Tagged(tags):
                return row.tag in tags
            case Rated(least, most):
                return least <= row.rating <= most
            case Kinds(kinds):
                return issue.by_block[row.start_block].kind in kinds
            case Called(field, names):
                own = {Field.ORG: row.organisation, Field.PLACE: row.place}.get(field, "")
                return (own or issue.by_block[row.start_block].said[field]) in names
            case Years() | Issues():
                return self._of_issue(condition, issue)

    def _of_issue(self, condition: Years | Issues, issue: _Issue) -> bool:
        if isinstance(condition, Issues):
            return issue.id in condition.ids
        if condition not in self._issues:
            bits = rows_part.ISSUE_BITS
            self._issues[condition] = {id >> bits for id in self._scope.meeting(condition)}
        return issue.number in self._issues[condition]
