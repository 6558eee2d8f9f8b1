"""How files are to be read: the card of the import page for all that still wait, and a menu for one file."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from zugong_desk.reading.wishes import Recognition, Revisions, Wishes
from zugong_desk.ui.imports.forms import Aspect

ENCODINGS: tuple[tuple[str, str | None], ...] = (
    ("自动", None),
    ("UTF-8", "utf-8"),
    ("GB18030（含 GBK）", "gb18030"),
    ("UTF-16", "utf-16-le"),
    ("UTF-16（大端）", "utf-16-be"),
    ("Big5（繁体）", "big5"),
)
REVISIONS = (("按接受", Revisions.ACCEPTED), ("按拒绝", Revisions.REFUSED))
RECOGNITION = (("需要时", Recognition.NEEDED), ("总是", Recognition.ALWAYS), ("不认", Recognition.NEVER))
NAMES: dict[Aspect, str] = {"encoding": "文本、网页的编码", "revisions": "Word 修订", "recognition": "扫描件识字"}
SHORT: dict[Aspect, str] = {"encoding": "编码", "revisions": "修订", "recognition": "识字"}
WIDTH = 330


def ways(aspect: Aspect, wishes: Wishes) -> list[tuple[str, Wishes]]:
    """What can be chosen in one respect, in words, each with the wishes that it makes of these."""
    match aspect:
        case "encoding":
            return [(words, replace(wishes, encoding=name)) for words, name in ENCODINGS]
        case "revisions":
            return [(words, replace(wishes, revisions=fate)) for words, fate in REVISIONS]
        case "recognition":
            return [(words, replace(wishes, recognition=when)) for words, when in RECOGNITION]


def wishes_menu(aspects: Sequence[Aspect], wishes: Wishes, parent: QWidget) -> QMenu:
    """A menu of the ways in which one file can be read; the data of each entry is the Wishes that it stands for."""
    menu = QMenu(parent)
    menu.setObjectName("importWishesMenu")
    for place, aspect in enumerate(aspects):
        if place:
            menu.addSeparator()
        for words, way in ways(aspect, wishes):
            action = menu.addAction(f"{SHORT[aspect]}：{words}")
            action.setCheckable(True)
            action.setChecked(way == wishes)
            action.setData(way)
    return menu


class OptionsCard(QFrame):
    """Three choices; they hold for this session."""

    changed = Signal(object)  # Wishes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importOptions")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.wishes = Wishes()
        self.boxes: dict[Aspect, QComboBox] = {aspect: QComboBox() for aspect in NAMES}
        title = QLabel("导入选项")
        title.setProperty("role", "heading")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for aspect, box in self.boxes.items():
            box.addItems([words for words, _ in ways(aspect, self.wishes)])
            box.setAccessibleName(NAMES[aspect])
            box.currentIndexChanged.connect(lambda at, one=aspect: self._choose(one, at))
            label = QLabel(NAMES[aspect])
            label.setProperty("role", "label")
            label.setBuddy(box)
            form.addRow(label, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(form)
        column.addStretch(1)

    def _choose(self, aspect: Aspect, at: int) -> None:
        self.wishes = ways(aspect, self.wishes)[at][1]
        self.changed.emit(self.wishes)
