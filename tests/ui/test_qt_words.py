"""The file dialog that Qt draws itself speaks Chinese throughout."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from zugong_desk.ui.qt_words import QtWords


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The translators as the window's door installs them."""
    translators = [QTranslator(), QtWords()]
    assert translators[0].load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for translator in translators:
        qapp.installTranslator(translator)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)


@pytest.mark.usefixtures("chinese")
def test_no_english_is_left_in_the_file_dialog(qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "导入期刊", "", "所有文件 (*)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    words = [widget.text() for kind in (QLabel, QAbstractButton) for widget in dialog.findChildren(kind)]
    assert "文件类型(&T)：" in words
    assert "取消" in words
    assert [word for word in words if re.search("[A-Za-z]{2}", word)] == []


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("key", ["F7", "Ctrl+T", "Alt+1"])
def test_keys_are_still_read_in_menus(key: str) -> None:
    assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) == key
