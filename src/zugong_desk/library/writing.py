"""What a step writes: its journal row and the state rows that it touches, and no others."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, BlockChange, Change, JoinChange, SplitChange
from zugong_desk.domain.shelf import Shelf, Standing
from zugong_desk.domain.step import Step
from zugong_desk.library import journal, rows_block, rows_bulletin, rows_part, rows_place, rows_shelf
from zugong_desk.library.facts import IssueFacts
from zugong_desk.library.journal import Entry, Pending

_COUNTED = (SplitChange, JoinChange, BlockChange, AnnotationChange)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How things stand after a step: the bulletins that it touches, the shelf, and facts that have become others."""

    bulletins: Mapping[str, Bulletin]
    shelf: Shelf
    facts: Mapping[str, IssueFacts] = field(default_factory=dict)


def write_step(conn: sqlite3.Connection, pending: Pending, outcome: Outcome) -> Entry:
    """Write a step and what it leads to, inside the transaction that is open on the connection."""
    entry = journal.write(conn, pending)
    for id, changes in _by_bulletin(pending.step).items():
        _write_bulletin(conn, outcome.bulletins[id], changes)
    rows_shelf.write(conn, outcome.shelf, pending.step.records)
    for id, facts in outcome.facts.items():
        rows_bulletin.write_facts(conn, id, facts)
    return entry


def _by_bulletin(step: Step) -> dict[str, list[Change]]:
    out: dict[str, list[Change]] = {}
    for part in step.parts:
        out.setdefault(part.bulletin, []).extend(part.changes)
    return out


def _write_bulletin(conn: sqlite3.Connection, after: Bulletin, changes: Sequence[Change]) -> None:
    rows_block.write_touched(conn, after, changes)
    rows_place.write_places(conn, after, changes)
    rows_place.write_annotations(conn, after, changes)
    rows_part.write_touched(conn, after, changes)
    if any(isinstance(change, _COUNTED) for change in changes):
        rows_bulletin.write_counts(conn, after)


def write_import(
    conn: sqlite3.Connection,
    pending: Pending,
    bulletin: Bulletin,
    facts: IssueFacts,
    after: Mapping[str, Bulletin] = MappingProxyType({}),
) -> Entry:
    """Write a bulletin just received, as parsed, and the step that puts it in the library and works on it and others."""
    rows_bulletin.insert(conn, bulletin, facts, pending.at)
    rows_part.write(conn, bulletin.id, bulletin.lines)
    entry = journal.write(conn, pending)
    for id, changes in _by_bulletin(pending.step).items():
        _write_bulletin(conn, after[id], changes)
    shelf = reduce(Shelf.apply, pending.step.records, rows_shelf.load(conn))
    rows_shelf.write(conn, shelf, pending.step.records)
    return entry


def check_import(bulletin: Bulletin, step: Step, sha256: str, after: Collection[str] = ()) -> None:
    """ValueError unless the bulletin is as parsed, the step puts it in the library, and the bytes are its own.

    `after` are the ids of the bulletins of which it is said how they stand once the step is done.
    """
    if bulletin.places or bulletin.annotations:
        raise ValueError("an import comes as parsed, without annotations")
    if not set(step.bulletins) <= set(after):
        raise ValueError("it is not said how a bulletin stands that the step changes")
    if not any(isinstance(change.after, Standing) and change.after.id == bulletin.id for change in step.records):
        raise ValueError("an import's step puts the standing of its issue")
    if sha256 != bulletin.source.sha256:
        raise ValueError("the original's bytes are not those of the source")
