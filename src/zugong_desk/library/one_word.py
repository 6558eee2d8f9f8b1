"""Searching for one word in everything, the search that is made most: without sets of parts, however many hold the word."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from zugong_desk.library import letters, rows_part
from zugong_desk.library.hits import Hit, Hits
from zugong_desk.library.occurrences import HAVING, Occurrences
from zugong_desk.library.reading_parts import Order, places_of, read_issue

_TIMES = "SELECT cnt FROM letter WHERE term=?"


def search(conn: sqlite3.Connection, order: Order, word: str, wanted: slice) -> Hits | None:
    """The places of a word; None if they are better found as those of any query: some issues are not in the library, or
    the word is a long one.
    """
    occurrences = Occurrences(conn)
    (parted,) = conn.execute("SELECT count(*) FROM parted").fetchone()
    if parted != len(order) or not occurrences.countable(word):
        return None
    ids, total = (_by_letter if len(word) == 1 else _by_rank)(conn, occurrences, word)
    bits = rows_part.ISSUE_BITS
    hits = tuple(islice(_hits(conn, order, word, ids), wanted.start, wanted.stop))
    return Hits(total, len({id >> bits for id in ids}), hits)


def _by_letter(conn: sqlite3.Connection, occurrences: Occurrences, char: str) -> tuple[list[int], int]:
    """The parts that hold a character, in order of their ids, and how often it stands in them all."""
    ids = [id for (id,) in conn.execute(HAVING, (letters.phrase(char),))]
    found = conn.execute(_TIMES, (letters.tokens(char),)).fetchone()
    pending = occurrences.pending
    before = sum(text.count(char) for (text,) in conn.execute("SELECT text FROM pending"))
    now = sum(text.count(char) for text in pending.values())
    return _with_pending(ids, occurrences, char), (found[0] if found else 0) - before + now


def _by_rank(conn: sqlite3.Connection, occurrences: Occurrences, word: str) -> tuple[list[int], int]:
    """The same for any word that the index can count."""
    del conn
    ids, ranks = occurrences.ranked_rows(word)
    if not occurrences.pending.keys().isdisjoint(ids):
        kept = [pair for pair in zip(ids, ranks, strict=True) if pair[0] not in occurrences.pending]
        ids, ranks = [id for id, _ in kept], [rank for _, rank in kept]
    total = occurrences.count_ranked(word, ids, ranks)
    total += sum(text.count(word) for text in occurrences.pending.values())
    return _with_pending(ids, occurrences, word), total


def _with_pending(ids: Sequence[int], occurrences: Occurrences, word: str) -> list[int]:
    pending = occurrences.pending
    if not pending:
        return list(ids)
    indexed = [id for id in ids if id not in pending]
    return sorted([*indexed, *(id for id, text in pending.items() if word in text)])


def _hits(conn: sqlite3.Connection, order: Order, word: str, ids: Sequence[int]) -> Iterator[Hit]:
    """The places, newest issue first; the ids of an issue's parts stand together."""
    bits = rows_part.ISSUE_BITS
    at = {id >> bits for id in ids} if len(ids) < len(order) else order.keys()
    for number in order:
        if number not in at:
            continue
        first, last = bisect_left(ids, number << bits), bisect_left(ids, (number + 1) << bits)
        for part in read_issue(conn, number, order[number], ids[first:last]):
            for place in places_of(word, part.text):
                yield part.hit(place)
