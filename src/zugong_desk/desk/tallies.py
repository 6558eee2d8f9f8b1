"""Tallies: how many findings of each issue are open, and what it states, kept so that no list need check a library.

A tally holds as long as its stamp is that of the issue's history, the house's rules and the program. Facts that are
compared across issues are not counted: they would be others whenever another issue comes.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path

from zugong_desk import __version__
from zugong_desk.desk.checking import Progress, check_issues, unheard
from zugong_desk.desk.core import Desk
from zugong_desk.desk.proofing import sorted_out
from zugong_desk.domain.shelf import Shelf
from zugong_desk.library import ProofRow
from zugong_desk.places import resources_dir
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.ledger import Fact, Stated, Thing
from zugong_desk.proofing.stating import stated_json, stated_of

MISFIT = (ValueError, KeyError, TypeError)
"""What `stated_of` raises for a text that another program, or none, kept."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of an issue are open, and how many settled."""

    open: int
    settled: int


@dataclass(frozen=True, slots=True)
class Standings:
    """What the kept tallies of a library are worth: `stamps` that each issue's must have, `tallies` that do, `missing`."""

    stamps: dict[str, str]
    tallies: dict[str, Tally]
    missing: tuple[str, ...]


def standings(desk: Desk) -> Standings:
    """How things stand, without reading what the issues state."""
    stamps = _stamps(desk)
    holding = [row for row in desk.library.proof_counts() if stamps.get(row.bulletin) == row.stamp]
    known = {row.bulletin: Tally(row.open, row.settled) for row in holding}
    return Standings(stamps, known, tuple(id for id in stamps if id not in known))


def tallies(desk: Desk) -> dict[str, Tally]:
    """The tallies that still hold, by issue."""
    return standings(desk).tallies


def missing(desk: Desk) -> list[str]:
    """The issues whose tally is missing or no longer holds."""
    return list(standings(desk).missing)


def complete(desk: Desk, progress: Progress = unheard) -> dict[str, Tally]:
    """The tallies of all issues; those that are missing are worked out, in parallel if they are many, and kept.

    A library that may only be read keeps none; an issue that cannot be loaded has none. What `progress` raises ends the
    work; what was done by then is kept.
    """
    desk.flush()
    now = standings(desk)
    done: list[ProofRow] = []
    try:
        for id, one in zip(now.missing, check_issues(desk, now.missing, progress), strict=True):
            if one.checked is not None and one.stated is not None:
                done.append(row_of(desk.shelf, one.checked, one.stated, now.stamps[id]))
    finally:
        keep(desk, done)
    return now.tallies | {row.bulletin: Tally(row.open, row.settled) for row in done}


def row_of(shelf: Shelf, checked: Checked, stated: Stated, stamp: str) -> ProofRow:
    """What is kept of a check of an issue."""
    proof = sorted_out(checked, shelf)
    return ProofRow(checked.bulletin.id, stamp, len(proof.open), proof.settled, text_of(stated))


def text_of(stated: Stated) -> str:
    """What an issue states, as it is kept."""
    return json.dumps(stated_json(stated), ensure_ascii=False, separators=(",", ":"))


def keep(desk: Desk, rows: Sequence[ProofRow]) -> None:
    """Keep tallies in a library that may be written. LibraryError."""
    if rows and not desk.library.read_only:
        desk.library.keep_proofs(rows)


def statements(rows: Iterable[ProofRow]) -> Iterator[tuple[str, Stated | None]]:
    """By issue what it states; None where what was kept does not fit, so that its tally is to be worked out again."""
    for row in rows:
        try:
            stated = stated_of(json.loads(row.stated))
        except MISFIT:
            yield row.bulletin, None
        else:
            yield row.bulletin, stated if stated.bulletin == row.bulletin else None


def _stamps(desk: Desk) -> dict[str, str]:
    """What a tally of each issue in the library must be stamped with to hold."""
    rules, traces = rules_stamp(desk.shelf), desk.library.traces()
    marks = {id: f"{rules}/{one.steps}-{one.last}" for id, one in traces.items()}
    return {row.id: marks.get(row.id, f"{rules}/") for row in desk.library.issues() if row.present}


def rules_stamp(shelf: Shelf) -> str:
    """Another whenever the rules may say something else: the program's, the house's, decisions for the whole library."""
    everywhere = [one for one in shelf.decisions.values() if not one.bulletin]
    house = [*shelf.rule_settings.values(), *shelf.entries.values(), *shelf.names.values(), *everywhere]
    return sha256(repr([program_stamp(), *house]).encode()).hexdigest()[:24]


@cache
def program_stamp() -> str:
    """Another for each program whose rules, tables or make of tallies differ; the first time it reads them all."""
    made = [field.name for one in (Stated, Fact, Thing) for field in fields(one)]
    tables = [sha256(one.read_bytes()).hexdigest() for one in _tables()]
    return "/".join([__version__, *made, *(rule.id for rule in catalogue()), *tables])


def _tables() -> list[Path]:
    return sorted(
        one for folder in ("proofing", "ledger") for one in (resources_dir() / folder).glob("*") if one.is_file()
    )
