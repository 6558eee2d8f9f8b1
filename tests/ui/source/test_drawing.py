"""Drawing in the background: the most wanted first, nothing that is no longer wanted, nothing of the file before."""

from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from zugong_desk.domain.imprint import Page
from zugong_desk.ui.source.drawers import Drawn, Opened
from zugong_desk.ui.source.drawing import SOON_MS, Drawing
from zugong_desk.ui.source.strips import Strips

PATIENT_S = 5


class Slow:
    """Draws when it is allowed to, and remembers what it drew."""

    def __init__(self) -> None:
        self.drawn: list[int] = []
        self.begun, self.go, self.closed = Event(), Event(), Event()

    def draw(self, page: int, scale: float) -> QImage:
        self.begun.set()
        assert self.go.wait(PATIENT_S)
        self.drawn.append(page)
        return QImage(round(10 * scale), 10, QImage.Format.Format_RGB32)

    def close(self) -> None:
        self.closed.set()

    def opened(self) -> Opened:
        return Opened((Page(10, 10),) * 9, Strips(()), self, self)


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    return Drawing()


def told(drawing: Drawing) -> list[Drawn]:
    found: list[Drawn] = []
    drawing.drawn.connect(found.append)
    return found


def test_wishes_are_drawn_in_their_order(drawing: Drawing, qtbot: QtBot) -> None:
    slow, found = Slow(), told(drawing)
    slow.go.set()
    with qtbot.waitSignal(drawing.opened):
        drawing.open(slow.opened)
    drawing.want([(3, 1.0), (4, 1.0), (2, 1.0)])
    qtbot.waitUntil(lambda: len(found) == 3)
    assert [one.page for one in found] == slow.drawn == [3, 4, 2]
    drawing.close()


def test_it_rests_when_nothing_is_left_to_do(drawing: Drawing, qtbot: QtBot) -> None:
    slow, found, rests = Slow(), told(drawing), list[int]()
    drawing.rested.connect(lambda: rests.append(len(found)))
    assert drawing.resting
    drawing.open(slow.opened)
    assert not drawing.resting
    drawing.want([(1, 1.0), (2, 1.0)])
    qtbot.waitUntil(slow.begun.is_set)
    assert not drawing.resting
    assert rests == []
    slow.go.set()
    qtbot.waitUntil(lambda: drawing.resting)
    assert rests == [2]
    drawing.want([])
    assert rests == [2, 2]
    drawing.want([(3, 1.0)])
    drawing.close()
    assert drawing.resting


def test_what_is_no_longer_wanted_is_never_drawn(drawing: Drawing, qtbot: QtBot) -> None:
    slow, found = Slow(), told(drawing)
    with qtbot.waitSignal(drawing.opened):
        drawing.open(slow.opened)
    drawing.want([(1, 1.0), (2, 1.0), (3, 1.0)])
    assert slow.begun.wait(PATIENT_S)
    drawing.want([(7, 2.0)])
    slow.go.set()
    qtbot.waitUntil(lambda: len(found) == 2)
    qtbot.wait(20)
    assert slow.drawn == [1, 7]
    assert found[1].scale == 2.0
    drawing.close()


def test_wishes_wait_until_the_pages_are_open(drawing: Drawing, qtbot: QtBot) -> None:
    slow, found, may_open = Slow(), told(drawing), Event()
    slow.go.set()

    def late() -> Opened:
        assert may_open.wait(PATIENT_S)
        return slow.opened()

    drawing.open(late)
    drawing.want([(5, 1.0)])
    may_open.set()
    qtbot.waitUntil(lambda: len(found) == 1)
    drawing.close()


def test_nothing_of_the_file_before_arrives(drawing: Drawing, qtbot: QtBot) -> None:
    slow, after, found = Slow(), Slow(), told(drawing)
    after.go.set()
    with qtbot.waitSignal(drawing.opened):
        drawing.open(slow.opened)
    drawing.want([(1, 1.0)])
    assert slow.begun.wait(PATIENT_S)
    with qtbot.waitSignal(drawing.opened):
        drawing.open(after.opened)
    drawing.want([(2, 1.0)])
    slow.go.set()
    qtbot.waitUntil(lambda: len(found) == 1)
    assert slow.closed.wait(PATIENT_S)
    qtbot.wait(20)
    assert [one.page for one in found] == [2]
    drawing.close()
    assert after.closed.wait(PATIENT_S)


def test_a_file_that_opens_too_late_is_let_go(drawing: Drawing, qtbot: QtBot) -> None:
    slow, begun, may_open = Slow(), Event(), Event()

    def late() -> Opened:
        begun.set()
        assert may_open.wait(PATIENT_S)
        return slow.opened()

    drawing.open(late)
    qtbot.waitUntil(begun.is_set)
    drawing.close()
    may_open.set()
    assert slow.closed.wait(PATIENT_S)


def test_files_that_are_passed_by_are_never_opened(drawing: Drawing, qtbot: QtBot) -> None:
    opened: list[int] = []

    def opening(number: int) -> Opened:
        opened.append(number)
        return Slow().opened()

    for number in range(5):
        drawing.open(partial(opening, number))
    with qtbot.waitSignal(drawing.opened):
        pass
    drawing.open(partial(opening, 9))
    drawing.close()
    qtbot.wait(2 * SOON_MS)
    assert opened == [4]


def test_its_end_lets_the_file_go(qtbot: QtBot) -> None:
    owner = QObject()
    drawing, slow = Drawing(owner), Slow()
    with qtbot.waitSignal(drawing.opened):
        drawing.open(slow.opened)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    assert slow.closed.wait(PATIENT_S)


def test_a_fault_of_ours_is_raised_where_faults_are_told(drawing: Drawing, qtbot: QtBot) -> None:
    def wrong() -> Opened:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        drawing.open(wrong)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    drawing.close()
