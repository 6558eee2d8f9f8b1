"""The rows of the import queue, counted as they change, so that no question about all of them looks at each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zugong_desk.desk.import_queue import Parcel
from zugong_desk.ui.imports.entry import IMPORTED, TO_SEE, UNSETTLED, Entry, State


class Listing:
    """Entries by row and by key."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.endings: Counter[str] = Counter()  # of the files that wait
        self._rows: dict[int, int] = {}
        self._states: Counter[State] = Counter()
        self._doubtful = 0
        self._next = 0

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __getitem__(self, key: int) -> Entry:
        return self.entries[self._rows[key]]

    def state(self, key: int) -> State | None:
        """The state of an entry; None for one that was cleared away."""
        return self[key].state if key in self._rows else None

    def row(self, key: int) -> int:
        """The row in which an entry stands now; KeyError for one that was cleared away."""
        return self._rows[key]

    def count(self, *states: State) -> int:
        """How many entries are in one of these states."""
        return sum(self._states[state] for state in states)

    @property
    def settled(self) -> int:
        """How many have come to an end."""
        return len(self.entries) - self.count(*UNSETTLED)

    @property
    def to_see(self) -> int:
        """How many an editor has to look at."""
        return self.count(*TO_SEE)

    @property
    def doubtful(self) -> bool:
        """Whether anything that was imported holds doubtful blocks."""
        return self._doubtful > 0

    def first_doubtful(self) -> str | None:
        """The issue of the first row with doubtful blocks."""
        return next((entry.result.id for entry in self.entries if _is_doubtful(entry) and entry.result), None)

    def unsettled(self) -> list[Parcel]:
        """The parcels of all that has not come to an end."""
        return [entry.parcel for entry in self.entries if entry.state in UNSETTLED]

    def keys(self, *states: State) -> Iterator[int]:
        """The entries in one of these states, in the order of their rows."""
        return (entry.key for entry in self.entries if entry.state in states)

    def add(self, parcels: Iterable[Parcel], after: int | None = None) -> Sequence[int]:
        """Take parcels in as waiting, at the end or after an entry; their keys."""
        at = len(self.entries) if after is None else self._rows[after] + 1
        fresh = [Entry(key, parcel) for key, parcel in enumerate(parcels, self._next)]
        self._next += len(fresh)
        self.entries[at:at] = fresh
        self._rows.update((entry.key, row) for row, entry in enumerate(self.entries[at:], at))
        self._states["waiting"] += len(fresh)
        self.endings.update(entry.parcel.ending for entry in fresh)
        return [entry.key for entry in fresh]

    def put(self, entry: Entry) -> int:
        """Replace the entry of the same key; its row."""
        row = self._rows[entry.key]
        self._count(self.entries[row], -1)
        self._count(entry, 1)
        self.entries[row] = entry
        return row

    def set(self, key: int, state: State, why: str = "") -> int:
        """Change the state of an entry; its row."""
        return self.put(replace(self[key], state=state, why=why, done=0, pages=0, seconds=None))

    def clear(self) -> None:
        """Forget all rows; keys are not given out again."""
        self.entries = []
        for table in (self.endings, self._rows, self._states):
            table.clear()
        self._doubtful = 0

    def _count(self, entry: Entry, by: int) -> None:
        self._states[entry.state] += by
        if entry.state == "waiting":
            self.endings[entry.parcel.ending] += by
        self._doubtful += by * _is_doubtful(entry)


def _is_doubtful(entry: Entry) -> bool:
    result = entry.result
    return entry.state in IMPORTED and result is not None and bool(result.id and result.doubtful)
