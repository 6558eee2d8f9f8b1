"""One tag as a form: name, meaning, example, key, colour, shape."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from zugong_desk.domain.codebook import Tag
from zugong_desk.ui.codebook.pickers import colour_picker, shape_picker
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left
from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.theme.source import ThemeSource

FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("name", "名称", "全表不重", 1),
    ("definition", "定义", "指什么", 3),
    ("use_when", "用于", "什么时候用", 3),
    ("not_when", "不用于", "什么时候不用，改用哪个", 3),
    ("example", "范例", "一句原文", 2),
    ("key", "快捷键", "一个字母或数字，标注时一键用", 1),
)


class TagForm(QWidget):
    """Shows one tag; each field is handed over when it is left, if it has changed."""

    tag_changed = Signal(object)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tagForm")
        self._themes = themes
        self.tag: Tag | None = None
        layout = QFormLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        self.fields: dict[str, Field] = {}
        for name, label, hint, lines in FIELDS:
            layout.addRow(caption(label, self), self._add(name, label, hint, lines))
        self.colour, self.shape = colour_picker(self), shape_picker(self)
        layout.addRow(caption("颜色", self), self.colour)
        layout.addRow(caption("图形", self), self.shape)
        self.colour.picked.connect(lambda at: self._change(colour=at))
        self.shape.picked.connect(lambda at: self._change(shape=at))

    def show_tag(self, tag: Tag | None) -> None:
        """Show another tag, or the same as it now is; what was typed for the one before is handed over first.

        None forgets what was typed: the tag is gone.
        """
        if tag and self.tag and tag.id != self.tag.id:
            self.commit()
        self.tag = tag
        self.setEnabled(tag is not None)
        for name, field in self.fields.items():
            value = str(getattr(tag, name)) if tag else ""
            show_text(field, value)
        if tag:
            self.colour.show_pick(tag.colour)
            self.shape.show_pick(tag.shape)
            self.colour.draw(self._themes, lambda at: TagLook(at, tag.shape, bool(tag.parent)))
            self.shape.draw(self._themes, lambda at: TagLook(tag.colour, at, bool(tag.parent)))

    def commit(self) -> None:
        """Hand over what differs from the tag shown."""
        if self.tag:
            self._change(**{name: field.text().strip() for name, field in self.fields.items()})

    def focus_name(self) -> None:
        """Put the caret in the name, all of it selected."""
        field = self.fields["name"]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _change(self, **values: object) -> None:
        if self.tag is None:
            return
        changed = replace(self.tag, **values)  # type: ignore[arg-type]
        if changed != self.tag:
            self.tag_changed.emit(changed)

    def _add(self, name: str, label: str, hint: str, lines: int) -> QWidget:
        field = field_of(f"tag_{name}", label, hint, lines, self)
        when_left(field, self.commit)
        self.fields[name] = field
        return field
