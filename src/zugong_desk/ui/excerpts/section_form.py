"""One section as a form: heading, level, and text of its own under the heading."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from zugong_desk.domain.collection import Section
from zugong_desk.ui.controls.captions import caption
from zugong_desk.ui.controls.text_field import Field, field_of, show_text, when_left

LEAD_LINES = 4
LEVELS = ((1, "一级", "Alt+←", "left"), (2, "二级", "Alt+→", "right"))


class SectionForm(QWidget):
    """Shows one section; each field is handed over when it is left, if it has changed."""

    section_changed = Signal(object)
    draft_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionForm")
        self.section: Section | None = None
        self._handing = False
        self.title: Field = field_of("section_title", "节标题", "不必写序号，版式会编号", 1, self)
        self.lead: Field = field_of("section_lead", "导语", "印在节标题下面，每段一行", LEAD_LINES, self)
        self.levels: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for level, text, key, side in LEVELS:
            row.addWidget(self._level(level, text, key, side))
        row.addStretch()
        layout = QFormLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(8)
        layout.addRow(caption("节标题", self, self.title), self.title)
        layout.addRow(caption("级别", self), row)
        layout.addRow(caption("导语", self, self.lead), self.lead)
        for field in (self.title, self.lead):
            when_left(field, self.commit)
            field.textChanged.connect(self._on_typed)

    def show_section(self, section: Section | None) -> None:
        """Show another section, or the same as it now is; what was typed for the one before is handed over first."""
        if section and self.section and section.id != self.section.id:
            self.commit()
        under_way = section is not None and section == self.section and self._typed() != section
        self.section = section
        if section is None or under_way:
            return
        shown, self.section = section, None  # the fields are not being typed in
        show_text(self.title, shown.title)
        show_text(self.lead, shown.lead)
        self.levels[shown.level].setChecked(True)
        self.section = shown

    def commit(self) -> None:
        """Hand over what differs from the section shown; an empty heading is not taken."""
        typed = self._typed()
        if typed and self.section and not typed.title:
            show_text(self.title, self.section.title)
        elif typed and typed != self.section:
            self._hand_over(typed)

    def focus(self) -> None:
        """Put the caret in the heading, all of it selected."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(self.title, QLineEdit):
            self.title.selectAll()

    def _typed(self) -> Section | None:
        title = " ".join(self.title.text().split())
        return replace(self.section, title=title, lead=self.lead.text().strip()) if self.section else None

    def _on_typed(self) -> None:
        if self.section:
            self.draft_changed.emit(self._typed())

    def _on_level(self, level: int) -> None:
        typed = self._typed()
        if typed and typed.level != level:
            self._hand_over(replace(typed, level=level))

    def _hand_over(self, section: Section) -> None:
        if not self._handing:
            self._handing = True
            self.section_changed.emit(section)
            self._handing = False

    def _level(self, level: int, text: str, key: str, side: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"sectionLevel{level}")
        button.setAccessibleName(text)
        button.setToolTip(f"{text}节　{key}")
        button.setCheckable(True)
        button.setProperty("segment", side)
        button.clicked.connect(lambda: self._on_level(level))
        self._group.addButton(button)
        self.levels[level] = button
        return button
