"""One excerpt as a form: title, section, text, note, and what to do when its passage has changed."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.ui.controls.captions import caption, low_button
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left
from zugong_desk.ui.excerpts.listing import GONE, STALE, Item, compared
from zugong_desk.ui.theme.source import ThemeSource

TEXT_LINES, NOTE_LINES = 6, 2
FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("title", "标题", "摘编里这一条的标题", 1),
    ("section", "节", "放在哪一节下，如“一、建强组织体系”", 1),
    ("text", "正文", "可以轻改，原文不变", TEXT_LINES),
    ("note", "备注", "写给自己和同事，不导出", NOTE_LINES),
)


class ExcerptForm(QWidget):
    """Shows one excerpt; each field is handed over when it is left, if it has changed."""

    excerpt_changed = Signal(object)
    update_wished = Signal(str)
    """Take the passage as it now stands (excerpt id)."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerptForm")
        self._themes = themes
        self.item: Item | None = None
        self.notice = StaleNotice(self)
        self.fields: dict[str, Field] = {}
        layout = QFormLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        layout.addRow(self.notice)
        for name, label, hint, lines in FIELDS:
            layout.addRow(caption(label, self), self._add(name, label, hint, lines))
        self.notice.take.clicked.connect(self._on_take_clicked)
        self.notice.keep.clicked.connect(self._on_keep_clicked)
        themes.changed.connect(self._show_notice)

    def show_item(self, item: Item | None) -> None:
        """Show another excerpt, or the same as it now is; what was typed for the one before is handed over first.

        None forgets what was typed: the excerpt is gone.
        """
        if item and self.item and item.excerpt.id != self.item.excerpt.id:
            self.commit()
        self.item = item
        self.setEnabled(item is not None)
        for name, field in self.fields.items():
            value = str(getattr(item.excerpt, name)) if item else ""
            show_text(field, value)
        self._show_notice()

    def commit(self) -> None:
        """Hand over what differs from the excerpt shown."""
        if self.item is None:
            return
        typed: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        typed |= {name: typed[name].strip() for name in ("title", "section", "note")}
        changed = replace(self.item.excerpt, **typed)
        if changed != self.item.excerpt:
            self.item = replace(self.item, excerpt=changed)
            self.excerpt_changed.emit(changed)

    def focus(self, name: str = "title") -> None:
        """Put the caret in a field, all its text selected if it is one line."""
        field = self.fields[name]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _show_notice(self) -> None:
        theme, item = self._themes.theme, self.item
        if item is None or not (item.stale or item.now is None):
            self.notice.hide()
            return
        if item.now is None:
            self.notice.say(GONE, "")
        else:
            self.notice.say(STALE, compared(item.excerpt.taken, item.now, theme.red.name(), theme.ok.name()))

    def _on_take_clicked(self) -> None:
        if self.item:
            self.update_wished.emit(self.item.excerpt.id)

    def _on_keep_clicked(self) -> None:
        self.commit()
        if self.item and self.item.now is not None:
            self.excerpt_changed.emit(replace(self.item.excerpt, taken=self.item.now))

    def _add(self, name: str, label: str, hint: str, lines: int) -> QWidget:
        field = field_of(f"excerpt_{name}", label, hint, lines, self)
        when_left(field, self.commit)
        self.fields[name] = field
        return field


class StaleNotice(QFrame):
    """Compares what was taken with what now stands there, and offers to take or keep."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = QLabel(self)
        self.title.setProperty("role", "doubt")
        self.difference = QLabel(self)
        self.difference.setObjectName("excerptDifference")
        self.difference.setAccessibleName("原文前后对照")
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.take = low_button("取新原文", "takeNewText", self)
        self.keep = low_button("保留现文", "keepOwnText", self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.keep)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.difference)
        layout.addLayout(buttons)

    def say(self, title: str, difference: str) -> None:
        """Show the notice; without a difference there is nothing to take."""
        self.title.setText(title)
        self.difference.setText(difference)
        for widget in (self.difference, self.take, self.keep):
            widget.setVisible(bool(difference))
        self.show()
