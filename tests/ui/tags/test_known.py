"""The fields of a practice record offer the names that editors have confirmed."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.desk import registry
from zugong_desk.domain.decision import Sort
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.known import offer_known


@pytest.fixture
def fields(qtbot: QtBot, library_bridge: Bridge) -> dict[str, QLineEdit]:
    desk = library_bridge.desk
    assert desk is not None
    registry.confirm(desk, "青山县委组织部", Sort.ORGANISATION)
    registry.confirm(desk, "青林县", Sort.PLACE)
    registry.confirm(desk, "青山先锋𠮷", Sort.BRAND)
    registry.refuse(desk, "青山市场", Sort.ORGANISATION)
    made = {name: QLineEdit() for name in ("name", "organisation", "place", "period")}
    for field in made.values():
        qtbot.addWidget(field)
    offer_known(library_bridge, made)
    return made


def offered(field: QLineEdit, typed: str) -> list[str]:
    field.clear()
    field.insert(typed)
    field.textEdited.emit(field.text())
    model = field.completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_names_are_found_by_characters_and_by_initials(fields: dict[str, QLineEdit]) -> None:
    assert offered(fields["organisation"], "组织部") == ["青山县委组织部"]
    assert offered(fields["organisation"], "qsx") == ["青山县委组织部"]
    assert offered(fields["place"], "qlx") == ["青林县"]
    assert offered(fields["name"], "先锋") == ["青山先锋𠮷"]


def test_each_field_takes_its_own_sort_and_nothing_refused(fields: dict[str, QLineEdit]) -> None:
    assert offered(fields["place"], "青山") == []
    assert offered(fields["organisation"], "市场") == []
    assert fields["period"].completer() is None


def test_what_is_typed_whole_is_not_offered_again(fields: dict[str, QLineEdit]) -> None:
    assert offered(fields["place"], "青林县") == []
    assert offered(fields["place"], "") == []
