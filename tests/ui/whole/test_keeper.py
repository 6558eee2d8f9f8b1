"""Tallies in idle moments: counted, kept, compared with; never in the way of who works."""

import sqlite3
from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.whole.conftest import RULE, counted, desk_of

from zugong_desk.desk import proofing, tallies
from zugong_desk.domain.decision import Scope
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.library.model import NODE_ROLE
from zugong_desk.ui.marks.delegates import LOOK_ROLE
from zugong_desk.ui.whole import keeper as module
from zugong_desk.ui.whole.crew import Crew
from zugong_desk.ui.window import MainWindow


def numbers(window: MainWindow) -> dict[str, int]:
    """The number of findings that each row of the list shows."""
    model = window.parts.library.model
    rows = [model.index_of(row.id) for row in window.bridge.issues()]
    return {index.data(NODE_ROLE).key: index.data(LOOK_ROLE).findings for index in rows}


def test_every_row_of_the_list_shows_how_many_findings_are_open(window: MainWindow, qtbot: QtBot) -> None:
    counted(window, qtbot)
    shown, table = numbers(window), window.bridge.bulletin
    assert table is not None
    desk = desk_of(window)
    for row in window.bridge.issues():
        if row.id != table.id:
            assert shown[row.id] == len(proofing.proof_of(desk, row.id).open) > 0
    assert window.bridge.proof is not None
    assert shown[table.id] == len(window.bridge.proof.open)
    assert {row.bulletin for row in desk.library.proofs()} == set(shown) - {table.id}
    spoken = window.parts.library.model.index_of(table.id).data(0x000B)
    assert f"意见 {shown[table.id]}" in str(spoken)


def test_what_is_decided_here_is_counted_at_once(window: MainWindow, qtbot: QtBot) -> None:
    counted(window, qtbot)
    table, proof = window.bridge.bulletin, window.bridge.proof
    assert table is not None
    assert proof is not None
    before = numbers(window)[table.id]
    window.bridge.keep_finding(next(one for one in proof.open if one.rule == RULE))
    assert numbers(window)[table.id] == before - 1
    window.bridge.undo()
    assert numbers(window)[table.id] == before


def test_what_holds_everywhere_is_counted_again_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    counted(window, qtbot)
    before, proof = numbers(window), window.bridge.proof
    assert proof is not None
    window.bridge.keep_finding(next(one for one in proof.open if one.rule == RULE), Scope.LIBRARY)
    qtbot.waitUntil(lambda: numbers(window) == {id: one - 1 for id, one in before.items()}, timeout=30_000)


def test_the_other_issues_are_compared_with_and_led_to(window: MainWindow, qtbot: QtBot) -> None:
    counted(window, qtbot)
    proof = window.bridge.proof
    assert proof is not None
    across = next(one for one in proof.open if one.rule == "XREF-NAME")
    assert {one.bulletin for one in across.beside} == {window.bridge.issues()[3].id}
    window.parts.reading.findings.beside_chosen.emit(across.beside[0])
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.id == across.beside[0].bulletin
    assert window.bridge.place is not None
    assert window.bridge.bulletin.quote(window.bridge.place) == across.beside[0].text


def test_an_issue_that_was_left_keeps_the_number_it_had(window: MainWindow, qtbot: QtBot) -> None:
    counted(window, qtbot)
    first, second = window.bridge.issues()[:2]
    assert window.bridge.bulletin is not None
    place = Anchor(next(line.id for line in window.bridge.bulletin.lines if "至少" in line.text), 0)
    window.bridge.type_over(Span(place, place), "截止目前，")
    qtbot.waitUntil(lambda: window.bridge.sure and window.parts.checker.settled, timeout=20_000)
    assert window.bridge.proof is not None
    live = sum(not one.rule.startswith("XREF") for one in window.bridge.proof.open)
    window.bridge.open_issue(second.id)
    qtbot.waitUntil(lambda: numbers(window)[first.id] == live, timeout=30_000)


def test_a_library_that_may_only_be_read_shows_counts_and_keeps_none(
    open_window: Callable[..., MainWindow], threads: None, qtbot: QtBot
) -> None:
    window = open_window(read_only=True)
    counted(window, qtbot)
    assert all(numbers(window).values())
    assert desk_of(window).library.proofs() == []
    window.parts.keeper.look()
    assert window.parts.keeper.left == 0


def test_processes_count_what_a_thread_does(open_window: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = open_window()
    told: list[int] = []
    window.bridge.tallying.connect(told.append)
    counted(window, qtbot)
    assert max(told) == 3
    assert told[-1] == 0
    desk = desk_of(window)
    others = [row for row in window.bridge.issues() if row.id != desk.table.id]
    assert {row.id: numbers(window)[row.id] for row in others} == {
        row.id: len(proofing.proof_of(desk, row.id).open) for row in others
    }


def test_closing_in_the_middle_leaves_nothing_running_and_nothing_lost(window: MainWindow, qtbot: QtBot) -> None:
    keeper = window.parts.keeper
    qtbot.waitUntil(lambda: len(keeper._made) > 0, timeout=30_000)
    assert window.bridge.close()
    assert keeper.left == 0
    assert not keeper._crew.at_work
    qtbot.wait(3 * module.SOON_MS)
    assert keeper.left == 0


def test_what_was_kept_and_cannot_be_read_is_worked_out_again(
    open_window: Callable[..., MainWindow], threads: None, qtbot: QtBot
) -> None:
    first = open_window()
    counted(first, qtbot)
    path = desk_of(first).library.path
    first.close()
    first.bridge.leave()
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE proof SET stated = '{' WHERE rowid = (SELECT min(rowid) FROM proof)")
    again = open_window()
    counted(again, qtbot)
    library = desk_of(again).library
    qtbot.waitUntil(lambda: all(stated for _, stated in tallies.statements(library.proofs())), timeout=30_000)


def test_an_issue_that_cannot_be_loaded_is_passed_over(
    open_window: Callable[..., MainWindow], threads: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = open_window()
    library = desk_of(window).library
    lost, load = window.bridge.issues()[2].id, library.load

    def stumbling(id: str) -> object:
        if id == lost:
            raise KeyError(id)
        return load(id)

    monkeypatch.setattr(library, "load", stumbling)
    counted(window, qtbot)
    assert lost not in window.bridge.counts
    assert len(window.bridge.counts) == 2


def test_typing_comes_first(
    open_window: Callable[..., MainWindow], threads: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(module, "SOON_MS", 10)
    window = open_window()
    bulletin = window.bridge.bulletin
    assert bulletin is not None
    place = Anchor(bulletin.lines[0].id, 0)
    window.bridge.type_over(Span(place, place), "𠮷")
    assert desk_of(window).unwritten
    for _ in range(20):
        QApplication.processEvents()
    assert not window.parts.keeper._given
    counted(window, qtbot)


def test_the_status_line_tells_quietly_how_many_are_left(window: MainWindow, qtbot: QtBot) -> None:
    label = window.parts.status.tallying
    window.bridge.tallying.emit(12)
    assert label.isVisibleTo(window)
    assert label.text() == "后台校对，还有 12 期"
    window.bridge.tallying.emit(1)
    assert not label.isVisibleTo(window)
    counted(window, qtbot)


def test_processes_take_over_when_many_issues_come_while_a_thread_works(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gathered: list[int] = []
    begin = Crew.begin

    def watched(crew: Crew, processes: int) -> None:
        gathered.append(processes)
        begin(crew, 0 * processes)
        crew.processes = processes

    monkeypatch.setattr(Crew, "begin", watched)
    window = open_window()
    keeper = window.parts.keeper
    late = monotonic() + 20
    while not keeper._given and monotonic() < late:  # it is soon over: waitUntil looks too seldom
        QApplication.processEvents()
    assert gathered == [0]
    keeper._wanted.extend(row.id for row in window.bridge.issues())
    counted(window, qtbot)
    assert gathered[:2] == [0, 1]
