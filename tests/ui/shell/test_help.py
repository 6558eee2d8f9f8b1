"""The guide in its window: the same text as in the papers, without the pictures."""

from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from zugong_desk.places import guide_file
from zugong_desk.ui.shell.help import show_guide

PICTURE = "pictures/page-light.png"


def test_the_guide_is_shown_without_its_pictures(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    browser = show_guide(host).findChild(QTextBrowser)
    assert browser is not None
    assert PICTURE in guide_file().read_text(encoding="utf-8")
    shown = browser.document().toMarkdown()
    assert "pictures/" not in shown
    assert "\ufffc" not in browser.toPlainText()
    assert "阅读稿里选中的字，页面上同样的字就亮起来" in browser.toPlainText()
