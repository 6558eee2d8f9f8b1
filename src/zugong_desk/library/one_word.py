"""Searching for one word in everything, the search that is made most: without sets of parts, however many hold the word."""

import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice

from zugong_desk.library import letters, rows_part
from zugong_desk.library.hits import Hit, Hits
from zugong_desk.library.occurrences import HAVING, Occurrences
from zugong_desk.library.reading_parts import Order, places_of, read_issue

_TIMES = "SELECT cnt FROM letter WHERE term=?"
_BITS = rows_part.ISSUE_BITS


def search(conn: sqlite3.Connection, order: Order, word: str, wanted: slice) -> Hits | None:
    """The places of a word; None if it is one that the index does not find the whole of, such as a very long one."""
    occurrences = Occurrences(conn)
    if not occurrences.countable(word):
        return None
    absent = _absent(conn, order)
    pending = {id: text for id, text in occurrences.pending.items() if text and id >> _BITS not in absent}
    by_letter = len(word) == 1 and not absent
    ids, total = _by_letter(conn, occurrences, word) if by_letter else _by_rank(occurrences, word, absent)
    total += sum(text.count(word) for text in pending.values())
    ids = _with_pending(ids, pending, word)
    hits = tuple(islice(_hits(conn, order, word, ids), wanted.start, wanted.stop))
    return Hits(total, len({id >> _BITS for id in ids}), hits)


def _absent(conn: sqlite3.Connection, order: Order) -> Collection[int]:
    """The numbers of the issues that have parts and are not in the library."""
    (parted,) = conn.execute("SELECT count(*) FROM parted").fetchone()
    if parted == len(order):
        return ()
    return {number for (number,) in conn.execute("SELECT number FROM parted")} - order.keys()


def _by_letter(conn: sqlite3.Connection, occurrences: Occurrences, char: str) -> tuple[list[int], int]:
    """The parts that the index has for a character, in order of their ids, and how often it stands in them."""
    ids = [id for (id,) in conn.execute(HAVING, (letters.phrase(char),)) if id not in occurrences.pending]
    found = conn.execute(_TIMES, (letters.tokens(char),)).fetchone()
    before = sum(text.count(char) for (text,) in conn.execute("SELECT text FROM pending"))
    return ids, (found[0] if found else 0) - before


def _by_rank(occurrences: Occurrences, word: str, absent: Collection[int]) -> tuple[list[int], int]:
    """The same for any word, without the parts of issues that are absent."""
    ids, ranks = occurrences.ranked_rows(word)
    pending = occurrences.pending
    if absent or not pending.keys().isdisjoint(ids):
        rows = zip(ids, ranks, strict=True)
        kept = [row for row in rows if row[0] not in pending and row[0] >> _BITS not in absent]
        ids, ranks = [id for id, _ in kept], [rank for _, rank in kept]
    return list(ids), occurrences.count_ranked(word, ids, ranks)


def _with_pending(ids: list[int], pending: Mapping[int, str], word: str) -> list[int]:
    more = [id for id, text in pending.items() if word in text]
    return sorted([*ids, *more]) if more else ids


def _hits(conn: sqlite3.Connection, order: Order, word: str, ids: Sequence[int]) -> Iterator[Hit]:
    """The places, newest issue first; the ids of an issue's parts stand together."""
    holding = {id >> _BITS for id in ids} if len(ids) < len(order) else order.keys()
    for number in order:
        if number not in holding:
            continue
        first, last = bisect_left(ids, number << _BITS), bisect_left(ids, (number + 1) << _BITS)
        for part in read_issue(conn, number, order[number], ids[first:last]):
            for place in places_of(word, part.text):
                yield part.hit(place)
