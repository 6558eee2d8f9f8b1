"""Which parts what is asked holds for, worked out with sets of their ids."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from zugong_desk.domain.query import Field, Word
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
from zugong_desk.library.occurrences import Occurrences

_ORDER = (
    "SELECT d.number, i.id FROM parted d JOIN bulletin i ON i.id = d.bulletin JOIN standing s ON s.id = i.id AND s.present "
    "ORDER BY i.date_iso DESC, i.issue_year DESC, i.issue_number DESC, i.rowid DESC"
)
_IN = "IN (SELECT value FROM json_each(?))"
_OF_ISSUES = f"SELECT id FROM part WHERE number IN (SELECT number FROM parted WHERE bulletin {_IN})"
_OF_YEARS = (
    "SELECT id FROM part WHERE number IN (SELECT d.number FROM bulletin i JOIN parted d ON d.bulletin = i.id "
    "WHERE i.year BETWEEN ? AND ?)"
)
_COLUMNS = {Field.ORG: "org", Field.PLACE: "place", Field.COLUMN: '"column"'}
_SAID = {Field.ORG: "organisation", Field.PLACE: "place"}
_ANCHORS = "SELECT a.bulletin, p.start_block FROM annotation a JOIN place p ON p.bulletin = a.bulletin AND p.id = a.id"


def issues_in_order(conn: sqlite3.Connection) -> dict[int, str]:
    """The issues present that have parts, newest first: number and id."""
    return dict(conn.execute(_ORDER).fetchall())


class Scope:
    """Works out sets of parts; `order` is that of `issues_in_order`.

    `by_issue` takes whole issues: a part holds what any part of its issue does.
    """

    def __init__(
        self, conn: sqlite3.Connection, order: Mapping[int, str], occurrences: Occurrences, *, by_issue: bool = False
    ) -> None:
        self._conn = conn
        self._by_issue = by_issue
        self._order = order
        self.occurrences = occurrences

    def parts(self, asked: Asked, *, loosely: bool = False) -> set[int]:
        """The ids of the parts for which it holds, in issues present.

        `loosely` takes in parts too for which what must not hold does: as long as blocks are told apart by kind, only a
        reading says.
        """
        match asked:
            case Word(text):
                return self._present(self.occurrences.parts_with(text))
            case NoneOf(of):
                return set(self._all) if loosely else self._all - self.parts(of)
            case AllOf(of):
                return self._all_of(of, loosely)
            case AnyOf(of):
                return set().union(*(self.parts(one, loosely=loosely) for one in of))
            case _:
                return self._present(self.meeting(asked))

    def _all_of(self, of: tuple[Asked, ...], loosely: bool) -> set[int]:
        """What all have; what must not hold is taken away from it rather than from everything."""
        wanted = [self.parts(one, loosely=loosely) for one in of if not isinstance(one, NoneOf)]
        found = set.intersection(*wanted) if wanted else set(self._all)
        for one in of:
            if isinstance(one, NoneOf) and not loosely and found:
                found -= self.parts(one.of)
        return found

    def _present(self, ids: Iterable[int]) -> set[int]:
        order, bits = self._order, rows_part.ISSUE_BITS
        if self._by_issue:
            numbers = {id >> bits for id in ids} & order.keys()
            return {id for id in self._everything if id >> bits in numbers}
        if self._all_present:
            return set(ids)
        return {id for id in ids if id >> bits in order}

    @cached_property
    def _all_present(self) -> bool:
        """Whether no issue that has parts was taken out of the library."""
        return bool(self._conn.execute("SELECT count(*) FROM parted").fetchone()[0] == len(self._order))

    @cached_property
    def _all(self) -> set[int]:
        return self._present(self._everything)

    @cached_property
    def _everything(self) -> set[int]:
        return self._ids("SELECT id FROM part")

    @cached_property
    def articles(self) -> set[int]:
        """The parts that are articles, those of issues that are not in the library too."""
        return self._ids("SELECT id FROM part WHERE title != ''")

    def meeting(self, condition: Condition) -> set[int]:
        """The parts that meet a condition, those of issues that are not in the library too."""
        match condition:
            case Years(first, last):
                return self._ids(_OF_YEARS, first, last)
            case Issues(ids):
                return self._ids(_OF_ISSUES, json.dumps(sorted(ids)))
            case Called(field, names):
                return self._called(field, names)
            case Tagged(tags):
                return self._anchored(f"a.tag {_IN}", json.dumps(sorted(tags)))
            case Rated(least, most):
                return self._anchored("a.rating BETWEEN ? AND ?", least, most)
            case Kinds(kinds):
                some = " OR ".join("instr(lines, ?)" for _ in kinds)
                return self._ids(f"SELECT id FROM part WHERE {some}", *(f',"{kind.value}",' for kind in sorted(kinds)))

    def _called(self, field: Field, names: frozenset[str]) -> set[int]:
        listed = json.dumps(sorted(names))
        found = self._ids(f"SELECT id FROM part WHERE {_COLUMNS[field]} {_IN}", listed)
        if field in _SAID:
            found |= self._anchored(f"a.{_SAID[field]} != '' AND a.{_SAID[field]} {_IN}", listed)
        return found

    def _anchored(self, condition: str, *values: str | int) -> set[int]:
        """The parts in which annotations begin that meet a condition; those whose passage is gone are left out."""
        blocks = defaultdict[str, set[str]](set)
        for bulletin, block in self._conn.execute(f"{_ANCHORS} WHERE p.orphan IS NULL AND {condition}", values):
            blocks[bulletin].add(block)
        return set().union(*(parts_of_blocks(self._conn, bulletin, found) for bulletin, found in blocks.items()))

    def _ids(self, query: str, *values: str | int) -> set[int]:
        return {id for (id,) in self._conn.execute(query, values)}


def parts_of_blocks(conn: sqlite3.Connection, bulletin: str, blocks: Collection[str]) -> set[int]:
    """The parts of an issue in which the blocks stand."""
    rows = conn.execute(
        "SELECT id, lines FROM part WHERE number = (SELECT number FROM parted WHERE bulletin=?)", (bulletin,)
    )
    return {id for id, lines in rows if any(line.block in blocks for line in rows_part.lines_of(lines))}
