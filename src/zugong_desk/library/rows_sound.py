"""How names are typed in pinyin: worked out once for each name that parts bear, and looked up by what is typed."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass

from zugong_desk.domain.query import Field

_PRESENT = "number IN (SELECT d.number FROM parted d JOIN standing s ON s.id = d.bulletin AND s.present AND d.number = part.number)"
_PARTS = {Field.ORG: "org", Field.PLACE: "place", Field.COLUMN: '"column"'}
_SAID = {Field.ORG: "organisation", Field.PLACE: "place"}
_EVERY = " UNION ".join(f"SELECT {name} AS name FROM part" for name in ("title", *_PARTS.values()))


@dataclass(frozen=True, slots=True)
class Sound:
    """A name, its initials, its syllables without blanks, and all its readings as the desk writes them."""

    name: str
    lead: str
    spelling: str
    keys: str


def names(conn: sqlite3.Connection, field: Field) -> list[str]:
    """The organisations, places or columns of the parts and practices there are; "" if some have none."""
    queries = [f"SELECT {_PARTS[field]} FROM part"]
    if field in _SAID:
        queries.append(f"SELECT {_SAID[field]} FROM annotation WHERE {_SAID[field]} != ''")
    return sorted(name for (name,) in conn.execute(" UNION ".join(queries)))


def lacking(conn: sqlite3.Connection, limit: int) -> list[str]:
    """Names that parts bear and that have no sound yet."""
    query = f"SELECT name FROM ({_EVERY}) WHERE name != '' AND name NOT IN (SELECT name FROM sound) LIMIT ?"
    return [name for (name,) in conn.execute(query, (limit,))]


def write(conn: sqlite3.Connection, sounds: Iterable[Sound]) -> None:
    """Put sounds in the place of older ones."""
    rows = [astuple(sound) for sound in sounds]
    conn.executemany("INSERT OR REPLACE INTO sound (name, lead, spelling, keys) VALUES (?,?,?,?)", rows)


def fitting(conn: sqlite3.Connection, letters: str, limit: int) -> list[Sound]:
    """The names that hold the letters (folded) in this order, as characters or initials, or at a stretch spelt out.

    The shortest come first.
    """
    pattern = "%".join(["", *(f"\\{letter}" if letter in "%_\\" else letter for letter in letters), ""])
    query = (
        "SELECT name, lead, spelling, keys FROM sound WHERE lead LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\' "
        "OR instr(spelling, ?) ORDER BY length(name) LIMIT ?"
    )
    return [Sound(*row) for row in conn.execute(query, (pattern, pattern, letters, limit))]


def articles_called(conn: sqlite3.Connection, wanted: Collection[str]) -> dict[tuple[str, str], int]:
    """How many articles bear each of the names, by column and name, in the issues present."""
    listed = json.dumps(sorted(wanted))
    found: dict[tuple[str, str], int] = {}
    for column in ("title", *_PARTS.values()):
        query = (
            f"SELECT {column}, count(*) FROM part WHERE {column} IN (SELECT value FROM json_each(?)) AND {_PRESENT} "
            f"AND title != '' GROUP BY 1"
        )
        found |= {(column.strip('"'), name): count for name, count in conn.execute(query, (listed,))}
    return found


def newest_titled(conn: sqlite3.Connection, order: Mapping[int, str], title: str) -> int | None:
    """The part of that title in the newest issue present."""
    rows = conn.execute("SELECT number, id FROM part WHERE title=?", (title,)).fetchall()
    rank = {number: at for at, number in enumerate(order)}
    found = sorted((rank[number], id) for number, id in rows if number in rank)
    return int(found[0][1]) if found else None
