"""The bytes of an issue, fetched beside the work."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zugong_desk import library
from zugong_desk.desk import importing
from zugong_desk.desk.core import Desk
from zugong_desk.desk.pages import original
from zugong_desk.library import DamagedLibrary, LibraryError
from zugong_desk.library.originals import originals_path

DATA = "江城组工信息\n第7期\n𠮷祥村选出带头人🏠三名。\n".encode()


@pytest.fixture
def issue(tmp_path: Path) -> tuple[Desk, str]:
    file = tmp_path / "第7期.txt"
    file.write_bytes(DATA)
    desk = Desk(library.create(tmp_path / "试.zugong", editor="tester"))
    result, _ = importing.take_in(desk, importing.receive(file))
    assert result.id is not None
    return desk, result.id


def test_another_thread_reads_while_the_desk_is_open(issue: tuple[Desk, str]) -> None:
    desk, id = issue
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(original, desk.library.path, id).result() == DATA
    desk.close()


def test_lost_originals_and_unknown_issues_give_nothing(issue: tuple[Desk, str]) -> None:
    desk, id = issue
    assert original(desk.library.path, "nobody") is None
    originals_path(desk.library.path).unlink()
    assert original(desk.library.path, id) is None
    desk.close()


def test_damage_and_absence_are_told(issue: tuple[Desk, str]) -> None:
    desk, id = issue
    originals_path(desk.library.path).write_bytes(b"no archive at all" * 100)
    with pytest.raises(DamagedLibrary):
        original(desk.library.path, id)
    with pytest.raises(LibraryError):
        original(desk.library.path.with_name("无.zugong"), id)
    desk.close()
