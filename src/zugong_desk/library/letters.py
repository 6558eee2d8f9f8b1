"""The index of characters: every code point of a part is a token, so that any string stands in it as one phrase.

The tokenizer takes every character beyond ASCII for a letter; those of ASCII that it would fold or drop are written in
another way. `letters` is brought up to date in batches: `pending` keeps the text of a part as `letters` has it, and
searches read parts that are pending themselves.
"""

import sqlite3
from collections import Counter

MOST_PENDING = 48
"""Parts that a search reads itself at most, besides those of the step just written."""
LONGEST = 64
"""Code points of a word that are looked up; the rest of a longer one is compared with the text."""
_INDEXED = "SELECT text FROM part WHERE id NOT IN (SELECT part FROM pending) UNION ALL SELECT text FROM pending WHERE text != ''"
"""The texts as `letters` has them."""
_ESCAPED = {chr(code): f"x{code:02x}" for code in range(128) if not (chr(code).isdigit() or chr(code).islower())}


def tokens(text: str) -> str:
    """A text as `letters` takes it. A line feed is a token too, so that no phrase crosses a line."""
    return " ".join([_ESCAPED.get(char, char) for char in text])


def phrase(word: str) -> str:
    """What finds the word in `letters`, or for a long word its beginning."""
    return f'"{tokens(word[:LONGEST])}"'


def settle_if_due(conn: sqlite3.Connection) -> None:
    """Bring `letters` up to date if many parts are pending."""
    if conn.execute("SELECT count(*) FROM pending").fetchone()[0] > MOST_PENDING:
        settle(conn)


def settle(conn: sqlite3.Connection) -> None:
    """Bring `letters` up to date."""
    rows = conn.execute(
        "SELECT p.part, p.text, t.text FROM pending p LEFT JOIN part t ON t.id = p.part ORDER BY p.part"
    )
    for part, old, new in rows.fetchall():
        if old:
            conn.execute("INSERT INTO letters (letters, rowid, text) VALUES ('delete', ?, ?)", (part, tokens(old)))
        if new:
            conn.execute("INSERT INTO letters (rowid, text) VALUES (?, ?)", (part, tokens(new)))
    conn.execute("DELETE FROM pending")


def counts_agree(conn: sqlite3.Connection) -> bool:
    """Whether `letters` holds each token in as many parts and as often as their texts do."""
    parts, times = Counter[str](), Counter[str]()
    for (text,) in conn.execute(_INDEXED):
        found = Counter(_ESCAPED.get(char, char) for char in text)
        times.update(found)
        parts.update(found.keys())
    held = {term: (doc, count) for term, doc, count in conn.execute("SELECT term, doc, cnt FROM letter")}
    return held == {term: (parts[term], count) for term, count in times.items()}
