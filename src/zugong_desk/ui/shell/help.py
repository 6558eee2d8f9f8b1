"""What the program is, and its keys, in windows that can stay open beside the work."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from zugong_desk import __version__
from zugong_desk.places import guide_file
from zugong_desk.ui.actions import ActionTable, shortcuts_markdown
from zugong_desk.ui.shell.sheet import typeset

PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)\n*")
ABOUT = (
    "## 组工审校台 {version}\n\n"
    "原件在左，阅读稿在右：改结构、校文字、标做法、编摘编，都在一份稿子上，步步可退。\n\n"
    "书库只在这台电脑上，不连网。程序用 Qt（LGPL 许可）写成，本身以 MIT 许可发布。\n"
)


def show_shortcuts(table: ActionTable, window: QWidget) -> QDialog:
    """The table of keys as it is in force."""
    return _sheet("快捷键", f"## 快捷键\n\n{shortcuts_markdown(table)}", (560, 640), window)


def show_guide(window: QWidget) -> QDialog:
    """The editors' guide, without its pictures: the window they show stands beside it."""
    guide = PICTURE.sub("", guide_file().read_text(encoding="utf-8"))
    return _sheet("十分钟上手", guide, (760, 760), window)


def show_about(window: QWidget) -> QDialog:
    """Name, version and licences."""
    return _sheet("关于组工审校台", ABOUT.format(version=__version__), (460, 260), window)


def _sheet(title: str, markdown: str, size: tuple[int, int], window: QWidget) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(*size)
    text = QTextBrowser(dialog)
    text.setProperty("role", "panel")
    text.setAccessibleName(title)
    text.setMarkdown(markdown)
    typeset(text.document(), text.palette().color(QPalette.ColorRole.Mid))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(text)
    dialog.show()
    return dialog
