"""Restoring from the command line: into a new file, and never over anything."""

from pathlib import Path

import pytest
from tests.desk.libraries import Office

from zugong_desk.cli import main
from zugong_desk.desk import corrections, libraries


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library that was worked on and closed, which leaves a backup of it."""
    office = Office(tmp_path)
    desk = office.desk()
    corrections.type_over(desk, desk.table.span(0, 0), "𠮷")
    office.close()
    return desk.library.path


def text_of(path: Path) -> str:
    with libraries.reading_library(path) as desk:
        return desk.open(desk.library.issues()[0].id).text


def test_the_newest_backup_becomes_a_new_library(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = path.with_name("恢复.zugong")
    assert main(["restore", str(path), "--out", str(out)]) == 0
    assert "已从备份" in capsys.readouterr().out
    assert text_of(out) == text_of(path)
    assert text_of(out).startswith("𠮷")
    assert main(["restore", str(path), "--out", str(out)]) == 2
    assert "已经存在" in capsys.readouterr().err


def test_a_damaged_library_is_restored_from_a_named_backup(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    backup = libraries.newest_backup(path)
    path.write_bytes(b"x" * 5000)
    out = path.with_name("恢复.zugong")
    assert main(["restore", str(path), "--out", str(out)]) == 2
    assert not out.exists()
    assert main(["restore", str(path), "--out", str(out), "--backup", str(backup)]) == 0
    assert text_of(out)
    assert main(["restore", str(path), "--out", f"{out}2", "--backup", str(path)]) == 2
    assert not out.with_name(f"{out.name}2").exists()
    assert capsys.readouterr().err.count("\n") == 2


def test_a_library_without_backups_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "新.zugong"
    assert main(["new", str(path)]) == 0
    for _, file in libraries.backups():
        file.unlink()
    assert main(["restore", str(path), "--out", str(tmp_path / "x.zugong")]) == 2
    assert "还没有备份" in capsys.readouterr().err
