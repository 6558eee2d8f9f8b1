"""Two codebooks side by side: a row a difference, this library's at the left, the file's at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.codebook_compare import DIFFERS, Difference

HEADS = ("标签", "不同", "本库", "文件")
SAME = "两个标签表相同。"


class CompareDialog(QDialog):
    """To be read; nothing is changed here."""

    def __init__(self, file: str, found: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"与“{file}”对照")
        self.resize(760, 460)
        self.table = QTableWidget(len(found), len(HEADS), self)
        self.table.setObjectName("compareTable")
        self.table.setAccessibleName("标签表的不同")
        self.table.setHorizontalHeaderLabels(HEADS)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for row, one in enumerate(found):
            for column, text in enumerate((one.name, DIFFERS[one.what], one.here, one.there)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        summary = QLabel(f"{len(found)} 处不同。要用文件里的，请导入；同名的会更新，没有的会添加。" if found else SAME)
        summary.setProperty("role", "hint")
        leave = QDialogButtonBox()
        leave.addButton(QPushButton("关闭　Esc"), QDialogButtonBox.ButtonRole.RejectRole)
        leave.rejected.connect(self.reject)
        column_of_parts = QVBoxLayout(self)
        for part in (summary, self.table, leave):
            column_of_parts.addWidget(part)
