"""Files dropped on the window."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files and folders that are dragged; none if it is something else."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def text_fields(window: QWidget) -> list[QWidget]:
    """What in a window takes what is dropped as text."""
    texts = (*window.findChildren(QPlainTextEdit), *window.findChildren(QTextEdit))
    return [*(text.viewport() for text in texts), *window.findChildren(QLineEdit)]


class DropCatcher(QObject):
    """Takes files that are dropped on a text field, which would otherwise write their names into the text."""

    def __init__(self, take: Callable[[list[Path]], object], target: QObject) -> None:
        super().__init__(target)
        self._take = take
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept and import files, leave everything else alone."""
        kinds = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in kinds or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        files = dropped_files(event.mimeData())
        if not files:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(files)
        return True
