"""The small library behind a bridge, under a short name, and one with pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.ui.source.papers import bulletin_of, pdf, source_of

from zugong_desk import library
from zugong_desk.desk import importing
from zugong_desk.desk.core import Desk
from zugong_desk.reading.drawing.pages import open_pages
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.source import drawers

BLACK = ((150.0, 150.0),)


@pytest.fixture
def bridge(library_bridge: Bridge) -> Bridge:
    """A bridge to a library that holds one small issue, open."""
    return library_bridge


@pytest.fixture
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No child for each test: `test_drawers` draws in one."""
    monkeypatch.setattr(drawers, "drawn_pages", open_pages)


@pytest.fixture
def paper_bridge(qapp: QApplication, tmp_path: Path, drawn_here: None) -> Iterator[Bridge]:
    """A bridge to a library with the two pages of `papers`, open."""
    desk = Desk(library.create(tmp_path / "纸.zugong", editor="tester"))
    data = pdf(squares=BLACK)
    bulletin = bulletin_of(source_of(data, doubts=((0, 2, 0.4), (3, 4, 0.5))))
    result, _ = importing.take_in(desk, importing.Received("第7期.pdf", data, bulletin))
    bridge = Bridge()
    bridge.set_desk(desk)
    assert result.id is not None
    bridge.open_issue(result.id)
    yield bridge
    bridge.close()
