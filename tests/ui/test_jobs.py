"""Jobs: work off the UI thread, settled on it, with progress, cancel and honest failures."""

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from zugong_desk.ui.jobs import Job


def test_work_runs_elsewhere_and_is_settled_here(qtbot: QtBot) -> None:
    here = threading.get_ident()
    threads: list[tuple[int, int]] = []
    job: Job[str, int, str] = Job(
        ["𠮷.txt", "乙.txt", "丙.txt"],
        lambda name: threading.get_ident() if name else 0,
        lambda name, worker: threads.append((worker, threading.get_ident())) or f"{name} done",
    )
    steps: list[tuple[int, int, str]] = []
    job.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.finished, timeout=5000) as ended:
        job.start()
    assert ended.args == [["𠮷.txt done", "乙.txt done", "丙.txt done"]]
    assert all(worker != here and settled == here for worker, settled in threads)
    assert steps == [(0, 3, "𠮷.txt"), (1, 3, "乙.txt"), (2, 3, "丙.txt"), (3, 3, "")]
    assert job.done


def test_cancel_keeps_what_was_settled(qtbot: QtBot) -> None:
    job: Job[int, int, int] = Job(list(range(50)), lambda n: n, lambda _, value: value)
    job.file_done.connect(lambda value: job.cancel() if value == 4 else None)
    with qtbot.waitSignal(job.finished, timeout=5000) as ended:
        job.start()
    assert ended.args == [[0, 1, 2, 3, 4]]


def test_nothing_to_do_still_finishes(qtbot: QtBot) -> None:
    job: Job[int, int, int] = Job([], lambda n: n, lambda _, value: value)
    with qtbot.waitSignal(job.finished, timeout=1000) as ended:
        job.start()
    assert ended.args == [[]]


def test_waiting_item_can_be_skipped_once(qtbot: QtBot) -> None:
    job: Job[int, int, int] = Job(list(range(6)), lambda n: n, lambda _, value: value)
    with qtbot.waitSignal(job.finished, timeout=5000) as ended:
        job.start()
        assert job.skip(5)
        assert not job.skip(5)
        assert not job.skip(0)
    assert ended.args == [[0, 1, 2, 3, 4]]


def test_fault_in_work_is_reported_and_the_rest_goes_on(qtbot: QtBot) -> None:
    def work(number: int) -> int:
        if number == 1:
            raise ZeroDivisionError("fault")
        return number

    job: Job[int, int, int] = Job([0, 1, 2], work, lambda _, value: value)
    with capture_exceptions() as faults, qtbot.waitSignal(job.finished, timeout=5000) as ended:
        job.start()
    assert ended.args == [[0, 2]]
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    with pytest.raises(ZeroDivisionError):
        raise faults[0][1]
