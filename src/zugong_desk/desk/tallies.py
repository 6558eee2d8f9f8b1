"""Tallies: how many findings of each issue are open, and what it states, kept so that no list need check a library.

A tally holds as long as its stamp is that of the issue's history, the house's rules and the program. Facts that are
compared across issues are not counted: they would be others whenever another issue comes.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256

from zugong_desk import __version__
from zugong_desk.desk.checking import Checkup, Progress, check_issues, unheard
from zugong_desk.desk.core import Desk
from zugong_desk.desk.proofing import sorted_out
from zugong_desk.domain.shelf import Shelf
from zugong_desk.library import ProofRow
from zugong_desk.places import resources_dir
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.stating import stated_json, stated_of


@dataclass(frozen=True, slots=True)
class Tally:
    """What a check gave of one issue: open and settled findings, and what it states."""

    open: int
    settled: int
    stated: Stated


def tallies(desk: Desk) -> dict[str, Tally]:
    """The tallies that still hold, by issue."""
    stamps = _stamps(desk)
    return {row.bulletin: _tally(row) for row in desk.library.proofs() if stamps.get(row.bulletin) == row.stamp}


def _tally(row: ProofRow) -> Tally:
    return Tally(row.open, row.settled, stated_of(json.loads(row.stated)))


def missing(desk: Desk) -> list[str]:
    """The issues whose tally is missing or no longer holds."""
    stamps = _stamps(desk)
    kept = {row.bulletin: row.stamp for row in desk.library.proofs()}
    return [id for id, stamp in stamps.items() if kept.get(id) != stamp]


def complete(desk: Desk, progress: Progress = unheard) -> dict[str, Tally]:
    """The tallies of all issues; those that are missing are worked out, in parallel if they are many, and kept.

    A library that may only be read keeps none. What `progress` raises ends the work; what was done by then is kept.
    """
    desk.flush()
    stamps = _stamps(desk)
    done: list[ProofRow] = []
    try:
        done.extend(row_of(desk.shelf, one, stamps) for one in check_issues(desk, missing(desk), progress))
    finally:
        _keep(desk, done)
    return tallies(desk) | {row.bulletin: _tally(row) for row in done}


def row_of(shelf: Shelf, checkup: Checkup, stamps: Mapping[str, str]) -> ProofRow:
    """What is kept of a check of an issue. ValueError if nothing came of the check."""
    if checkup.checked is None or checkup.stated is None:
        raise ValueError(f"{checkup.file} was not checked")
    id = checkup.checked.bulletin.id
    proof = sorted_out(checkup.checked, shelf)
    stated = json.dumps(stated_json(checkup.stated), ensure_ascii=False)
    return ProofRow(id, stamps[id], len(proof.open), proof.settled, stated)


def _keep(desk: Desk, rows: Sequence[ProofRow]) -> None:
    if rows and not desk.library.read_only:
        desk.library.keep_proofs(rows)


def ledger_of(tallied: Mapping[str, Tally]) -> Ledger:
    """What the issues state, ready to be asked."""
    return Ledger(tally.stated for tally in tallied.values())


def _stamps(desk: Desk) -> dict[str, str]:
    """What a tally of each issue in the library must be stamped with to hold."""
    rules, traces = _rules_stamp(desk.shelf), desk.library.traces()
    rows = [row for row in desk.library.issues() if row.present]
    return {row.id: f"{rules}/{asdict(traces[row.id]) if row.id in traces else ''}" for row in rows}


def _rules_stamp(shelf: Shelf) -> str:
    """Another whenever the rules may say something else: the program's, the house's, decisions for the whole library."""
    everywhere = [one for one in shelf.decisions.values() if not one.bulletin]
    house = [*shelf.rule_settings.values(), *shelf.entries.values(), *shelf.names.values(), *everywhere]
    return sha256(repr([_program_stamp(), *house]).encode()).hexdigest()[:24]


@cache
def _program_stamp() -> str:
    tables = sorted((resources_dir() / "proofing").glob("*.csv"))
    known = [__version__, *(rule.id for rule in catalogue()), *(sha256(one.read_bytes()).hexdigest() for one in tables)]
    return "/".join(known)
