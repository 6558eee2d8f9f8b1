"""Icons that are painted afresh for each request, so that they follow the theme and stay crisp at every scale."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap


class PaintedIcon(QIconEngine):
    """Makes pictures of whatever `paint` draws; a kind of icon says how it is painted and cloned."""

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of `size` device pixels."""
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, image.rect(), mode, state)
        painter.end()
        return QPixmap.fromImage(image)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A picture of `size` logical pixels for a screen of that scale."""
        return self.pixmap(size * scale, mode, state)
