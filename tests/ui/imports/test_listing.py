"""The rows of the queue and what is counted of them: always what counting each would give."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.desk.import_queue import Parcel
from zugong_desk.desk.importing import ImportResult
from zugong_desk.ui.imports.entry import TO_SEE, UNSETTLED, State
from zugong_desk.ui.imports.listing import Listing

NAMES = ("1.txt", "2𠮷.pdf", "3🏠.PDF")
STATES: tuple[State, ...] = get_args(State)
Move = tuple[str, int, int]
MOVES = st.lists(st.tuples(st.sampled_from(["add", "put", "insert", "clear"]), st.integers(0, 99), st.integers(0, 99)))


def play(moves: list[Move]) -> Listing:
    rows = Listing()
    for move, one, other in moves:
        parcels = [Parcel(Path(NAMES[one % len(NAMES)]))] * (other % 3)
        if move == "add":
            rows.add(parcels)
        elif move == "clear" and one < 10:
            rows.clear()
        elif rows.entries:
            entry = rows.entries[one % len(rows)]
            if move == "insert":
                rows.add(parcels, entry.key)
            else:
                result = ImportResult("f", "id", None, "new", doubtful=other % 2)
                rows.put(replace(entry, state=STATES[other % len(STATES)], result=result))
    return rows


@given(MOVES)
def test_counts_are_those_of_the_rows(moves: list[Move]) -> None:
    rows = play(moves)
    states = Counter(entry.state for entry in rows.entries)
    assert {state: rows.count(state) for state in STATES} == {state: states[state] for state in STATES}
    assert rows.settled == sum(entry.state not in UNSETTLED for entry in rows.entries)
    assert rows.to_see == sum(entry.state in TO_SEE for entry in rows.entries)
    waiting = Counter(entry.parcel.ending for entry in rows.entries if entry.state == "waiting")
    assert +rows.endings == waiting
    assert rows.doubtful == (rows.first_doubtful() is not None)
    assert [rows.row(entry.key) for entry in rows.entries] == list(range(len(rows)))
    assert all(rows[entry.key] is entry for entry in rows.entries)


def test_what_is_inserted_stands_after_its_archive_and_keys_hold() -> None:
    rows = Listing()
    first, second = rows.add([Parcel(Path("a.zip")), Parcel(Path("b.txt"))])
    inside = rows.add([Parcel(Path("a.zip"), "1.txt"), Parcel(Path("a.zip"), "2.txt")], first)
    assert [entry.key for entry in rows.entries] == [first, *inside, second]
    assert rows.row(second) == 3
    assert rows.state(second) == "waiting"
    rows.clear()
    assert rows.state(second) is None
    assert second not in rows
    assert second not in rows.add([Parcel(Path("c.txt"))])


def test_ten_thousand_files_are_counted_without_looking_at_each() -> None:
    rows = Listing()
    keys = rows.add(Parcel(Path(f"{number}.txt")) for number in range(10_000))
    began = perf_counter()
    for key in keys:
        rows.put(replace(rows[key], state="new"))
        assert rows.settled + rows.count("waiting") == 10_000
    assert perf_counter() - began < 3  # looking at each would take minutes
