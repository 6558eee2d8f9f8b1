"""Captions of fields and the low buttons beside them."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def caption(text: str, parent: QWidget, buddy: QWidget | None = None) -> QLabel:
    """The quiet label before a field."""
    label = QLabel(text, parent)
    label.setProperty("role", "label")
    if buddy:
        label.setBuddy(buddy)
    return label


def low_button(text: str, name: str, parent: QWidget) -> QPushButton:
    """A button of 22 px; `name` becomes its objectName."""
    button = QPushButton(text, parent)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setProperty("compact", "true")
    return button
