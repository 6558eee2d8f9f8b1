"""How often words stand in parts, counted by the index where that can be done without reading the parts."""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from zugong_desk.library import letters

FEW = 200
"""Parts that are sooner read than told apart by rank."""
SOONER_READ = 8_000
"""Parts that are sooner read than all parts with the word are ranked."""
HAVING = "SELECT rowid FROM letters WHERE letters MATCH ?"
_RANKED = "SELECT rowid, bm25(letters) FROM letters WHERE letters MATCH ?"
_TEXTS = "SELECT id, text FROM part WHERE id IN (SELECT value FROM json_each(?))"


class Occurrences:
    """Looks words up, each once for all that is asked of it.

    The rank that SQLite gives a part for one word depends on nothing but how often the word stands in it, since the index
    keeps no lengths: so one part of each rank is read, and its count holds for all parts of that rank.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._ids: dict[str, set[int]] = {}

    @cached_property
    def pending(self) -> Mapping[int, str]:
        """The texts, by id, of the parts that the index does not have as they now are; of gone ones ""."""
        rows = self._conn.execute("SELECT p.part, t.text FROM pending p LEFT JOIN part t ON t.id = p.part")
        return {part: text or "" for part, text in rows}

    def parts_with(self, word: str) -> set[int]:
        """The parts that hold the word, those of issues that are not in the library too."""
        if not _stands_anywhere(word):
            return set()
        found = self._having(word).difference(self.pending)
        if len(word) > letters.LONGEST:
            found = {id for id, text in self.texts(found) if word in text}
        return found | {id for id, text in self.pending.items() if word in text}

    def count(self, word: str, parts: Collection[int]) -> int:
        """How often the word stands in the parts; places do not overlap."""
        if not _stands_anywhere(word):
            return 0
        having = self._having(word)
        indexed = [id for id in parts if id in having and id not in self.pending]
        total = sum(text.count(word) for id, text in self.pending.items() if id in parts)
        if len(word) > letters.LONGEST or len(indexed) <= SOONER_READ:
            return total + self._read(word, indexed)
        ranks = dict(zip(*self.ranked_rows(word), strict=True))
        return total + self.count_ranked(word, indexed, [ranks[id] for id in indexed])

    def countable(self, word: str) -> bool:
        """Whether the index finds the whole of a word that may stand somewhere."""
        return _stands_anywhere(word) and len(word) <= letters.LONGEST

    def count_ranked(self, word: str, parts: Sequence[int], ranks: Sequence[float]) -> int:
        """How often the word stands in parts of these ranks, which are not pending."""
        if len(parts) <= FEW:
            return self._read(word, parts)
        if doubled := self._doubled(word):
            plain = [(id, rank) for id, rank in zip(parts, ranks, strict=True) if id not in doubled]
            read = self._read(word, [id for id in parts if id in doubled])
            return read + self._by_rank(word, [id for id, _ in plain], [rank for _, rank in plain])
        return self._by_rank(word, parts, ranks)

    def _by_rank(self, word: str, parts: Sequence[int], ranks: Sequence[float]) -> int:
        standing_for = dict(zip(ranks, parts, strict=True))
        times = {id: text.count(word) for id, text in self.texts(standing_for.values())}
        return sum(count * times[standing_for[rank]] for rank, count in Counter(ranks).items())

    def _doubled(self, word: str) -> set[int]:
        """The parts in which two places of the word share characters, as 哈哈 in 哈哈哈: the index counts both."""
        shifts = [at for at in range(1, len(word)) if word.startswith(word[at:])]
        return set().union(*(self.parts_with(word[:at] + word) for at in shifts))

    def _read(self, word: str, parts: Iterable[int]) -> int:
        return sum(text.count(word) for _, text in self.texts(parts))

    def texts(self, parts: Iterable[int]) -> Iterable[tuple[int, str]]:
        """The texts of parts, by id."""
        return self._conn.execute(_TEXTS, (json.dumps(list(parts)),))

    def ranked_rows(self, word: str) -> tuple[Sequence[int], Sequence[float]]:
        """The parts that the index has for the word, by id, and their ranks."""
        rows = self._conn.execute(_RANKED, (letters.phrase(word),)).fetchall()
        return tuple(zip(*rows, strict=True)) if rows else ((), ())  # type: ignore[return-value]

    def _having(self, word: str) -> set[int]:
        if word not in self._ids:
            rows = self._conn.execute(HAVING, (letters.phrase(word),))
            self._ids[word] = {id for (id,) in rows}
        return self._ids[word]


def _stands_anywhere(word: str) -> bool:
    """Whether a text may hold the word within a line: no line feed, no half character (a lone surrogate)."""
    return bool(word) and "\n" not in word and word.encode("utf-8", "ignore").decode() == word
