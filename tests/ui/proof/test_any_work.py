"""Any work in any order: what is shown is always true of the text."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.proof.conftest import checked, table

from zugong_desk.ui.window import MainWindow

DEEDS = (
    *("next_finding",) * 3, "previous_finding", "accept_finding", "keep_finding", "keep_in_issue", "wording_2",
    *("undo",) * 2, "redo", "split", "merge", "type", "type", "compose", "erase", "wait", "leave",
)  # fmt: skip
TYPED = ("截止目前", "按装", "𠮷", "😀", "a", "。")


def do(window: MainWindow, qtbot: QtBot, deed: str, chance: random.Random) -> None:
    sheet = window.parts.reading.sheet
    match deed:
        case "type" | "compose":
            if deed == "compose":
                QApplication.sendEvent(sheet, QInputMethodEvent("anzhuang", []))
                qtbot.wait(chance.choice((0, 200)))
                true_of_the_text(window)
            commit = QInputMethodEvent("", [])
            commit.setCommitString(chance.choice(TYPED))
            QApplication.sendEvent(sheet, commit)
        case "erase":
            qtbot.keyClick(sheet, Qt.Key.Key_Backspace)
        case "leave":
            qtbot.keyClick(sheet, Qt.Key.Key_Escape)
        case "undo" if (window.bridge.undo_name() or "导入").startswith("导入"):
            pass  # there is nothing of one's own left to take back
        case "wait":
            qtbot.wait(chance.choice((1, 60, 220)))
        case _:
            window.parts.actions[deed].trigger()


def true_of_the_text(window: MainWindow) -> None:
    proof, finding, bulletin = window.bridge.proof, window.bridge.finding, table(window)
    assert proof is not None
    assert proof.checked.bulletin is bulletin
    for one in proof.open:
        assert bulletin.block(one.block).text[one.start : one.end] == one.text
    assert finding is None or finding in proof.open
    for line in window.parts.reading.display.lines:
        assert all(0 <= one.start < one.end <= len(line.text) for one in window.parts.reading.underlining.of(line))


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_findings_stand_where_the_text_has_them(window: MainWindow, qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(120):
        do(window, qtbot, chance.choice(DEEDS), chance)
        true_of_the_text(window)
        QApplication.processEvents()
        true_of_the_text(window)
    checked(window, qtbot)
    shown = [row.finding for row in window.parts.proof.model.rows.rows if row.sort == "open"]
    assert window.bridge.proof is not None
    assert sorted(map(repr, shown)) == sorted(map(repr, window.bridge.proof.open))
