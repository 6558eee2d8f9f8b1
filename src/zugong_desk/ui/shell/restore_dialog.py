"""Choosing a backup to make a library of: when it was made and how far the work had come."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.library import Backup

ROW = 32
PATH_ROLE = int(Qt.ItemDataRole.UserRole)
NONE = "还没有备份。每次开始改动前、改动中每半小时、关闭书库时各做一份。"
CHOOSE = "选一份备份，恢复到一个新文件。现在的书库和备份都不动。"


class RestoreDialog(QDialog):
    """The backups, newest first; `chosen` is the file of the one that was taken."""

    def __init__(self, backups: Sequence[tuple[Backup, Path]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restoreDialog")
        self.setWindowTitle("从备份恢复")
        self.resize(480, 420)
        self.list = QListWidget()
        self.list.setObjectName("backupList")
        self.list.setAccessibleName("备份")
        self.list.setProperty("role", "boxed")
        libraries = {backup.library for backup, _ in backups}
        for backup, path in backups:
            item = QListWidgetItem(_in_words(backup, several=len(libraries) > 1))
            item.setData(PATH_ROLE, str(path))
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        hint = QLabel(CHOOSE if backups else NONE)
        hint.setWordWrap(True)
        hint.setProperty("role", "hint")
        self.buttons = QDialogButtonBox()
        self.restore_button = QPushButton("恢复到新文件…")
        self.restore_button.setEnabled(bool(backups))
        self.buttons.addButton(self.restore_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (hint, self.list, self.buttons):
            column.addWidget(widget)

    @property
    def chosen(self) -> Path | None:
        """The backup that the list stands on."""
        item = self.list.currentItem()
        return Path(item.data(PATH_ROLE)) if item is not None else None


def _in_words(backup: Backup, *, several: bool) -> str:
    at = backup.at.astimezone()
    today = datetime.now().astimezone().date()
    day = "今天" if at.date() == today else f"{at.year} 年 {at.month} 月 {at.day} 日"
    of = f"　书库 {backup.library[:8]}" if several else ""
    return f"{day} {at:%H:%M}　{backup.rows} 步{of}"
