"""Anything an editor may do, in any order: the laws hold, file and memory agree, undo and redo go all the way."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.libraries import BULLETIN, Office
from tests.desk.walking import Walker

from zugong_desk.desk import codebook, core, corrections, standing
from zugong_desk.desk.core import Unknown
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Anchor
from zugong_desk.library import DiskFull


@settings(max_examples=max(30, settings().max_examples // 4))
@given(seed=st.integers(0, 2**32), steps=st.integers(5, 35))
def test_any_work_at_the_desk_keeps_its_promises(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: int
) -> None:
    office = Office(tmp_path_factory.mktemp("walk"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(core, "KEPT", 2)
        try:
            walker = Walker(office, Random(seed))
            for _ in range(steps):
                walker.act()
            walker.back_and_forth()
        finally:
            office.close()


def test_an_issue_that_was_removed_cannot_be_opened_from_memory(office: Office) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    fourth = standing.find_issue(desk, "2022-4").id
    desk.load(fourth)
    standing.remove_issue(desk, fourth)
    with pytest.raises(Unknown):
        desk.open(fourth)


def test_a_tag_keeps_a_name_of_its_own_without_white_space_around_it(office: Office) -> None:
    desk = office.desk()
    first, second = list(desk.shelf.tags.values())[:2]
    for name in ("", " \u3000", f" {second.name} "):
        with pytest.raises(EditError):
            codebook.change_tag(desk, replace(first, name=name))
    codebook.change_tag(desk, replace(first, name=" 自拟𠮷 "))
    assert desk.shelf.tags[first.id].name == "自拟𠮷"


def test_an_undo_that_cannot_be_written_leaves_the_table_as_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = office.desk(BULLETIN, BULLETIN.replace("第 3 期", "第 4 期"))
    corrections.split(desk, Anchor(desk.table.lines[4].id, 3))
    fourth = desk.open(standing.find_issue(desk, "2022-4").id)

    def full(*_: object) -> None:
        raise DiskFull("磁盘已满。")

    with monkeypatch.context() as patch:
        patch.setattr(desk.library, "record", full)
        with pytest.raises(DiskFull):
            desk.undo()
    assert desk.table is fourth
