"""The import page: what it says, and every verb by key, click, menu and button."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.imports.conftest import Bring, issue, many, packed, states

from zugong_desk.domain.transfer import Report
from zugong_desk.reading import Wishes
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import Entry, Verb, doubts_told, told
from zugong_desk.ui.imports.model import FILE, FORM, READ, SIGN, VERB
from zugong_desk.ui.imports.page import GONE, ImportPage
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.imports.report import ReportDialog
from zugong_desk.ui.theme.source import ThemeSource

KEY = Qt.Key


@pytest.fixture
def page(bridge: Bridge, queue: ImportQueue, themes: ThemeSource, qtbot: QtBot) -> ImportPage:
    page = ImportPage(bridge, queue, themes)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page.model)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def stand_on(page: ImportPage, name: str) -> Entry:
    row = next(row for row in range(page.model.rowCount()) if page.model.entry(row).parcel.name == name)
    page.view.setCurrentIndex(page.model.index(row, READ))
    page.view.setFocus()
    return page.model.entry(row)


def cell(page: ImportPage, name: str, column: int) -> object:
    stand_on(page, name)
    return page.model.index(page.view.currentIndex().row(), column).data()


def point_of(page: ImportPage, name: str, verb: Verb) -> QPoint:
    """Where a verb stands in the row of a file, which is the current one."""
    entry = stand_on(page, name)
    rect = page.view.visualRect(page.view.currentIndex().siblingAtColumn(VERB))
    places = page.view._painter._places(rect, entry, current=True)
    return next(at.center().toPoint() for one, _, _, at in places if one == verb)


def test_page_says_how_far_it_is_and_what_was_read(page: ImportPage, bring: Bring, tmp_path: Path) -> None:
    assert page.summary.text() == "还没有文件。拖到这里，或按 Ctrl+I 选择。"
    folder = tmp_path / "收到的"
    many(folder, 2)
    issue(folder, "又一份.md", 2)
    (folder / "空.txt").touch()
    bring(folder)
    assert page.summary.text() == "4 个文件，已完成 4，需要您看 2"
    assert page.share.text() == "100%"
    assert page.bar.value() == page.bar.maximum()
    assert "1 篇" in str(cell(page, "1.txt", READ))
    assert cell(page, "1.txt", FORM) == "文本 UTF-8"
    assert cell(page, "1.txt", VERB) == "打开，换读法…"
    assert page.model.index(0, SIGN).data(Qt.ItemDataRole.AccessibleTextRole) == "已导入"
    assert not page.grab().isNull()
    assert not page.pause_button.isEnabled()
    assert page.copy_button.isEnabled()


def test_enter_opens_an_imported_issue_and_leaves(page: ImportPage, bring: Bring, bridge: Bridge, tmp_path: Path,
                                                  qtbot: QtBot) -> None:  # fmt: skip
    bring(*many(tmp_path, 2))
    entry = stand_on(page, "2.txt")
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.view, KEY.Key_Return)
    assert entry.result is not None
    assert bridge.bulletin is not None
    assert bridge.bulletin.id == entry.result.id


def test_an_issue_that_has_gone_is_told_of_in_words(page: ImportPage, bring: Bring, bridge: Bridge, tmp_path: Path,
                                                    qtbot: QtBot) -> None:  # fmt: skip
    bring(*many(tmp_path, 2))
    assert bridge.undo()
    stand_on(page, "2.txt")
    with qtbot.waitSignal(bridge.refused) as told_of, qtbot.assertNotEmitted(page.left):
        qtbot.keyClick(page.view, KEY.Key_Return)
    assert told_of.args == [GONE]


def test_a_click_on_a_verb_does_it_and_one_beside_it_does_not(
    page: ImportPage, bring: Bring, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(*many(tmp_path, 2))
    before = bridge.bulletin
    stand_on(page, "1.txt")
    rect = page.view.visualRect(page.view.currentIndex().siblingAtColumn(VERB))
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() - QPoint(60, 0))
    assert bridge.bulletin is before
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, "1.txt", "open"))
    assert bridge.bulletin is not before


@pytest.fixture
def choosing(page: ImportPage, bring: Bring, tmp_path: Path) -> ImportPage:
    """The page with a row that waits for a decision."""
    bring(issue(tmp_path, "旧.txt", 5))
    bring(issue(tmp_path, "新.txt", 5, "，另有一处𠮷改动"))
    stand_on(page, "新.txt")
    page.refresh()
    return page


By = Callable[[ImportPage, QtBot, int], None]


def by_key(page: ImportPage, qtbot: QtBot, at: int) -> None:
    qtbot.keyClick(page.view, (KEY.Key_Return, KEY.Key_2, KEY.Key_Delete)[at])


def by_digit(page: ImportPage, qtbot: QtBot, at: int) -> None:
    qtbot.keyClick(page.view, (KEY.Key_1, KEY.Key_2, KEY.Key_3)[at])


def by_button(page: ImportPage, qtbot: QtBot, at: int) -> None:
    qtbot.mouseClick(page.detail.buttons[at], Qt.MouseButton.LeftButton)


def by_menu(page: ImportPage, qtbot: QtBot, at: int) -> None:
    menu = page.view.menu_for(page.view.currentIndex().row())
    qtbot.addWidget(menu)
    menu.actions()[at].trigger()


def by_click(page: ImportPage, qtbot: QtBot, at: int) -> None:
    verbs: tuple[Verb, ...] = ("keep_both", "replace", "skip")
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(page, "新.txt", verbs[at]))


@pytest.mark.parametrize("by", [by_key, by_digit, by_button, by_menu, by_click])
@pytest.mark.parametrize(("at", "state"), [(0, "new"), (1, "replaced"), (2, "cancelled")])
def test_a_decision_is_taken_in_every_way(
    choosing: ImportPage, queue: ImportQueue, qtbot: QtBot, by: By, at: int, state: str
) -> None:
    assert not choosing.detail.always.isHidden()
    with qtbot.waitSignal(queue.finished, timeout=5000):
        by(choosing, qtbot, at)
    assert states(queue) == {"新.txt": state}


def test_from_now_on_by_the_box(choosing: ImportPage, queue: ImportQueue, qtbot: QtBot) -> None:
    choosing.detail.always.setChecked(True)
    queue.pause(on=True)
    by_button(choosing, qtbot, 0)
    assert queue.always == "keep_both"
    choosing.refresh()
    assert choosing.detail.always.isHidden()
    assert not choosing.detail.always.isChecked()


def test_the_report_stands_beside_and_is_reached_from_the_row(
    choosing: ImportPage, queue: ImportQueue, bridge: Bridge, qtbot: QtBot
) -> None:
    by_key(choosing, qtbot, 1)
    choosing.refresh()
    by_digit(choosing, qtbot, 1)
    dialog = choosing.findChild(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    assert not dialog.isModal()
    assert "只换了原件" in dialog.findChildren(type(choosing.summary))[0].text()
    assert not dialog.go_button.isEnabled()
    dialog.close()


def test_a_line_of_the_report_leads_to_its_place(
    page: ImportPage, queue: ImportQueue, bring: Bring, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(issue(tmp_path, "旧.txt", 5, "，村里开会议事𠮷，办成了三件事"))
    old = queue.entries[0].result
    assert old is not None
    bulletin = bridge.open_issue(str(old.id))
    assert bulletin is not None
    at = bulletin.text.index("开会议事𠮷")
    bridge.annotate(bulletin.span(at, at + 5), next(iter(bridge.shelf.tags)))
    bring(issue(tmp_path, "新.txt", 5, "，村里召开会议商议𠮷事，办成了三件事"))
    assert queue.choose(queue.entries[0].key, "replace")
    report, result = queue.entries[0].report, queue.entries[0].result
    assert report is not None
    assert result is not None
    assert len(report.open) == 1
    bridge.open_issue(bridge.issues()[-1].id)
    page.do(queue.entries[0].key, "report")
    dialog = page.findChild(ReportDialog)
    assert isinstance(dialog, ReportDialog)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(dialog.list, KEY.Key_Return)
    assert bridge.bulletin is not None
    assert bridge.bulletin.id == result.id
    assert bridge.place == report.open[0].span
    assert dialog.isVisible()
    dialog.close()


def test_delete_takes_a_waiting_file_out_and_enter_brings_it_back(
    page: ImportPage, queue: ImportQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    queue.pause(on=True)
    queue.add(many(tmp_path, 3))
    stand_on(page, "2.txt")
    qtbot.keyClick(page.view, KEY.Key_Delete)
    assert states(queue)["2.txt"] == "cancelled"
    qtbot.keyClick(page.view, KEY.Key_Return)
    assert states(queue)["2.txt"] == "waiting"
    page.refresh()
    with qtbot.waitSignal(queue.finished, timeout=5000):
        qtbot.mouseClick(page.pause_button, Qt.MouseButton.LeftButton)
    assert set(states(queue).values()) == {"new"}


def test_pause_and_cancel_by_button(page: ImportPage, queue: ImportQueue, tmp_path: Path, qtbot: QtBot) -> None:
    queue.pause(on=True)
    queue.add(many(tmp_path, 3))
    page.refresh()
    assert page.pause_button.text() == "接着读"
    assert page.share.text() == "0%，已暂停"
    with qtbot.waitSignal(queue.finished, timeout=5000):
        qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    assert set(states(queue).values()) == {"cancelled"}
    assert page.pause_button.text() == "暂停"
    assert not page.cancel_button.isEnabled()


def test_failures_can_be_copied(page: ImportPage, bring: Bring, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "空𠮷.txt").touch()
    bring(tmp_path / "空𠮷.txt", tmp_path / "没有🏠.txt", issue(tmp_path, "1.txt", 1))
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert [line.partition("\t")[0] for line in lines] == [str(tmp_path / "空𠮷.txt"), str(tmp_path / "没有🏠.txt")]
    assert "空文件" in lines[0]
    QApplication.clipboard().clear()


def test_failures_in_an_archive_are_copied_with_their_place_in_it(
    page: ImportPage, bring: Bring, tmp_path: Path, qtbot: QtBot
) -> None:
    archive = packed(tmp_path / "合订.zip", {"上\t/空𠮷.txt": b"", "空🏠.txt": b""})
    bring(archive)
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert [line.partition("\t")[0] for line in lines] == [f"{archive}/上�/空𠮷.txt", f"{archive}/空🏠.txt"]
    assert [line.count("\t") for line in lines] == [1, 1]
    QApplication.clipboard().clear()


def test_f7_goes_to_the_first_doubt_of_what_was_imported(
    page: ImportPage, queue: ImportQueue, bring: Bring, bridge: Bridge, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(*many(tmp_path, 2))
    for row, doubtful, useful in ((0, 1, True), (1, 0, True), (0, 0, False), (1, 1, True)):
        entry = queue.entries[row]
        assert entry.result is not None
        queue._put(replace(entry, result=replace(entry.result, doubtful=doubtful)))
        page.refresh()
        assert page.doubt_button.isEnabled() == useful
    assert entry.result is not None
    page.focus_queue()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.view, KEY.Key_F7)
    assert bridge.bulletin is not None
    assert bridge.bulletin.id == entry.result.id


def locked(queue: ImportQueue) -> Entry:
    """The first entry, as one of a file that wants a password."""
    entry = queue.entries[0]
    queue._put(replace(entry, locked=True))
    return queue.entries[0]


def test_a_password_is_asked_in_the_page_and_given_once(
    page: ImportPage, queue: ImportQueue, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    given: list[tuple[int, str | None]] = []
    monkeypatch.setattr(queue, "again", lambda key, wishes=None, password=None: given.append((key, password)))
    (tmp_path / "空.txt").touch()
    bring(tmp_path / "空.txt")
    entry = locked(queue)
    stand_on(page, "空.txt")
    page.refresh()
    qtbot.keyClick(page.view, KEY.Key_Return)
    field = page.detail.password
    assert QApplication.focusWidget() is field
    assert field.echoMode() is field.EchoMode.Password
    qtbot.keyClicks(field, "m1 ma")
    page.refresh()  # what goes on meanwhile does not take the words away
    qtbot.keyClick(field, KEY.Key_Return)
    assert given == [(entry.key, "m1 ma")]
    assert field.text() == ""
    assert field.isHidden()


def test_another_row_forgets_the_password(page: ImportPage, queue: ImportQueue, bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    bring(tmp_path / "空.txt", issue(tmp_path, "1.txt", 1))
    locked(queue)
    page.do(queue.entries[0].key, "password")
    page.detail.password.setText("m")
    stand_on(page, "1.txt")
    assert page.detail.password.text() == ""
    assert page.detail.password.isHidden()


def test_another_way_of_reading_is_chosen_from_a_menu(
    page: ImportPage, queue: ImportQueue, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    bring(*many(tmp_path, 1))
    stand_on(page, "1.txt")
    qtbot.keyClick(page.view, KEY.Key_F2)
    menu = page.findChild(QMenu, "importWishesMenu")
    assert isinstance(menu, QMenu)
    entries = {action.text(): action for action in menu.actions()}
    assert list(entries) == [
        "编码：自动",
        "编码：UTF-8",
        "编码：GB18030（含 GBK）",
        "编码：UTF-16",
        "编码：UTF-16（大端）",
        "编码：Big5（繁体）",
    ]
    assert [text for text, action in entries.items() if action.isChecked()] == ["编码：自动"]
    with qtbot.waitSignal(queue.finished, timeout=5000):
        entries["编码：GB18030（含 GBK）"].trigger()
    assert queue.entries[0].form == "文本 GB18030"


def test_options_hold_for_what_is_still_to_be_read(page: ImportPage, queue: ImportQueue) -> None:
    page.options.boxes["encoding"].setCurrentIndex(2)
    page.options.boxes["recognition"].setCurrentIndex(2)
    assert queue.wishes == replace(Wishes(), encoding="gb18030", recognition="never")
    assert all(box.accessibleName() for box in page.options.boxes.values())


def test_what_was_left_is_offered_on_the_page(
    page: ImportPage, queue: ImportQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.offer.isHidden()
    queue.pause(on=True)
    queue.add(many(tmp_path, 3))
    queue.left_over.parcels = queue.list.unsettled()
    queue.list.clear()
    queue.reset.emit()
    queue.left_over.changed.emit()
    assert "3 个文件没有读" in page.offer_words.text()
    assert not page.offer.isHidden()
    qtbot.mouseClick(page.resume_button, Qt.MouseButton.LeftButton)
    assert page.offer.isHidden()
    assert list(states(queue).values()) == ["waiting"] * 3


def test_back_button_leaves_the_page(page: ImportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)


def test_rows_inserted_by_an_archive_keep_the_current_row(page: ImportPage, queue: ImportQueue, tmp_path: Path) -> None:
    queue.pause(on=True)
    queue.add(many(tmp_path, 3))
    stand_on(page, "3.txt")
    queue._enqueue([queue.entries[0].parcel], queue.entries[0].key)
    assert page.view.currentIndex().row() == 3
    assert page.model.index(3, FILE).data() == "3.txt"


def test_an_empty_report_says_so(
    bridge: Bridge, bring: Bring, queue: ImportQueue, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(*many(tmp_path, 1))
    result = queue.entries[0].result
    assert result is not None
    dialog = ReportDialog(bridge, Report(), result)
    qtbot.addWidget(dialog)
    assert dialog.list.count() == 0
    assert "2024 年第 1 期" in dialog.windowTitle()


def test_a_reason_does_not_repeat_the_name(bring: Bring, queue: ImportQueue, tmp_path: Path) -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04" + bytes(200))
    bring(tmp_path / "坏.zip")
    assert "坏.zip" not in told(queue.entries[0])


def test_doubts_are_told_of_what_was_imported_only(bring: Bring, queue: ImportQueue, tmp_path: Path) -> None:
    first = issue(tmp_path, "1.txt", 1)
    (tmp_path / "又一份.md").write_bytes(first.read_bytes())
    bring(first, tmp_path / "又一份.md")
    told_of = []
    for entry in queue.entries:
        assert entry.result is not None
        told_of.append(doubts_told(replace(entry, unsure=2, result=replace(entry.result, doubtful=1))))
    assert told_of == ["存疑 1，认字存疑 2", ""]


def test_many_files_make_the_page_count_now_and_then(
    page: ImportPage, queue: ImportQueue, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    share = ImportPage._share_told
    monkeypatch.setattr(ImportPage, "_share_told", lambda page: told.append("") or share(page))
    bring(*many(tmp_path, 60))
    assert set(states(queue).values()) == {"new"}
    assert len(told) < 60  # each file makes at least three signals
    assert page.summary.text() == "60 个文件，已完成 60"
