"""A field for one value of a practice record: typed, taken from the text with a link to it, or proposed and not taken yet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from zugong_desk.ui.controls.text_field import show_text
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.marks.number import BOX, number_icon
from zugong_desk.ui.tags.candidates import Candidates
from zugong_desk.ui.tags.entries import Entry
from zugong_desk.ui.theme.source import ThemeSource

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PROPOSED = "取自原文，待确认：Enter 填入，Del 不要，↓ 其他"
GO = "看出处　Ctrl+G"


class ValueField(QLineEdit):
    """Enter takes what is proposed, Delete refuses it, typing overrides it, ↓ offers the other candidates."""

    accepted = Signal()
    """Enter: take what is proposed, or hand over what was typed, and go on."""
    refused = Signal()
    cleared = Signal(object)
    """The words of a proposal (Entry) were taken out, to be typed anew or left empty."""
    candidate_chosen = Signal(str)
    link_wished = Signal()
    focused = Signal()
    """The focus has come in or gone out."""

    def __init__(self, name: str, label: str, hint: str, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._hint, self._themes = hint, themes
        self.setPlaceholderText(hint)
        self.entry: Entry | None = None
        self._candidates: tuple[str, ...] = ()
        self._said = ""
        self._shown: tuple[int, bool] | None = None
        self.link = QAction(self)
        self.link.setVisible(False)
        self.link.triggered.connect(self.link_wished)
        self.addAction(self.link, QLineEdit.ActionPosition.TrailingPosition)
        self.others: Candidates | None = None
        self.textEdited.connect(self._on_edited)

    @property
    def proposed(self) -> bool:
        """Whether what is shown is a proposal that nobody has touched."""
        return self.entry is not None and self.entry.proposed

    @property
    def typed(self) -> bool:
        """Whether what stands here is the editor's and not what was shown."""
        return self.text() != self._said

    @property
    def value(self) -> str:
        """What the record holds or the editor typed; a proposal is none of it.

        Untouched it is the record's own, to the last space that a line edit would not show.
        """
        if self.entry is not None and not self.typed:
            return "" if self.proposed else self.entry.text
        return self.text().strip()

    def show_entry(self, entry: Entry | None, candidates: Sequence[str] = ()) -> None:
        """Show the value of the field, or what is proposed for it, and keep the other candidates ready."""
        self.entry = entry
        show_text(self, entry.text if entry else "")
        self._said = self.text()
        self._candidates = tuple(dict.fromkeys(candidates))
        self._dress()
        if self.proposed and self.hasFocus():
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.others is not None and self.others.isVisible() and self._choose(self.others, key):
            return
        if plain and key in ENTER:
            if not event.isAutoRepeat():  # each proposal is confirmed by a key of its own
                self.accepted.emit()
        elif plain and key == Qt.Key.Key_Delete and self.proposed:
            self.refused.emit()
        elif plain and key == Qt.Key.Key_Down and self._candidates:
            self._offer()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes over a proposal: all of it is selected, whichever way the focus came."""
        super().focusInEvent(event)
        if self.proposed:
            self.selectAll()
        self.focused.emit()

    def sizeHint(self) -> QSize:
        """Hardly any width: the form shares out what there is."""
        return QSize(BOX_ROOM, super().sizeHint().height())

    minimumSizeHint = sizeHint

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()
        if self.others is not None:
            self.others.hide()

    def _offer(self) -> None:
        if self.others is None:
            self.others = Candidates(self)
            self.others.chosen.connect(self.candidate_chosen)
        self.others.offer(self._candidates)

    def _choose(self, others: Candidates, key: int) -> bool:
        """Whether a key was for the list of candidates; any other closes it."""
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            others.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key in ENTER:
            others.choose()
        else:
            others.hide()
            return key == Qt.Key.Key_Escape
        return True

    def _on_edited(self) -> None:
        """What was proposed is the editor's own now."""
        before, self.entry = self.entry, None
        if before is not None:
            self._dress()
        if before is not None and before.proposed and not self.text():
            self.cleared.emit(before)

    def _dress(self) -> None:
        entry = self.entry
        linked = entry is not None and (entry.span is not None)
        self.link.setVisible(linked)
        look = (entry.number, entry.orphan) if entry else None
        if linked and entry and look != self._shown:
            self.link.setIcon(number_icon(entry.number, self._themes, gone=entry.orphan))
        self._shown = look
        self.link.setText(f"出处 {entry.number}" if entry and entry.number else "出处")
        self.link.setToolTip(as_it_is(entry.why) if entry and entry.orphan else GO)
        said = (
            [entry.text, PROPOSED, entry.why] if entry and entry.proposed else [entry.text, entry.why] if entry else []
        )
        self.setToolTip(as_it_is("\n".join(filter(None, said))))
        self.setAccessibleDescription(PROPOSED if self.proposed else "")
        if self.property("proposed") is not self.proposed:
            self.setProperty("proposed", self.proposed)
            self.style().unpolish(self)
            self.style().polish(self)


BOX_ROOM = int(BOX) * 4
