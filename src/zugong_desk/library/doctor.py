"""Examining a library from top to bottom: every check says what it looked at and what, if anything, is wrong."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from zugong_desk.domain.change import ChangeError
from zugong_desk.library import (
    codec,
    journal,
    letters,
    rows_block,
    rows_bulletin,
    rows_part,
    rows_place,
    rows_shelf,
    schema,
)
from zugong_desk.library.replay import replay

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One examination: its name in code and on screen, whether all is well, and what was found."""

    code: str
    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """All examinations of a library."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        return all(check.ok for check in self.checks)


_Faults = Callable[[sqlite3.Connection], Iterator[str]]


def examine(conn: sqlite3.Connection) -> Report:
    """Run every check; one that stumbles over damage counts as failed and the others go on."""
    return Report(tuple(_run(conn, code, name, faults) for code, name, faults in _CHECKS))


def _run(conn: sqlite3.Connection, code: str, name: str, faults: _Faults) -> Check:
    try:
        found = list(faults(conn))
    except (sqlite3.Error, ChangeError, *codec.UNFIT) as error:
        found = [f"{type(error).__name__}: {error}"]
    shown = "；".join(found[:_SHOWN]) + (f"；等 {len(found)} 处" if len(found) > _SHOWN else "")
    return Check(code, name, not found, shown or "完好")


def _integrity(conn: sqlite3.Connection) -> Iterator[str]:
    for (line,) in conn.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield line


def _foreign_keys(conn: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check"):
        yield f"{table} 第 {row} 行在 {parent} 里没有对应"


def _shape(conn: sqlite3.Connection) -> Iterator[str]:
    """The tables are ours: nothing added, such as a trigger that would write on its own, nothing gone."""
    model = sqlite3.connect(":memory:", isolation_level=None)
    try:
        schema.build(model)
        expected = schema.shape(model)
    finally:
        model.close()
    found = schema.shape(conn)
    for name in sorted(found.keys() | expected.keys()):
        if name != "sqlar" and found.get(name) != expected.get(name):
            yield f"{name} 与本版本的结构不同"


def _chain(conn: sqlite3.Connection) -> Iterator[str]:
    """Rows count up without a gap, and each carries the hash of its editor's row before it."""
    last: dict[str, str] = {}
    for expected, entry in enumerate(journal.read(conn), 1):
        if entry.seq != expected or entry.prev_hash != last.get(entry.editor, "") or entry.hash != entry.true_hash():
            yield f"第 {entry.seq} 条步骤（{entry.name}）与前后不连贯"
        last[entry.editor] = entry.hash


def _texts(conn: sqlite3.Connection) -> Iterator[str]:
    for bulletin, id, text, expected in conn.execute("SELECT bulletin, id, text, sha256 FROM block"):
        if rows_block.text_hash(text) != expected:
            yield f"期刊 {bulletin} 段块 {id} 的文字与校验和不符"
    for bulletin, text, expected in conn.execute("SELECT bulletin, text, text_sha256 FROM source"):
        if rows_block.text_hash(text) != expected:
            yield f"期刊 {bulletin} 的原文与校验和不符"
    for bulletin, printed, expected in conn.execute("SELECT bulletin, data, sha256 FROM imprint"):
        if sha256(printed).hexdigest() != expected:
            yield f"期刊 {bulletin} 的版面记录与校验和不符"


def _runs(conn: sqlite3.Connection) -> Iterator[str]:
    for bulletin in rows_bulletin.ids(conn):
        try:
            rows_block.load(conn, bulletin, rows_bulletin.source_text(conn, bulletin))
        except codec.UNFIT as error:
            yield f"期刊 {bulletin}：{error}"


def _quotes(conn: sqlite3.Connection) -> Iterator[str]:
    for bulletin in rows_bulletin.ids(conn):
        for id, quote in rows_place.untrue_places(conn, rows_bulletin.load(conn, bulletin)):
            yield f"期刊 {bulletin} 的 {id}（“{quote[:12]}”）与所在文字对不上"


def _replay(conn: sqlite3.Connection) -> Iterator[str]:
    made = replay(conn)
    for id, bulletin in made.bulletins.items():
        if rows_bulletin.load(conn, id) != bulletin:
            yield f"期刊 {id} 与历史记录推得的不同"
    if rows_shelf.load(conn) != made.shelf:
        yield "标签、摘编或期刊状态与历史记录推得的不同"
    if {head.id: head.state for head in journal.history(conn, None)} != made.states:
        yield "步骤的状态与历史记录推得的不同"


def _counts(conn: sqlite3.Connection) -> Iterator[str]:
    actual = (
        "SELECT id FROM bulletin b WHERE blocks != (SELECT count(*) FROM block WHERE bulletin = b.id) "
        "OR annotations != (SELECT count(*) FROM annotation WHERE bulletin = b.id)"
    )
    for (id,) in conn.execute(actual):
        yield f"期刊 {id} 的段块数或标注数记错"
    for bulletin, id in conn.execute("SELECT bulletin, id FROM annotation WHERE tag NOT IN (SELECT id FROM tag)"):
        yield f"期刊 {bulletin} 的标注 {id} 用了不存在的标签"


def _parts(conn: sqlite3.Connection) -> Iterator[str]:
    """Each issue's parts hold its lines, and the index holds each of their characters as often as they do."""
    for bulletin in rows_bulletin.ids(conn):
        if not rows_part.tells(conn, bulletin):
            yield f"期刊 {bulletin} 的检索文字与阅读稿不同"
    if not letters.counts_agree(conn):
        yield "检索索引与文字不符"


_CHECKS: tuple[tuple[str, str, _Faults], ...] = (
    ("integrity", "文件结构", _integrity),
    ("foreign_keys", "表间对应", _foreign_keys),
    ("shape", "表的结构", _shape),
    ("chain", "历史的连贯", _chain),
    ("texts", "文字的校验和", _texts),
    ("runs", "文字与原件的对应", _runs),
    ("quotes", "标注与文字的对应", _quotes),
    ("replay", "现状与历史的一致", _replay),
    ("counts", "计数与标签", _counts),
    ("parts", "检索与文字的对应", _parts),
)
