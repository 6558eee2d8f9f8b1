"""Splitting a tag: its passages with boxes to tick, and a name for the tag that is to have them."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.codebook import Tag, by_name
from zugong_desk.library import Marked
from zugong_desk.ui.bridge import Bridge

SHOWN = 90
HINT = "“{}”标了 {} 处。勾选要归入新标签的（空格），填好名称，Enter 拆分。算作一步，可以撤销。"
WHICH = int(Qt.ItemDataRole.UserRole)


class SplitDialog(QDialog):
    """`split` with the id of the new tag."""

    split = Signal(str)

    def __init__(self, bridge: Bridge, tag: Tag, passages: Sequence[Marked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("splitDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"拆分“{tag.name}”")
        self.resize(640, 480)
        self._bridge, self._tag, self._passages = bridge, tag, passages
        self.name, self.list, self.take = QLineEdit(), QListWidget(), QPushButton()
        self.name.setObjectName("splitName")
        self.name.setAccessibleName("新标签的名称")
        self.name.setPlaceholderText("新标签的名称")
        self.list.setObjectName("splitList")
        self.list.setAccessibleName("这个标签的标注")
        for at, one in enumerate(passages):
            self._add(at, one)
        self._lay_out()
        self.list.itemChanged.connect(lambda _: self._count())
        self.name.textChanged.connect(lambda _: self._count())
        self._count()

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The annotations ticked, by issue."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                one = self._passages[item.data(WHICH)]
                out[one.bulletin].append(one.annotation.id)
        return dict(out)

    def accept(self) -> None:
        """Split; a name that is taken is said by the window, and the dialog stays."""
        if self._bridge.split_tag(self._tag.id, self.name.text(), self.chosen) is None:
            self.name.selectAll()
            self.name.setFocus()
            return
        made = by_name(self._bridge.shelf.tags, self.name.text().strip())
        if made:
            self.split.emit(made.id)
        super().accept()

    def _add(self, at: int, one: Marked) -> None:
        text = one.text.replace("\n", " ")
        item = QListWidgetItem(text if len(text) <= SHOWN else f"{text[:SHOWN]}…", self.list)
        item.setData(WHICH, at)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)

    def _lay_out(self) -> None:
        hint = QLabel(HINT.format(self._tag.name, len(self._passages)))
        hint.setWordWrap(True)
        hint.setProperty("role", "hint")
        self.list.setWordWrap(True)
        self.take.setProperty("primary", "true")
        self.take.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton("不拆　Esc"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (hint, self.list, self.name, buttons):
            column.addWidget(part)

    def _count(self) -> None:
        count = sum(map(len, self.chosen.values()))
        self.take.setText(f"拆出 {count} 处")
        self.take.setEnabled(count > 0 and bool(self.name.text().strip()))
