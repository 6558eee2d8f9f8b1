"""The overview in the real window: keys from table to passage to text and back; current after each step; four forms of file."""

import csv
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from tests.ui.windows import opened, shown

from zugong_desk.desk.overview import Axis
from zugong_desk.domain.annotation import Practice
from zugong_desk.library import DiskFull
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.overview.exporting import export_overview, write_overview
from zugong_desk.ui.overview.page import OverviewPage
from zugong_desk.ui.overview.words import TOGETHER
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

TEXT = """云岭组工信息

第 3 期

中共云岭市委组织部研究室

2022 年 5 月 6 日

聚力强基 抓实治理𠮷

青山县委组织部

近年来，青山县坚持党建引领，推动基层治理提质增效😀，村村都有网格员，户户都有联络人。

一、强化领导。县委定期研究，层层压实责任，书记亲自抓、亲自管。

报：省委组织部。
"""


def tag(bridge: Bridge, words: str, tag: int, **practice: str) -> str:
    """Put a tag on words of the open issue; the annotation's id."""
    assert bridge.bulletin
    assert bridge.desk
    at = bridge.bulletin.text.index(words)
    span = bridge.bulletin.span(at, at + len(words))
    id = list(bridge.shelf.tags)[tag]
    touched = bridge.annotate(span, id, practice=Practice(**practice))  # type: ignore[arg-type]
    assert touched
    return next(iter(touched.places))


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[Bridge]:
    bridge = opened(TEXT, tmp_path)
    tag(bridge, "推动基层治理提质增效😀", 0, name="聚力强基")
    tag(bridge, "治理提质增效😀，村村", 1, organisation="白石县委组织部")
    tag(bridge, "层层压实责任", 0)
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = shown(bridge, themes, tmp_path, qtbot, (1400, 900))
    qtbot.addWidget(window)
    return window


@pytest.fixture
def page(window: MainWindow) -> OverviewPage:
    window.parts.actions["overview"].trigger()
    return window.parts.overview


def cells(page: OverviewPage) -> list[list[str]]:
    model: QAbstractItemModel = page.sheet.table.matrix
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(page: OverviewPage, way: Qt.Orientation) -> list[str]:
    model = page.sheet.table.matrix
    count = model.columnCount() if way is Qt.Orientation.Horizontal else model.rowCount()
    return [str(model.headerData(at, way)) for at in range(count)]


def test_keys_lead_from_a_cell_to_its_passages_to_the_text_and_back(
    window: MainWindow, page: OverviewPage, qtbot: QtBot
) -> None:
    assert window.pages.currentWidget() is page
    assert heads(page, Qt.Orientation.Horizontal) == ["青山县", "白石县", "合计"]
    assert cells(page)[0] == ["2", "1", "3"]
    table = page.sheet.table
    table.setFocus()
    table.setCurrentIndex(table.matrix.index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert page.cell.text().endswith("× 青山县")
    assert page.count.text() == "2 处"
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.list.current
    assert page.list.current.text == "层层压实责任"
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.focusWidget() is table
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.parts.desk
    bulletin, place = window.bridge.bulletin, window.bridge.place
    assert bulletin
    assert place
    assert bulletin.quote(place) == "层层压实责任"
    window.parts.actions["overview"].trigger()
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.parts.desk


def test_the_page_follows_every_step(window: MainWindow, page: OverviewPage, bridge: Bridge, qtbot: QtBot) -> None:
    tag(bridge, "亲自抓", 0)
    qtbot.waitUntil(lambda: page.summary.text().startswith("4 处"))
    bridge.undo()
    bridge.undo()
    qtbot.waitUntil(lambda: page.summary.text().startswith("2 处"))
    page.left.emit()
    bridge.undo()
    bridge.undo()
    window.parts.actions["overview"].trigger()
    assert not page.empty.isHidden()
    assert not page.sheet.isVisible()


def test_other_axes_measures_and_tags_that_stand_together(page: OverviewPage) -> None:
    page.columns.setCurrentIndex(page.columns.findData(Axis.YEAR.value))
    assert heads(page, Qt.Orientation.Horizontal) == ["2022", "合计"]
    page.measures.setCurrentIndex(1)
    assert cells(page)[-1][-1] == str(len("推动基层治理提质增效😀，村村") + len("层层压实责任"))
    page.columns.setCurrentIndex(page.columns.findText(TOGETHER))
    assert not page.rows.isEnabled()
    assert cells(page) == [["·", "1", "1"], ["1", "·", "1"], ["1", "1", "2"]]


def test_the_timeline_is_walked_by_key_and_chosen_by_hand(page: OverviewPage, qtbot: QtBot) -> None:
    line = page.sheet.timeline
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert page.cell.text().endswith("× 2022-05")
    assert page.count.text() == "3 处"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(155, 26 + 42 + 20))
    assert page.count.text() == "1 处"
    assert "3 处" in line.accessibleDescription()
    for button, columns in (("overviewTime_issue", 1), ("overviewTime_year", 1)):
        qtbot.mouseClick(page.findChild(type(page.back_button), button), Qt.MouseButton.LeftButton)
        assert len(page.timeline().columns) == columns


def test_how_much_of_the_open_issue_bears_a_tag(window: MainWindow, page: OverviewPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.findChild(type(page.back_button), "overviewTime_coverage"), Qt.MouseButton.LeftButton)
    bars = page.sheet.coverage
    assert bars.isVisible()
    assert not page.sheet.timeline.isVisible()
    tagged = len("推动基层治理提质增效😀，村村") + len("层层压实责任")
    assert [row[:2] for row in bars.rows] == [("聚力强基 抓实治理𠮷", tagged), ("全期", tagged)]
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert window.pages.currentWidget() is window.parts.desk
    assert window.bridge.bulletin
    assert window.bridge.place
    assert window.bridge.bulletin.block(window.bridge.place.start.block).text.startswith("聚力强基")
    window.bridge.set_desk(None)
    assert bars.rows == () or not page.isVisible()


def test_the_table_is_a_sound_model(page: OverviewPage, bridge: Bridge) -> None:
    tester = QAbstractItemModelTester(page.sheet.table.matrix, QAbstractItemModelTester.FailureReportingMode.Fatal)
    listed = QAbstractItemModelTester(page.list.entries, QAbstractItemModelTester.FailureReportingMode.Fatal)
    bridge.undo()
    page.refresh()
    assert tester.model() is page.sheet.table.matrix
    assert listed.model() is page.list.entries


def test_a_passage_is_taken_into_a_collection(window: MainWindow, page: OverviewPage, qtbot: QtBot) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (excerpt,) = window.bridge.shelf.excerpts.values()
    assert excerpt.text == "推动基层治理提质增效😀"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".png", ".svg"])
def test_what_is_written_is_what_is_shown(
    page: OverviewPage, bridge: Bridge, themes: ThemeSource, tmp_path: Path, suffix: str
) -> None:
    path = write_overview(page, bridge, themes, tmp_path / f"总览{suffix}")
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["统计", "时间线", "标注"]
        assert [cell.value for cell in book["统计"][2]][1:] == [2, 1, 3]
        assert [row[8].value for row in book["标注"].iter_rows(min_row=2)].count("层层压实责任") == 1
    elif suffix == ".csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert rows[0] == ["", "青山县", "白石县", "合计"]
        assert rows[-1] == ["合计", "2", "1", "3"]
    elif suffix == ".png":
        image = QImage(str(path))
        assert image.width() > 400
        assert len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}) > 4
    else:
        assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 -- our own file


def test_a_file_that_cannot_be_written_is_told_and_changes_nothing(
    window: MainWindow, page: OverviewPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "无此夹" / "总览.png"
    monkeypatch.setattr(window.doors, "ask_target", lambda *_: (target, "图片 (*.png)"))
    with qtbot.waitSignal(window.bridge.refused) as told:
        export_overview(page, window.bridge, window.doors, window.themes)
    assert "没有导出" in str(told.args)
    assert not target.exists()
    monkeypatch.setattr(window.doors, "ask_target", lambda *_: (tmp_path / "总览.xlsx", "矢量图 (*.svg)"))
    with qtbot.waitSignal(window.bridge.told):
        export_overview(page, window.bridge, window.doors, window.themes)
    assert (tmp_path / "总览.svg").exists()
    before = (tmp_path / "总览.svg").stat().st_mtime_ns
    with qtbot.waitSignal(window.bridge.refused) as taken:
        export_overview(page, window.bridge, window.doors, window.themes)
    assert "没有导出" in str(taken.args)
    assert (tmp_path / "总览.svg").stat().st_mtime_ns == before
    monkeypatch.setattr(window.doors, "ask_target", lambda *_: (tmp_path / "总览2024.1-6月", "CSV 表格 (*.csv)"))
    with qtbot.waitSignal(window.bridge.told):
        export_overview(page, window.bridge, window.doors, window.themes)
    assert (tmp_path / "总览2024.1-6月.csv").exists()
    monkeypatch.setattr(window.doors, "ask_target", lambda *_: None)
    export_overview(page, window.bridge, window.doors, window.themes)


def test_a_library_that_refuses_leaves_what_was_counted_and_is_told(
    page: OverviewPage, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, refused = cells(page), list[str]()
    bridge.refused.connect(refused.append)
    assert bridge.desk
    assert bridge.bulletin

    def full(*_: object, **__: object) -> None:
        raise DiskFull("磁盘已满。")

    with monkeypatch.context() as disk:
        disk.setattr(bridge.desk, "flush", full)
        page.refresh()
    assert refused == ["磁盘已满。"]
    assert cells(page) == before
    tag(bridge, "一、强化领导", 2)
    page.refresh()
    assert cells(page) != before
