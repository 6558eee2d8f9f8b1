"""The head of the source pane: file, place in it, zoom, and the switch between its faces."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from zugong_desk.ui.controls.tips import as_it_is
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.source.faces import FACE_NAMES, FACE_SHORT, Face
from zugong_desk.ui.source.page_view import ZOOMS
from zugong_desk.ui.source.wording import WORDINGS, Say, Wording, wording_for

FIT = "适合宽度"
INVERT = "夜间反色"
BETWEEN = "middle"
SEGMENT, WORD_SIDES = 24, 18
LEFT, RIGHT, APART = 12, 8, 8
FILE_LEAST = 64
"""Less of a file's name than this tells nothing."""
LEAST = 220
"""The width down to which nothing is cut off."""
RESTYLED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


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
        self._page, self._pages, self._facts = 0, 0, ""
        self._wording = WORDINGS[0]
        self._group = QButtonGroup(self)
        self.invert = QAction(INVERT, self)
        self._build()
        self._say()

    def show_file(self, name: str, facts: str, told: str) -> None:
        """Say which file is shown and what is known of it; `told` comes as a tool tip."""
        self.file.setText(name)
        self._title.setToolTip(as_it_is(name))
        self.facts.setToolTip(as_it_is(told))
        self._facts, self._page = facts, 0
        self._fit()

    def show_page(self, page: int, pages: int) -> None:
        """Say which page is in view; 0 if none is, or if what is shown has no pages."""
        self._page, self._pages = page, pages
        self._fit()

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
        self._fit()

    def show_zoom(self, zoom: float, *, fits: bool) -> None:
        """Say how large the pages are; 1 is a logical pixel a point."""
        self._zoom, self._fits = zoom, fits
        share = f"{zoom:.0%}"
        self.zoom.setToolTip(f"页面大小：{FIT + '，' if fits else ''}{share}　Ctrl+滚轮缩放")
        self.zoom.setAccessibleName(f"页面大小 {share}")
        for action in self._zooms.actions():
            wanted = action.data()
            action.setChecked(fits if wanted is None else not fits and abs(wanted - zoom) < 0.005)
        self._fit()

    # ---- as many words as there is room for ----

    def _fit(self) -> None:
        self._wording = wording_for(self.width(), self._need)
        self._say()

    def _say(self) -> None:
        wording = self._wording
        self.facts.setText(self._facts_in(wording) or self._facts_in(WORDINGS[0]))
        self.facts.setVisible(bool(self._facts_in(wording)))
        self.zoom.setText(self._zoom_in(wording))
        self.file.setVisible(wording.file)
        for face, button in self.segments.items():
            button.setText(_name(face, wording))
            button.setFixedSize(self._segment_width(face, wording), SEGMENT)

    def _need(self, wording: Wording) -> int:
        """The pixels in which nothing is cut but the file's name."""
        singles = [_advance(self._title, self._title.text())]
        if wording.file:
            singles.append(min(FILE_LEAST, _advance(self.file, self.file.text())))
        if facts := self._facts_in(wording):
            singles.append(_advance(self.facts, facts))
        if not self.zoom.isHidden():
            sides = self.zoom.sizeHint().width() - _advance(self.zoom, self.zoom.text())
            singles.append(sides + _advance(self.zoom, self._zoom_in(wording)))
        faces = [face for face, button in self.segments.items() if not button.isHidden()]
        singles.append(sum(self._segment_width(face, wording) for face in faces))
        return LEFT + sum(singles) + APART * (len(singles) - 1) + RIGHT

    def _facts_in(self, wording: Wording) -> str:
        if wording.facts is Say.NOT:
            return ""
        if not self._page:
            return self._facts
        full = wording.facts is Say.FULL
        return f"第 {self._page} 页，共 {self._pages} 页" if full else f"{self._page}/{self._pages} 页"

    def _zoom_in(self, wording: Wording) -> str:
        share = f"{self._zoom:.0%}"
        return f"{FIT} {share}" if self._fits and wording.zoom is Say.FULL else share

    def _segment_width(self, face: Face, wording: Wording) -> int:
        return _advance(self.segments[face], _name(face, wording)) + WORD_SIDES

    # ---- Qt's events ----

    def minimumSizeHint(self) -> QSize:
        """As narrow as the head is calm in: the layout would ask for what it shows now."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use fewer words where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure in the fonts of the style, which are known only now."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in other fonts."""
        super().changeEvent(event)
        if event.type() in RESTYLED and self.segments:
            self._fit()

    # ---- set-up ----

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(APART)
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
        button.setToolTip(FACE_NAMES[face])
        button.setAccessibleName(f"原件显示为{FACE_NAMES[face]}")
        button.setProperty("segment", BETWEEN)
        button.setCheckable(True)
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
        return self.zoom

    def _offer(self, menu: QMenu, text: str, zoom: float | None) -> QAction:
        action = QAction(text, self._zooms)
        action.setCheckable(True)
        action.setData(zoom)
        menu.addAction(action)
        return action


def _name(face: Face, wording: Wording) -> str:
    return (FACE_NAMES if wording.faces is Say.FULL else FACE_SHORT)[face]


def _advance(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)
