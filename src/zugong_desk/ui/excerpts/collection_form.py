"""A collection as a form: what stands on its first page, and how it is laid out."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.domain.collection import Citing, Collection
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left

PREFACE_LINES = 4
FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("name", "题名", "印在第一页正中", 1),
    ("subtitle", "副题", "题名下面一行，可不填", 1),
    ("maker", "编者", "如：某市委组织部研究室　编", 1),
    ("date", "日期", "如：2023年9月", 1),
    ("preface", "前言", "每段一行，可不填", PREFACE_LINES),
)
CITINGS = {Citing.NONE: "不注出处", Citing.SHORT: "（单位，年、期）", Citing.FULL: "（《刊名》年、期，单位）"}
SWITCHES: tuple[tuple[str, str, str], ...] = (
    ("contents", "目录", "题名之后排一页目录"),
    ("sources", "篇后列资料来源", "最后列出引用的各期"),
    ("numbered", "标题编号", "没有序号的标题前加一、（一）"),
    ("run_in", "标题接排", "标题与正文排在同一段，用黑体"),
    ("details", "附标签与做法要素", "每条之后印标签、单位、成效等"),
)


class CollectionForm(QWidget):
    """Shows one collection; what is changed is handed over when a field is left, or at once where a box is ticked."""

    collection_changed = Signal(object)
    draft_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("collectionForm")
        self.collection: Collection | None = None
        self._handing = False
        self.fields: dict[str, Field] = {}
        self.switches: dict[str, QCheckBox] = {}
        self.citing = QComboBox(self)
        layout = QFormLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(8)
        for name, label, hint, lines in FIELDS:
            layout.addRow(*self._field(name, label, hint, lines))
        layout.addRow(caption("出处", self, self.citing), self.citing)
        layout.addRow(caption("版式", self), self._switches())
        self._fill_citing()

    def show_collection(self, collection: Collection | None) -> None:
        """Show another collection, or the same as it now is; what was typed for the one before is handed over first."""
        if self.collection and collection and self.collection.id != collection.id:
            self.commit()
        under_way = collection is not None and collection == self.collection and self._typed() != collection
        self.collection = collection
        self.setEnabled(collection is not None)
        if collection is None or under_way:
            return
        self.collection = None  # nothing is being typed now
        for name, field in self.fields.items():
            show_text(field, getattr(collection, name))
        self.citing.setCurrentIndex(self.citing.findData(collection.citing.value))
        for name, box in self.switches.items():
            box.setChecked(getattr(collection, name))
        self.collection = collection

    def commit(self) -> None:
        """Hand over what differs from the collection shown."""
        typed = self._typed()
        if typed and typed != self.collection and not self._handing:
            self._handing = True
            self.collection_changed.emit(typed)
            self._handing = False

    def focus(self) -> None:
        """Put the caret in the name, all of it selected."""
        field = self.fields["name"]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def _typed(self) -> Collection | None:
        if self.collection is None:
            return None
        values: dict[str, Any] = {name: field.text().strip() for name, field in self.fields.items()}
        values |= {name: box.isChecked() for name, box in self.switches.items()}
        values["name"] = values["name"] or self.collection.name
        return replace(self.collection, **values, citing=Citing(self.citing.currentData()))

    def _on_typed(self) -> None:
        if self.collection:
            self.draft_changed.emit(self._typed())

    def _fill_citing(self) -> None:
        for citing, text in CITINGS.items():
            self.citing.addItem(text, citing.value)
        self.citing.setObjectName("collectionCiting")
        self.citing.setAccessibleName("出处怎样注")
        self.citing.setMinimumContentsLength(6)
        self.citing.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.citing.activated.connect(lambda _at: self.commit())

    def _field(self, name: str, label: str, hint: str, lines: int) -> tuple[QWidget, QWidget]:
        field = field_of(f"collection_{name}", label, hint, lines, self)
        when_left(field, self.commit)
        field.textChanged.connect(self._on_typed)
        self.fields[name] = field
        return caption(label, self, field), field

    def _switches(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for name, text, tip in SWITCHES:
            box = QCheckBox(text, self)
            box.setObjectName(f"collection_{name}")
            box.setToolTip(tip)
            box.clicked.connect(self.commit)
            self.switches[name] = box
            column.addWidget(box)
        return column
