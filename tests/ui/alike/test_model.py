"""The list of like places: rows, ticks, words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from zugong_desk.desk.corrected import Likely
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.kinds import Kind
from zugong_desk.ui.alike.model import AlikeModel


def place(block: str, line: int) -> Likely:
    seen = Block(block, Label(Kind.PARAGRAPH, confidence=0.5))
    return Likely("甲", seen, 0, 3, line, "◆𠮷e\u0301", "正文", "文章标题", "同样以“◆”开头")


@pytest.fixture
def model(qtbot: QtBot) -> AlikeModel:
    model = AlikeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add("第 7 期", [place("b1", 4), place("b2", 0)])
    model.add("第 8 期", [])
    model.add("第 9 期", [place("b3", 12)])
    return model


def test_rows_say_what_becomes_of_what_and_where(model: AlikeModel) -> None:
    assert model.rowCount() == 3
    first, second = model.index(0), model.index(1)
    assert first.data() == "正文 → 文章标题　第 7 期　4 行：◆𠮷e\u0301"
    assert model.line(1) == ""
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "◆𠮷e\u0301\n同样以“◆”开头"
    assert str(second.data(Qt.ItemDataRole.AccessibleTextRole)).startswith("已选，")
    assert model.data(model.index(-1)) is None


def test_what_was_not_ticked_stays_so_when_listed_again(model: AlikeModel) -> None:
    model.toggle(1)
    assert [one.block for one in model.ticked] == ["b1", "b3"]
    assert model.index(1).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    model.clear()
    assert model.ticked == []
    model.add("第 7 期", [place("b1", 4), place("b2", 0)])
    assert [one.block for one in model.ticked] == ["b1"]
    model.clear(anew=True)
    model.add("第 7 期", [place("b2", 0)])
    assert [one.block for one in model.ticked] == ["b2"]


def test_all_or_none(model: AlikeModel) -> None:
    model.tick_all(ticked=False)
    assert model.ticked == []
    model.tick_all(ticked=True)
    assert len(model.ticked) == 3
