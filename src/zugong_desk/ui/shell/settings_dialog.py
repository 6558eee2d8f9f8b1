"""The settings, in a window beside the work; every change holds at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.settings import TABLE, Settings
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.shell.keys_panel import KeysPanel

MODES = {"system": "随系统", "light": "浅色", "dark": "深色"}


class SettingsDialog(QDialog):
    """General settings and keys."""

    changed = Signal(str)  # key of the setting

    def __init__(self, settings: Settings, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("设置")
        self.resize(560, 560)
        self._settings = settings
        self.mode, self.size_box = QComboBox(), QSpinBox()
        self.editor, self.reopen = QLineEdit(), QCheckBox("启动时打开上次的书库")
        self.keys = KeysPanel(settings, actions, self)
        tabs = QTabWidget(self)
        tabs.addTab(self._general(), "一般")
        tabs.addTab(self.keys, "快捷键")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(tabs)
        self._connect()

    def _general(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(16, 16, 16, 16)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        for name, text in MODES.items():
            self.mode.addItem(text, name)
        self.mode.setCurrentIndex(self.mode.findData(self._settings.text("appearance")))
        row = next(row for row in TABLE if row.key == "reading_size")
        self.size_box.setRange(row.least, row.most)
        self.size_box.setSuffix(" 像素")
        self.size_box.setValue(self._settings.number("reading_size"))
        self.editor.setText(self._settings.text("editor"))
        self.editor.setPlaceholderText("空着用系统登录名")
        self.reopen.setChecked(self._settings.flag("reopen_last"))
        form.addRow("外观", self.mode)
        form.addRow("阅读稿字号", self.size_box)
        form.addRow("修改者署名", self.editor)
        form.addRow("", self.reopen)
        hint = QLabel("署名从下次打开书库起生效。设置存在这台电脑上，不在书库里。")
        hint.setProperty("role", "hint")
        hint.setWordWrap(True)
        form.addRow("", hint)
        for widget, name in ((self.mode, "外观"), (self.size_box, "阅读稿字号"), (self.editor, "修改者署名")):
            widget.setAccessibleName(name)
        return page

    def _connect(self) -> None:
        self.mode.activated.connect(lambda _: self._change("appearance", str(self.mode.currentData())))
        self.size_box.valueChanged.connect(lambda size: self._change("reading_size", size))
        self.editor.editingFinished.connect(lambda: self._change("editor", self.editor.text().strip()))
        self.reopen.toggled.connect(lambda on: self._change("reopen_last", on))

    def _change(self, key: str, value: str | int) -> None:
        self._settings.change(**{key: value})
        self.changed.emit(key)
