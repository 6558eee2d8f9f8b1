"""What the discs in the list mean, at its foot."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

ROWS = (("progress-0", "ink3", "未看"), ("progress-2", "accent", "进行中"), ("progress-4", "ok", "定稿"))


class Legend(QFrame):
    """Disc and word for each standing of an issue."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._themes = themes
        self._discs: list[tuple[QLabel, str, str]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(4)
        for name, colour, word in ROWS:
            disc, label = QLabel(), QLabel(word)
            label.setProperty("role", "hint")
            self._discs.append((disc, name, colour))
            row.addWidget(disc)
            row.addWidget(label)
            row.addSpacing(4)
        row.addStretch(1)
        themes.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        for disc, name, colour in self._discs:
            disc.setPixmap(icon(name, self._themes, 16, colour).pixmap(QSize(16, 16), self.devicePixelRatioF()))
