"""An errand works in a thread of its own, asks the window's thread, and can be called off."""

import threading
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from zugong_desk.desk.exporting import Ask
from zugong_desk.export.holdings import Cancelled, Tell
from zugong_desk.ui.exporting.errand import Errand

if TYPE_CHECKING:
    from concurrent.futures import Future


def ended(errand: Errand[str], qtbot: QtBot) -> "Future[str]":
    with qtbot.waitSignal(errand.ended, timeout=5000) as signal:
        errand.start()
    assert signal.args
    future: Future[str] = signal.args[0]
    return future


def test_it_asks_the_window_s_thread_and_tells_how_far_it_is(qtbot: QtBot) -> None:
    here = threading.get_ident()
    heard: list[int] = []

    def do(ask: Ask, tell: Tell) -> str:
        assert threading.get_ident() != here
        for number in range(3):
            assert ask(threading.get_ident) == here
            tell(number)
        return "𠮷"

    errand = Errand(do)
    errand.progressed.connect(heard.append)
    assert ended(errand, qtbot).result() == "𠮷"
    assert heard == [0, 1, 2]
    assert not errand.running


def test_what_goes_wrong_is_handed_on(qtbot: QtBot) -> None:
    def fail() -> str:
        raise LookupError("没有")

    with pytest.raises(LookupError, match="没有"):
        ended(Errand(lambda ask, _tell: ask(fail)), qtbot).result()


def test_it_ends_soon_when_called_off_even_while_it_asks(qtbot: QtBot) -> None:
    asked = threading.Event()

    def do(ask: Ask, _tell: Tell) -> str:
        while True:
            asked.set()
            ask(str)

    errand = Errand(do)
    errand.start()
    assert asked.wait(5)
    with qtbot.waitSignal(errand.ended, timeout=5000) as signal:
        errand.cancel()
    assert signal.args
    with pytest.raises(Cancelled):
        signal.args[0].result()
