"""A label that cuts its text to the room it has and shows the whole of it as a tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from zugong_desk.ui.controls.tips import as_it_is

LEAST = 24


class ElidedLabel(QLabel):
    """Cuts with … in the middle (file names) or at the end."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text; the tool tip has all of it."""
        super().setText(text)
        self.setToolTip(as_it_is(text))

    def minimumSizeHint(self) -> QSize:
        """Hardly anything: the text is cut to what there is."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        option = QStyleOption()
        option.initFrom(self)
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())
        with QPainter(self) as painter:
            flags = int(self.alignment() | Qt.TextFlag.TextSingleLine)
            self.style().drawItemText(
                painter, self.contentsRect(), flags, option.palette, self.isEnabled(), shown, self.foregroundRole()
            )
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
