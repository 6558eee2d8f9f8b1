"""The four panes side by side, folding as the window grows narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QSplitterHandle, QWidget

from zugong_desk.settings import Settings
from zugong_desk.ui.shell.layout import (
    LIBRARY,
    PAGES,
    READING,
    RIGHT,
    RULES,
    SOURCE,
    Layout,
    kept_sizes,
    rule_for,
    sizes_beside_pages,
)
from zugong_desk.ui.shell.rail import Rail
from zugong_desk.ui.theme.source import ThemeSource


class Grip(QSplitterHandle):
    """A line of one pixel that can be caught over seven."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        self.setAccessibleName("调整分栏宽度")


class PaneSplitter(QSplitter):
    """A splitter whose panes are never squeezed to nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def createHandle(self) -> QSplitterHandle:
        """Our own grip."""
        return Grip(self.orientation(), self)


class DeskView(QWidget):
    """Shows library, source, reading text and right side as the width allows; or right side and pages."""

    layout_changed = Signal(object)  # Layout
    pages_changed = Signal(bool)

    def __init__(
        self,
        panes: Sequence[QWidget],
        right_names: Sequence[str],
        themes: ThemeSource,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes, self._settings = list(panes), settings
        self._rule = RULES[0]
        self.pages_shown = False
        self._library_beside_pages = False
        self._shown_alone = READING
        self._library_open = {rule.layout: rule.library for rule in RULES}
        self._library_open[Layout.WIDE] = not settings.flag("library_folded")
        self._right_open = {rule.layout: rule.right for rule in RULES}
        self.splitter = PaneSplitter(self)
        for pane in self._panes:
            self.splitter.addWidget(pane)
        for at in (SOURCE, READING):
            self.splitter.setStretchFactor(at, 2 if at == READING else 1)
        self.library_rail = Rail(themes, ("书库",), "chevron-right", self)
        self.right_rail = Rail(themes, right_names, "chevron-left", self)
        self.library_rail.chosen.connect(lambda _: self.show_library(shown=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.library_rail)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.right_rail)
        self.splitter.splitterMoved.connect(lambda *_: self._keep_sizes())
        self._arrange()

    @property
    def layout_now(self) -> Layout:
        """The layout in force."""
        return self._rule.layout

    @property
    def library_shown(self) -> bool:
        """Whether the library stands open."""
        return self._library_beside_pages if self.pages_shown else self._library_open[self._rule.layout]

    @property
    def right_shown(self) -> bool:
        """Whether the right side stands open."""
        return self.pages_shown or self._right_open[self._rule.layout]

    def show_library(self, *, shown: bool) -> None:
        """Open or fold the library in this layout."""
        if self.pages_shown:
            self._library_beside_pages = shown
            self._arrange()
            return
        self._library_open[self._rule.layout] = shown
        if self._rule.layout is Layout.WIDE:
            self._settings.change(library_folded=not shown)
        self._arrange()

    def show_right(self, *, shown: bool) -> None:
        """Open or fold the right side in this layout."""
        self._right_open[self._rule.layout] = shown
        self._arrange()

    def show_pane(self, at: int) -> None:
        """Make sure that a pane can be seen."""
        if self.pages_shown and at in (SOURCE, READING):
            self.show_pages(shown=False)
        if at == LIBRARY and not self.library_shown:
            self.show_library(shown=True)
        elif at == RIGHT and not self.right_shown:
            self.show_right(shown=True)
        elif at in (SOURCE, READING) and self._shown_alone != at:
            self._shown_alone = at
            self._arrange()

    def show_pages(self, *, shown: bool) -> None:
        """Put the pages in the place of source and reading text, behind the right side; or take them away again."""
        if shown != self.pages_shown:
            self.pages_shown = shown
            self._arrange()
            self.pages_changed.emit(shown)

    def fit(self, width: int) -> None:
        """Take the layout for a width."""
        rule = rule_for(width)
        if rule is not self._rule:
            self._rule = rule
            self._arrange()
            self.layout_changed.emit(rule.layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width decides on the layout."""
        super().resizeEvent(event)
        self.fit(event.size().width())

    def _arrange(self) -> None:
        single = self._rule.layout is Layout.SINGLE
        seen = {
            LIBRARY: self.library_shown,
            SOURCE: not self.pages_shown and (not single or self._shown_alone == SOURCE),
            READING: not self.pages_shown and (not single or self._shown_alone == READING),
            RIGHT: self.right_shown,
            PAGES: self.pages_shown,
        }
        for at, pane in enumerate(self._panes):
            pane.setVisible(seen[at])
        self.library_rail.setVisible(not self.library_shown)
        self.right_rail.setVisible(not self.right_shown)
        if self.pages_shown:
            beside = sizes_beside_pages(self.width(), self._settings.numbers("sizes_pages"))
            library = kept_sizes(self._rule, ())[LIBRARY] if self.library_shown else 0
            self.splitter.setSizes([library, 0, 0, *beside])
        else:
            self.splitter.setSizes([*kept_sizes(self._rule, self._settings.numbers(f"sizes_{self._rule.layout}")), 0])

    def _keep_sizes(self) -> None:
        """Remember the widths of what is shown; what is folded keeps its own."""
        if self.pages_shown:
            self._settings.change(sizes_pages=tuple(self.splitter.sizes()[RIGHT:]))
            return
        kept = kept_sizes(self._rule, self._settings.numbers(f"sizes_{self._rule.layout}"))
        now = [size or before for size, before in zip(self.splitter.sizes()[:PAGES], kept, strict=True)]
        self._settings.change(**{f"sizes_{self._rule.layout}": tuple(now)})
