"""The tables of a library. Every change to them is a migration of its own; a released one is never edited."""

import sqlite3
from collections.abc import Callable, Mapping

from sqlite_utils import Database

from zugong_desk.library.marks import APPLICATION_ID, SCHEMA_VERSION
from zugong_desk.library.rows_part import make_all

Migration = Callable[[Database], None]


def _first(db: Database) -> None:
    _meta_and_bulletins(db)
    _reading_text(db)
    _shelf(db)
    _journal(db)
    for table in ("source", "parsed", "journal"):
        _make_append_only(db, table)


def _meta_and_bulletins(db: Database) -> None:
    db.table("meta").create({"key": str, "value": str}, pk="key", not_null={"value"})
    facts = {"title": str, "issue_no": str, "issuer": str, "date": str, "issue_number": int, "issue_year": int}
    facts |= {"issue_total": int, "date_iso": str, "year": int, "doubtful": int, "articles": int}
    counts = {"blocks": int, "annotations": int}
    columns = {"id": str, "file": str, "sha256": str, "imported_at": str, **facts, **counts}
    db.table("bulletin").create(columns, pk="id", not_null={"file", "sha256", "imported_at", "blocks", "annotations"})
    db.table("bulletin").create_index(["sha256"])
    source = {"bulletin": str, "encoding": str, "text": str, "text_sha256": str, "notes": str}
    db.table("source").create(source, pk="bulletin", foreign_keys=[("bulletin", "bulletin")], not_null=set(source))
    parsed = {"bulletin": str, "structure": str}
    db.table("parsed").create(parsed, pk="bulletin", foreign_keys=[("bulletin", "bulletin")], not_null=set(parsed))


def _reading_text(db: Database) -> None:
    block: dict[str, type] = {
        "bulletin": str,
        "id": str,
        "ord": int,
        "kind": str,
        "level": int,
        "confidence": float,
        "why": str,
    }
    block |= {"runs": str, "heads": str, "text": str, "sha256": str}
    _of_bulletins(db, "block", block, set(block))
    db.table("block").create_index(["bulletin", "ord"])
    place: dict[str, type] = {
        "bulletin": str,
        "id": str,
        "start_block": str,
        "start_offset": int,
        "end_block": str,
        "end_offset": int,
    }
    place |= {"quote": str, "prefix": str, "suffix": str, "orphan": str}
    _of_bulletins(db, "place", place, set(place) - {"orphan"})
    annotation: dict[str, type] = {
        "bulletin": str,
        "id": str,
        "tag": str,
        "note": str,
        "name": str,
        "organisation": str,
        "place": str,
    }
    annotation |= {"period": str, "results": str, "recognition": str, "rating": int}
    _of_bulletins(db, "annotation", annotation, set(annotation))
    db.table("annotation").create_index(["tag"])


def _of_bulletins(db: Database, name: str, columns: Mapping[str, type], not_null: set[str]) -> None:
    keys = [("bulletin", "bulletin", "id")]
    db.table(name).create(dict(columns), pk=("bulletin", "id"), foreign_keys=keys, not_null=not_null)


def _shelf(db: Database) -> None:
    texts = {"definition": str, "use_when": str, "not_when": str, "example": str}
    tag = {"id": str, "name": str, "parent": str, **texts, "colour": int, "shape": int, "order": int}
    db.table("tag").create(tag, pk="id", not_null=set(tag))
    collection = {"id": str, "name": str, "order": int}
    db.table("collection").create(collection, pk="id", not_null=set(collection))
    excerpt = {"id": str, "collection": str, "bulletin": str, "order": int, "taken": str, "text": str}
    excerpt |= {"title": str, "section": str, "note": str}
    db.table("excerpt").create(excerpt, pk="id", foreign_keys=[("bulletin", "bulletin", "id")], not_null=set(excerpt))
    standing = {"id": str, "present": int, "progress": str}
    db.table("standing").create(standing, pk="id", foreign_keys=[("id", "bulletin", "id")], not_null=set(standing))


def _journal(db: Database) -> None:
    journal = {"seq": int, "id": str, "step": str, "action": str, "name": str, "bulletins": str, "at": str}
    journal |= {"editor": str, "lamport": int, "changes": str, "prev_hash": str, "hash": str}
    db.table("journal").create(journal, pk="seq", not_null=set(journal))
    db.table("journal").create_index(["id"], unique=True)
    db.table("journal").create_index(["step", "seq"])
    db.table("journal").create_index(["editor", "seq"])
    step = {"id": str, "first": int, "name": str, "bulletins": str, "at": str, "editor": str, "state": str}
    db.table("step").create(step, pk="id", not_null=set(step))
    db.table("step").create_index(["state", "first"])
    db.table("step_bulletin").create({"bulletin": str, "step": str}, pk=("bulletin", "step"))


def _make_append_only(db: Database, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        db.conn.execute(
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _teaching(db: Database) -> None:
    """Whether the parser may learn from an issue; from those that were there, it may."""
    db.table("standing").add_column("teaches", int, not_null_default=1)


def _imprints(db: Database) -> None:
    """How a source is printed, for forms that say; sources without a row are plain text."""
    imprint: dict[str, type] = {"bulletin": str, "form": str, "data": bytes, "sha256": str}
    keys = [("bulletin", "bulletin", "id")]
    db.table("imprint").create(imprint, pk="bulletin", foreign_keys=keys, not_null=set(imprint))
    _make_append_only(db, "imprint")


def _proofreading(db: Database) -> None:
    """What editors decided of findings, how rules are set, rows and names of the house; and what checks last gave.

    `proof` holds nothing that cannot be worked out again: what an issue states, and how many findings were open, as long
    as `stamp` is that of the issue and the rules.
    """
    decision = ("id", "rule", "verdict", "scope", "bulletin", "word", "left", "right", "before", "after", "note")
    entry = ("id", "table", "wrong", "right", "when", "unless", "severity", "note", "since", "until")
    name = ("id", "sort", "name", "confirmed", "also", "post", "note", "since", "until")
    for table, columns in (("decision", decision), ("rule_setting", ("id", "value")), ("entry", entry), ("name", name)):
        types: dict[str, type] = dict.fromkeys(columns, str) | ({"confirmed": int} if table == "name" else {})
        db.table(table).create({column: types[column] for column in columns}, pk="id", not_null=set(columns))
    db.table("decision").create_index(["bulletin"])
    proof: dict[str, type] = {"bulletin": str, "stamp": str, "open": int, "settled": int, "stated": str}
    db.table("proof").create(proof, pk="bulletin", foreign_keys=[("bulletin", "bulletin", "id")], not_null=set(proof))


def _practices(db: Database) -> None:
    """Values of practices tied to their passages, keys and retired tags, kept searches, and what searches look up.

    `part` holds the reading text of an issue by articles and what stands between them, `letters` its characters one by
    one, `pending` the text of a part as `letters` still has it if that is another, `sound` how names are typed in pinyin.
    All four can always be made again.
    """
    db.table("annotation").add_column("grounds", str, not_null_default="[]")
    db.table("annotation").add_column("example", int, not_null_default=0)
    db.table("tag").add_column("key", str, not_null_default="")
    db.table("tag").add_column("retired", int, not_null_default=0)
    db.table("name").add_column("within", str, not_null_default="")
    kept: dict[str, type] = {"id": str, "name": str, "query": str, "order": int}
    db.table("search").create(kept, pk="id", not_null=set(kept))
    refusal: dict[str, type] = dict.fromkeys(("id", "tag", "bulletin", "text"), str)
    db.table("refusal").create(refusal, pk="id", not_null=set(refusal))
    _parts(db)


def _parts(db: Database) -> None:
    parted = {"number": int, "bulletin": str, "made": int}
    db.table("parted").create(parted, pk="number", foreign_keys=[("bulletin", "bulletin", "id")], not_null=set(parted))
    db.table("parted").create_index(["bulletin"], unique=True)
    part: dict[str, type] = {"id": int, "number": int, "ord": int, "title": str, "org": str, "column": str}
    part |= {"place": str, "size": int, "stamp": str, "lines": str, "text": str}
    db.table("part").create(part, pk="id", foreign_keys=[("number", "parted", "number")], not_null=set(part))
    for columns in (["number", "ord", "size"], ["org"], ["column"], ["place"], ["title"]):
        db.table("part").create_index(columns)
    db.table("pending").create({"part": int, "text": str}, pk="part", not_null={"text"})
    sound = {"name": str, "lead": str, "spelling": str, "keys": str}
    db.table("sound").create(sound, pk="name", not_null=set(sound))
    db.conn.execute("CREATE VIRTUAL TABLE letters USING fts5(text, content='', columnsize=0, tokenize='ascii')")
    db.conn.execute("CREATE VIRTUAL TABLE letter USING fts5vocab(letters, row)")
    make_all(db.conn)


def _publications(db: Database) -> None:
    """How collections are laid out, sections of their own, and citations in an editor's words."""
    for column in ("subtitle", "maker", "date", "preface"):
        db.table("collection").add_column(column, str, not_null_default="")
    db.table("collection").add_column("citing", str, not_null_default="full")
    for column, at_first in (("contents", 0), ("sources", 0), ("numbered", 1), ("run_in", 0), ("details", 0)):
        db.table("collection").add_column(column, int, not_null_default=at_first)
    section: dict[str, type] = {"id": str, "collection": str, "order": int, "title": str, "level": int, "lead": str}
    db.table("section").create(section, pk="id", not_null=set(section))
    db.table("excerpt").add_column("citation", str, not_null_default="")


MIGRATIONS: tuple[Migration, ...] = (_first, _teaching, _imprints, _proofreading, _practices, _publications)
"""Migration i brings a library from schema version i to i + 1."""


def build(conn: sqlite3.Connection) -> None:
    """Make the tables of a new library, inside the transaction that is open on the connection."""
    migrate(conn, 0, MIGRATIONS)
    conn.execute(f"PRAGMA application_id={APPLICATION_ID}")


def migrate(conn: sqlite3.Connection, version: int, migrations: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the tables from `version` to the newest, inside the transaction that is open on the connection."""
    db = Database(conn, recursive_triggers=False, execute_plugins=False)
    for migration in migrations[version:]:
        migration(db)
    conn.execute(f"PRAGMA user_version={len(migrations)}")


def shape(conn: sqlite3.Connection) -> dict[str, str]:
    """The SQL that made each table, index and trigger, by name, white space evened out."""
    rows = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


if len(MIGRATIONS) != SCHEMA_VERSION:  # pragma: no cover
    raise ImportError("marks.SCHEMA_VERSION must count the migrations")
