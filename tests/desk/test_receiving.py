"""Receiving: one file, or every file of an archive, each by itself."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.desk.receiving import Received, receive, receive_all, receive_bytes
from zugong_desk.reading.apart import Apart

NEXT = BULLETIN.replace("第 3 期", "第 4 期")
PAGE = f"<html><body>{''.join(f'<p>{line}</p>' for line in BULLETIN.splitlines())}</body></html>"


def archive(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return path


def test_each_file_of_an_archive_is_received(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {"期/第3期.txt": BULLETIN, "空.txt": b"", "内.zip": b"PK", "第4期𠮷.txt": NEXT}
    received = list(receive_all(archive(tmp_path / "压缩包.zip", **members)))
    files = ["压缩包.zip/期/第3期.txt", "压缩包.zip/空.txt", "压缩包.zip/内.zip", "压缩包.zip/第4期𠮷.txt"]
    assert [one.file for one in received] == files
    assert [one.bulletin is None for one in received] == [False, True, True, False]
    for one, file in zip(received[1:3], files[1:3], strict=True):
        assert one.error
        assert one.error.startswith(f"“{file}”")
    last = received[3]
    assert last.bulletin
    assert last.data == NEXT.encode()
    assert last.bulletin.source.file == files[3]
    assert last.bulletin.source.sha256 == sha256(NEXT.encode()).hexdigest()


def test_a_file_that_is_no_archive_is_one(tmp_path: Path) -> None:
    (tmp_path / "第3期.txt").write_text(BULLETIN, encoding="utf-8")
    (one,) = receive_all(tmp_path / "第3期.txt")
    assert one == receive(tmp_path / "第3期.txt")
    assert one.bulletin


@pytest.mark.parametrize("take", [receive, lambda path: next(receive_all(path))])
def test_what_cannot_be_fetched_or_read_is_told_in_one_line(tmp_path: Path, take: "type[Received]") -> None:
    (tmp_path / "坏.zip").write_bytes(b"PK\x03\x04" + b"\xff" * 40)
    (tmp_path / "空.docx").write_bytes(b"")
    for name in ("没有.txt", "坏.zip", "空.docx", "."):
        one = take(tmp_path / name)
        assert one.bulletin is None
        assert one.error
        assert "没有读入" in one.error
        assert "\n" not in one.error


def test_an_archive_is_not_one_file(tmp_path: Path) -> None:
    path = archive(tmp_path / "压缩包.zip", **{"第3期.txt": BULLETIN, "第4期.txt": NEXT, "内.zip": b""})
    assert receive(path).error == (
        "“压缩包.zip”是压缩包，里面有 2 个能读的文件，没有读入。请用“导入”收进书库，或解压后再读其中一个。"
    )


def test_a_child_that_is_passed_is_used_for_all(tmp_path: Path) -> None:
    path = archive(tmp_path / "压缩包.zip", **{"1.html": PAGE, "2.html": PAGE})
    with Apart() as apart:
        pids = [(one.error, apart.pid) for one in receive_all(path, apart=apart)]
    assert pids[0] == pids[1]
    assert pids[0][0] is None
    assert pids[0][1]


def test_bytes_are_received_under_any_name() -> None:
    received = receive_bytes("粘贴的内容", BULLETIN.encode())
    assert received.file == "粘贴的内容"
    assert received.bulletin
