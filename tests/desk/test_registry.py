"""Stories of the registry: names are offered, confirmed, refused, corrected, merged and forgotten, each undoable."""

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk.desk import registry, standing
from zugong_desk.desk.core import Desk
from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import Progress

OTHER = BULLETIN.replace("第 3 期", "第 4 期").replace("一百万元。", "一百万元，打造“𠮷祥驿站”。")


def offered(desk: Desk) -> set[str]:
    return {one.name for one in registry.candidates(desk)}


def test_names_are_offered_until_somebody_decides(office: Office) -> None:
    desk = office.desk(BULLETIN, OTHER)
    assert {"青山县委组织部", "青山县", "𠮷祥驿站"} <= offered(desk)
    registry.confirm(desk, "青山县委组织部", Sort.ORGANISATION)
    registry.refuse(desk, "𠮷祥驿站", Sort.BRAND)
    assert not {"青山县委组织部", "𠮷祥驿站"} & offered(desk)
    desk.undo()
    assert "𠮷祥驿站" in offered(desk)


def test_finished_issues_are_learnt_from_before_others(office: Office) -> None:
    desk = office.desk(BULLETIN, OTHER)
    first = desk.table.id
    standing.set_progress(desk, first, Progress.DONE)
    assert registry.accepted_issues(desk) == [first]
    assert "𠮷祥驿站" not in offered(desk)


def test_learning_tells_how_far_it_is_and_can_be_stopped(office: Office) -> None:
    desk = office.desk(BULLETIN, OTHER)
    told: list[tuple[int, int]] = []
    registry.candidates(desk, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        registry.candidates(desk, stop)


def test_many_are_confirmed_as_one_step_and_survive_a_restart(office: Office) -> None:
    desk = office.desk()
    found = registry.candidates(desk)
    registry.confirm_all(desk, found)
    assert not registry.candidates(desk)
    again = office.reopened(desk)
    assert {name.name for name in again.shelf.names.values()} == {one.name for one in found}
    again.undo()
    assert not again.shelf.names


def test_a_name_that_is_there_is_filled_in_not_doubled(office: Office) -> None:
    desk = office.desk()
    registry.confirm(desk, "王大山", Sort.PERSON, post="青山县委书记", since="2021-03-01")
    registry.confirm(desk, "王大山", Sort.PERSON, until="2023-05-31", also="大山同志")
    (name,) = desk.shelf.names.values()
    assert (name.post, name.since, name.until, name.also) == ("青山县委书记", "2021-03-01", "2023-05-31", "大山同志")
    before = len(desk.library.history())
    registry.confirm(desk, "大山同志", Sort.PERSON)
    assert len(desk.shelf.names) == 1
    assert len(desk.library.history()) == before


def test_a_refused_name_can_be_confirmed_and_the_other_way_round(office: Office) -> None:
    desk = office.desk()
    registry.refuse(desk, "𠮷祥驿站", Sort.BRAND)
    registry.confirm(desk, "𠮷祥驿站", Sort.PROJECT)
    (name,) = desk.shelf.names.values()
    assert (name.confirmed, name.sort) == (True, Sort.PROJECT)
    registry.refuse(desk, "𠮷祥驿站", Sort.PROJECT)
    assert [one.confirmed for one in desk.shelf.names.values()] == [False]


def test_a_change_of_name_to_one_that_is_there_merges_them(office: Office) -> None:
    desk = office.desk()
    registry.confirm(desk, "文苑e家", Sort.BRAND, note="甲")
    registry.confirm(desk, "文苑之家", Sort.BRAND, also="文苑家", post="", since="2020-01-01")
    wrong = registry.find(desk, "文苑e家")
    assert wrong
    registry.change(desk, wrong, Name(wrong.id, Sort.BRAND, "文苑之家", note="甲"))
    (name,) = desk.shelf.names.values()
    assert (name.name, name.also, name.since, name.note) == ("文苑之家", "文苑家", "2020-01-01", "甲")
    desk.undo()
    assert len(desk.shelf.names) == 2


def test_two_names_become_one_with_all_forms(office: Office) -> None:
    desk = office.desk()
    registry.confirm(desk, "文苑e家", Sort.BRAND)
    registry.confirm(desk, "文苑 E 家", Sort.BRAND)
    kept, other = registry.find(desk, "文苑e家"), registry.find(desk, "文苑 E 家")
    assert kept
    assert other
    registry.merge(desk, kept, other)
    assert [registry.forms(name) for name in desk.shelf.names.values()] == [("文苑e家", "文苑 E 家")]
    with pytest.raises(EditError):
        registry.merge(desk, *[*desk.shelf.names.values()] * 2)


def test_a_forgotten_name_is_offered_again(office: Office) -> None:
    desk = office.desk()
    registry.confirm(desk, "青山县委组织部", Sort.ORGANISATION)
    name = registry.find(desk, "青山县委组织部")
    assert name
    registry.forget(desk, name)
    assert "青山县委组织部" in offered(desk)
    assert registry.find(desk, "青山县委组织部") is None


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("  ", {}),
        ("王大山", {"since": "2021年3月"}),
        ("王大山", {"since": "2023-01-01", "until": "2021-01-01"}),
        ("王大山", {"until": "2023-02-30"}),
        ("王大山", {"rank": "县处级"}),
    ],
)
def test_what_cannot_be_a_record_is_refused_in_words(office: Office, name: str, fields: dict[str, str]) -> None:
    desk = office.desk()
    with pytest.raises(EditError):
        registry.confirm(desk, name, Sort.PERSON, **fields)
    assert not desk.shelf.names


def test_a_change_that_changes_nothing_is_no_step(office: Office) -> None:
    desk = office.desk()
    registry.confirm(desk, "文苑e家", Sort.BRAND)
    (name,) = desk.shelf.names.values()
    before = len(desk.library.history())
    registry.change(desk, name, name)
    assert len(desk.library.history()) == before


def test_many_are_refused_and_forgotten_as_one_step(office: Office) -> None:
    desk = office.desk()
    found = registry.candidates(desk)[:2]
    registry.refuse_all(desk, found)
    assert [one.confirmed for one in desk.shelf.names.values()] == [False, False]
    assert desk.undo_name() == "不登记 2 个名称"
    registry.confirm_refused(desk, tuple(desk.shelf.names.values()))
    assert [one.confirmed for one in desk.shelf.names.values()] == [True, True]
    desk.undo()
    registry.forget_all(desk, tuple(desk.shelf.names.values()))
    assert not desk.shelf.names
    desk.undo()
    desk.undo()
    assert not desk.shelf.names
