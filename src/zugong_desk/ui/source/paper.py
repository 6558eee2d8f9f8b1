"""The paper of an issue: its pages, where its text stands on them, their pictures as they are drawn, their boxes."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from math import sqrt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zugong_desk.domain.source import Source
from zugong_desk.ui.source.boxes import Box, boxes_on, quads_on
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.drawers import Drawn, Opened
from zugong_desk.ui.source.drawing import Drawing
from zugong_desk.ui.source.page_painter import PageLooks
from zugong_desk.ui.source.pictures import MOST_BYTES, Picture, Pictures
from zugong_desk.ui.source.scene import Scene
from zugong_desk.ui.source.strips import Strips, strips_of

if TYPE_CHECKING:
    from zugong_desk.domain.imprint import Page

MOST_PIXELS = 10_000_000
"""Of one page's picture: a page of A4 at four times its size; beyond that it is stretched a little."""
ALIKE = 0.001
"""Scales that differ by less are the same."""


class Paper(QObject):
    """Everything on the pages but the place of the reading text."""

    opened = Signal()
    drawn = Signal()
    troubled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[Page, ...] = ()
        self.strips = Strips(())
        self.label = ""
        self.pictures = Pictures()
        self.drawing = Drawing(self)
        self._source: Source | None = None
        self._boxes: dict[int, tuple[Box, ...]] = {}
        self._inverted = False
        self.trouble = ""
        self.drawing.opened.connect(self._on_opened)
        self.drawing.drawn.connect(self._on_drawn)

    def open(self, source: Source | None, opening: Callable[[], Opened] | None) -> None:
        """Take another source; where its lines stand is known at once if its imprint says so."""
        self.pictures.clear()
        self._boxes.clear()
        self._source = source
        own = source is not None and bool(source.imprint.pages)
        self.pages = source.imprint.pages if source and own else ()
        self.strips = strips_of(source) if source and own else Strips(())
        self.label = ""
        self._tell("")
        if opening is None:
            self.drawing.close()
        else:
            self.drawing.open(opening)

    def want(self, pages: Sequence[int], scale: float) -> None:
        """Ask for pages at so many device pixels a point, the most wanted first; what is there is not drawn again."""
        wishes = [(page, self._bounded(page, scale)) for page in self._fitting(pages, scale)]
        self.drawing.want([(page, scale) for page, scale in wishes if not self._has(page, scale)])

    def _fitting(self, pages: Sequence[int], scale: float) -> list[int]:
        """The first of the pages, as many as can be kept at once: at least one."""
        sizes = accumulate(self.pages[page - 1].width * self.pages[page - 1].height for page in pages)
        fits = [page for page, size in zip(pages, sizes, strict=True) if size * scale * scale * 4 <= MOST_BYTES]
        return fits or list(pages[:1])

    def set_inverted(self, *, inverted: bool) -> None:
        """Keep pictures light on dark, or as they are printed."""
        if inverted != self._inverted:
            self._inverted = inverted
            self.pictures.clear()

    def forget_boxes(self) -> None:
        """Find the boxes anew when they are next in sight."""
        self._boxes.clear()

    def boxes(self, page: int, claims: Claims) -> tuple[Box, ...]:
        """The boxes on a page."""
        if page not in self._boxes:
            self._boxes[page] = boxes_on(page, self.strips, claims)
        return self._boxes[page]

    def looks(self, page: int, scene: Scene) -> PageLooks:
        """What there is to paint of a page."""
        here = self.strips.on(page)
        start, end = (here[0].start, max(strip.end for strip in here)) if here else (0, 0)
        chosen = scene.chosen(start, end) if here else []
        return PageLooks(
            picture=self.pictures.get(page),
            boxes=self.boxes(page, scene.claims),
            current=scene.current,
            chosen=list(quads_on(page, self.strips, chosen)),
            doubts=list(quads_on(page, self.strips, scene.doubted(start, end))),
            found=[
                (one, quad)
                for one in scene.finds.within(start, end)
                for quad in quads_on(page, self.strips, [(one.start, one.end)])
            ],
        )

    def _bounded(self, page: int, scale: float) -> float:
        size = self.pages[page - 1]
        return min(scale, sqrt(MOST_PIXELS / max(size.width * size.height, 1)))

    def _has(self, page: int, scale: float) -> bool:
        kept = self.pictures.get(page)
        return kept is not None and abs(kept.scale - scale) <= ALIKE * scale

    def _on_opened(self, opened: Opened) -> None:
        self.pages, self.strips, self.label = opened.pages, opened.strips, opened.label
        self._boxes.clear()
        self._tell(opened.trouble)
        self.opened.emit()

    def _on_drawn(self, drawn: Drawn) -> None:
        image = drawn.image
        if self._inverted:
            image.invertPixels()
        self.pictures.put(drawn.page, Picture(image, drawn.scale))
        if drawn.trouble:
            self._tell(drawn.trouble)
        self.drawn.emit()

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self.troubled.emit(trouble)
