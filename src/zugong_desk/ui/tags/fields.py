"""The practice record and note of one annotation as a form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.domain.annotation import Annotation, Field, Practice
from zugong_desk.ui.controls.captions import caption, low_button
from zugong_desk.ui.controls.text_field import TextField, field_of, show_text, when_left
from zugong_desk.ui.tags.entries import Entry
from zugong_desk.ui.tags.rating import RatingField
from zugong_desk.ui.tags.value_field import ENTER, ValueField
from zugong_desk.ui.tags.value_model import RECOGNITION, RESULTS, Shape
from zugong_desk.ui.tags.value_table import ValueTable
from zugong_desk.ui.theme.source import ThemeSource

FIELDS: tuple[tuple[Field, str, str], ...] = (
    (Field.NAME, "做法名称", "叫什么做法"),
    (Field.ORGANISATION, "单位", "谁做的"),
    (Field.PLACE, "地点", "省、市、县"),
    (Field.PERIOD, "时间", "何时，或截至何时"),
)
TABLES: tuple[tuple[Shape, str, str], ...] = (
    (RESULTS, "成效", "点“数”按大小排"),
    (RECOGNITION, "认可", "获奖、推介、批示"),
)
NOTE_LINES = 2
MARGIN = 12
Candidates = Mapping[Field, Sequence[str]]


class PracticeForm(QWidget):
    """Shows one annotation. What is typed in a field is handed over when the field is left; proposals wait to be taken."""

    practice_changed = Signal(str, object)
    note_changed = Signal(str, str)
    accepted = Signal(object)
    """A proposal (Entry) is to be recorded."""
    all_wished = Signal()
    refused = Signal(object)
    cleared = Signal(object)
    candidate_chosen = Signal(object, str)
    reworded = Signal(object, object)
    typed = Signal(object, str)
    ticked = Signal(object, bool)
    more_wished = Signal(object)
    link_wished = Signal(object)
    draft_wished = Signal()
    left = Signal()
    """Escape: back to the text."""
    entered = Signal()
    """Another value is at the caret, or none any more."""
    seen = Signal(bool)
    """The form has come into sight, or gone out of it."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practiceForm")
        self._themes = themes
        self.annotation: Annotation | None = None
        self.entries: tuple[Entry, ...] = ()
        self._owed = ""
        self.values = {field: self._value_field(field, label, hint) for field, label, hint in FIELDS}
        self.tables = {shape.field: ValueTable(shape, themes, self) for shape, _label, _hint in TABLES}
        self.note = field_of("practice_note", "备注", "写给自己和同事，不进入摘编", NOTE_LINES, self)
        self.fields: dict[str, ValueField | TextField] = {field.value: one for field, one in self.values.items()}
        if isinstance(self.note, TextField):
            self.fields["note"] = self.note
        self.rating = RatingField(self)
        self.offered = QLabel(self)
        self.take_all = low_button("填入", "takeDraftButton", self)
        self.draft = low_button("从原文取值", "draftButton", self)
        self._lay_out()
        self._connect()

    def show_annotation(
        self, annotation: Annotation | None, entries: Sequence[Entry] = (), candidates: Candidates | None = None
    ) -> None:
        """Show another annotation, or the same as it now is; what was typed for the one before is handed over first.

        None forgets what was typed: the annotation is gone.
        """
        if annotation and self.annotation and annotation.id != self.annotation.id:
            self.commit()
        owed = self._typed() if annotation and annotation.id == self._owed else {}
        self.annotation, self.entries = annotation, tuple(entries)
        self.setEnabled(annotation is not None)
        for field, one in self.values.items():
            entry = next((entry for entry in entries if entry.field is field), None)
            one.show_entry(entry, (candidates or {}).get(field, ()))
        for field, table in self.tables.items():
            table.show_entries([entry for entry in entries if entry.field is field])
        self.rating.show_rating(annotation.practice.rating if annotation else 0)
        show_text(self.note, annotation.note if annotation else "")
        for typed_in, text in owed.items():
            show_text(typed_in, text)
        self._show_offer()

    def commit(self) -> None:
        """Hand over what differs from the annotation shown."""
        for table in self.tables.values():
            table.commit()
        shown = self.annotation
        if shown is None:
            return
        self._owed = ""
        note = self.note.text().strip()
        practice = self._practice(shown.practice)
        if practice != shown.practice:
            self.annotation = replace(shown, practice=practice)
            self.practice_changed.emit(shown.id, practice)
        if self.annotation and note != shown.note:
            self.annotation = replace(self.annotation, note=note)
            self.note_changed.emit(shown.id, note)

    def hold(self, known: Annotation) -> None:
        """What was handed over was refused: the record is as `known`; what was typed stays, to be handed over again."""
        if self.annotation and self.annotation.id == known.id:
            self.annotation, self._owed = known, known.id

    def _typed(self) -> dict[QLineEdit | TextField, str]:
        """The fields that read otherwise than the record."""
        said = [field for field in self.values.values() if field.typed]
        noted = self.annotation is not None and self.note.text().strip() != self.annotation.note
        return {field: field.text() for field in (*said, *([self.note] if noted else ()))}

    def focus_first(self) -> None:
        """Put the caret on the first proposal, else in the first field that is still empty."""
        if not self._go_to_proposal():
            empty = (one for one in self.values.values() if not one.text())
            next(empty, self.values[Field.NAME]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_on(self, after: Field, row: int = -1) -> None:
        """Put the caret on the next proposal after a field (of a table, from a row on), else on the next field.

        When nothing is left to take, the rating is next.
        """
        if self._go_to_proposal(after, row) or self._go_to_proposal():
            return
        order = [*self.values, *self.tables]
        following = order[order.index(after) + 1 :] if after in self.values else []
        waiting = [field for field in following if field in self.values and not self.values[field].text()]
        target: QWidget = self.values[waiting[0]] if waiting else self.rating.buttons[0]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def entry(self) -> Entry | None:
        """The value at the caret."""
        for one in self.values.values():
            if one.hasFocus():
                return one.entry
        return next((table.entry for table in self.tables.values() if table.hasFocus()), None)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter takes what is ticked while the focus is in here, whatever it does elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _takes_all(event):
            event.accept()
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)  # noqa: FBT003

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)  # noqa: FBT003

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _takes_all(event):
            self.commit()
            self.all_wished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # inside -----------------------------------------------------------------------------------------------------------

    def _go_to_proposal(self, after: Field | None = None, row: int = -1) -> bool:
        passed = after is None
        for field, one in self.values.items():
            if passed and one.proposed:
                one.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            passed = passed or field is after
        for field, table in self.tables.items():
            at = table.next_proposal(row if field is after else 0) if passed or field is after else -1
            if at >= 0:
                table.go_to(at)
                table.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            passed = passed or field is after
        return False

    def _practice(self, before: Practice) -> Practice:
        """The record as it is typed; a value that an editor typed over is tied to no passage any more."""
        said = {field: one.value for field, one in self.values.items()}
        changed = {field for field, text in said.items() if text != getattr(before, field.value)}
        grounds = tuple(one for one in before.grounds if one.field not in changed)
        texts = {field.value: said[field] for field in changed}
        return replace(before, rating=self.rating.rating, grounds=grounds, **texts)

    def _show_offer(self) -> None:
        """How much is proposed, and how much of it is ticked."""
        proposed = [entry for entry in self.entries if entry.proposed]
        ticked = sum(entry.ticked for entry in proposed)
        linked = sum(entry.number > 0 for entry in self.entries)
        self.offered.setText("Enter 逐项，Ctrl+Enter 全部" if proposed else f"取自原文 {linked} 处" if linked else "")
        self.take_all.setText(f"填入 {ticked} 项")
        self.take_all.setAccessibleName(f"填入已勾选的 {ticked} 项")
        self.take_all.setToolTip("填入已勾选的　Ctrl+Enter")
        self.take_all.setVisible(bool(proposed))
        self.take_all.setEnabled(ticked > 0)
        self.draft.setVisible(not proposed)

    def _value_field(self, field: Field, label: str, hint: str) -> ValueField:
        one = ValueField(f"practice_{field}", label, hint, self._themes, self)
        when_left(one, self.commit)
        one.accepted.connect(lambda: self._on_enter(field))
        one.refused.connect(lambda: self.refused.emit(one.entry))
        one.cleared.connect(self.cleared)
        one.candidate_chosen.connect(lambda text: self.candidate_chosen.emit(field, text))
        one.link_wished.connect(lambda: self.link_wished.emit(one.entry))
        one.focused.connect(self.entered)
        return one

    def _on_enter(self, field: Field) -> None:
        one = self.values[field]
        if one.proposed:
            self.accepted.emit(one.entry)
        else:
            self.commit()
        self.go_on(field)

    def _connect(self) -> None:
        self.rating.rated.connect(self.commit)
        when_left(self.note, self.commit)
        self.take_all.clicked.connect(self.all_wished)
        self.draft.clicked.connect(self.draft_wished)
        for field, table in self.tables.items():
            table.model_.reworded.connect(self.reworded)
            table.model_.ticked.connect(self.ticked)
            table.refused.connect(self.refused)
            table.link_wished.connect(self.link_wished)
            table.accepted.connect(self._on_row_accepted)
            table.model_.typed.connect(lambda words, field=field: self.typed.emit(field, words))
            table.more_wished.connect(lambda field=field: self.more_wished.emit(field))
            table.focused.connect(self.entered)
            table.left.connect(lambda by, table=table: self._leave(table, by))

    def _on_row_accepted(self, entry: Entry) -> None:
        row = self.tables[entry.field].currentIndex().row()
        self.accepted.emit(entry)
        self.go_on(entry.field, row)

    def _leave(self, table: ValueTable, by: int) -> None:
        order: list[QWidget] = [*self.values.values(), *self.tables.values(), self.rating.buttons[0]]
        order[order.index(table) + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(8)
        offer = QHBoxLayout()
        offer.setSpacing(8)
        self.offered.setProperty("role", "hint")
        offer.addWidget(self.offered, 1)
        offer.addWidget(self.take_all)
        offer.addWidget(self.draft)
        column.addLayout(offer)
        column.addLayout(self._rows([(label, self.values[field]) for field, label, _hint in FIELDS]))
        for shape, label, hint in TABLES:
            column.addLayout(self._head(label, hint, self.tables[shape.field]))
            column.addWidget(self.tables[shape.field])
        column.addLayout(self._rows([("评价", self.rating), ("备注", self.note)]))
        order = (*self.values.values(), *self.tables.values(), *self.rating.buttons, self.note)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _rows(self, rows: Sequence[tuple[str, QWidget]]) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        for label, widget in rows:
            form.addRow(caption(label, self, widget), widget)
        return form

    def _head(self, label: str, hint: str, table: ValueTable) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(caption(label, self, table), 1)
        quiet = QLabel(hint, self)
        quiet.setProperty("role", "hint")
        row.addWidget(quiet)
        return row


def _takes_all(event: QKeyEvent) -> bool:
    return event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier
