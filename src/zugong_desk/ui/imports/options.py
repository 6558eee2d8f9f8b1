"""The card of the import page on which one says how the files that still wait are to be read."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from zugong_desk.reading.wishes import Recognition, Revisions, Wishes

ENCODINGS: tuple[tuple[str, str | None], ...] = (
    ("自动", None),
    ("UTF-8", "utf-8"),
    ("GB18030（含 GBK）", "gb18030"),
    ("UTF-16", "utf-16-le"),
    ("UTF-16（大端）", "utf-16-be"),
)
REVISIONS = (("按接受", Revisions.ACCEPTED), ("按拒绝", Revisions.REFUSED))
RECOGNITION = (("需要时", Recognition.NEEDED), ("总是", Recognition.ALWAYS), ("不认", Recognition.NEVER))
WIDTH = 330


class OptionsCard(QFrame):
    """Three choices; they hold for this session."""

    changed = Signal(object)  # Wishes

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importOptions")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.encoding, self.revisions, self.recognition = QComboBox(), QComboBox(), QComboBox()
        title = QLabel("导入选项")
        title.setProperty("role", "heading")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for box, name, rows in (
            (self.encoding, "文本、网页的编码", ENCODINGS),
            (self.revisions, "Word 修订", REVISIONS),
            (self.recognition, "扫描件识字", RECOGNITION),
        ):
            box.setAccessibleName(name)
            for text, value in rows:
                box.addItem(text, value)
            box.currentIndexChanged.connect(lambda _: self.changed.emit(self.wishes))
            label = QLabel(name)
            label.setProperty("role", "label")
            label.setBuddy(box)
            form.addRow(label, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addWidget(title)
        column.addLayout(form)
        column.addStretch(1)

    @property
    def wishes(self) -> Wishes:
        """What is chosen."""
        return replace(
            Wishes(),
            encoding=ENCODINGS[self.encoding.currentIndex()][1],
            revisions=REVISIONS[self.revisions.currentIndex()][1],
            recognition=RECOGNITION[self.recognition.currentIndex()][1],
        )
