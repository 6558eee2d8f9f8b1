"""Tags 60 passages of an issue by real keys in the tagging mode, as an editor who knows the keys would. Prints JSON.

`python tests/bench/tagging_probe.py LIBRARY ISSUE`
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from zugong_desk import places, settings
from zugong_desk.app import application
from zugong_desk.domain import passages
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

_Held = Qt.KeyboardModifier
TAGS = 60
NAMED = {"space": Qt.Key.Key_Space, "enter": Qt.Key.Key_Return, "right": Qt.Key.Key_Right}
QUERY = "fgdj"
"""What finds a tag without a key in the starting codebook: initials typed into the palette."""
WAYS: tuple[tuple[str, ...], ...] = (("1",), ("2",), (".",), ("right", "3"), ("4",), ("shift+5",), (".",), ("space",))
"""How passages are tagged, in turn: mostly a key, one of four with more than the sentence, one of eight by the palette."""


class Hand:
    """Presses keys in a window, counts them, and takes the time of each with the painting it causes."""

    def __init__(self, app: QApplication, window: MainWindow) -> None:
        self._app, self._window = app, window
        self.reading = self.tagging = 0
        self.times: dict[str, list[float]] = {"read on": [], "tag": []}

    def read_on(self) -> None:
        self.reading += 1
        self._press("j", "read on")

    def tag(self, *keys: str) -> None:
        """The keys of one tag; the last one, which makes it, is the one whose time counts."""
        for key in keys[:-1]:
            self._press(key, "")
        self.tagging += len(keys)
        if keys[-1] != "space":
            self._press(keys[-1], "tag")
            return
        self._press("space", "")
        for key in QUERY:
            self._press(key, "")
        self._press("enter", "tag")
        self.tagging += len(QUERY) + 1

    def _press(self, key: str, what: str) -> None:
        target = self._window.focusWidget() or self._window
        begun = perf_counter()
        held = _Held.ShiftModifier if key.startswith("shift+") else _Held.NoModifier
        name = key.removeprefix("shift+")
        QTest.keyClick(target, NAMED.get(name, name), held)
        self._app.processEvents()
        if what:
            self.times[what].append((perf_counter() - begun) * 1000)


def sentences(bulletin: Bulletin) -> Iterator[Span]:
    """All sentences that reading on meets."""
    at = bulletin.anchor(0)
    while found := passages.next_sentence(bulletin, at):
        yield found
        at = found.end


def story(hand: Hand, bridge: Bridge, begin: Callable[[], None]) -> None:
    """Read through the issue and tag at even distances until there are enough."""
    bulletin = bridge.bulletin
    assert bulletin
    step = max(1, sum(1 for _ in sentences(bulletin)) // (2 * TAGS))
    begin()
    for number in range(TAGS):
        for _ in range(step - 1 if number else 0):
            hand.read_on()
        hand.tag(*WAYS[number % len(WAYS)])
    assert len(bridge.bulletin.annotations if bridge.bulletin else ()) == TAGS


def main(library: Path, issue: str) -> None:
    app = application()
    bridge = Bridge(app)
    window = MainWindow(bridge, ThemeSource(app, "light", app), settings.Settings(places.state_dir() / "probe.toml"))
    window.resize(1600, 1000)
    window.show()
    window.start_with(library)
    bridge.open_issue(issue)
    QTest.qWait(1500)
    window.activateWindow()
    hand = Hand(app, window)
    assert len(bridge.rank_tags(QUERY)) == 1
    story(hand, bridge, window.quick.mode.enter)
    figures = {
        "characters": float(len(bridge.bulletin.text if bridge.bulletin else "")),
        "keys a tag": hand.tagging / TAGS,
        "keys of reading a tag": hand.reading / TAGS,
    }
    for what, times in hand.times.items():
        figures[f"{what}, median ms"] = median(times)
        figures[f"{what}, 95 %, ms"] = quantiles(times, n=20)[-1]
        figures[f"{what}, worst ms"] = max(times)
    print(json.dumps(figures))
    bridge.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
