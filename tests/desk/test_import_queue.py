"""Parcels: found in folders in the order of people, remembered for the next session, never with what is in them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from zugong_desk import places
from zugong_desk.desk.import_queue import Backlog, Parcel, files_in


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZUGONG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_a_folder_is_read_in_the_order_in_which_people_count(tmp_path: Path) -> None:
    make(tmp_path, "第10期.txt", "第2期.DOCX", "第1期.pdf", "下级/第3期.ofd", "第2期.xls", "说明")
    found = [path.relative_to(tmp_path).as_posix() for path in files_in([tmp_path])]
    assert found == ["下级/第3期.ofd", "第1期.pdf", "第2期.DOCX", "第10期.txt"]


def test_what_word_and_wps_leave_beside_a_document_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "~$第1期.docx", ".~第1期.wps", "._第1期.pdf", "第1期.docx")
    assert [path.name for path in files_in([tmp_path])] == ["第1期.docx"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    make(tmp_path, "第1期.xls", "第1期.txt")
    named = [tmp_path / "第1期.xls", tmp_path / "第1期.txt", tmp_path, tmp_path / "没有.txt"]
    assert [path.name for path in files_in(named)] == ["第1期.xls", "第1期.txt", "没有.txt"]


def test_what_nobody_may_look_at_keeps_no_other_from_being_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "1.txt", "不许看𠮷🏠/2.txt", "3.txt")
    for name in ("is_file", "is_dir"):
        seen = getattr(Path, name)

        def look(self: Path, seen: Callable[[Path], bool] = seen) -> bool:
            if self.name in {"2.txt", "4.txt"}:
                raise PermissionError(13, "Permission denied")
            return seen(self)

        monkeypatch.setattr(Path, name, look)
    found = files_in([tmp_path, tmp_path / "4.txt"])
    assert [path.name for path in found] == ["1.txt", "3.txt", "2.txt", "4.txt"]


def test_a_name_that_no_file_can_have_is_left_to_the_reading() -> None:
    assert files_in([Path("长" * 300)]) == [Path("长" * 300)]


def test_a_parcel_is_called_as_people_see_it() -> None:
    inside = Parcel(Path("/收到/合订𠮷.zip"), "\u2560\u2565.docx", "上半年/第3期🏠.DOCX")
    assert (inside.name, inside.ending) == ("合订𠮷.zip/上半年/第3期🏠.DOCX", ".docx")
    assert Parcel(Path(os.fsdecode(b"\xff.TXT"))).name == "\ufffd.TXT"
    assert "秘密" not in repr(Parcel(Path("剪贴板.txt"), data="秘密".encode()))


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    odd = Path(os.fsdecode("/收到/𠮷".encode() + b"\xff.txt"))
    parcels = [Parcel(odd), Parcel(Path("/收到/合订.zip"), "a.docx", "第3期.docx"), Parcel(Path("/收到/🏠.pdf"))]
    assert backlog.parcels() == []
    assert backlog.keep(parcels)
    assert Backlog("abc", tmp_path / "书库.zugong").parcels() == parcels
    assert Backlog("other", tmp_path / "书库.zugong").parcels() == []


def test_pasted_bytes_are_not_written_down(tmp_path: Path, home: Path) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("剪贴板 2026-11-21 1530.txt"), data="秘密".encode()), Parcel(Path("/收到/1.txt"))])
    assert [parcel.path.name for parcel in backlog.parcels()] == ["1.txt"]
    assert not any("秘密" in path.read_text(encoding="utf-8") for path in home.rglob("*.json"))


def test_nothing_is_left_behind_when_all_is_read(tmp_path: Path, home: Path) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("/收到/1.txt"))])
    assert list(home.rglob("*.json"))
    assert backlog.keep([])
    assert not list(home.rglob("*.json"))
    assert backlog.keep([])


def test_a_relative_path_is_found_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("1.txt"))])
    assert backlog.parcels() == [Parcel(tmp_path / "1.txt")]


def test_a_copy_of_a_library_waits_for_nothing_and_a_moved_one_goes_on(tmp_path: Path) -> None:
    (tmp_path / "书库.zugong").touch()
    Backlog("abc", tmp_path / "书库.zugong").keep([Parcel(Path("/收到/1.txt"))])
    assert Backlog("abc", tmp_path / "副本.zugong").parcels() == []
    (tmp_path / "书库.zugong").rename(tmp_path / "搬走.zugong")
    assert len(Backlog("abc", tmp_path / "搬走.zugong").parcels()) == 1


@pytest.mark.parametrize(
    "bad", ["", "{", "[]", "{}", '{"library": 1, "waiting": []}', '{"library": "", "waiting": [[1]]}']
)
def test_a_damaged_list_is_as_good_as_none(tmp_path: Path, home: Path, bad: str) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("/收到/1.txt"))])
    next(home.rglob("*.json")).write_text(bad, encoding="utf-8")
    assert backlog.parcels() == []


def test_a_disk_that_refuses_is_told_and_the_old_list_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("/收到/1.txt"))])

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    assert not backlog.keep([Parcel(Path("/收到/2.txt"))])
    assert backlog.parcels() == [Parcel(Path("/收到/1.txt"))]


def test_the_list_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    backlog = Backlog("abc", tmp_path / "书库.zugong")
    backlog.keep([Parcel(Path("/收到/1.txt"))])
    folder = places.state_dir() / "imports"
    assert os.name == "nt" or folder.stat().st_mode & 0o077 == 0
    assert json.loads((folder / "abc.json").read_text(encoding="ascii"))["waiting"] == [["/收到/1.txt", "", ""]]
