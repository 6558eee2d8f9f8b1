"""The journal: what was done, undone and done again, one row each, never altered; and the history that follows."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.decision import Decision
from zugong_desk.domain.shelf import Standing
from zugong_desk.domain.step import Step
from zugong_desk.library import codec
from zugong_desk.library.codec_step import SourceText, step_json, step_of

Action = Literal["do", "undo", "redo"]
State = Literal["done", "undone", "dropped"]

_COLUMNS = "seq, id, step, action, name, bulletins, at, editor, lamport, changes, prev_hash, hash"
_HEAD = "id, name, at, bulletins, state, editor"


@dataclass(frozen=True, slots=True)
class StepHead:
    """A step without its changes; `at` is UTC in ISO 8601, `dropped` one that was undone and then worked past."""

    id: str
    name: str
    at: str
    bulletins: tuple[str, ...]
    state: State
    editor: str


@dataclass(frozen=True, slots=True)
class Trace:
    """How many steps on a bulletin are done, and the last row in which one was written or grew.

    It is another whenever the bulletin is.
    """

    steps: int
    last: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the journal. `seq` counts from 1; `hash` covers the row and the editor's row before it."""

    seq: int
    id: str
    step: str
    action: Action
    name: str
    bulletins: tuple[str, ...]
    at: str
    editor: str
    lamport: int
    prev_hash: str
    changes: str = field(repr=False)
    hash: str = ""

    def true_hash(self) -> str:
        """What the hash must be."""
        parts = (self.seq, self.id, self.step, self.action, self.name, list(self.bulletins), self.at, self.editor)
        row = codec.dumps([*parts, self.lamport, self.changes, self.prev_hash])
        return sha256(row.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Pending:
    """What is about to be written: a step, how, under which id, by whom and when."""

    id: str
    step: Step
    action: Action
    editor: str
    at: str


def bulletins_of(step: Step) -> tuple[str, ...]:
    """The bulletins that a step is part of the history of: in text, by an excerpt, a decision or their standing."""
    records = [change.record for change in step.records]
    standing = [record.id for record in records if isinstance(record, Standing)]
    resting = [record.bulletin for record in records if isinstance(record, Excerpt | Decision) and record.bulletin]
    return tuple(dict.fromkeys((*step.bulletins, *standing, *resting)))


def write(conn: sqlite3.Connection, pending: Pending) -> Entry:
    """Add the row, give it, and bring the history to where it leads. ValueError if the action does not fit the history."""
    seq, last_step = conn.execute("SELECT seq, step FROM journal ORDER BY seq DESC LIMIT 1").fetchone() or (0, None)
    previous = conn.execute(
        "SELECT hash FROM journal WHERE editor=? ORDER BY seq DESC LIMIT 1", (pending.editor,)
    ).fetchone()
    step = pending.step
    changes = codec.dumps(step_json(step)) if pending.action == "do" else ""
    unsigned = Entry(
        seq + 1,
        pending.id,
        step.id,
        pending.action,
        step.name,
        bulletins_of(step),
        pending.at,
        pending.editor,
        seq + 1,
        previous[0] if previous else "",
        changes,
    )
    signed = replace(unsigned, hash=unsigned.true_hash())
    _insert(conn, signed)
    _advance(conn, signed, last_step)
    return signed


def _insert(conn: sqlite3.Connection, entry: Entry) -> None:
    head = entry.seq, entry.id, entry.step, entry.action, entry.name, codec.dumps(list(entry.bulletins))
    tail = entry.at, entry.editor, entry.lamport, entry.changes, entry.prev_hash, entry.hash
    conn.execute(f"INSERT INTO journal ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*head, *tail))


def _advance(conn: sqlite3.Connection, entry: Entry, last_step: str | None) -> None:
    state = state_of(conn, entry.step)
    match entry.action:
        case "do" if state is None:
            conn.execute("UPDATE step SET state='dropped' WHERE state='undone'")
            row = entry.step, entry.seq, entry.name, codec.dumps(list(entry.bulletins)), entry.at, entry.editor
            conn.execute(
                "INSERT INTO step (id, first, name, bulletins, at, editor, state) VALUES (?,?,?,?,?,?,'done')", row
            )
            _index(conn, entry)
        case "do" if state == "done" and last_step == entry.step:
            _grow(conn, entry)
        case "undo" if state == "done" and entry.step == _top_id(conn, "done"):
            conn.execute("UPDATE step SET state='undone' WHERE id=?", (entry.step,))
        case "redo" if state == "undone" and entry.step == _top_id(conn, "undone"):
            conn.execute("UPDATE step SET state='done' WHERE id=?", (entry.step,))
        case _:
            raise ValueError(f"{entry.action} of step {entry.step} ({state}) is not what comes next in the history")


def _grow(conn: sqlite3.Connection, entry: Entry) -> None:
    (known,) = conn.execute("SELECT bulletins FROM step WHERE id=?", (entry.step,)).fetchone()
    all_ = list(dict.fromkeys((*codec.loads(known), *entry.bulletins)))
    row = entry.name, codec.dumps(all_), entry.at, entry.step
    conn.execute("UPDATE step SET name=?, bulletins=?, at=? WHERE id=?", row)
    _index(conn, entry)


def _index(conn: sqlite3.Connection, entry: Entry) -> None:
    rows = [(bulletin, entry.step) for bulletin in entry.bulletins]
    conn.executemany("INSERT OR IGNORE INTO step_bulletin (bulletin, step) VALUES (?,?)", rows)


def _top_id(conn: sqlite3.Connection, state: Literal["done", "undone"]) -> str | None:
    found = top(conn, state)
    return found.id if found else None


def state_of(conn: sqlite3.Connection, step: str) -> State | None:
    """Where a step stands in the history; None if it is not in it."""
    found = conn.execute("SELECT state FROM step WHERE id=?", (step,)).fetchone()
    return found[0] if found else None


def read(conn: sqlite3.Connection, where: str = "1", values: Iterable[object] = ()) -> Iterable[Entry]:
    """The rows, oldest first."""
    for row in conn.execute(f"SELECT {_COLUMNS} FROM journal WHERE {where} ORDER BY seq", tuple(values)):
        seq, id, step, action, name, bulletins, at, editor, lamport, changes, prev_hash, own_hash = row
        touched = tuple(codec.loads(bulletins))
        yield Entry(seq, id, step, action, name, touched, at, editor, lamport, prev_hash, changes, own_hash)


def entry(conn: sqlite3.Connection, id: str) -> Entry | None:
    """The row of that id."""
    return next(iter(read(conn, "id=?", (id,))), None)


def last(conn: sqlite3.Connection) -> Entry | None:
    """The newest row; None at first."""
    return next(iter(read(conn, "seq = (SELECT max(seq) FROM journal)")), None)


def head(conn: sqlite3.Connection) -> tuple[int, str]:
    """How many rows there are and the last one's hash; (0, "") at first."""
    found = conn.execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return (found[0], found[1]) if found else (0, "")


def step(conn: sqlite3.Connection, id: str, source: SourceText) -> Step:
    """The whole step, however many rows it grew in. KeyError if there is none."""
    whole: Step | None = None
    for row in read(conn, "step=? AND action='do'", (id,)):
        part = step_of(row.step, row.name, codec.loads(row.changes), source)
        whole = part if whole is None else whole.then(part)
    if whole is None:
        raise KeyError(f"step {id} has no rows")
    return whole


def top(conn: sqlite3.Connection, state: Literal["done", "undone"]) -> StepHead | None:
    """The step that undo (done) or redo (undone) comes to next."""
    order = "DESC" if state == "done" else "ASC"
    query = f"SELECT {_HEAD} FROM step WHERE state=? ORDER BY first {order} LIMIT 1"
    return next(iter(_heads(conn.execute(query, (state,)))), None)


def stack(conn: sqlite3.Connection, state: Literal["done", "undone"]) -> list[StepHead]:
    """The steps that undo (done) or redo (undone) would walk, the next one last."""
    order = "ASC" if state == "done" else "DESC"
    return _heads(conn.execute(f"SELECT {_HEAD} FROM step WHERE state=? ORDER BY first {order}", (state,)))


def history(conn: sqlite3.Connection, bulletin: str | None) -> list[StepHead]:
    """All steps, or those of one bulletin, oldest first."""
    if bulletin is None:
        return _heads(conn.execute(f"SELECT {_HEAD} FROM step ORDER BY first"))
    mine = "id IN (SELECT step FROM step_bulletin WHERE bulletin=?)"
    return _heads(conn.execute(f"SELECT {_HEAD} FROM step WHERE {mine} ORDER BY first", (bulletin,)))


def traces(conn: sqlite3.Connection) -> dict[str, Trace]:
    """What steps that are done have left of each bulletin that more than one touched, or one that touched others too."""
    query = (
        "SELECT i.bulletin, count(DISTINCT s.id), max(j.seq) FROM step_bulletin i JOIN step s ON s.id = i.step "
        "JOIN journal j ON j.step = s.id AND j.action='do' WHERE s.state='done' GROUP BY i.bulletin "
        "HAVING count(DISTINCT s.id) > 1 OR max(s.bulletins LIKE '%,%')"
    )
    return {bulletin: Trace(steps, last) for bulletin, steps, last in conn.execute(query)}


def _heads(rows: Iterable[tuple[str, str, str, str, State, str]]) -> list[StepHead]:
    return [
        StepHead(id, name, at, tuple(codec.loads(bulletins)), state, editor)
        for id, name, at, bulletins, state, editor in rows
    ]
