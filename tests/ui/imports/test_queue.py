"""The import queue: files and folders, duplicates and failures, cancel, and the page that shows it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from zugong_desk.desk.import_queue import files_in
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import told
from zugong_desk.ui.imports.model import FILE, READ, VERB
from zugong_desk.ui.imports.page import ImportPage
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.theme.source import ThemeSource

TEXT = "江城组工信息\n第{n}期\n中共江城市委组织部 2024年5月{n}日\n\n把支部建在网格上\n中共临河县委\n\n正文𠮷第一段，写了🏠。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "收到的"
    (folder / "下级").mkdir(parents=True)
    for number in (1, 2):
        (folder / f"第{number}期.txt").write_text(TEXT.format(n=number), encoding="gb18030")
    (folder / "下级" / "又一份.md").write_text(TEXT.format(n=2), encoding="gb18030")
    (folder / "空.txt").write_bytes(b"")
    (folder / "图.xls").write_bytes(b"x")
    return folder


def test_files_in_takes_folders_apart(folder: Path) -> None:
    found = files_in([folder, folder / "第1期.txt", folder / "图.xls"])
    assert [path.name for path in found] == ["又一份.md", "空.txt", "第1期.txt", "第2期.txt", "图.xls"] or {
        path.name for path in found
    } == {"又一份.md", "空.txt", "第1期.txt", "第2期.txt", "图.xls"}
    assert len(found) == len(set(found))


def run(queue: ImportQueue, paths: list[Path], qtbot: QtBot) -> dict[str, str]:
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add(paths)
    return {entry.parcel.path.name: entry.state for entry in queue.entries}


def test_each_file_comes_to_its_end(bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
    queue = ImportQueue(bridge)
    states = run(queue, [folder / "第1期.txt", folder / "第2期.txt", folder / "空.txt", folder / "下级"], qtbot)
    assert states == {"第1期.txt": "new", "第2期.txt": "new", "空.txt": "failed", "又一份.md": "duplicate"}
    assert len(bridge.issues()) == 3
    assert all(told(entry) for entry in queue.entries)
    assert queue.entries[0].form == "文本 GB18030"
    states = run(queue, [folder / "第1期.txt"], qtbot)
    assert states == {"第1期.txt": "duplicate"}
    assert len(bridge.issues()) == 3


def test_cancel_leaves_the_rest_out(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    paths = []
    for number in range(1, 9):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(TEXT.format(n=number), encoding="utf-8")
    queue = ImportQueue(bridge)
    queue.entry_changed.connect(lambda at: queue.cancel() if at == 1 and queue.entries[1].state == "new" else None)
    states = run(queue, paths, qtbot)
    assert list(states.values()) == ["new", "new"] + ["cancelled"] * 6
    assert len(bridge.issues()) == 3


def test_files_added_meanwhile_are_read_too(bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
    queue = ImportQueue(bridge)
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add([folder / "第1期.txt"])
        queue.add([folder / "第2期.txt"])
    assert [entry.state for entry in queue.entries] == ["new", "new"]


def test_waiting_file_can_be_taken_out(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    paths = []
    for number in range(1, 7):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(TEXT.format(n=number), encoding="utf-8")
    queue = ImportQueue(bridge)
    with qtbot.waitSignal(queue.finished, timeout=10000):
        queue.add(paths)
        assert queue.skip(5)
        assert queue.skip(4)
        assert not queue.skip(4)
    assert [entry.state for entry in queue.entries] == ["new"] * 4 + ["cancelled"] * 2


@pytest.fixture
def page(bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> ImportPage:
    page = ImportPage(bridge, ImportQueue(bridge), themes)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    return page


def test_page_counts_and_opens(page: ImportPage, bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
    run(page._queue, [folder], qtbot)
    assert page.summary.text() == "4 个文件，已完成 4，需要您看 2"
    assert page.share.text() == "100%"
    texts = {page.model.index(row, FILE).data(): page.model.index(row, READ).data() for row in range(4)}
    assert "块" in texts["第1期.txt"]
    row = next(row for row in range(4) if page.model.entry(row).state == "new")
    page.view.setCurrentIndex(page.model.index(row, VERB))
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    result = page.model.entry(row).result
    assert result is not None
    assert bridge.bulletin is not None
    assert bridge.bulletin.id == result.id
    assert not page.grab().isNull()


def test_back_button_leaves_the_page(page: ImportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
