"""Measures one real window in a process of its own: start, memory, keystroke, tag, undo. Prints JSON.

`python tests/bench/window_probe.py LIBRARY ISSUE`
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import clock_gettime, perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from zugong_desk import places, settings
from zugong_desk.app import application
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow


def since_start() -> float:
    """Seconds since the kernel started this process."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    boot_clock = 7
    return clock_gettime(boot_clock) - ticks / os.sysconf("SC_CLK_TCK")


def memory() -> float:
    """Resident memory now, in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def settle(app: QApplication) -> None:
    for _ in range(5):
        app.processEvents()


def ms(app: QApplication, job: Callable[[], object], rounds: int) -> float:
    """The median time of a job with all the painting it causes, in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        job()
        app.processEvents()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def main(library: Path, issue: str) -> None:
    app = application()
    bridge = Bridge(app)
    window = MainWindow(bridge, ThemeSource(app, "light", app), settings.Settings(places.state_dir() / "probe.toml"))
    window.resize(1600, 1000)
    window.show()
    window.start_with(library)
    settle(app)
    figures = {"start to the library shown, s": since_start(), "memory then, MB": memory()}
    others = [row.id for row in bridge.issues() if row.id != issue][:20]
    figures["open the issue, ms"] = ms(app, lambda: bridge.open_issue(issue), 1)
    settle(app)
    sheet = window.parts.reading.sheet
    bulletin = bridge.bulletin
    assert bulletin
    middle = len(bulletin.text) // 2
    bridge.go(bulletin.span(middle, middle), "probe")
    settle(app)

    def commit() -> None:
        event = QInputMethodEvent()
        event.setCommitString("正")
        app.sendEvent(sheet, event)

    figures["keystroke, ms"] = ms(app, commit, 30)
    begun = perf_counter()
    bridge.flush()
    figures["write the burst, ms"] = (perf_counter() - begun) * 1000
    settle(app)
    bulletin = bridge.bulletin
    assert bulletin
    span = bulletin.span(middle, middle + 40)
    tag = next(iter(bridge.shelf.tags))
    figures["add a tag (durable, painted), ms"] = ms(app, lambda: bridge.annotate(span, tag), 7)
    figures["undo (durable, painted), ms"] = ms(app, bridge.undo, 7)
    switched = iter(others)
    if others:
        figures["switch issue, ms"] = ms(app, lambda: bridge.open_issue(next(switched)), len(others))
    figures["memory at the end, MB"] = memory()
    print(json.dumps(figures))
    bridge.close()
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
