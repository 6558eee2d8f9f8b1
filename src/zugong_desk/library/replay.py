"""Working a library out anew from what was parsed and the journal alone, to compare with what its rows say."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.shelf import Shelf
from zugong_desk.domain.step import Step
from zugong_desk.library import codec, journal, rows_bulletin
from zugong_desk.library.codec_step import step_of
from zugong_desk.library.journal import Entry, State


@dataclass(slots=True)
class Replayed:
    """A library as its journal makes it: bulletins and steps by id, the shelf, where each step stands."""

    bulletins: dict[str, Bulletin]
    shelf: Shelf
    states: dict[str, State]


class _Replay:
    """Walks the journal; the values that it grows are handed over in the end."""

    def __init__(self, bulletins: Mapping[str, Bulletin]) -> None:
        self.now = Replayed(dict(bulletins), Shelf(), {})
        self._steps: dict[str, Step] = {}

    def take(self, entry: Entry) -> None:
        """Apply one row. ChangeError, KeyError or one of `codec.UNFIT` if it does not fit."""
        if entry.action == "do":
            self._do(entry)
        elif entry.action == "undo":
            self._apply(self._steps[entry.step].inverse())
            self.now.states[entry.step] = "undone"
        else:
            self._apply(self._steps[entry.step])
            self.now.states[entry.step] = "done"

    def _do(self, entry: Entry) -> None:
        step = step_of(entry.step, entry.name, codec.loads(entry.changes), self._source)
        known = self._steps.get(entry.step)
        self._steps[entry.step] = known.then(step) if known else step
        for id, state in self.now.states.items():
            if state == "undone":
                self.now.states[id] = "dropped"
        self.now.states[entry.step] = "done"
        self._apply(step)

    def _source(self, bulletin: str) -> str:
        return self.now.bulletins[bulletin].source.text

    def _apply(self, step: Step) -> None:
        for part in step.parts:
            self.now.bulletins[part.bulletin] = apply(self.now.bulletins[part.bulletin], part.changes)
        for change in step.records:
            self.now.shelf = self.now.shelf.apply(change)


def replay(conn: sqlite3.Connection) -> Replayed:
    """The library as its journal makes it. ChangeError, KeyError or one of `codec.UNFIT` if the journal does not fit."""
    parsed = {id: rows_bulletin.load_parsed(conn, id) for id in rows_bulletin.ids(conn)}
    walk = _Replay(parsed)
    for entry in journal.read(conn):
        walk.take(entry)
    return walk.now
