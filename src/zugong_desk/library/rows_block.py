"""The rows of blocks: one each, in an order with gaps so that a split writes two rows and not the whole bulletin."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import BlockChange, Change, JoinChange, SplitChange, touched_blocks
from zugong_desk.library import codec

GAP = 1 << 32
_MOST = 1 << 62
_COLUMNS = "id, kind, level, confidence, why, runs, heads, text"
_INSERT = (
    "INSERT INTO block (bulletin, id, ord, kind, level, confidence, why, runs, heads, text, sha256) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
_UPDATE = (
    "UPDATE block SET kind=?, level=?, confidence=?, why=?, runs=?, heads=?, text=?, sha256=? WHERE bulletin=? AND id=?"
)


def insert_all(conn: sqlite3.Connection, bulletin: Bulletin) -> None:
    """The rows of a bulletin that has none yet."""
    rows = ((bulletin.id, block.id, GAP * at, *_fields(block)) for at, block in enumerate(bulletin.blocks, 1))
    conn.executemany(_INSERT, rows)


def write_touched(conn: sqlite3.Connection, after: Bulletin, changes: Sequence[Change]) -> None:
    """Bring the rows of the blocks that the changes touch to how they stand in `after`."""
    placed = _placed(changes)
    kept = [after.block(id) for id in touched_blocks(changes) - placed if id in after.position]
    conn.executemany(_UPDATE, [(*_fields(block), after.id, block.id) for block in kept])
    if placed:
        conn.executemany("DELETE FROM block WHERE bulletin=? AND id=?", [(after.id, id) for id in placed])
        _insert_between(conn, after, sorted(after.position[id] for id in placed if id in after.position))


def _placed(changes: Iterable[Change]) -> set[str]:
    """The blocks that the changes put in, take out or put elsewhere."""
    out: set[str] = set()
    for change in changes:
        if isinstance(change, SplitChange | JoinChange):
            out.add(change.second)
        elif isinstance(change, BlockChange):
            out |= {block.id for block in (change.before, change.after) if block}
    return out


def _insert_between(conn: sqlite3.Connection, after: Bulletin, positions: list[int]) -> None:
    for first, last in _stretches(positions):
        low = _ord(conn, after, first - 1) if first else 0
        high = _ord(conn, after, last + 1) if last + 1 < len(after.blocks) else low + (last - first + 2) * GAP
        step = (high - low) // (last - first + 2)
        if step < 1 or high > _MOST:
            _renumber(conn, after)
            return
        rows = (
            (after.id, block.id, low + step * at, *_fields(block))
            for at, block in enumerate(after.blocks[first : last + 1], 1)
        )
        conn.executemany(_INSERT, rows)


def _stretches(positions: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each unbroken stretch of rising numbers."""
    for _, group in groupby(enumerate(positions), lambda pair: pair[1] - pair[0]):
        stretch = [position for _, position in group]
        yield stretch[0], stretch[-1]


def _ord(conn: sqlite3.Connection, after: Bulletin, position: int) -> int:
    key = (after.id, after.blocks[position].id)
    return int(conn.execute("SELECT ord FROM block WHERE bulletin=? AND id=?", key).fetchone()[0])


def _renumber(conn: sqlite3.Connection, after: Bulletin) -> None:
    """Write all rows anew with fresh gaps, once no number is left between two of them."""
    conn.execute("DELETE FROM block WHERE bulletin=?", (after.id,))
    insert_all(conn, after)


def _fields(block: Block) -> tuple[object, ...]:
    label = block.label
    runs, heads = codec.dumps(codec.runs_json(block.runs)), codec.dumps(codec.heads_json(block.heads))
    return label.kind.value, label.level, label.confidence, label.why, runs, heads, block.text, text_hash(block.text)


def text_hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def load(conn: sqlite3.Connection, bulletin: str, source: str) -> tuple[Block, ...]:
    """The blocks of a bulletin in order; one of `codec.UNFIT` if a row does not fit the source or its own text."""
    rows = conn.execute(f"SELECT {_COLUMNS} FROM block WHERE bulletin=? ORDER BY ord", (bulletin,))
    return tuple(_block(row, source) for row in rows)


def _block(row: tuple[str, str, int, float, str, str, str, str], source: str) -> Block:
    id, kind, level, confidence, why, runs, heads, text = row
    marked = () if heads == "[]" else codec.heads_of(codec.loads(heads))
    label = codec.label_of((kind, level, confidence, why))
    block = Block(id, label, codec.runs_of(codec.loads(runs), source), marked)
    if block.text != text:
        raise ValueError(f"the text of block {id} is not that of its runs")
    return block
