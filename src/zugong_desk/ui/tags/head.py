"""What stands above the list of annotations, and above the form: filter, counts, and what can be done with one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from zugong_desk.domain.codebook import Tag
from zugong_desk.ui.controls.captions import low_button
from zugong_desk.ui.controls.tag_icon import tag_icon
from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.tags.listing import Mark
from zugong_desk.ui.tags.model import name_of
from zugong_desk.ui.tags.view import look_of
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

ALL = "全部标签"
NOTHING_SELECTED = "先在阅读稿里选中新的范围"


class TagFilter(QFrame):
    """Keeps the list to one tag."""

    changed = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._offered: tuple[list[tuple[Tag, int]], int] = ([], -1)
        self.box = QComboBox(self)
        self.box.setObjectName("tagFilter")
        self.box.setAccessibleName("只看一个标签")
        self.count = QLabel(self)
        self.count.setProperty("role", "hint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 12, 6)
        layout.setSpacing(12)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.count)
        self.box.currentIndexChanged.connect(self.changed)

    @property
    def tag(self) -> str:
        """The id of the tag to keep to; empty for all."""
        return str(self.box.currentData() or "")

    def clear(self) -> None:
        """Show all tags again."""
        self.box.setCurrentIndex(0)

    def offer(self, used: list[tuple[Tag, int]], total: int) -> None:
        """Offer the tags that are used; the one chosen stays while it is among them."""
        if (used, total) == self._offered:
            return
        self._offered = used, total
        chosen = self.tag
        self.box.blockSignals(True)  # noqa: FBT003
        self.box.clear()
        self.box.addItem(icon("filter", self._themes, 16, "ink2"), ALL, "")
        for tag, count in used:
            self.box.addItem(tag_icon(look_of(tag), self._themes), f"{tag.name}　{count}", tag.id)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(False)  # noqa: FBT003
        self.box.setEnabled(total > 0)
        self.count.setText(f"全期 {total} 条")


class MarkBar(QFrame):
    """Names the chosen annotation; changes its tag, moves it, removes it."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.title = QLabel("典型做法", self)
        self.title.setProperty("role", "heading")
        self.tag = QLabel(self)
        self.tag.setProperty("role", "label")
        self.retag = low_button("改标签…", "retagButton", self)
        self.relocate = low_button("改为当前选区", "moveAnnotationButton", self)
        self.remove = QToolButton(self)
        self.remove.setObjectName("removeAnnotationButton")
        self.remove.setText("删除标注")
        self.remove.setAccessibleName("删除标注")
        self.remove.setToolTip("删除标注　Del")
        self.remove.setIcon(icon("delete", themes, 16, "ink2"))
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.title)
        names.addWidget(self.tag, 1)
        verbs = QHBoxLayout()
        verbs.setSpacing(6)
        for button in (self.retag, self.relocate):
            verbs.addWidget(button)
        verbs.addStretch()
        verbs.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 4)
        layout.setSpacing(4)
        layout.addLayout(names)
        layout.addLayout(verbs)

    def show_mark(self, mark: Mark | None, *, example: bool = False) -> None:
        """Name the annotation whose form stands below, and say whether the codebook shows it."""
        self.tag.setText(f"{name_of(mark)}{' · 范例' if example else ''}" if mark else "")
        self.tag.setToolTip(as_it_is(name_of(mark)) if mark else "")

    def allow_relocation(self, allowed: bool) -> None:
        """Whether a passage is selected to which the annotation could move."""
        self.relocate.setEnabled(allowed)
        self.relocate.setToolTip("" if allowed else NOTHING_SELECTED)
