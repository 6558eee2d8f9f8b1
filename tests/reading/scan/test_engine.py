"""The engine: loaded once, from its own files, without the network; what is said when it is not there."""

import builtins
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from tests.reading.scan.drawing import Drawn, bitmap, needs_engine, page

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.scan import engine as engines
from zugong_desk.reading.scan import recognise
from zugong_desk.reading.scan.engine import Engine, engine


@pytest.fixture
def unloaded() -> Iterator[None]:
    """The engine not loaded yet, nor kept afterwards."""
    engine.cache_clear()
    yield
    engine.cache_clear()


@pytest.mark.usefixtures("unloaded")
@pytest.mark.parametrize("absent", ["rapidocr", "onnxruntime"])
def test_a_missing_part_is_told_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch, absent: str) -> None:
    monkeypatch.setitem(sys.modules, absent, None)
    with pytest.raises(ReadingError) as error:
        recognise(Bitmap(1, 1, b"\xff" * 3), 1, 1.0)
    assert 'pip install "zugong-desk[ocr]"' in str(error.value)


@pytest.mark.usefixtures("unloaded")
def test_missing_models_are_told_and_not_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hollow = ModuleType("rapidocr")
    hollow.__file__ = str(tmp_path / "__init__.py")
    monkeypatch.setitem(sys.modules, "rapidocr", hollow)
    monkeypatch.setitem(sys.modules, "onnxruntime", ModuleType("onnxruntime"))
    with pytest.raises(ReadingError, match="模型不全"):
        engine()


def test_the_scan_room_needs_nothing_of_the_extra_until_a_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    take = builtins.__import__

    def without(name: str, *rest: object) -> ModuleType:
        if name.split(".", maxsplit=1)[0] in {"rapidocr", "onnxruntime", "numpy", "cv2"}:
            raise ImportError(name)
        return take(name, *rest)  # type: ignore[arg-type]

    for name in [name for name in sys.modules if name.startswith("zugong_desk.reading.scan")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    import zugong_desk.reading.importers.scan
    import zugong_desk.reading.scan  # noqa: F401


def test_threads_are_no_more_than_the_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines.os, "sched_getaffinity", lambda _: {0, 1}, raising=False)
    assert engines._threads() == 2
    monkeypatch.setattr(engines.os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert engines._threads() == engines.MOST_THREADS


@needs_engine
@pytest.mark.usefixtures("unloaded")
def test_the_network_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def blocked(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    monkeypatch.setattr(socket.socket, "connect", blocked)
    paper = page([Drawn("清溪组工信息", 22, 30, 40)], 220, 70)
    assert recognise(bitmap(paper), 1, 0.36)[0].text == "清溪组工信息"


@needs_engine
def test_it_is_loaded_once() -> None:
    assert engine() is engine()
    assert isinstance(engine(), Engine)
