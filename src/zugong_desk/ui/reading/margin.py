"""The margin right of the text: one bar a tagged passage, in lanes, with the tag's shape and its name upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.reading.bars import FIRST, Drawn, crowds, paint_bar, paint_crowd, paint_hover, room
from zugong_desk.ui.reading.lanes import Bar, bars, moved
from zugong_desk.ui.reading.measure import LANE
from zugong_desk.ui.reading.sight import height_at, visible_blocks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent

    from zugong_desk.desk.touched import Touched
    from zugong_desk.domain.annotation import Annotation
    from zugong_desk.domain.codebook import Tag
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.theme.source import ThemeSource

SHORTEST = 12


class Margin(QWidget):
    """Bars beside the lines in view; a click asks for the annotation, the pointer over a bar shows its passage."""

    annotation_clicked = Signal(str)
    annotation_hovered = Signal(str)
    rested_on = Signal(list, QPoint)  # the annotations (ids) under a pointer that rests, and where

    def __init__(self, bridge: Bridge, sheet: Sheet, display: Display, themes: ThemeSource) -> None:
        super().__init__(sheet)
        self.setObjectName("readingMargin")
        self.setAccessibleName("标注栏")
        self.setAccessibleDescription("标注在正文旁的条；指向时看标签和备注，点击选中所标的文字。")
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._themes = themes
        self._bars: list[Bar] = []
        self._annotations: Mapping[str, Annotation] | None = None
        self._hovered = ""

    def refresh(self) -> None:
        """Find the bars anew, each in the best lane."""
        bulletin = self._bridge.bulletin
        self._bars = bars(bulletin) if bulletin else []
        self._annotations = bulletin.annotations if bulletin else None
        self.update()

    def follow(self, touched: Touched) -> None:
        """Find the bars that a step has touched; what typing only pushes along keeps its lane."""
        bulletin = self._bridge.bulletin
        if bulletin is not None and touched.blocks and not touched.lines and bulletin.annotations is self._annotations:
            if touched.places:
                self._bars = moved(self._bars, bulletin, touched.places)
        elif touched.lines or touched.places or touched.shelf:
            self.refresh()
        # what typing pushes along in its own block is painted again when Qt has laid that out
        if touched.places or not touched.typed:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars beside the blocks in view only, and of these what has to be painted."""
        with QPainter(self) as painter:
            self._paint_all(painter, event.rect())

    def _paint_all(self, painter: QPainter, wanted: QRect) -> None:
        theme = self._themes.theme
        painter.fillRect(wanted, theme.paper)
        if self._display.lines:
            band = self._sheet.band(self._sheet.textCursor().block())
            painter.fillRect(QRectF(0, band.top(), self.width(), band.height()), theme.current)
        drawn, lanes = self.drawn(), self._sheet.column.lanes
        hidden = crowds((one for one in drawn if one.bar.lane >= lanes), self.height())
        for one in drawn:
            until = room(one, drawn, hidden if one.bar.lane == lanes - 1 else (), self.height())
            if one.bar.lane < lanes and one.rect.top() <= wanted.bottom() and until >= wanted.top():
                self._paint(painter, one, until)
        for crowd in hidden:
            looks = [self._look(bar) for bar in crowd.bars]
            left, right = FIRST + (lanes - 1) * LANE, min(self.width(), FIRST + lanes * LANE)
            paint_crowd(painter, crowd, looks, left, right, theme)

    def _paint(self, painter: QPainter, one: Drawn, until: float) -> None:
        tag, theme = self.tag_of(one.bar), self._themes.theme
        if one.bar.id == self._hovered:
            paint_hover(painter, one, until, theme)
        paint_bar(painter, one, self._look(one.bar), tag.name if tag else "", until, theme)

    def drawn(self) -> list[Drawn]:
        """The bars in view, whichever lane they are in."""
        if not self._bars or not self._display.lines:
            return []
        blocks = [block for block, _ in visible_blocks(self._sheet)]
        first, last = blocks[0].blockNumber(), blocks[-1].blockNumber()
        return [self._drawn(bar) for bar in self._bars if bar.first <= last and first <= bar.last]

    def at(self, position: QPoint) -> list[Bar]:
        """The bars under a point: the one of its lane, or all that have no lane of their own."""
        lane = max(0, (position.x() - FIRST) // LANE)
        here = [one.bar for one in self.drawn() if one.rect.top() <= position.y() <= one.rect.bottom()]
        mine = [bar for bar in here if bar.lane == lane and lane < self._sheet.column.lanes]
        return mine or [bar for bar in here if bar.lane >= self._sheet.column.lanes]

    def tag_of(self, bar: Bar) -> Tag | None:
        """The tag of a bar's annotation, if the codebook has it."""
        bulletin = self._bridge.bulletin
        annotation = bulletin.annotations.get(bar.id) if bulletin else None
        return self._bridge.shelf.tags.get(annotation.tag) if annotation else None

    def _drawn(self, bar: Bar) -> Drawn:
        lines = self._display.lines
        top = height_at(self._sheet, lines[bar.first], bar.first, bar.start)
        bottom = top if bar.orphan else height_at(self._sheet, lines[bar.last], bar.last, bar.end)
        return Drawn(bar, QRectF(FIRST + bar.lane * LANE, top, LANE, max(SHORTEST, bottom - top)))

    def _look(self, bar: Bar) -> TagLook:
        tag = self.tag_of(bar)
        return TagLook(tag.colour, tag.shape, bool(tag.parent)) if tag else TagLook(11, 11)

    def event(self, event: QEvent) -> bool:
        """Tell of the bars that the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            if found := self.at(event.pos()):
                self.rested_on.emit([bar.id for bar in found], event.pos())
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say which annotation the pointer is over."""
        found = self.at(event.position().toPoint())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self._hover(found[0].id if found else "")

    def leaveEvent(self, event: QEvent) -> None:
        """Say that it is over none."""
        super().leaveEvent(event)
        self._hover("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the annotation under the pointer; of several, let one be chosen."""
        found = self.at(event.position().toPoint())
        if len(found) == 1:
            self.annotation_clicked.emit(found[0].id)
        elif found:
            self._choose(found, event.globalPosition().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text."""
        self._sheet.wheelEvent(event)

    def _choose(self, found: list[Bar], position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for bar in found:
            entry = menu.addAction(self._words(bar).replace("&", "&&"))
            entry.triggered.connect(lambda _checked=False, id=bar.id: self.annotation_clicked.emit(id))
        menu.popup(position)

    def _hover(self, id: str) -> None:
        if id != self._hovered:
            self._hovered = id
            self.update()
            self.annotation_hovered.emit(id)

    def _words(self, bar: Bar) -> str:
        bulletin, tag = self._bridge.bulletin, self.tag_of(bar)
        annotation = bulletin.annotations.get(bar.id) if bulletin else None
        name = tag.name if tag else "标签已不在标签表"
        name = f"{name}（所标文字已删，撤销可恢复）" if bar.orphan else name
        return f"{name}　{annotation.note}" if annotation and annotation.note else name
