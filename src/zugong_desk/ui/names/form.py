"""One name as a form: what it names, its other true forms, a person's post, where a place lies, from when and until when."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from zugong_desk.domain.decision import SORT_NAMES, Name, Sort
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.text_field import Field, TextField, field_of, show_text

FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("name", "名称", "全称", 1),
    ("also", "又称", "其他正确的写法，一行一个", 3),
    ("post", "职务", "人名的职务，如 县委书记", 1),
    ("within", "上级", "地名所在的县、市或乡镇，如 桐城市", 1),
    ("since", "起", "2026-01-31，空着不限", 1),
    ("until", "止", "2026-12-31，空着不限", 1),
    ("note", "说明", "给同事看的一句话", 2),
)


class NameForm(QWidget):
    """Shows one name. One that is registered is handed over when a field is left; a draft waits for `wished`."""

    changed = Signal(object)
    wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameForm")
        self.shown: Name | None = None
        self.draft = False
        self.fields: dict[str, Field] = {}
        self.sort = QComboBox(self)
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        for name, label, hint, lines in FIELDS:
            field = field_of(f"name_{name}", label, hint, lines, self)
            self.fields[name] = field
            layout.addRow(caption(label, self), field)
            if name == "name":
                layout.addRow(caption("类别", self), self.sort)
            if isinstance(field, TextField):
                field.editing_finished.connect(self.commit)
            else:
                field.editingFinished.connect(self.commit)
                field.returnPressed.connect(self._on_return)
        self._layout = layout
        self.sort.setObjectName("name_sort")
        self.sort.setAccessibleName("类别")
        for sort, name in SORT_NAMES.items():
            self.sort.addItem(name, sort)
        self.sort.activated.connect(lambda _at: self._on_sort())
        self.show_name(None)

    def show_name(self, name: Name | None, *, draft: bool = False) -> None:
        """Show another name, or the same as it now is; what was typed for one before is handed over first.

        If it is the very same, what was typed and not handed over yet stays.
        """
        if name is not None and (name, draft) == (self.shown, self.draft):
            return
        if name is None or self.shown is None or name.id != self.shown.id:
            self.commit()
        self.shown, self.draft = name, draft
        self.setEnabled(name is not None)
        for key, field in self.fields.items():
            show_text(field, getattr(name, key) if name is not None else "")
        if name is not None:
            self.sort.setCurrentIndex(self.sort.findData(name.sort))
        self._fit_sort()

    def forget(self) -> None:
        """Drop what was typed: the name is gone, or was refused."""
        self.shown = None

    @property
    def by_hand(self) -> bool:
        """Whether a name is asked for that the text does not offer."""
        return self.draft and self.shown is not None and not self.shown.name

    @property
    def typed(self) -> Name | None:
        """The name as the fields have it."""
        if self.shown is None:
            return None
        words = {key: field.text().strip() for key, field in self.fields.items()}
        return replace(self.shown, sort=Sort(self.sort.currentData()), **words)  # type: ignore[arg-type]

    def commit(self) -> None:
        """Hand over what differs from the registered name that is shown."""
        typed = self.typed
        if typed is not None and not self.draft and typed != self.shown:
            self.changed.emit(typed)

    def focus_name(self) -> None:
        """Put the caret in the name, all of it selected."""
        field = self.fields["name"]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _on_return(self) -> None:
        if self.draft:
            self.wished.emit()

    def _on_sort(self) -> None:
        self._fit_sort()
        self.commit()

    def _fit_sort(self) -> None:
        """Only persons have a post and places a higher one; what another sort has by mistake stays in sight."""
        for name, sort in (("post", Sort.PERSON), ("within", Sort.PLACE)):
            field = self.fields[name]
            self._layout.setRowVisible(field, self.sort.currentData() == sort or bool(field.text()))
