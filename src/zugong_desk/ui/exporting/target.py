"""Where an export goes: a path that is suggested until the editor gives one, and whether a file stands there already."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from zugong_desk.export.formats import FORMATS, Format
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.shell.doors import Doors

LONGEST_NAME = 60
_BARRED = str.maketrans('/\\:*?"<>|\n\t', "-" * 11)
_ENDINGS = {one.suffix for one in FORMATS.values()}


class TargetRow(QWidget):
    """The path, and a button that asks for it by the system's dialog."""

    changed = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._suggested = ""
        self._format: Format | None = None
        self.path, self.choose = QLineEdit(self), QPushButton("选择…", self)
        self.path.setObjectName("exportPath")
        self.path.setAccessibleName("写到哪个文件")
        self.choose.setObjectName("exportChoose")
        self.choose.setAccessibleName("选择文件")
        self.choose.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(caption("写到(&O)", self, self.path))
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        self.path.textChanged.connect(lambda _text: self.changed.emit())
        self.choose.clicked.connect(self._on_choose)

    @property
    def file(self) -> Path | None:
        """The file that is meant; None while there is no name."""
        text = self.path.text().strip()
        return Path(text) if text else None

    @property
    def taken(self) -> bool:
        """Whether a file stands there that would be replaced."""
        return self.file is not None and self.file.is_file()

    def suggest(self, name: str, one: Format) -> None:
        """Suggest a file for what is exported now; a path that the editor gave only changes its ending."""
        self._format = one
        typed = self.path.text()
        if typed == self._suggested:
            stem = name.translate(_BARRED).strip(" .")[:LONGEST_NAME] or "导出"
            self._suggested = str(self._doors.out_folder / f"{stem}{one.suffix}")
            self.path.setText(self._suggested)
        else:
            self.path.setText(str(ended(Path(typed), one.suffix)))

    def _on_choose(self) -> None:
        if self._format is None:
            return
        asked = self._doors.ask_target("导出", self.path.text(), f"{self._format.title} (*{self._format.suffix})")
        if asked is not None:
            self.path.setText(str(ended(asked[0], self._format.suffix)))


def ended(path: Path, suffix: str) -> Path:
    """The path with that ending in place of another format's; what else stands behind a dot, as in 2024.6月, is its name."""
    bare = path.with_suffix("") if path.suffix.lower() in _ENDINGS else path
    return bare.with_name(bare.name + suffix) if bare.name else path
