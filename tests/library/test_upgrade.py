"""Upgrades: an older library becomes a newer one whole or stays as it was, and the old one is put by."""

import dataclasses
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest
from sqlite_utils import Database
from tests.library.hands import Editor

from zugong_desk.domain.collection import Collection
from zugong_desk.domain.query import Word
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.library import DamagedLibrary, Library, LibraryError, NewerLibrary, open_library, schema
from zugong_desk.library.marks import SCHEMA_VERSION
from zugong_desk.library.upgrade import upgrade

NOW = datetime(2024, 3, 5, 9, 30, tzinfo=UTC)
KEPT = Path(__file__).with_name("kept")


def add_colour(db: Database) -> None:
    db.table("collection").add_column("colour", int, not_null_default=0)


def add_decisions(db: Database) -> None:
    db.table("verdict").create({"id": str, "text": str}, pk="id")
    db.table("verdict").insert({"id": "甲", "text": "采纳"})


NEXT = (*schema.MIGRATIONS, add_colour, add_decisions)


@pytest.fixture
def old(library: Library) -> Path:
    """A closed library of today's schema, which the made-up migrations take for an old one."""
    editor = Editor(library, Random(2))
    for _ in range(30):
        editor.act()
    library.close()
    return library.path


def version_and_columns(path: Path) -> tuple[int, list[str]]:
    conn = sqlite3.connect(path)
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    columns = [row[1] for row in conn.execute("PRAGMA table_info(collection)")]
    conn.close()
    return version, columns


def test_an_old_library_is_upgraded_on_a_copy_and_put_by(old: Path, backups: Path) -> None:
    before = old.read_bytes()
    kept = upgrade(old, NOW, backups, NEXT)
    fields = [field.name for field in dataclasses.fields(Collection)]
    assert version_and_columns(old) == (SCHEMA_VERSION + 2, [*fields, "colour"])
    assert version_and_columns(kept)[0] == SCHEMA_VERSION
    with pytest.raises(NewerLibrary):
        open_library(old, editor="甲")
    with open_library(kept, editor="甲") as again:
        assert again.doctor().ok
    assert kept.parent == backups
    assert before != old.read_bytes()


def test_without_a_backup_folder_the_old_one_stands_beside(old: Path) -> None:
    kept = upgrade(old, NOW, None, NEXT)
    assert kept == old.with_name("青山.before-upgrade-20240305T093000Z.zugong")


def fail_with(error: Exception) -> Callable[[Database], None]:
    def migration(db: Database) -> None:
        raise error

    return migration


def break_keys(db: Database) -> None:
    db.conn.execute("INSERT INTO standing (id, present, progress) VALUES ('没有的期', 1, 'done')")


@pytest.mark.parametrize(
    ("migration", "kind"),
    [
        (fail_with(sqlite3.OperationalError("made up")), LibraryError),
        (fail_with(OSError(5, "made up")), LibraryError),
        (fail_with(ZeroDivisionError()), ZeroDivisionError),
        (break_keys, DamagedLibrary),
    ],
)
def test_a_failed_upgrade_leaves_the_old_file_as_it_was(
    old: Path, backups: Path, migration: Callable[[Database], None], kind: type[Exception]
) -> None:
    before = old.read_bytes()
    with pytest.raises(kind):
        upgrade(old, NOW, backups, (*NEXT, migration))
    assert old.read_bytes() == before
    assert [file.name for file in old.parent.iterdir() if "upgrade" in file.name] == []
    with open_library(old, editor="甲") as again:
        assert again.doctor().ok


@pytest.mark.parametrize("read_only", [False, True])
def test_opening_upgrades_only_when_it_may_write(
    old: Path, backups: Path, read_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zugong_desk.library import header, opening
    from zugong_desk.library import upgrade as upgrading

    def tell_apart(text: Database) -> None:
        text.conn.execute("INSERT INTO meta VALUES ('升级', '过')")

    monkeypatch.setattr(opening, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(header, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(upgrading.upgrade, "__defaults__", ((*schema.MIGRATIONS, tell_apart),))
    if read_only:
        with pytest.raises(LibraryError, match="旧"):
            open_library(old, editor="甲", backups=backups, read_only=True).close()
    with open_library(old, editor="甲", backups=backups) as again:
        assert again._conn.execute("SELECT value FROM meta WHERE key='升级'").fetchone() == ("过",)
    assert len(list(backups.glob("*.before-upgrade-*.zugong"))) == 1


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_every_schema_that_was_ever_released_still_opens(tmp_path: Path, version: int) -> None:
    path = tmp_path / "旧库.zugong"
    copyfile(KEPT / f"schema-{version}.zugong", path)
    with open_library(path, editor="甲", backups=tmp_path / "备份") as library:
        assert library.doctor().ok, library.doctor()
        assert len(library.undo_stack()) > 20
        (issue,) = library.issues()
        for line in library.load(issue.id).lines:
            assert not line.text or line.id in {hit.block for hit in library.search(Word(line.text)).hits}
        editor = Editor(library, Random(version), library.issues()[0].id)
        while editor._undo():
            pass
        assert library.doctor().ok


def test_an_issue_that_does_not_fit_is_left_out_of_searches_and_told(tmp_path: Path) -> None:
    path = tmp_path / "旧库.zugong"
    copyfile(KEPT / "schema-4.zugong", path)
    with sqlite3.connect(path) as conn:
        conn.execute("UPDATE block SET heads = '[[1]]'")
    conn.close()
    with open_library(path, editor="甲", backups=tmp_path / "备份") as library:
        assert library.search(Word("党")).total == 0
        assert "parts" in {check.code for check in library.doctor().checks if not check.ok}


def test_issues_of_the_first_schema_teach_once_upgraded(tmp_path: Path) -> None:
    path, backups = tmp_path / "旧库.zugong", tmp_path / "备份"
    copyfile(KEPT / "schema-1.zugong", path)
    with pytest.raises(LibraryError, match="旧"):
        open_library(path, editor="甲", backups=backups, read_only=True)
    with open_library(path, editor="甲", backups=backups) as library:
        standings = library.shelf().standings
        assert standings
        assert all(standing.teaches for standing in standings.values())
        (standing, *_) = standings.values()
        editor = Editor(library, Random(1), standing.id)
        editor.do("不再教", (), RecordChange(standing, replace(standing, teaches=False)))
        assert library.doctor().ok, library.doctor()
    (kept,) = backups.glob("*.before-upgrade-*.zugong")
    assert version_and_columns(kept)[0] == 1
    with open_library(path, editor="甲") as again:
        assert not again.shelf().standings[standing.id].teaches


UPGRADE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from zugong_desk.library import schema
from zugong_desk.library.upgrade import upgrade

def widen(db):
    for number in range(30):
        db.table("tag").add_column(f"c{number}", str)
        db.conn.execute(f"UPDATE tag SET c{number} = hex(randomblob(2000))")

print("ready", flush=True)
upgrade(Path(sys.argv[1]), datetime.now(UTC), Path(sys.argv[2]), (*schema.MIGRATIONS, widen))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(6, 100))])
def test_an_upgrade_that_is_killed_leaves_the_old_or_the_new(old: Path, backups: Path, seed: int) -> None:
    arguments = [sys.executable, "-X", "utf8", "-c", UPGRADE, str(old), str(backups)]
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=paths) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == b"ready\n"
        time.sleep(Random(seed).uniform(0, 0.08))
        worker.kill()
    version, _ = version_and_columns(old)
    assert version in {SCHEMA_VERSION, SCHEMA_VERSION + 1}
    if version == SCHEMA_VERSION:
        with open_library(old, editor="甲") as library:
            assert library.doctor().ok
            Editor(library, Random(seed)).act()
    else:
        (kept,) = backups.glob("*.before-upgrade-*.zugong")
        with open_library(kept, editor="甲") as library:
            assert library.doctor().ok
