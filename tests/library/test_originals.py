"""Originals: kept byte for byte beside the library, once, and never in the way of work when they are gone."""

import sqlite3
import subprocess
import zlib
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import which

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import DamagedLibrary, Library, open_library, originals

TEXT = bulletin().source.text.encode()


@pytest.fixture
def beside(library: Library) -> Path:
    return originals.originals_path(library.path)


@pytest.mark.parametrize(
    "data", [b"", b"\0", Random(1).randbytes(5000), TEXT * 50], ids=["empty", "NUL", "noise", "text"]
)
def test_bytes_come_back(library: Library, data: bytes) -> None:
    name = originals.keep(library.path, data, 0)
    assert name == sha256(data).hexdigest()
    assert originals.find(library._conn, library.path, name) == data


def test_an_import_keeps_its_original_once(library: Library, beside: Path) -> None:
    take_in(library, bulletin("期二"))
    assert library.original("期一") == library.original("期二") == TEXT
    conn = sqlite3.connect(beside)
    assert conn.execute("SELECT count(*), max(sz) FROM sqlar").fetchone() == (1, len(TEXT))
    conn.close()


@pytest.mark.skipif(which("sqlite3") is None, reason="the sqlite3 program is not installed")
def test_sqlites_own_archiver_unpacks_them(library: Library, beside: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "出"
    unpacked.mkdir()
    subprocess.run(["sqlite3", str(beside), ".archive --extract"], cwd=unpacked, check=True)
    assert [file.read_bytes() for file in unpacked.iterdir()] == [TEXT]


def test_missing_originals_do_not_stop_work(library: Library, beside: Path) -> None:
    library.close()
    beside.unlink()
    with open_library(library.path, editor="甲") as again:
        assert again.original("期一") is None
        Editor(again, Random(1)).act()
        assert again.doctor().ok
    assert not beside.exists()


def test_a_packed_library_needs_no_file_beside_it(library: Library, beside: Path) -> None:
    row = sha256(TEXT).hexdigest(), 0, 0, len(TEXT), zlib.compress(TEXT)

    def pack(conn: sqlite3.Connection) -> None:
        conn.execute("CREATE TABLE sqlar (name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)")
        conn.execute("INSERT INTO sqlar VALUES (?,?,?,?,?)", row)

    library._store.act("打包", pack)
    beside.unlink()
    assert library.original("期一") == TEXT
    assert library.doctor().ok


def test_what_has_gone_missing_is_kept_again(library: Library, beside: Path) -> None:
    beside.unlink()
    library.keep_again(TEXT)
    assert library.original("期一") == TEXT
    before = beside.read_bytes()
    library.keep_again(TEXT)
    assert beside.read_bytes() == before


def test_keeping_again_leaves_alone_what_it_cannot_read(library: Library, beside: Path) -> None:
    noise = Random(1).randbytes(9000)
    beside.write_bytes(noise)
    library.keep_again(TEXT)
    assert beside.read_bytes() == noise


def test_a_damaged_original_is_told_and_not_passed_on(library: Library, beside: Path) -> None:
    conn = sqlite3.connect(beside)
    conn.execute("UPDATE sqlar SET data=?", (zlib.compress(TEXT[:-3] + b"abc"),))
    conn.commit()
    conn.close()
    with pytest.raises(DamagedLibrary, match="不受影响"):
        library.original("期一")


def test_an_originals_file_that_is_something_else(library: Library, beside: Path) -> None:
    beside.write_bytes(Random(1).randbytes(9000))
    with pytest.raises(DamagedLibrary, match="读不出来"):
        library.original("期一")
    assert library.load("期一") == bulletin()
