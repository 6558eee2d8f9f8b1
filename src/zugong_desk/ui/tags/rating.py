"""How good a practice is: three buttons."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

RATINGS = ("一般", "较好", "典型")
GAP = 8
KEYS = "Alt+7…9"


class RatingField(QWidget):
    """Three buttons; pressing the one that is down takes the rating back."""

    rated = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.buttons = [self._button(rating) for rating in range(1, len(RATINGS) + 1)]
        for button in self.buttons:
            layout.addWidget(button)
        self.hint = QLabel(KEYS, self)
        self.hint.setProperty("role", "hint")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        layout.addSpacing(GAP)
        layout.addWidget(self.hint, 1)

    @property
    def rating(self) -> int:
        """0 for none, else 1 to 3."""
        return next((at for at, button in enumerate(self.buttons, 1) if button.isChecked()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words on the buttons stay whole; the keys beside them give way."""
        super().resizeEvent(event)
        room = self.width() - GAP - sum(button.sizeHint().width() for button in self.buttons)
        self.hint.setText(KEYS if room >= self.hint.fontMetrics().horizontalAdvance(KEYS) else "")

    def show_rating(self, rating: int) -> None:
        """Show a rating without telling anyone."""
        for at, button in enumerate(self.buttons, 1):
            button.setChecked(at == rating)

    def _button(self, rating: int) -> QPushButton:
        button = QPushButton(RATINGS[rating - 1], self)
        button.setObjectName(f"rating{rating}")
        button.setAccessibleName(f"评价：{RATINGS[rating - 1]}")
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setProperty("segment", ("left", "middle", "right")[rating - 1])
        button.clicked.connect(lambda checked: self._on_clicked(rating if checked else 0))
        return button

    def _on_clicked(self, rating: int) -> None:
        self.show_rating(rating)
        self.rated.emit(rating)
