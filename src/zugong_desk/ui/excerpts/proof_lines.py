"""A manuscript line by line, without pages."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from zugong_desk.domain.manuscript import Manuscript

ORIGIN_ROLE = int(Qt.ItemDataRole.UserRole)


class ManuscriptLines(QListWidget):
    """Shows the lines of a manuscript; a click on one tells what it shows."""

    origin_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("manuscriptLines")
        self.setAccessibleName("版面预览")
        self.setWordWrap(True)
        self.itemClicked.connect(lambda item: self.origin_clicked.emit(item.data(ORIGIN_ROLE)))

    def set_manuscript(self, manuscript: Manuscript) -> None:
        """Show other lines."""
        self.clear()
        for line in manuscript.lines:
            item = QListWidgetItem(line.text, self)
            item.setData(ORIGIN_ROLE, line.origin)

    def show_origin(self, origin: str) -> None:
        """Make the first line of an excerpt or section current."""
        found = (self.item(at) for at in range(self.count()) if self.item(at).data(ORIGIN_ROLE) == origin)
        item = next(found, None) if origin else None
        if item:
            self.setCurrentItem(item)
            self.scrollToItem(item)
