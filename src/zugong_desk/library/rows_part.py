"""The rows of parts: an issue's articles and the stretches between them, kept for searches, outside the history."""

import contextlib
import sqlite3
from collections.abc import Sequence
from hashlib import sha256

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, Change, PlaceChange
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.parts import Line, Part, parts
from zugong_desk.domain.runs import typed
from zugong_desk.library import codec, letters

MADE = 1
"""Another for each way of dividing issues into parts and of naming them; a new one needs a migration that makes all."""
ISSUE_BITS = 20
"""A part's id is its issue's number and, in that many bits, a number of its own."""
_COLUMNS = 'ord, title, org, "column", place, size, stamp, lines, text'
_STAMP = -3
_INSERT = f"INSERT INTO part (id, number, {_COLUMNS}) VALUES ({','.join('?' * 11)})"
_UPDATE = f"UPDATE part SET {', '.join(f'{name}=?' for name in _COLUMNS.split(', '))} WHERE id=?"
_KEEP = "INSERT OR IGNORE INTO pending (part, text) VALUES (?, ?)"
_KEEP_OLD = "INSERT OR IGNORE INTO pending (part, text) SELECT id, text FROM part WHERE id=?"
_TEXT_ONLY = (PlaceChange, AnnotationChange)


def write_touched(conn: sqlite3.Connection, after: Bulletin, changes: Sequence[Change]) -> None:
    """Bring the parts of a bulletin to how it stands in `after`, if the changes touch its blocks."""
    if not all(isinstance(change, _TEXT_ONLY) for change in changes):
        write(conn, after.id, after.lines)


def write(conn: sqlite3.Connection, bulletin: str, lines: Sequence[Block]) -> None:
    """Bring the parts of a bulletin to how its lines stand; rows that stay as they are are not written."""
    number = _number(conn, bulletin)
    fresh = [_fields(part) for part in parts(lines)]
    old = conn.execute("SELECT id, ord, stamp FROM part WHERE number=? ORDER BY ord", (number,)).fetchall()
    then, now = [row[2] for row in old], [str(fields[_STAMP]) for fields in fresh]
    first = _alike(then, now)
    last = _alike(then[first:][::-1], now[first:][::-1])
    _replace(conn, number, (old[first : len(old) - last], fresh[first : len(fresh) - last], first))
    if len(old) != len(fresh) and last:
        moved = ((len(fresh) - last + at, row[0]) for at, row in enumerate(old[len(old) - last :]))
        conn.executemany("UPDATE part SET ord=? WHERE id=?", moved)
    letters.settle_if_due(conn)


def _number(conn: sqlite3.Connection, bulletin: str) -> int:
    found = conn.execute("SELECT number, made FROM parted WHERE bulletin=?", (bulletin,)).fetchone()
    if found is None:
        return int(conn.execute("INSERT INTO parted (bulletin, made) VALUES (?,?)", (bulletin, MADE)).lastrowid or 0)
    if found[1] != MADE:
        conn.execute("UPDATE parted SET made=? WHERE number=?", (MADE, found[0]))
    return int(found[0])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many at the beginning are the same."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


_Old = list[tuple[int, int, str]]


def _replace(conn: sqlite3.Connection, number: int, change: tuple[_Old, list[tuple[str | int, ...]], int]) -> None:
    """Put fresh parts, the first of which is the part of index `at`, in the place of old ones."""
    old, fresh, at = change
    for row, fields in zip(old, fresh, strict=False):
        conn.execute(_KEEP_OLD, (row[0],))
        conn.execute(_UPDATE, (at, *fields, row[0]))
        at += 1
    for row in old[len(fresh) :]:
        conn.execute(_KEEP_OLD, (row[0],))
        conn.execute("DELETE FROM part WHERE id=?", (row[0],))
    for fields in fresh[len(old) :]:
        id = _free_id(conn, number)
        conn.execute(_KEEP, (id, ""))
        conn.execute(_INSERT, (id, number, at, *fields))
        at += 1


def _free_id(conn: sqlite3.Connection, number: int) -> int:
    """An id that no part of the issue has."""
    highest = conn.execute("SELECT max(id) FROM part WHERE number=?", (number,)).fetchone()[0]
    return (number << ISSUE_BITS if highest is None else highest) + 1


def _fields(part: Part) -> tuple[str | int, ...]:
    """The values of a row behind `ord`."""
    lines = codec.dumps([[line.block, line.kind.value, line.size] for line in part.lines])
    said = part.title, part.org, part.column, part.place
    stamp = sha256("\0".join((*said, lines, part.text)).encode()).hexdigest()[:24]
    return *said, len(part.text), stamp, lines, part.text


def lines_of(text: str) -> tuple[Line, ...]:
    """What the column `lines` says. One of `codec.UNFIT` if it does not fit."""
    return tuple(Line(block, Kind(kind), size) for block, kind, size in codec.loads(text))


def make_all(conn: sqlite3.Connection) -> None:
    """The parts of all issues that have none yet or parts of an older make.

    An issue whose rows do not fit is left out: it does not stop the others, and the doctor tells of it.
    """
    lacking = "SELECT b.id FROM bulletin b LEFT JOIN parted p ON p.bulletin = b.id WHERE coalesce(p.made, 0) != ? ORDER BY b.rowid"
    for (bulletin,) in conn.execute(lacking, (MADE,)).fetchall():
        with contextlib.suppress(*codec.UNFIT):
            write(conn, bulletin, lines_as_stored(conn, bulletin))


def tells(conn: sqlite3.Connection, bulletin: str) -> bool:
    """Whether the parts of a bulletin hold its lines as they stand."""
    rows = conn.execute(
        "SELECT lines, size, text FROM part WHERE number = (SELECT number FROM parted WHERE bulletin=?) ORDER BY ord",
        (bulletin,),
    ).fetchall()
    told = [line for lines, _, _ in rows for line in lines_of(lines)]
    lines = lines_as_stored(conn, bulletin)
    return (
        told == [Line(block.id, block.kind, len(block.text)) for block in lines]
        and "\n".join(text for *_, text in rows) == "\n".join(block.text for block in lines)
        and all(size == len(text) for _, size, text in rows)
    )


def lines_as_stored(conn: sqlite3.Connection, bulletin: str) -> list[Block]:
    """The lines of a bulletin with their texts and heads but not where they come from, which parts do not tell."""
    rows = conn.execute(
        "SELECT id, kind, level, confidence, why, heads, text FROM block WHERE bulletin=? ORDER BY ord", (bulletin,)
    )
    blocks = (
        Block(id, codec.label_of(label), typed(text), codec.heads_of(codec.loads(heads)))
        for id, *label, heads, text in rows
    )
    return [block for block in blocks if not block.aside]
