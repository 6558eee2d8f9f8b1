"""Backups: made when they must be, whole, and good for restoring."""

import os
import sqlite3
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, StandingClock, bulletin, take_in

from zugong_desk.library import (
    AlreadyThere,
    DamagedLibrary,
    Library,
    LibraryError,
    MovedAway,
    backup,
    backups_in,
    create,
    journal,
    open_library,
    restore,
)
from zugong_desk.library.retention import found_in


def counts(folder: Path) -> list[int]:
    """The journal rows of the backups in a folder, oldest first."""
    return [found.rows for found, _ in reversed(found_in(folder))]


def reopen(library: Library, backups: Path, clock: StandingClock) -> Library:
    library.close()
    return open_library(library.path, editor="甲", backups=backups, clock=clock)


def test_closing_backs_up_what_changed_and_only_that(library: Library, backups: Path, clock: StandingClock) -> None:
    assert counts(backups) == []
    library.close()
    assert counts(backups) == [1]
    reopen(library, backups, clock).close()
    assert counts(backups) == [1]


def test_the_first_write_of_a_session_is_preceded_by_a_backup(
    library: Library, backups: Path, clock: StandingClock
) -> None:
    library.close()
    for _, path in found_in(backups):
        path.unlink()
    with open_library(library.path, editor="甲", backups=backups, clock=clock) as again:
        again.load("期一")
        assert counts(backups) == []
        Editor(again, Random(1)).act()
        assert counts(backups) == [1]
        Editor(again, Random(2)).act()
        assert counts(backups) == [1]


def test_half_an_hour_of_changes_is_backed_up(library: Library, backups: Path, clock: StandingClock) -> None:
    editor = Editor(library, Random(1))
    clock.move(minutes=29)
    editor.act()
    assert counts(backups) == []
    clock.move(minutes=1)
    editor.act()
    assert counts(backups) == [3]
    clock.move(hours=5)
    library.back_up_if_due()
    assert counts(backups) == [3]
    editor.act()
    assert counts(backups) == [3, 4]


def test_a_clock_set_back_does_not_put_backups_off(library: Library, backups: Path, clock: StandingClock) -> None:
    editor = Editor(library, Random(1))
    clock.move(days=-365)
    editor.act()
    clock.move(minutes=30)
    editor.act()
    assert counts(backups) == [3]


def test_a_backup_is_a_library_as_it_stood(library: Library, tmp_path: Path) -> None:
    editor = Editor(library, Random(3))
    for _ in range(40):
        editor.act()
    made = library.backup()
    editor.act()
    entry = next(iter(journal.read(library._conn, "seq=41")))
    assert entry.hash.startswith(found_in(made.parent, library.id)[0][0].head)
    restored = tmp_path / "恢复.zugong"
    restored.write_bytes(made.read_bytes())
    with open_library(restored, editor="甲") as again:
        assert again.id == library.id
        assert again.doctor().ok
        assert journal.head(again._conn)[0] == 41
        Editor(again, Random(4)).act()
        assert again.doctor().ok


def test_backups_are_for_their_owner_only(library: Library) -> None:
    made = library.backup()
    assert (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_copy_that_differs_is_not_kept(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = iter([[1], [2]])
    monkeypatch.setattr(backup, "_facts", lambda conn: next(facts))
    with pytest.raises(DamagedLibrary, match="没有保留"):
        backup.copy(library._conn, tmp_path / "副本")
    assert not list(tmp_path.glob("副本*"))


def test_a_folder_that_cannot_be_made_is_told_and_work_goes_on(path: Path, tmp_path: Path) -> None:
    (tmp_path / "是文件").touch()
    with create(path, editor="甲", backups=tmp_path / "是文件" / "备份") as library:
        take_in(library, bulletin())
        with pytest.raises(LibraryError, match="书库本身完好"):
            library.backup()
        library.close()
        assert library.backup_trouble is not None
        assert "备份文件夹" in library.backup_trouble


def test_without_a_folder_there_is_no_backup_and_this_is_said(path: Path) -> None:
    with create(path, editor="甲") as library, pytest.raises(LibraryError, match="没有给出备份文件夹"):
        library.backup()


def test_leftovers_of_a_killed_backup_are_cleared(library: Library, backups: Path) -> None:
    backups.mkdir()
    part = backups / f"{library.id}_20240101T000000Z_1_abc.zugong.part"
    part.write_bytes(b"x")
    library.backup()
    assert not part.exists()
    assert counts(backups) == [1]


def test_old_backups_thin_out_and_other_files_stay(library: Library, backups: Path, clock: StandingClock) -> None:
    backups.mkdir()
    (backups / "别人的.zugong").touch()
    editor = Editor(library, Random(1))
    for _ in range(35):
        clock.move(hours=24)
        editor.act()
        library.backup()
    assert len(counts(backups)) < 25
    assert counts(backups)[-1] == 36
    assert (backups / "别人的.zugong").exists()


def test_deleted_text_is_not_left_in_the_file(library: Library) -> None:
    secret = "绝密内容".encode()
    library._store.act("写", lambda conn: conn.execute("INSERT INTO meta VALUES ('密', '绝密内容')") and None)
    assert secret in library.path.read_bytes()
    library._store.act("删", lambda conn: conn.execute("DELETE FROM meta WHERE key='密'") and None)
    assert secret not in library.path.read_bytes()
    hot = library.path.with_name(f"{library.path.name}-journal")
    assert not hot.exists() or hot.read_bytes() == b""


def test_the_library_reads_without_the_program(library: Library) -> None:
    library.close()
    conn = sqlite3.connect(library.path)
    assert conn.execute("SELECT text FROM block ORDER BY ord LIMIT 1").fetchone() == ("青山组工信息",)
    conn.close()


def test_a_damaged_library_is_restored_into_a_new_file(library: Library, backups: Path, tmp_path: Path) -> None:
    library.close()
    library.path.write_bytes(library.path.read_bytes()[:-5000])
    with pytest.raises(DamagedLibrary):
        open_library(library.path, editor="甲")
    (found, path) = backups_in(backups, library.id)[0]
    assert found.rows == 1
    restore(path, tmp_path / "恢复.zugong")
    with open_library(tmp_path / "恢复.zugong", editor="甲") as again:
        assert again.load("期一") == bulletin()
        assert again.doctor().ok
    with pytest.raises(AlreadyThere, match="没有恢复到那里"):
        restore(path, tmp_path / "恢复.zugong")


def test_a_damaged_backup_is_not_restored(library: Library, tmp_path: Path) -> None:
    made = library.backup()
    data = bytearray(made.read_bytes())
    data[8192:16384] = bytes(8192)
    made.write_bytes(data)
    with pytest.raises(DamagedLibrary):
        restore(made, tmp_path / "恢复.zugong")
    assert not (tmp_path / "恢复.zugong").exists()


def test_a_copy_to_carry_holds_the_originals(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "带走.zugong"
    library.save_copy(target)
    with open_library(target, editor="乙") as carried:
        assert carried.original("期一") == bulletin().source.text.encode()
        assert carried.doctor().ok
        Editor(carried, Random(1)).act()
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["带走.zugong"]
    with pytest.raises(AlreadyThere, match="没有另存"):
        library.save_copy(target)
    with pytest.raises(LibraryError, match="没有另存"):
        library.save_copy(tmp_path / "无" / "副本.zugong")


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted there")
def test_a_library_deleted_while_open_is_saved_elsewhere(library: Library, tmp_path: Path) -> None:
    library.path.unlink()
    with pytest.raises(MovedAway):
        Editor(library, Random(1)).act()
    library.save_copy(tmp_path / "救回.zugong")
    with open_library(tmp_path / "救回.zugong", editor="甲") as saved:
        assert saved.load("期一") == bulletin()
        assert saved.doctor().ok
