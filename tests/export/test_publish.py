import os
import subprocess
import sys
from pathlib import Path

import pytest

from zugong_desk.export.errors import ExportError
from zugong_desk.export.publish import publish


def accept(data: bytes) -> None:
    assert data


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_put_in_place(tmp_path: Path) -> None:
    seen = []
    target = publish(tmp_path / "摘编𠮷.md", b"new", seen.append)
    assert (target.read_bytes(), seen, names(tmp_path)) == (b"new", [b"new"], ["摘编𠮷.md"])


def test_an_old_file_gives_way_whole(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old and longer")
    assert publish(tmp_path / "a.md", b"new", accept).read_bytes() == b"new"
    assert names(tmp_path) == ["a.md"]


def test_others_may_read_the_file_as_they_may_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"x")
    target = publish(tmp_path / "a.md", b"x", accept)
    assert target.stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    publish(tmp_path / "link.md", b"new", accept)
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_what_the_check_refuses_is_not_put_in_place(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")

    def refuse(data: bytes) -> None:
        raise ExportError("不对")

    with pytest.raises(ExportError, match="不对"):
        publish(tmp_path / "a.md", b"new", refuse)
    assert ((tmp_path / "a.md").read_bytes(), names(tmp_path)) == (b"old", ["a.md"])


def test_even_a_fault_of_ours_leaves_no_part(tmp_path: Path) -> None:
    def break_down(data: bytes) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish(tmp_path / "a.md", b"new", break_down)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["书库.zugong", "书库.ZUGONG", "书库.originals"])
def test_a_library_is_never_written_onto(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="书库的文件"):
        publish(tmp_path / name, b"new", accept)
    (tmp_path / name).write_bytes(b"old")
    (tmp_path / "a.md").symlink_to(name)
    with pytest.raises(ExportError, match="书库的文件"):
        publish(tmp_path / "a.md", b"new", accept)
    assert (tmp_path / name).read_bytes() == b"old"


@pytest.mark.parametrize(
    "name", ["书库.db", "书库.db-journal", "书库.db.lock", "书库.zugong-journal", "书库.zugong.lock"]
)
def test_a_library_of_any_name_and_what_stands_beside_it_are_never_written_onto(tmp_path: Path, name: str) -> None:
    (tmp_path / "书库.db").write_bytes(b"SQLite format 3\x00and more")
    with pytest.raises(ExportError, match="书库的文件"):
        publish(tmp_path / name, b"new", accept)
    assert (tmp_path / "书库.db").read_bytes() == b"SQLite format 3\x00and more"
    assert names(tmp_path) == ["书库.db"]


def test_a_link_that_leads_to_itself_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "loop.md").symlink_to("loop.md")
    with pytest.raises(ExportError, match="绕回自己的链接"):
        publish(tmp_path / "loop.md", b"new", accept)
    assert (tmp_path / "loop.md").is_symlink()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="是文件夹"):
        publish(tmp_path, b"new", accept)


def test_the_root_is_no_file() -> None:
    with pytest.raises(ExportError, match="是文件夹"):
        publish("/", b"new", accept)


@pytest.mark.skipif(sys.platform == "win32", reason="devices have no path there")
def test_a_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ExportError, match="不是文件"):
        publish(tmp_path / "pipe", b"new", accept)
    assert (tmp_path / "pipe").is_fifo()


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="找不到文件夹"):
        publish(tmp_path / "none" / "a.md", b"new", accept)
    assert names(tmp_path) == []


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="文件名太长"):
        publish(tmp_path / ("长" * 100), b"new", accept)
    assert names(tmp_path) == []


def test_the_longest_name_there_is(tmp_path: Path) -> None:
    name = "长" * 84 + ".md"
    publish(tmp_path / name, b"new", accept)
    assert names(tmp_path) == [name]


# A test run by root may write anywhere: the tries below give that up first.
TRY = """
import os, resource, sys
from zugong_desk.export.publish import publish
from zugong_desk.export.errors import ExportError
limit, path = int(sys.argv[1]), sys.argv[2]
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
elif os.geteuid() == 0:
    os.setuid(65534)
try:
    publish(path, b"n" * 1_000_000, lambda data: None)
except ExportError as error:
    print(error.message)
"""


def tried(limit: int, path: Path) -> str:
    call = [sys.executable, "-c", TRY, str(limit), str(path)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    return subprocess.run(call, capture_output=True, check=True, env=env, encoding="utf-8").stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of Unix")
def test_a_full_disk(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    assert tried(4096, tmp_path / "a.docx") == "磁盘已满，“a.docx”没有导出，原有文件未改动。请腾出空间后重试。"
    assert ((tmp_path / "a.docx").read_bytes(), names(tmp_path)) == (b"old", ["a.docx"])
    assert tried(2_000_000, tmp_path / "a.docx") == ""
    assert (tmp_path / "a.docx").stat().st_size == 1_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another matter there")
def test_a_folder_that_refuses(tmp_path: Path) -> None:
    for above in (tmp_path, *tmp_path.parents[:3]):
        if above.stat().st_uid == os.getuid() and above != Path("/"):
            above.chmod(0o755)
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "a.docx").write_bytes(b"old")
    folder.chmod(0o555)
    (folder / "a.docx").chmod(0o666)
    said = tried(0, folder / "a.docx")
    assert said.startswith("没有权限写“a.docx”")
    (folder / "a.docx").chmod(0o444)
    assert tried(0, folder / "a.docx").startswith("“a.docx”是只读的")
    folder.chmod(0o755)
    assert ((folder / "a.docx").read_bytes(), names(folder)) == (b"old", ["a.docx"])
