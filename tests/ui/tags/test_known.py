"""The fields of a practice record offer the names that editors have confirmed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from zugong_desk.desk import registry
from zugong_desk.domain.decision import Sort
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.known import offer_known

Offers = Callable[[str, str], list[str]]


@pytest.fixture
def offers(qtbot: QtBot, library_bridge: Bridge) -> Offers:
    """What is offered in a field for what was typed; no popup is shown, which an off-screen window would complain of."""
    desk = library_bridge.desk
    assert desk is not None
    registry.confirm(desk, "青山县委组织部", Sort.ORGANISATION)
    registry.confirm(desk, "青林县", Sort.PLACE)
    registry.confirm(desk, "青山先锋𠮷", Sort.BRAND)
    registry.refuse(desk, "青山市场", Sort.ORGANISATION)
    fields = {name: QLineEdit() for name in ("name", "organisation", "place", "period")}
    for field in fields.values():
        qtbot.addWidget(field)
    known = dict(zip(("name", "organisation", "place"), offer_known(library_bridge, fields), strict=True))
    assert [bool(field.completer()) for field in fields.values()] == [True, True, True, False]

    def ask(field: str, typed: str) -> list[str]:
        fields[field].setText(typed)
        known[field].offer(typed)
        return known[field].model.stringList()

    return ask


def test_names_are_found_by_characters_and_by_initials(offers: Offers) -> None:
    assert offers("organisation", "组织部") == ["青山县委组织部"]
    assert offers("organisation", "qsx") == ["青山县委组织部"]
    assert offers("place", "qlx") == ["青林县"]
    assert offers("name", "先锋") == ["青山先锋𠮷"]


def test_each_field_takes_its_own_sort_and_nothing_refused(offers: Offers) -> None:
    assert offers("place", "青山") == []
    assert offers("organisation", "市场") == []


def test_what_is_typed_whole_is_not_offered_again(offers: Offers) -> None:
    assert offers("place", "青林县") == []
    assert offers("place", "") == []
