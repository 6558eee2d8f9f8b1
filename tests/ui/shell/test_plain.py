"""Names of files and texts that look like markup are shown letter by letter, wherever they come up."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from zugong_desk.desk.errors import one_line
from zugong_desk.desk.import_queue import Parcel
from zugong_desk.desk.importing import ImportResult
from zugong_desk.ui.imports.detail import DetailCard
from zugong_desk.ui.imports.entry import Entry
from zugong_desk.ui.shell.banner import Banner
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.source import ThemeSource

NAMES = ["<h1>𠮷<h2>.docx", "a&b<img src=x>🏠.pdf", "<b>.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_labels_that_name_files_read_no_markup(name: str, themes: ThemeSource, qtbot: QtBot) -> None:
    card, banner, elided = DetailCard(themes), Banner(themes), ElidedLabel(name)
    for widget in (card, banner, elided):
        qtbot.addWidget(widget)
    failed = ImportResult(name, None, None, "failed", error=f"没有读入“{name}”。")
    card.show_entry(Entry(1, Parcel(Path(name)), "failed", result=failed))
    banner.say(name)
    for label in (card.name, card.body, banner.label, elided):
        assert name in label.text()
        assert label.textFormat() == Qt.TextFormat.PlainText
    plain = QLabel(name)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    qtbot.addWidget(plain)
    assert elided.sizeHint() == plain.sizeHint()


@pytest.mark.parametrize("name", NAMES)
def test_a_tool_tip_reads_no_markup(name: str, qtbot: QtBot) -> None:
    elided = ElidedLabel(name)
    qtbot.addWidget(elided)
    assert "<h1>" not in elided.toolTip()
    assert "<img" not in elided.toolTip()
    assert "&lt;" in elided.toolTip()


def test_a_name_that_turns_the_direction_of_writing_is_spelt_out() -> None:
    assert one_line("\u202egpj𠮷🏠.txt") == "\\u202egpj𠮷🏠.txt"
    assert one_line("第\u20663\u2069期") == "第\\u20663\\u2069期"
