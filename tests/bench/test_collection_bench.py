"""How quick a collection of 300 excerpts of 40 issues stays under the hands: figures, printed, with a bound."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.bench.test_proofing_bench import varied_seeds

from zugong_desk.desk import arranging, collecting, importing, libraries
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

pytestmark = pytest.mark.bench
ISSUES, EXCERPTS, SECTION = 40, 300, 20
SOON = 0.4
"""Seconds within which a change must be done and painted, on a machine that does other things too."""


def full(folder: Path) -> Bridge:
    """A library whose collection holds so many passages, shuffled, a section before every twentieth."""
    desk = libraries.create(folder / "多.zugong", editor="bench")
    passages = []
    for text in varied_seeds(ISSUES):
        path = folder / "期.txt"
        path.write_text(text, encoding="utf-8")
        result, _ = importing.take_in(desk, importing.receive(path))
        assert result.id
        bulletin = desk.load(result.id)
        starts = [bulletin.start_of(line.id) for line in bulletin.lines if len(line.text) > 90]
        passages += [(result.id, bulletin.span(start, start + 90)) for start in starts[:20]]
    random.Random(7).shuffle(passages)
    collection, _ = collecting.add_collection(desk, "摘编")
    taken, _ = collecting.take_passages(desk, passages[:EXCERPTS], collection)
    for at in range(0, len(taken), SECTION):
        arranging.add_section(desk, collection, f"第{at}节", taken[at])
    bridge = Bridge()
    bridge.set_desk(desk)
    bridge.open_issue(passages[0][0])
    return bridge


def told(what: str, work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    QApplication.processEvents()
    took = perf_counter() - start
    print(f"{what}: {took * 1e3:.0f} ms")
    return took


def test_300_excerpts(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    bridge = full(tmp_path)
    window = MainWindow(bridge, ThemeSource(qapp, "light"), Settings(tmp_path / "settings.toml"))
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    window.show()
    pane, side = window.parts.excerpts, window.parts.pages
    print(f"\n{len(bridge.shelf.excerpts)} excerpts, {len(bridge.shelf.sections)} sections")
    told("list", lambda: window.show_panel("excerpts"))
    qtbot.waitUntil(lambda: pane.contents.complete, timeout=20_000)
    told("first pages", lambda: (window.collecting.show_pages(shown=True), side.refresh()))
    qtbot.wait(4_000)  # what says the same is looked for meanwhile
    some = [one.id for one in pane.model.rows[150:153]]
    excerpt = next(one for one in bridge.shelf.excerpts_of(pane.collection) if one.id in some)
    pane.choose(excerpt.id)
    took = [
        told("up", lambda: pane.deeds.shift(-1)),
        told("to the end", lambda: pane.deeds.move(some, None)),
        told("edit", lambda: bridge.change_excerpt(replace(excerpt, text=excerpt.text[:80], order=0))),
        told("undo", bridge.undo),
        told("pages after a change", side.refresh),
        told("type", lambda: pane.form.wording.setText(excerpt.text[:100])),
    ]
    assert max(took) < SOON
    bridge.close()
