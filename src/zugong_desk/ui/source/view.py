"""The lines of the source on screen: only what is visible is laid out and drawn, whatever the size of the file."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.ui.source.painter import RowPainter
from zugong_desk.ui.source.roll import Roll, Seen
from zugong_desk.ui.source.scene import Scene, scene_of
from zugong_desk.ui.source.scene_view import SceneView
from zugong_desk.ui.source.whereabouts import origin_of
from zugong_desk.ui.theme.source import ThemeSource

FOOT = 12  # pixels below the last row


class SourceView(SceneView):
    """Shows a source line by line."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(themes, parent)
        self._roll: Roll | None = None
        self._px = 13
        self._numbered = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(21)

    # ---- what is shown ----

    def show_bulletin(self, bulletin: Bulletin | None) -> None:
        """Show another source from its beginning, or none."""
        width = self.viewport().width()
        self._roll = Roll(bulletin.source, width, self._px, numbered=self._numbered) if bulletin else None
        self._scene = scene_of(bulletin, self._themes.theme) if bulletin else None
        self._dragged_from = None
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def refresh(self, bulletin: Bulletin, changed: frozenset[str]) -> None:
        """Show the next state of the same bulletin, or another one."""
        if self._scene is None or self._scene.bulletin.id != bulletin.id:
            self.show_bulletin(bulletin)
        else:
            super().refresh(bulletin, changed)

    def set_text_px(self, px: int) -> None:
        """13 in wide windows, 12 in narrow ones."""
        if px != self._px:
            self._px = px
            self._measure()

    def set_numbered(self, *, numbered: bool) -> None:
        """Number the lines, or show the text alone."""
        if numbered != self._numbered:
            self._numbered = numbered
            self._measure()

    # ---- geometry ----

    def _measure(self) -> None:
        """Wrap anew, with the same row on top."""
        bar = self.verticalScrollBar()
        if self._roll is not None:
            top = self._roll.top_row(bar.value())
            self._roll.measure(self.viewport().width(), self._px, numbered=self._numbered)
            self._set_range()
            bar.setValue(self._roll.top_of(top))

    def _set_range(self) -> None:
        height, seen = self._roll.height if self._roll else 0, self.viewport().height()
        self.verticalScrollBar().setPageStep(seen)
        self.verticalScrollBar().setRange(0, max(0, height + FOOT - seen))

    def visible(self) -> list[Seen]:
        """The rows in sight, with where they stand and how they are laid out."""
        if self._roll is None or self._scene is None:
            return []
        return self._roll.visible(self._scene, self.verticalScrollBar().value(), self.viewport().height())

    def _paint_place(self, before: Scene) -> None:
        """Within one block only the rows of both passages are painted again."""
        now, roll = self._scene, self._roll
        if now is None or roll is None or (now.current, now.dragged) != (before.current, before.dragged):
            super()._paint_place(before)
            return
        ends = [end for place in (before.place, now.place) if place for end in (place.start, place.end)]
        spots = [spot for end in ends if (spot := origin_of(now.bulletin, end)) is not None]
        if len(spots) < len(ends) or any(end.block != now.current for end in ends):
            super()._paint_place(before)
        elif spots:
            top, bottom = roll.span_of(min(spots))[0], roll.span_of(max(spots))[1]
            self.viewport().update(0, top - self.verticalScrollBar().value(), self.viewport().width(), bottom - top)

    def _forget(self) -> None:
        """Rows are laid out anew when the inks that they are asked for have changed."""

    def _reveal(self, offset: int) -> None:
        if self._roll is None:
            return
        first, height = self.verticalScrollBar().value(), self.viewport().height()
        top, bottom = self._roll.span_of(offset)
        if top < first or bottom > first + height:
            self.verticalScrollBar().setValue(top - height // 3)

    def _offset_at(self, point: QPoint) -> int | None:
        return self._roll.offset_at(self.visible(), point) if self._roll else None

    def _block_at(self, point: QPoint) -> Block | None:
        offset = self._offset_at(point)
        if self._scene is None or self._roll is None or offset is None or not len(self._roll.rows):
            return None
        row = self._roll.rows[self._roll.rows.at(offset)]
        at = min(offset, max(row.end - 1, row.start))
        found = self._scene.claims.within(at, at + 1) or self._scene.claims.within(row.start, row.end)
        return found[-1] if found else None

    # ---- Qt's events ----

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._themes.theme.source)
            if self._scene is not None and self._roll is not None:
                roll, rows, width = self._roll, self.visible(), self.viewport().width()
                brush = RowPainter(painter, self._scene, roll.measures, roll.gutter, width, roll.numbered)
                for seen in rows:
                    if seen.top > event.rect().bottom() or seen.top + seen.height < event.rect().top():
                        continue
                    brush.row(seen.row, seen.laid, seen.top, seen.height)
                self._set_range()
            self._paint_focus(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, with the same row on top."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()
        self._set_range()
