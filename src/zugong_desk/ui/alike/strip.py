"""The strip at the foot of the reading text that offers the same for those like the corrected place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from zugong_desk.ui.reading.link import Link
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

HEIGHT = 30
SMALL = 12


class AlikeStrip(QFrame):
    """Never takes the focus by itself; Escape in the text beside it puts it away."""

    list_requested = Signal()

    def __init__(self, themes: ThemeSource, text: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("alikeStrip")
        self.setAccessibleName("同类一并更改")
        self.setProperty("role", "foot")
        self.setFixedHeight(HEIGHT)
        self._themes, self._text = themes, text
        self._sign, self.question, self.why = QLabel(self), QLabel(self), ElidedLabel(parent=self)
        self.question.setFont(ui_font(SMALL, MEDIUM))
        self.why.setProperty("role", "hint")
        self.why.setFont(ui_font(SMALL))
        self.open_link = self._link("逐处看", "alikeOpen", self.list_requested.emit)
        self.close_link = self._link("不用", "alikeClose", self.put_away)
        self.close_link.set_key("Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(10)
        for widget in (self._sign, self.question):
            row.addWidget(widget)
        row.addWidget(self.why, 1)
        for link in (self.open_link, self.close_link):
            row.addWidget(link)
        text.installEventFilter(self)
        themes.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _link(self, word: str, name: str, run: Callable[[], object]) -> Link:
        link = Link(word, self._themes, self)
        link.setObjectName(name)
        link.clicked.connect(lambda: run())
        return link

    def ask(self, question: str, why: str, key: str) -> None:
        """Offer it."""
        self.question.setText(question)
        self.why.setText(why)
        self.open_link.set_key(key)
        self.show()

    def put_away(self) -> None:
        """Take the offer out of sight; the focus goes back to the text if it was here."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if inside:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the strip away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the text puts the strip away; what an input method composes keeps its own Escape."""
        escape = (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        )
        if escape and self.isVisible():
            self.put_away()
            return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        self._sign.setPixmap(icon("compare", self._themes, 16, "accent").pixmap(16, 16))
