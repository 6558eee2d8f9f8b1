"""The bridge: what it tells, what it refuses, and when typing reaches the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.desk.libraries import Office

from zugong_desk.desk import libraries
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.kinds import Kind
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.verbs import core


@pytest.fixture
def bridge(tmp_path: Path, qtbot: QtBot) -> Iterator[Bridge]:
    desk = Office(tmp_path).desk()
    shown = desk.table.id
    made = Bridge()
    made.set_desk(desk)
    made.open_issue(shown)
    yield made
    made.close()


def test_a_verb_is_told_with_what_it_touched(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    line = bridge.bulletin.lines[1].id
    with qtbot.waitSignal(bridge.changed) as told, qtbot.waitSignal(bridge.saved):
        touched = bridge.relabel([line], Kind.COLUMN)
    assert isinstance(touched, Touched)
    assert told.args == [touched]
    assert touched.blocks == {line}
    assert bridge.undo_name() == "改为栏目"


def test_what_is_refused_is_told_in_one_line_and_changes_nothing(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    before = bridge.bulletin
    with qtbot.waitSignal(bridge.refused) as refused, qtbot.assertNotEmitted(bridge.changed):
        assert bridge.merge(before.lines[0].id) is None
    assert refused.args is not None
    assert "\n" not in refused.args[0]
    assert bridge.bulletin is before


def test_typing_is_written_after_a_pause_as_one_step(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    assert bridge.desk
    at = bridge.bulletin.text.index("近年来")
    with qtbot.waitSignal(bridge.saved, timeout=core.IDLE_MS * 5, check_params_cb=bool):
        for char in "𠮷年":
            bridge.type_over(bridge.bulletin.span(at, at), char)
        assert bridge.desk.unwritten
        assert bridge.undo_name() == "输入“𠮷年”"
    assert not bridge.desk.unwritten
    assert [head.name for head in bridge.history()][-1] == "输入“𠮷年”"


def test_typing_without_a_pause_is_written_in_time(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    bridge._idle.setInterval(10_000)
    bridge._longest.setInterval(50)
    with qtbot.waitSignal(bridge.saved, check_params_cb=bool):
        bridge.type_over(bridge.bulletin.span(3, 3), "新")


def test_undo_moves_every_pane_to_where_it_happened(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    at = bridge.bulletin.text.index("近年来")
    bridge.type_over(bridge.bulletin.span(at, at), "😀")
    with qtbot.waitSignal(bridge.place_changed) as moved:
        bridge.undo()
    assert moved.args is not None
    assert bridge.bulletin.range(moved.args[0]) == (at, at)


def test_doubts_are_walked_round(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    doubtful = [block.id for block in bridge.bulletin.lines if block.label.doubtful]
    seen = []
    for _ in range(len(doubtful) + 1):
        assert bridge.next_doubt() == bool(doubtful)
        if bridge.place:
            seen.append(bridge.place.start.block)
    assert set(doubtful) <= set(seen)
    for block in doubtful:
        bridge.confirm([block])
    assert not bridge.next_doubt()


def test_a_library_opened_to_read_refuses_changes_but_shows_everything(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.desk
    assert bridge.bulletin
    shown, path = bridge.bulletin.id, bridge.desk.library.path
    other = Bridge()
    other.set_desk(libraries.open_library(path, read_only=True))
    assert other.read_only
    assert other.open_issue(shown)
    with qtbot.waitSignal(other.refused):
        assert other.relabel([bridge.bulletin.lines[1].id], Kind.COLUMN) is None
    other.close()


def test_without_a_library_nothing_is_possible_and_nothing_breaks(qtbot: QtBot) -> None:
    bridge = Bridge()
    with qtbot.waitSignal(bridge.refused):
        assert bridge.open_issue("x") is None
    assert bridge.issues() == []
    assert bridge.history() == []
    assert bridge.undo_name() is None
    assert bridge.search("字") == "还没有打开书库。"
    assert bridge.close()


def test_the_shared_place_never_lies_in_a_block_that_is_gone(bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin
    first, second = bridge.bulletin.lines[2:4]
    bridge.go_block(second.id, "test")
    bridge.merge(second.id)
    assert bridge.place
    assert bridge.place.start.block == first.id
    bridge.set_aside([first.id])
    assert bridge.place.start.block in bridge.bulletin.line_position
