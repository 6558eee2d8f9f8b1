"""The codebook in a window of its own."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.panel import CodebookPanel
from zugong_desk.ui.theme.source import ThemeSource


class CodebookDialog(QDialog):
    """Stands beside the main window and does not block it, so that passages can be looked up while defining a tag."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codebookDialog")
        self.setWindowTitle("标签表")
        self.resize(900, 740)
        self.panel = CodebookPanel(bridge, themes, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panel.commit()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc closes; what was typed is kept."""
        self.panel.commit()
        super().reject()
