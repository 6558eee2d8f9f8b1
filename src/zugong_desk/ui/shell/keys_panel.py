"""Every action with its key; the key of the current one can be changed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.settings import Settings
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import plain, shown_key
from zugong_desk.ui.shell.keys import clashes_in_words, give_key, put_keys

NAME, KEY = range(2)
PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysPanel(QWidget):
    """A table of actions, and a field that takes a key for the current one."""

    def __init__(self, settings: Settings, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._actions = settings, actions
        self._rows = [row for row in actions.table.actions if actions[row.id].isVisible()]
        self.table = QTableWidget(len(self._rows), 2, self)
        self.field, self.message = QKeySequenceEdit(self), QLabel(self)
        self.give, self.clear, self.reset = QPushButton("改为此键"), QPushButton("不要键"), QPushButton("恢复原键")
        self._build()
        self._show(clashes_in_words(put_keys(settings, actions), actions))

    def _build(self) -> None:
        self.table.setAccessibleName("操作与快捷键")
        self.table.setHorizontalHeaderLabels(["操作", "键"])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName("新的快捷键")
        self.message.setWordWrap(True)
        self.message.setProperty("role", "warning")
        buttons = QHBoxLayout()
        buttons.addWidget(self.field, 1)
        for button in (self.give, self.clear, self.reset):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addWidget(self.message)
        self.give.clicked.connect(lambda: self._change(self.field.keySequence().toString(PORTABLE) or None))
        self.clear.clicked.connect(lambda: self._change(""))
        self.reset.clicked.connect(lambda: self._change(None))
        self.table.currentCellChanged.connect(lambda *_: self.field.clear())

    def _change(self, key: str | None) -> None:
        row = self.table.currentRow()
        if row >= 0:
            clashes = give_key(self._settings, self._actions, self._rows[row].id, key)
            self._show(clashes_in_words(clashes, self._actions))

    def _show(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        for at, row in enumerate(self._rows):
            now = self._actions.table.action(row.id)
            keys = "、".join(shown_key(key) for key in now.keys)
            for column, text in ((NAME, plain(now.text)), (KEY, keys)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(at, column, item)
