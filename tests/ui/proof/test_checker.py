"""The check beside the window's thread: newest state only, decisions at once, faults told, nothing after leaving."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.proofing.engine import Checked, Stopped
from zugong_desk.proofing.house import House
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof import checker as module
from zugong_desk.ui.proof.checker import Checker


@pytest.fixture
def bridge(library_bridge: Bridge) -> Bridge:
    return library_bridge


@pytest.fixture
def make(bridge: Bridge) -> Iterator[Callable[[], Checker]]:
    """Makes checkers that leave when the test is over."""
    made: list[Checker] = []

    def one() -> Checker:
        made.append(Checker(bridge))
        return made[-1]

    yield one
    for checker in made:
        checker.leave()


def type_in(bridge: Bridge, block: str, text: str) -> None:
    place = Anchor(block, 0)
    assert bridge.type_over(Span(place, place), text)


def test_what_a_newer_edit_called_off_is_dropped(
    bridge: Bridge, make: Callable[[], Checker], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    go, asked, stopped = threading.Event(), list[Bulletin](), list[Bulletin]()

    def slow(bulletin: Bulletin, house: House, _ledger: object, _last: object, stop: Callable[[], bool]) -> Checked:
        asked.append(bulletin)
        while len(asked) == 1 and not go.is_set():
            if stop():
                stopped.append(bulletin)
                raise Stopped
        return Checked(bulletin, house, (), {})

    monkeypatch.setattr(module, "examined", slow)
    checker = make()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert bridge.proof is None
    type_in(bridge, "q", "𠮷😀")
    qtbot.waitUntil(lambda: checker.settled)
    assert stopped == asked[:1]
    assert bridge.proof is not None
    assert bridge.proof.checked.bulletin is bridge.bulletin
    assert bridge.sure


def test_typing_waits_for_a_pause_and_other_steps_do_not(
    bridge: Bridge, make: Callable[[], Checker], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Bulletin] = []

    def quick(bulletin: Bulletin, house: House, *_rest: object) -> Checked:
        asked.append(bulletin)
        return Checked(bulletin, house, (), {})

    monkeypatch.setattr(module, "examined", quick)
    checker = make()
    qtbot.waitUntil(lambda: checker.settled)
    for _ in range(5):
        type_in(bridge, "q", "字")
        QApplication.processEvents()
    assert len(asked) == 1
    qtbot.waitUntil(lambda: checker.settled)
    assert len(asked) == 2
    bridge.merge("e")
    qtbot.waitUntil(lambda: len(asked) == 3, timeout=module.PAUSE_MS)


def test_a_fault_of_a_rule_is_told_and_the_next_check_goes_on(
    bridge: Bridge, make: Callable[[], Checker], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    faults = [ValueError("坏规则")]

    def faulty(bulletin: Bulletin, house: House, *_rest: object) -> Checked:
        if faults:
            raise faults.pop()
        return Checked(bulletin, house, (), {})

    monkeypatch.setattr(module, "examined", faulty)
    with capture_exceptions() as caught:
        checker = make()
        qtbot.waitUntil(lambda: checker.settled)
    assert [str(fault) for _, fault, _ in caught] == ["坏规则"]
    assert bridge.proof is None
    bridge.merge("e")
    qtbot.waitUntil(lambda: bridge.proof is not None)


def test_another_issue_begins_with_nothing_and_no_library_has_nothing(
    bridge: Bridge, make: Callable[[], Checker], qtbot: QtBot
) -> None:
    checker = make()
    qtbot.waitUntil(lambda: checker.settled and bridge.sure)
    bridge.set_desk(None)
    assert bridge.proof is None
    assert bridge.finding is None


def test_after_leaving_nothing_is_checked(bridge: Bridge, make: Callable[[], Checker], qtbot: QtBot) -> None:
    checker = make()
    qtbot.waitUntil(lambda: checker.settled and bridge.sure)
    checker.leave()
    bridge.merge("e")
    qtbot.wait(50)
    assert not bridge.sure
