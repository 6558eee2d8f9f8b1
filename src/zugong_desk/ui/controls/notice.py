"""A line in a window of its own that says in place what was refused there."""

from PySide6.QtWidgets import QLabel, QWidget


class Notice(QLabel):
    """Hidden until there is something to say."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "warning")
        self.setWordWrap(True)
        self.hide()

    def tell(self, line: str) -> None:
        """Say a line, if this is the window under the editor's hands: what another refused is not said here."""
        self.setText(line)
        self.setVisible(self.window().isActiveWindow())
