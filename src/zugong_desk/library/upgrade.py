"""Bringing an older library to the newest schema: on a copy, whole or not at all, with the old one put by."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from zugong_desk.library import backup, schema
from zugong_desk.library.errors import DamagedLibrary, DiskTrouble, told
from zugong_desk.library.marks import uri
from zugong_desk.library.schema import MIGRATIONS, Migration


def upgrade(path: Path, now: datetime, backups: Path | None, migrations: tuple[Migration, ...] = MIGRATIONS) -> Path:
    """Upgrade the library and give the path of the old one's copy. LibraryError; on failure the file is as it was.

    Only to be called under the session lock and with no connection open.
    """
    part = path.with_name(f"{path.name}.upgrade")
    try:
        part.unlink(missing_ok=True)
        kept = _copy_twice(path, part, _kept_path(path, now, backups))
        _migrate(part, migrations)
        part.replace(path)
        backup.sync_folder(path.parent)
    except sqlite3.Error as error:
        raise told(error, "升级书库") from error
    except OSError as error:
        raise DiskTrouble(
            f"升级书库“{path.name}”没有做成（{error.strerror}），文件未改动。请检查磁盘后重试。"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def _kept_path(path: Path, now: datetime, backups: Path | None) -> Path:
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = f"{path.stem}.before-upgrade-{stamp}{path.suffix}"
    if backups is None:
        return path.with_name(name)
    backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    return backups / name


def _copy_twice(path: Path, part: Path, kept: Path) -> Path:
    conn = sqlite3.connect(uri(path, "rw"), uri=True, isolation_level=None)
    try:
        backup.copy(conn, kept)
        backup.copy(conn, part)
    finally:
        conn.close()
    return kept


def _migrate(part: Path, migrations: tuple[Migration, ...]) -> None:
    conn = sqlite3.connect(uri(part, "rw"), uri=True, isolation_level=None)
    try:
        conn.execute("PRAGMA synchronous=EXTRA")
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        conn.execute("BEGIN IMMEDIATE")
        schema.migrate(conn, version, migrations)
        conn.commit()
        whole = conn.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not whole or conn.execute("PRAGMA foreign_key_check").fetchone():
            raise DamagedLibrary("升级后的书库没有通过检查，原书库未改动。请用原来的版本打开，并报告此事。")
    finally:
        conn.close()
