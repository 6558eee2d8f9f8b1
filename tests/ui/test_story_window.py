"""The editors' three jobs on the real window without a screen, and what a hostile afternoon does to it."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.ui.export_hands import write_to

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.span import Span
from zugong_desk.places import seeds_dir
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.sheet import Sheet
from zugong_desk.ui.reading.shown import shown
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
SEED = next(seeds_dir().glob("004_*.txt"))
HEAD = {"title": "江城组工信息", "issue_no": "第 3 期", "issuer": "中共江城市委组织部", "date": "2022年3月15日"}
REPEATS = 60
"""Key presses that a key held down for two seconds sends."""
LONG = 100_000
BULK = 50 << 20


class Seat:
    """A window on a library of its own, as one editor has it before them."""

    def __init__(self, library: Path, themes: ThemeSource, settings: Settings, qtbot: QtBot) -> None:
        self.bridge = Bridge()
        self.window = MainWindow(self.bridge, themes, settings)
        self.window.resize(1600, 1000)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        self.window.start_with(library)
        self.library, self._qtbot = library, qtbot

    @property
    def sheet(self) -> Sheet:
        return self.window.parts.reading.sheet

    @property
    def bulletin(self) -> Bulletin:
        assert self.bridge.bulletin is not None
        return self.bridge.bulletin

    @property
    def banner(self) -> str:
        """The line in the banner; empty without one."""
        banner = self.window.parts.banner
        return "" if banner.isHidden() else banner.label.text()

    @property
    def inked(self) -> str:
        """What the sheet shows, as the eye reads it."""
        document = self.sheet.document()
        return "\n".join(document.findBlockByNumber(number).text() for number in range(document.blockCount()))

    @property
    def shown(self) -> str:
        """What the sheet should show."""
        return "\n".join(map(shown, self.bulletin.lines))

    def take(self, *files: Path) -> None:
        with self._qtbot.waitSignal(self.window.parts.queue.finished, timeout=20000):
            self.window._importing.take(list(files))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = MODIFIER.NoModifier) -> None:
        self._qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def choose(self, words: str) -> Span:
        """Select words in the reading text and give it the keyboard."""
        at = self.bulletin.text.index(words)
        span = self.bulletin.span(at, at + len(words))
        self.window.parts.reading.setFocus()
        self.bridge.go(span, "test")
        return span

    def stand_before(self, words: str) -> None:
        self.choose(words)
        self.press(KEY.Key_Left)

    def compose(self, pinyin: str, words: str) -> None:
        """Type as an input method does: letters under way, then the words."""
        field = QApplication.focusWidget()
        assert field is not None
        for end in range(1, len(pinyin) + 1):
            QApplication.sendEvent(field, QInputMethodEvent(pinyin[:end], []))
        commit = QInputMethodEvent()
        commit.setCommitString(words)
        QApplication.sendEvent(field, commit)

    def leave(self) -> None:
        if not isValid(self.window):
            return
        self.window.close()
        self.bridge.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)


Sit = Callable[[Path], Seat]


@pytest.fixture
def sit(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[Sit]:
    """Sits down before a library; whoever still sits at the end leaves."""
    seats: list[Seat] = []

    def make(library: Path) -> Seat:
        seats.append(Seat(library, themes, Settings(tmp_path / "settings.toml"), qtbot))
        return seats[-1]

    yield make
    for seat in seats:
        seat.leave()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A new library with the starting codebook."""
    path = tmp_path / "书库.zugong"
    libraries.create(path, "甲").close()
    return path


@pytest.fixture
def seat(sit: Sit, library: Path) -> Seat:
    """An editor before the headless seed."""
    seat = sit(library)
    seat.take(SEED)
    return seat


def shape(bulletin: Bulletin) -> list[tuple[object, ...]]:
    return [(block.kind, block.level, block.text, block.heads) for block in bulletin.blocks]


def test_the_whole_story(seat: Seat, sit: Sit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = shape(importing.receive(SEED).bulletin)
    assert shape(seat.bulletin) == parsed
    steps = len(seat.bridge.history(None))
    fill_masthead(seat, qtbot)
    correct_joins(seat)
    tag_and_correct(seat, qtbot)
    made, annotations = shape(seat.bulletin), quotes(seat)
    assert annotations == [("村级集体经济", "开设夜校充电蓄能"), ("量化成效", "激活𠮷e\u0301夜市经济")]

    for _ in range(len(seat.bridge.history(None)) - steps):
        seat.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert shape(seat.bulletin) == parsed
    assert masthead(seat.bulletin) is None
    assert not seat.bulletin.annotations
    assert seat.inked == seat.shown
    redo = seat.window.parts.actions["redo"]
    qtbot.waitUntil(redo.isEnabled)
    for _ in range(len(seat.bridge.history(None)) - steps):
        redo.trigger()
    assert seat.bridge.redo_name() is None
    assert (shape(seat.bulletin), quotes(seat)) == (made, annotations)

    target = tmp_path / "摘编.docx"
    seat.choose("开设夜校充电蓄能")
    seat.window.parts.actions["add_excerpt"].trigger()
    qtbot.waitUntil(seat.window.parts.actions["export_bulletin"].isEnabled)
    seat.window.parts.actions["export_bulletin"].trigger()
    write_to(seat.window, target, qtbot)
    assert any("开设夜校充电蓄能" in paragraph.text for paragraph in docx.Document(str(target)).paragraphs)

    again = sit(crashed(seat.library, tmp_path / "断.zugong"))
    assert again.banner.startswith("上次没有正常关闭。")
    assert (shape(again.bulletin), quotes(again)) == (made, annotations)
    undo_to_the_import(again)
    assert shape(again.bulletin) == parsed


def test_an_import_taken_back_and_done_again_is_open_again(seat: Seat, qtbot: QtBot) -> None:
    text, undo, redo = seat.bulletin.text, seat.window.parts.actions["undo"], seat.window.parts.actions["redo"]
    undo.trigger()
    assert seat.bridge.bulletin is None
    assert not seat.window.parts.actions["split"].isEnabled()
    for key in (KEY.Key_A, KEY.Key_Return, KEY.Key_Backspace):
        qtbot.keyClick(seat.sheet, key)
    qtbot.waitUntil(redo.isEnabled)
    redo.trigger()
    assert seat.bulletin.text == text
    assert seat.inked == seat.shown
    assert QApplication.focusWidget() is seat.sheet
    seat.stand_before("抱团发展集体经济")
    seat.press(KEY.Key_Return)
    assert "\n抱团发展集体经济" in seat.bulletin.text


def undo_to_the_import(seat: Seat) -> None:
    for _ in seat.bridge.history(None):
        if seat.bridge.undo_name() != f"导入“{SEED.name}”":
            seat.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert seat.bridge.undo_name() == f"导入“{SEED.name}”"


def fill_masthead(seat: Seat, qtbot: QtBot) -> None:
    parts = seat.window.parts
    qtbot.mouseClick(parts.banner.button, Qt.MouseButton.LeftButton)
    for name, value in HEAD.items():
        assert QApplication.focusWidget() is parts.right.masthead.fields[name]
        seat.compose(name, value)
        seat.press(KEY.Key_Tab)
    qtbot.mouseClick(parts.right.masthead.fill_button, Qt.MouseButton.LeftButton)
    head = masthead(seat.bulletin)
    assert head is not None
    assert (head.title, head.issue_number, head.date_iso) == ("江城组工信息", 3, "2022-03-15")
    assert QApplication.focusWidget() is seat.sheet


def correct_joins(seat: Seat) -> None:
    count = len(seat.bulletin.lines)
    seat.stand_before("抱团发展集体经济")
    seat.press(KEY.Key_Return)
    assert len(seat.bulletin.lines) == count + 1
    seat.stand_before("△太湖县紧扣")
    seat.press(KEY.Key_Backspace)
    assert len(seat.bulletin.lines) == count
    assert "筑牢基层治理根基。（怀宁县委组织部）△太湖县紧扣" in seat.bulletin.text
    assert any(line.text.startswith("抱团发展集体经济") for line in seat.bulletin.lines)
    assert seat.inked == seat.shown


def tag_and_correct(seat: Seat, qtbot: QtBot) -> None:
    for words, letters in (("激活夜市经济", "lhcx"), ("开设夜校充电蓄能", "cjtjj")):
        seat.choose(words)
        seat.press(KEY.Key_T, MODIFIER.ControlModifier)
        qtbot.keyClicks(QApplication.focusWidget(), letters)
        seat.press(KEY.Key_Return)
        assert QApplication.focusWidget() is seat.sheet
    seat.stand_before("夜市经济。2020")
    steps = len(seat.bridge.history(None))
    seat.compose("ji", "𠮷")
    seat.compose("e", "e\u0301")
    assert seat.bridge.flush()
    assert len(seat.bridge.history(None)) == steps + 1


def quotes(seat: Seat) -> list[tuple[str, str]]:
    """Tags by name and the words that each stands on, in the order of the text."""
    bulletin, tags = seat.bulletin, seat.bridge.shelf.tags
    places = sorted((bulletin.offset(bulletin.places[id].span.start), id) for id in bulletin.annotations)
    return [(tags[bulletin.annotations[id].tag].name, bulletin.quote(bulletin.places[id].span)) for _, id in places]


def crashed(library: Path, copy: Path) -> Path:
    """The library as kill -9 would leave it now: the file, and the lock that nobody released."""
    shutil.copy(library, copy)
    shutil.copy(library.with_name(library.name + ".lock"), copy.with_name(copy.name + ".lock"))
    return copy


# Hostile hands -------------------------------------------------------------------------------------------------------


def spoiled(library: Path, how: str) -> Path:
    """A file in the place of a library that is none, or not one for us."""
    path = library.with_name(f"{how}.zugong")
    match how:
        case "random":
            path.write_bytes(random.Random(5).randbytes(40_000))
        case "truncated":
            path.write_bytes(library.read_bytes()[:-5000])
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()
        case "newer":
            shutil.copy(library, path)
            with sqlite3.connect(path) as connection:
                connection.execute("PRAGMA user_version = 999")
            connection.close()
    return path


@pytest.mark.parametrize("how", ["random", "truncated", "empty", "folder", "newer", "missing"])
def test_a_library_that_cannot_be_opened_leaves_the_one_at_work(seat: Seat, how: str) -> None:
    before, path = shape(seat.bulletin), spoiled(seat.library, how)
    content = path.read_bytes() if path.is_file() else None
    assert not seat.window.doors.open(path)
    assert path.name in seat.banner
    assert "没有" in seat.banner
    assert "\n" not in seat.banner
    assert seat.window.windowTitle().startswith(seat.library.name)
    assert (path.read_bytes() if path.is_file() else None) == content
    seat.stand_before("抱团发展集体经济")
    seat.press(KEY.Key_Return)
    assert len(seat.bulletin.blocks) == len(before) + 1


def test_a_library_that_another_holds_is_refused(seat: Seat, library: Path) -> None:
    other = library.with_name("别人.zugong")
    with libraries.create(other, "乙").library:
        assert not seat.window.doors.open(other)
        assert "别人.zugong" in seat.banner
        assert seat.bridge.desk is not None
        assert seat.bridge.desk.library.path == library
    assert seat.window.doors.open(other)
    assert not seat.banner


def test_a_library_that_may_only_be_read_is_shown_and_not_changed(
    sit: Sit, seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, before = seat.bulletin.text, seat.library.read_bytes()
    seat.leave()
    reader_open = libraries.open_library
    monkeypatch.setattr(libraries, "open_library", lambda path, editor=None: reader_open(path, editor, read_only=True))
    reader = sit(seat.library)
    assert reader.bulletin.text == text
    reader.stand_before("抱团发展集体经济")
    for key in (KEY.Key_Return, KEY.Key_Backspace, KEY.Key_A):
        reader.press(key)
    reader.compose("zheng", "正")
    reader.sheet.paste()
    reader.window.parts.actions["split"].trigger()
    reader.window._importing.take([SEED])
    assert "只能看" in reader.banner
    assert reader.bulletin.text == text
    assert reader.inked == reader.shown
    assert seat.library.read_bytes() == before


BAD: dict[str, bytes] = {
    "空.txt": b"",
    "空白.txt": "\ufeff \n\u3000\n".encode(),
    "乱.txt": random.Random(7).randbytes(100_000),
    "文档.txt": b"PK\x03\x04" + bytes(2000),
    "书库.txt": b"SQLite format 3\x00" + bytes(2000),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_text_is_refused_in_one_line(seat: Seat, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(BAD[name])
    check_refused(seat, file)
    assert file.read_bytes() == BAD[name]


def test_a_file_of_fifty_megabytes_is_refused_at_once(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "大.txt"
    with file.open("wb") as out:
        out.truncate(BULK)
    check_refused(seat, file)


def check_refused(seat: Seat, file: Path) -> None:
    before, steps, issues = seat.bulletin, len(seat.bridge.history(None)), seat.bridge.issues()
    seat.take(file)
    assert seat.banner.count(file.name) == 1
    assert "没有" in seat.banner
    assert "\n" not in seat.banner
    assert seat.bulletin is before
    assert (len(seat.bridge.history(None)), seat.bridge.issues()) == (steps, issues)


def test_a_folder_without_anything_to_read_is_refused(seat: Seat, tmp_path: Path) -> None:
    folder = tmp_path / "夹.txt"
    folder.mkdir()
    seat.window._importing.take([folder])
    assert "没有导入" in seat.banner


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_bulletin_in_another_encoding_reads_the_same(seat: Seat, tmp_path: Path, encoding: str) -> None:
    before = shape(seat.bulletin)
    file = tmp_path / f"{encoding}.txt"
    file.write_bytes(SEED.read_text(encoding="utf-8").encode(encoding))
    seat.take(file)
    assert seat.bulletin.source.file == file.name
    assert shape(seat.bulletin) == before


def test_closing_at_once_keeps_what_was_just_typed(seat: Seat) -> None:
    seat.stand_before("抱团发展集体经济")
    seat.compose("tian", "添𠮷")
    seat.press(KEY.Key_A)
    QApplication.sendEvent(seat.window, QCloseEvent())
    seat.leave()
    with libraries.reading_library(seat.library) as desk:
        text = desk.load(desk.library.issues()[0].id).text
    assert "添𠮷a抱团发展集体经济" in text


def test_keys_held_down_do_what_as_many_presses_do(seat: Seat) -> None:
    parsed, lines = shape(seat.bulletin), len(seat.bulletin.lines)
    seat.stand_before("抱团发展集体经济")
    for _ in range(REPEATS):
        seat.press(KEY.Key_Return)
    assert len(seat.bulletin.lines) == lines + REPEATS
    for _ in range(REPEATS):
        seat.press(KEY.Key_Backspace)
    assert [line.text for line in seat.bulletin.lines] == [text for _, _, text, _ in parsed]
    for _ in range(REPEATS):
        seat.press(KEY.Key_Backspace)
    assert seat.inked == seat.shown
    undo_to_the_import(seat)
    assert shape(seat.bulletin) == parsed
    assert seat.inked == seat.shown


@pytest.mark.parametrize("piece", ["长𠮷📘e\u0301。", "段𠮷。\n", "\r\n \u2028\u00a0\t\x00字\n\n"])
def test_a_long_paste_is_one_step(seat: Seat, piece: str) -> None:
    parsed, steps = shape(seat.bulletin), len(seat.bridge.history(None))
    data = QMimeData()
    data.setText(piece * (LONG // len(piece) // (20 if "\n" in piece else 1)))
    data.setHtml("<h1>not this</h1>")
    seat.stand_before("抱团发展集体经济")
    QApplication.clipboard().setMimeData(data)
    seat.press(KEY.Key_V, MODIFIER.ControlModifier)
    QApplication.clipboard().clear()  # Qt would look for our data when Python is gone
    assert seat.bridge.flush()
    assert len(seat.bridge.history(None)) == steps + 1
    assert seat.inked == seat.shown
    assert "not this" not in seat.bulletin.text
    seat.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert shape(seat.bulletin) == parsed
    assert seat.sheet.viewport().rect().contains(seat.sheet.cursorRect().center())
    assert seat.inked == seat.shown


def test_size_and_theme_may_change_while_one_types(seat: Seat, themes: ThemeSource) -> None:
    seat.stand_before("抱团发展集体经济")
    seat.compose("bian", "边")
    for width, theme in ((960, "theme_dark"), (1100, "theme_light"), (1600, "theme_dark")):
        seat.window.resize(width, 600)
        seat.window.parts.actions[theme].trigger()
        QApplication.processEvents()
        assert not seat.window.grab().isNull()
        assert QApplication.focusWidget() is seat.sheet
        seat.compose("da", "打")
    assert "边打打打抱团发展集体经济" in seat.bulletin.text
    assert seat.inked == seat.shown
    seat.window.parts.actions["theme_light"].trigger()


def test_redo_follows_undo_without_a_pause(seat: Seat) -> None:
    seat.stand_before("△太湖县紧扣")
    seat.press(KEY.Key_Backspace)
    merged = seat.bulletin.text
    seat.press(KEY.Key_Z, MODIFIER.ControlModifier)
    assert seat.bulletin.text != merged
    seat.press(KEY.Key_Y, MODIFIER.ControlModifier)
    assert seat.bulletin.text == merged
