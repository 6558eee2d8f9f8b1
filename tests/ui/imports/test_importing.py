"""Importing on the real window: drop, paste, one file and many, what needs a decision, closing and coming back."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.imports.conftest import TEXT, issue, many, packed, states

from zugong_desk.desk import libraries
from zugong_desk.desk.import_queue import Backlog, Parcel
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.imports.work import Work
from zugong_desk.ui.shell.importing import NOTHING_COPIED, PATIENCE_MS
from zugong_desk.ui.shell.masthead_form import ASKED
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

KEY, CONTROL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Stand = Callable[[Bridge], MainWindow]


@pytest.fixture
def stand(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    windows: list[MainWindow] = []

    def make(bridge: Bridge) -> MainWindow:
        window = MainWindow(bridge, themes, Settings(tmp_path / "settings.toml"))
        windows.append(window)
        window.resize(1600, 1000)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    QApplication.clipboard().clear()
    for window in windows:
        window.parts.queue.cancel()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(bridge: Bridge, stand: Stand) -> MainWindow:
    return stand(bridge)


def take(window: MainWindow, qtbot: QtBot, *files: Path) -> ImportQueue:
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        window._importing.take(list(files))
    return window.parts.queue


def drop(target: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    data.setText("\n".join(map(str, files)))  # as file managers do
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(300, 300), action, data, button, none))
    QApplication.sendEvent(target, QDropEvent(QPointF(300, 300), action, data, button, none))


def test_folders_files_and_archives_are_dropped_together(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    many(tmp_path / "夹", 2)
    zipped = packed(tmp_path / "合订.zip", {"第3期.txt": TEXT.format(n=3, more="").encode()})
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        drop(window, tmp_path / "夹", zipped, issue(tmp_path, "第4期.txt", 4))
    assert window.pages.currentWidget() is window.parts.imports
    assert list(states(window.parts.queue).values()) == ["new", "new", "opened", "new", "new"]
    assert window.parts.status.currentMessage().startswith("导入完毕：新导入 4")


def test_a_file_dropped_on_any_field_is_imported_and_its_name_not_typed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    fields = [field for field in window.findChildren(QLineEdit) if field.isVisible() and field.acceptDrops()]
    assert {"searchField", "libraryFilter"} <= {field.objectName() for field in fields}
    for number, field in enumerate(fields, 3):
        with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
            drop(field, issue(tmp_path, f"第{number}期.txt", number))
        assert field.text() == ""
        assert window.bridge.bulletin is not None
        assert window.bridge.bulletin.source.file == f"第{number}期.txt"


def test_the_dialog_lists_the_forms(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[str] = []
    chosen = [str(issue(tmp_path, "第4期.txt", 4))]

    def choose(_parent: QWidget, _title: str, _folder: str, filters: str) -> tuple[list[str], str]:
        shown.append(filters)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        qtbot.keyClick(window, KEY.Key_I, CONTROL)
    assert "Word (*.docx" in shown[0]
    assert "OFD (*.ofd" in shown[0]


def test_one_file_that_takes_long_shows_how_far_it_is_and_opens_when_it_is_in(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    reads, go = Work.read, Event()

    def read(*given: object) -> object:
        go.wait(5)
        return reads(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Work, "read", read)
    window._importing.take([issue(tmp_path, "第4期.txt", 4)])
    assert window.pages.currentWidget() is window.parts.desk
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.parts.imports, timeout=PATIENCE_MS * 3)
    assert window.parts.queue.reading is not None
    with qtbot.waitSignal(window.parts.queue.finished, timeout=5000):
        go.set()
    assert window.pages.currentWidget() is window.parts.desk
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.source.file == "第4期.txt"


def test_what_is_to_be_known_of_one_file_stands_over_the_desk(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    banner = window.parts.banner
    with_masthead, without = issue(tmp_path, "𠮷.txt", 5), tmp_path / "无报头🏠.txt"
    with_masthead.write_bytes(with_masthead.read_bytes() + b"\xff\xff")
    without.write_bytes("近年来，青山县坚持党建引领，推动各项工作落实见效。\n".encode() * 9 + b"\xff\xff")
    take(window, qtbot, with_masthead)
    assert banner.isVisible()
    assert banner.label.text().startswith("“𠮷.txt”：按 UTF-8 读，有 2 处认不出")
    banner.hide()
    take(window, qtbot, without)
    assert banner.says(ASKED), banner.label.text()
    assert f"{ASKED}“无报头🏠.txt”：按 UTF-8 读，有 2 处认不出" in banner.label.text()
    assert banner.button.isVisible()
    banner.hide()
    take(window, qtbot, issue(tmp_path, "6.txt", 6))
    assert banner.isHidden()
    for number in (8, 9):
        path = issue(tmp_path, f"{number}.txt", number)
        path.write_bytes(path.read_bytes() + b"\xff\xff")
        take(window, qtbot, path)
        assert banner.label.text().startswith(f"“{number}.txt”：")
        assert banner.label.text().count("认不出") == 1


def test_one_file_whose_issue_is_known_is_put_before_the_editor(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    take(window, qtbot, issue(tmp_path, "旧.txt", 5))
    queue = take(window, qtbot, issue(tmp_path, "新.txt", 5, "，另有一处改动"))
    assert window.pages.currentWidget() is window.parts.imports
    assert "等您决定 1" in window.parts.status.currentMessage()
    view = window.parts.imports.view
    assert QApplication.focusWidget() is view
    qtbot.keyClick(view, KEY.Key_2)
    assert states(queue) == {"新.txt": "replaced"}
    assert window.pages.currentWidget() is window.parts.imports  # with its report at hand


def test_the_queue_can_be_left_and_found_again(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    take(window, qtbot, *many(tmp_path, 2))
    qtbot.mouseClick(window.parts.imports.back_button, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.parts.desk
    qtbot.keyClick(window, KEY.Key_I, CONTROL | SHIFT)
    assert window.pages.currentWidget() is window.parts.imports
    assert QApplication.focusWidget() is window.parts.imports.view
    assert window.parts.imports.view.currentIndex().row() == 0


# The clipboard -------------------------------------------------------------------------------------------------------


def paste(window: MainWindow, qtbot: QtBot, data: QMimeData | None, place: QWidget | None = None) -> None:
    if data is not None:
        QApplication.clipboard().setMimeData(data)
    else:
        QApplication.clipboard().clear()
    place = place or window.parts.library.view
    place.setFocus()
    qtbot.keyClick(place, KEY.Key_V, CONTROL | SHIFT)


def test_copied_text_is_imported_as_a_file(window: MainWindow, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText(TEXT.format(n=8, more="𠮷"))
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        paste(window, qtbot, data)
    assert window.bridge.bulletin is not None
    source = window.bridge.bulletin.source
    assert source.file.startswith("剪贴板 20")
    assert source.file.endswith(".txt")
    assert "🏠𠮷" in source.text
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.original(window.bridge.bulletin.id) == TEXT.format(n=8, more="𠮷").encode()


def test_formatted_text_is_preferred_and_kept_as_it_came(window: MainWindow, qtbot: QtBot) -> None:
    page = (
        "<html><body>"
        + "".join(f"<p>{line}</p>" for line in TEXT.format(n=8, more="𠮷").splitlines())
        + "</body></html>"
    )
    data = QMimeData()
    data.setData("text/html", page.encode())
    data.setText("只有文字")
    with qtbot.waitSignal(window.parts.queue.finished, timeout=20000):
        QApplication.clipboard().setMimeData(data)
        window.parts.actions["import_pasted"].trigger()
    assert window.bridge.bulletin is not None
    assert window.bridge.bulletin.source.file.endswith(".html")
    assert "第8期" in window.bridge.bulletin.text
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.original(window.bridge.bulletin.id) == page.encode()


def test_copied_files_are_imported(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in many(tmp_path, 2)])
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        paste(window, qtbot, data)
    assert states(window.parts.queue) == {"1.txt": "new", "2.txt": "new"}


def test_a_copied_picture_is_a_file_of_its_own(window: MainWindow, qtbot: QtBot) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    data = QMimeData()
    data.setImageData(picture)
    window.parts.queue.pause(on=True)
    paste(window, qtbot, data)
    parcel = window.parts.queue.entries[0].parcel
    assert parcel.ending == ".png"
    assert parcel.data is not None
    assert parcel.data.startswith(b"\x89PNG")


def test_nothing_of_use_is_said_in_a_line(window: MainWindow, qtbot: QtBot) -> None:
    blank = QMimeData()
    blank.setText(" \n\u3000")
    for data in (None, blank):
        window.parts.banner.hide()
        paste(window, qtbot, data)
        assert window.parts.banner.says(NOTHING_COPIED)
    assert not window.parts.queue.entries


def test_without_a_library_the_start_page_asks_for_one_first(
    stand: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = stand(Bridge())
    library = tmp_path / "新.zugong"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(library), ""))
    data = QMimeData()
    data.setText(TEXT.format(n=8, more="𠮷"))
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        paste(window, qtbot, data, window.parts.start.buttons["new_library"])
    assert window.bridge.desk is not None
    assert window.bridge.desk.library.path == library
    assert window.bridge.bulletin is not None
    window.bridge.close()


# Closing and coming back ---------------------------------------------------------------------------------------------


def test_closing_keeps_what_was_not_read_and_the_next_window_offers_it(
    window: MainWindow, stand: Stand, tmp_path: Path, qtbot: QtBot
) -> None:
    queue = window.parts.queue
    window._importing.take(many(tmp_path / "收到的", 30))
    qtbot.waitUntil(lambda: queue.list.settled >= 2)
    done = queue.list.settled
    window.close()
    assert window.bridge.desk is not None
    path = window.bridge.desk.library.path
    window.bridge.close()
    again = stand(Bridge())
    again.doors.open(path)
    assert again.parts.banner.label.text() == f"上次导入还有 {30 - done} 个文件没有读，接着导入？"
    with qtbot.waitSignal(again.parts.queue.finished, timeout=20000):
        qtbot.mouseClick(again.parts.banner.button, Qt.MouseButton.LeftButton)
    assert again.pages.currentWidget() is again.parts.imports
    assert again.parts.banner.isHidden()
    assert len(again.bridge.issues()) == 31
    again.bridge.close()


@pytest.fixture
def left(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A window to whose library an earlier session owes two files."""
    path = tmp_path / "欠.zugong"
    with libraries.create(path, "甲").library as library:
        Backlog(library.id, path).keep([Parcel(file) for file in many(tmp_path / "收到的", 2)])
    window.doors.open(path)
    return window


def test_after_a_crash_both_are_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path, copy = tmp_path / "书库.zugong", tmp_path / "断.zugong"
    with libraries.create(path, "甲").library as library:
        for suffix in ("", ".lock"):  # as kill -9 leaves them
            shutil.copy(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
        Backlog(library.id, copy).keep([Parcel(issue(tmp_path, "1.txt", 1))])
    window.doors.open(copy)
    words = window.parts.banner.label.text()
    assert words.startswith("上次没有正常关闭。")
    assert words.endswith("上次导入还有 1 个文件没有读，接着导入？")
    with qtbot.waitSignal(window.parts.queue.finished, timeout=10000):
        qtbot.mouseClick(window.parts.banner.button, Qt.MouseButton.LeftButton)
    assert len(window.bridge.issues()) == 1


def test_the_offer_can_be_declined_for_good(left: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    assert "2 个文件没有读" in left.parts.banner.label.text()
    qtbot.mouseClick(left.parts.banner.other_button, Qt.MouseButton.LeftButton)
    assert bridge.desk is not None
    assert Backlog(bridge.desk.library.id, bridge.desk.library.path).parcels() == []
    assert left.parts.imports.offer.isHidden()


def test_the_offer_stays_on_the_page_when_the_banner_is_closed(left: MainWindow, qtbot: QtBot) -> None:
    left.parts.banner.close_button.click()
    left.parts.actions["show_imports"].trigger()
    assert not left.parts.imports.offer.isHidden()
    with qtbot.waitSignal(left.parts.queue.finished, timeout=10000):
        qtbot.mouseClick(left.parts.imports.resume_button, Qt.MouseButton.LeftButton)
    assert len(left.bridge.issues()) == 2


def test_answered_on_the_page_the_banner_goes(left: MainWindow, qtbot: QtBot) -> None:
    left.parts.actions["show_imports"].trigger()
    assert not left.parts.banner.isHidden()
    qtbot.mouseClick(left.parts.imports.forget_button, Qt.MouseButton.LeftButton)
    assert left.parts.banner.isHidden()
