"""Rules that failed are told of once each, and the findings of the others are shown."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.proofing import engine
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.checker import Checker
from zugong_desk.ui.proof.failing import FailingRules


def test_a_failing_rule_is_told_of_once_and_the_check_goes_on(
    library_bridge: Bridge, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def look(passage: Passage) -> list[Hit]:
        raise ZeroDivisionError(passage.id)

    first = next(rule for rule in catalogue() if rule.in_block)
    broken = replace(first, in_block=look)
    monkeypatch.setattr(engine, "catalogue", lambda: tuple(broken if one is first else one for one in catalogue()))
    said: list[str] = []
    failing = FailingRules(library_bridge)
    failing.told.connect(said.append)
    checker = Checker(library_bridge)
    try:
        qtbot.waitUntil(lambda: library_bridge.sure)
        checked = library_bridge.proof.checked if library_bridge.proof else None
        assert checked is not None
        assert checked.faults == (first.id,)
        line = next(one for one in library_bridge.bulletin.lines if one.kind is Kind.PARAGRAPH)  # type: ignore[union-attr]
        library_bridge.type_over(Span(Anchor(line.id, 0), Anchor(line.id, 0)), "他们再接再励。")
        qtbot.waitUntil(lambda: "再接再励" in [one.text for one in library_bridge.proof.open])  # type: ignore[union-attr]
        qtbot.waitUntil(lambda: checker.settled)
    finally:
        checker.leave()
    assert len(said) == 1
    assert "出错" in said[0]
    assert first.id in said[0]
