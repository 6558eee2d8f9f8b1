"""One excerpt as a form: title, text with what differs from the wording taken, note to the reader, citation."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.domain.collection import Excerpt
from zugong_desk.ui.controls.captions import caption, low_button
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left
from zugong_desk.ui.excerpts.comparing import compared, spoken
from zugong_desk.ui.excerpts.listing import ExcerptRow, edits
from zugong_desk.ui.excerpts.notices import StaleNotice, TwinNotice
from zugong_desk.ui.excerpts.wording_field import WordingField
from zugong_desk.ui.theme.source import ThemeSource

NOTE_LINES = 2
RESTORE = "恢复原文"
FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("title", "标题", "这一条的标题", 1),
    ("text", "正文", "", 0),
    ("note", "附注", "给读者的说明，印在这一条之后", NOTE_LINES),
    ("citation", "出处", "", 1),
)


class ExcerptForm(QWidget):
    """Shows one excerpt; each field is handed over when it is left, if it has changed."""

    excerpt_changed = Signal(object)
    draft_changed = Signal(object)
    """The excerpt as it would be with what is typed so far."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerptForm")
        self._themes = themes
        self._showing = self._handing = False
        self.row: ExcerptRow | None = None
        self.stale, self.twin = StaleNotice(themes, self), TwinNotice(themes, self)
        self.wording = WordingField(themes, self)
        self.difference = QLabel(self)
        self.restore = low_button(RESTORE, "restoreWording", self)
        self.fields: dict[str, Field] = {}
        for name, label, hint, lines in FIELDS:
            self._add(name, label, hint, lines)
        self._lay_out()
        self._connect()

    def show_row(self, row: ExcerptRow | None, twin_title: str = "") -> None:
        """Show another excerpt, or the same as it now is; what was typed for the one before is handed over first.

        None forgets what was typed: the excerpt is gone.
        """
        if row and self.row and row.id != self.row.id:
            self.commit()
        under_way = row and self.row and row.excerpt == self.row.excerpt and self.typed() != row.excerpt
        self.row = row
        self.setEnabled(row is not None)
        if row is None:
            return
        self._showing = True
        if not under_way:
            self._fill(row.excerpt)
        self._showing = False
        self.fields["citation"].setPlaceholderText(f"自动：{row.source}")
        self.stale.show_row(row, self._themes)
        self.twin.show_twin(row.twin, twin_title)
        self._show_difference()

    def typed(self) -> Excerpt | None:
        """The excerpt shown with what stands in the fields."""
        if self.row is None:
            return None
        values: dict[str, Any] = {name: field.text() for name, field in self.fields.items()}
        values |= {name: values[name].strip() for name in ("title", "note", "citation")}
        before = self.row.excerpt
        kept = {name: text for name, text in values.items() if text != getattr(before, name).strip() or name == "text"}
        return replace(before, **kept)

    def commit(self) -> None:
        """Hand over what differs from the excerpt shown; if it is refused it stays, to be handed over again."""
        typed = self.typed()
        if self.row and typed and typed != self.row.excerpt and not self._handing:
            self._handing = True
            self.excerpt_changed.emit(typed)
            self._handing = False

    def focus(self, name: str = "title") -> None:
        """Put the caret in a field, all its text selected if it is one line."""
        field = self.fields[name]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def restore_wording(self) -> None:
        """Give the text back as it was taken, and hand it over."""
        if self.row:
            self.wording.setText(self.row.excerpt.taken)
            self.commit()

    def _fill(self, excerpt: Excerpt) -> None:
        for name, field in self.fields.items():
            if field is not self.wording:
                show_text(field, str(getattr(excerpt, name)))
        self.wording.show_wording(excerpt.taken, excerpt.text)

    def _show_difference(self) -> None:
        taken, text = self.wording.taken, self.wording.text()
        count = len(edits(taken, text))
        for widget in (self.difference, self.restore):
            widget.setVisible(count > 0)
        if count:
            self.difference.setText(f"改 {count} 处：{compared(taken, text, self._themes.theme)}")
            self.difference.setAccessibleDescription(spoken(taken, text))

    def _on_typed(self) -> None:
        if self._showing or self.row is None:
            return
        self._show_difference()
        self.draft_changed.emit(self.typed())

    def _on_themed(self) -> None:
        if self.row:
            self.stale.show_row(self.row, self._themes)
            self._show_difference()

    def _lay_out(self) -> None:
        self.difference.setObjectName("excerptEdits")
        self.difference.setAccessibleName("与取入时的文字对照")
        self.difference.setTextFormat(Qt.TextFormat.RichText)
        self.difference.setWordWrap(True)
        self.restore.setToolTip(f"{RESTORE}　Ctrl+Backspace；只恢复光标处的一处　Alt+Backspace")
        text = QVBoxLayout()
        text.setSpacing(6)
        text.addWidget(self.wording, 1)
        text.addWidget(self.difference)
        text.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QFormLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(8)
        layout.addRow(self.stale)
        layout.addRow(self.twin)
        for name, label, _hint, _lines in FIELDS:
            field = self.fields[name]
            layout.addRow(caption(label, self, field), text if field is self.wording else field)
        order = [self.fields["title"], self.wording, self.restore, self.fields["note"], self.fields["citation"]]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _connect(self) -> None:
        self.restore.clicked.connect(self.restore_wording)
        self.wording.restore_wished.connect(self.restore_wording)
        self._themes.changed.connect(self._on_themed)
        for field in self.fields.values():
            field.textChanged.connect(self._on_typed)

    def _add(self, name: str, label: str, hint: str, lines: int) -> None:
        if name == "text":
            field: Field = self.wording
            field.setObjectName("excerpt_text")
            field.setAccessibleName(label)
        else:
            field = field_of(f"excerpt_{name}", label, hint, lines, self)
        when_left(field, self.commit)
        self.fields[name] = field
