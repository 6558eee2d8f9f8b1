"""The practice record and note of one annotation as a form."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left

FIELDS: tuple[tuple[str, str, str], ...] = (
    ("name", "做法名称", "叫什么做法"),
    ("organisation", "单位", "谁做的"),
    ("place", "地区", "省、市、县"),
    ("period", "时间", "何时，或截至何时"),
    ("results", "成效", "带数字和单位，一行一项"),
    ("recognition", "认可", "奖项、推广、媒体报道"),
)
LONG = {"results": 3}
RATINGS = ("一般", "较好", "典型")
NOTE_LINES = 2
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


class PracticeForm(QWidget):
    """Shows one annotation; each field is handed over when it is left, if it has changed."""

    practice_changed = Signal(str, object)
    note_changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practiceForm")
        self.annotation: Annotation | None = None
        layout = QFormLayout(self)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        self.fields: dict[str, Field] = {}
        for name, label, hint in FIELDS:
            self._add(layout, name, label, hint, LONG.get(name, 1))
        self.rating = RatingField(self)
        self.rating.rated.connect(self.commit)
        layout.addRow(caption("评价", self), self.rating)
        self._add(layout, "note", "备注", "写给自己和同事，不进入摘编", NOTE_LINES)

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show another annotation, or the same as it now is; what was typed for the one before is handed over first.

        None forgets what was typed: the annotation is gone.
        """
        if annotation and self.annotation and annotation.id != self.annotation.id:
            self.commit()
        self.annotation = annotation
        self.setEnabled(annotation is not None)
        practice = annotation.practice if annotation else Practice()
        for name, field in self.fields.items():
            value = str(getattr(practice, name)) if name != "note" else annotation.note if annotation else ""
            show_text(field, value)
        self.rating.show_rating(practice.rating)

    def commit(self) -> None:
        """Hand over what differs from the annotation shown."""
        shown = self.annotation
        if shown is None:
            return
        note = self.fields["note"].text().strip()
        practice = self._practice(shown.practice)
        if practice != shown.practice:
            self.annotation = replace(shown, practice=practice)
            self.practice_changed.emit(shown.id, practice)
        if self.annotation and note != shown.note:
            self.annotation = replace(self.annotation, note=note)
            self.note_changed.emit(shown.id, note)

    def focus_first(self) -> None:
        """Put the caret in the first field that is still empty."""
        empty = (field for name, field in self.fields.items() if name != "note" and not field.text())
        next(empty, self.fields["name"]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _practice(self, before: Practice) -> Practice:
        typed: dict[str, Any] = {name: self.fields[name].text().strip() for name, _label, _hint in FIELDS}
        return replace(before, rating=self.rating.rating, **typed)

    def _add(self, layout: QFormLayout, name: str, label: str, hint: str, lines: int) -> None:
        field = field_of(f"practice_{name}", label, hint, lines, self)
        when_left(field, self.commit)
        self.fields[name] = field
        layout.addRow(caption(label, self, field), field)
