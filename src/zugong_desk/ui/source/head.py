"""The head of the source pane: file, place in it, zoom, and the switch between its faces."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.source.faces import FACE_NAMES, Face
from zugong_desk.ui.source.page_view import ZOOMS

FIT = "适合宽度"
INVERT = "夜间反色"
BETWEEN = "middle"
SEGMENT, WORD_SIDES = 24, 18
ROOMY, TITLED = 530, 400
"""Widths from which everything is said in full, and from which the pane is named."""


class SourceHead(QFrame):
    """One line over the source."""

    face_chosen = Signal(object)  # Face
    fit_requested = Signal()
    zoom_requested = Signal(float)
    inversion_requested = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self._title = QLabel("原件", self)
        self.file = ElidedLabel(parent=self, mode=Qt.TextElideMode.ElideMiddle)
        self.facts = QLabel(self)
        self.zoom = QToolButton(self)
        self.segments: dict[Face, QToolButton] = {}
        self._zoom, self._fits = 1.0, True
        self._page, self._pages = 0, 0
        self._group = QButtonGroup(self)
        self.invert = QAction(INVERT, self)
        self._build()

    def show_file(self, name: str, facts: str, told: str) -> None:
        """Say which file is shown and what is known of it; `told` comes as a tool tip."""
        self.file.setText(name)
        self.facts.setText(facts)
        self.facts.setToolTip(told)
        self._page = 0

    def show_page(self, page: int, pages: int) -> None:
        """Say which page is in view; 0 if none is, or if what is shown has no pages."""
        self._page, self._pages = page, pages
        if page:
            self.facts.setText(f"第 {page} 页，共 {pages} 页" if self._roomy else f"{page}/{pages} 页")

    def show_faces(self, faces: Sequence[Face], face: Face | None) -> None:
        """Offer these faces, of which one is shown; none without a source."""
        offered = [button for name, button in self.segments.items() if name in faces]
        for name, button in self.segments.items():
            button.setVisible(button in offered)
            button.setChecked(name is face)
        for button in offered:
            ends = (button is offered[0], button is offered[-1])
            place = {(True, True): "only", (True, False): "left", (False, True): "right"}.get(ends, BETWEEN)
            if button.property("segment") != place:
                button.setProperty("segment", place)
                button.style().unpolish(button)
                button.style().polish(button)
        self.zoom.setVisible(face is Face.PAGES)

    def show_zoom(self, zoom: float, *, fits: bool) -> None:
        """Say how large the pages are; 1 is a logical pixel a point."""
        self._zoom, self._fits = zoom, fits
        share = f"{zoom:.0%}"
        self.zoom.setText(f"{FIT} {share}" if fits and self._roomy else share)
        self.zoom.setToolTip(f"页面大小：{FIT + '，' if fits else ''}{share}　Ctrl+滚轮缩放")
        self.zoom.setAccessibleName(f"页面大小 {share}")
        for action in self._zooms.actions():
            wanted = action.data()
            action.setChecked(fits if wanted is None else not fits and abs(wanted - zoom) < 0.005)

    @property
    def _roomy(self) -> bool:
        return self.width() >= ROOMY

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer words where there is less room."""
        super().resizeEvent(event)
        self.show_zoom(self._zoom, fits=self._fits)
        self.show_page(self._page, self._pages)
        self._title.setVisible(self.width() >= TITLED)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        self._title.setProperty("role", "heading")
        self.file.setProperty("role", "label")
        self.facts.setProperty("role", "hint")
        for widget in (self._title, self.file, self.facts, self._zoom_button()):
            row.addWidget(widget)
        row.setStretchFactor(self.file, 1)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for face in Face:
            switch.addWidget(self._segment(face))
        row.addLayout(switch)

    def _segment(self, face: Face) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"{face}Face")
        button.setText(FACE_NAMES[face])
        button.setAccessibleName(f"原件显示为{FACE_NAMES[face]}")
        button.setProperty("segment", BETWEEN)
        button.setCheckable(True)
        button.setFixedSize(button.fontMetrics().horizontalAdvance(button.text()) + WORD_SIDES, SEGMENT)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.face_chosen.emit(face))
        self._group.addButton(button)
        self.segments[face] = button
        return button

    def _zoom_button(self) -> QToolButton:
        self.zoom.setObjectName("pageZoom")
        self.zoom.setAutoRaise(True)
        self.zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.zoom)
        self._zooms = QActionGroup(self)
        self._offer(menu, FIT, None).triggered.connect(self.fit_requested)
        for zoom in ZOOMS:
            self._offer(menu, f"{zoom:.0%}", zoom).triggered.connect(
                lambda _=False, to=zoom: self.zoom_requested.emit(to)
            )
        menu.addSeparator()
        self.invert.setCheckable(True)
        self.invert.toggled.connect(self.inversion_requested)
        menu.addAction(self.invert)
        self.zoom.setMenu(menu)
        self.show_zoom(1.0, fits=True)
        return self.zoom

    def _offer(self, menu: QMenu, text: str, zoom: float | None) -> QAction:
        action = QAction(text, self._zooms)
        action.setCheckable(True)
        action.setData(zoom)
        menu.addAction(action)
        return action
