"""Comparison with other issues: gathered when there is time, shown with the way to the other place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.proof.conftest import rule

from zugong_desk.desk import importing, libraries
from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing import engine
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.rule import Family, Rule
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.checker import Checker
from zugong_desk.ui.shell.proofing import GONE, go_beside
from zugong_desk.ui.whole.keeper import TallyKeeper

TEXT = """云岭组工信息

第 {number} 期

聚力强基 抓实治理𠮷

青山县委组织部

全县划分网格 {count} 个，办成实事😀三件，大家都说好。
"""


def compare(mine: Stated, ledger: Ledger) -> Iterator[Hit]:
    """Shows the first figure of each other issue beside the first of one's own."""
    for other in ledger.issues:
        fact, theirs = mine.facts[0], other.facts[0]
        if fact.value != theirs.value:
            beside = Beside(theirs.block, theirs.start, theirs.end, theirs.text, other.label, other.bulletin)
            yield Hit(fact.block, fact.start, fact.end, "请核口径。", beside=(beside,))


ACROSS: Rule = rule("X-NUM", "跨期同事异数", Family.FACTS, Severity.WARNING, Fix.NONE, lambda _passage: iter(()))


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[Bridge]:
    """Three issues, the first on the table; the second says another number, the third the same."""
    object.__setattr__(ACROSS, "across", compare)
    monkeypatch.setattr(engine, "catalogue", lambda: (ACROSS,))
    desk = libraries.create(tmp_path / "试.zugong", editor="tester")
    ids = []
    for number, count in ((3, 111), (4, 116), (5, 111)):
        path = tmp_path / f"{number}.txt"
        path.write_text(TEXT.format(number=number, count=count), encoding="utf-8")
        ids.append(importing.take_in(desk, importing.receive(path))[0].id)
    bridge = Bridge()
    bridge.set_desk(desk)
    bridge.open_issue(ids[0] or "")
    yield bridge
    bridge.close()


@pytest.fixture
def checker(bridge: Bridge, qtbot: QtBot) -> Iterator[Checker]:
    keeper = TallyKeeper(bridge)
    made = Checker(bridge, None, keeper)
    yield made
    keeper.leave()
    made.leave()


def beside(bridge: Bridge) -> list[tuple[str, str]]:
    return [(one.label, one.text) for found in bridge.proof.open for one in found.beside] if bridge.proof else []


def test_other_issues_are_compared_as_soon_as_they_are_known(bridge: Bridge, checker: Checker, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: checker.settled and bool(beside(bridge)))
    assert [text for _, text in beside(bridge)] == ["全县划分网格 116 个"]
    assert bridge.proof is not None
    assert bridge.proof.open[0].text == "全县划分网格 111 个"


def test_the_way_leads_to_the_other_issue_which_compares_with_this_one(
    bridge: Bridge, checker: Checker, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: checker.settled and bool(beside(bridge)))
    assert bridge.proof is not None
    home, place = bridge.bulletin, bridge.proof.open[0].beside[0]
    go_beside(bridge, place)
    assert bridge.bulletin is not None
    assert home is not None
    assert bridge.bulletin.id == place.bulletin != home.id
    assert bridge.place is not None
    assert bridge.bulletin.quote(bridge.place) == "全县划分网格 116 个"
    qtbot.waitUntil(lambda: [text for _, text in beside(bridge)] == ["全县划分网格 111 个"])


def test_a_place_that_is_gone_is_said_to_be(bridge: Bridge, checker: Checker, qtbot: QtBot) -> None:
    told: list[str] = []
    bridge.told.connect(told.append)
    go_beside(bridge, Beside("gone", 0, 1, "旧文", "本期"))
    assert told == [GONE]


def test_an_issue_that_is_taken_away_is_compared_no_more(bridge: Bridge, checker: Checker, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: checker.settled and bool(beside(bridge)))
    assert bridge.proof is not None
    other = bridge.proof.open[0].beside[0].bulletin
    bridge.remove_issue(other)
    qtbot.waitUntil(lambda: checker.settled and not beside(bridge))
    bridge.undo()
    qtbot.waitUntil(lambda: checker.settled and bool(beside(bridge)))
