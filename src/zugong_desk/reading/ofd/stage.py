"""The stage: one page's layers, blocks and objects turned into the items of a scene."""

from dataclasses import dataclass, field

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.package import Package, child, children, local
from zugong_desk.reading.ofd.paths import path_of
from zugong_desk.reading.ofd.resources import Pen, Resources
from zugong_desk.reading.ofd.scene import PLAIN, Box, Item, Matrix, Origin, Picture, at, moved, times
from zugong_desk.reading.ofd.texts import MOST_CHARACTERS, text_of
from zugong_desk.reading.ofd.values import box, matrix, truth, whole
from zugong_desk.reading.sheet.tables import MOST_STROKES
from zugong_desk.reading.xml import Element

MOST_OBJECTS = 50_000
"""Of one page; a page of a bulletin has some hundreds."""
DEEPEST = 12
"""Compound graphics within compound graphics."""
MOST_PATH_STEPS = 200_000
"""Of one page; what is drawn beyond them is left out."""
MOST_PICTURE_BYTES = 64 << 20
"""Of one page."""


@dataclass(slots=True)
class Stage:
    """Takes a page's layers in the order of drawing.

    `pictures` says whether images are wanted; without them only so many paths are taken as tell of tables. `cut` tells
    that the page held more than is drawn; `seen` counts images, `lost` those not there or damaged.
    """

    package: Package
    resources: Resources
    pictures: bool = True
    items: list[Item] = field(default_factory=list)
    cut: bool = False
    seen: int = 0
    lost: int = 0
    _objects: int = 0
    _characters: int = 0
    _steps: int = 0
    _bytes: int = 0

    def layers(self, content: Element | None, base: Matrix, origin: Origin) -> None:
        """Set the layers of a page or of a template, backgrounds first."""
        order = {"background": 0, "foreground": 2}
        layers = children(content, "Layer") if content is not None else ()
        for layer in sorted(layers, key=lambda one: order.get((one.get("Type") or "").lower(), 1)):
            self.block(layer, base, self.resources.pen(layer.get("DrawParam")), origin)

    def block(self, element: Element, base: Matrix, pen: Pen, origin: Origin, depth: int = 0) -> None:
        """Set what stands in a layer or block, in order."""
        for item in element:
            self._objects += 1
            if self._objects > MOST_OBJECTS or self._characters > MOST_CHARACTERS:
                self.cut = True
                return
            if truth(item.get("Visible"), otherwise=True):
                self._item(item, base, pen, origin, depth)

    def _item(self, item: Element, base: Matrix, pen: Pen, origin: Origin, depth: int) -> None:
        kind = local(item)
        if kind == "PageBlock":
            self.block(item, base, pen, origin, depth)
            return
        if kind not in {"TextObject", "PathObject", "ImageObject", "CompositeObject"}:
            return
        place = box(item.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        own = times(times(matrix(item.get("CTM")) or PLAIN, moved(place[0], place[1])), base)
        pen = self.resources.pen(item.get("DrawParam")).over(pen)
        if kind == "TextObject":
            text = text_of(item, pen, self.resources, own, origin)
            if text is not None:
                self._characters += len(text.chars)
                self.items.append(text)
        elif kind == "PathObject":
            most = MOST_PATH_STEPS if self.pictures else MOST_STROKES
            path = path_of(item, pen, self.resources, own, _clip(place, base), origin) if self._steps < most else None
            if path is not None:
                self._steps += len(path.steps)
                self.items.append(path)
        elif kind == "ImageObject":
            self._picture(
                item, own if item.get("CTM") else times((place[2], 0, 0, place[3], 0, 0), own), place, base, origin
            )
        else:
            self._graphic(item, own, pen, origin, depth)

    def _graphic(self, item: Element, own: Matrix, pen: Pen, origin: Origin, depth: int) -> None:
        unit = self.resources.graphics.get(item.get("ResourceID") or "")
        if unit is None or depth >= DEEPEST:
            self.cut = self.cut or unit is not None
            return
        content = child(unit, "Content")
        self.block(content if content is not None else unit, own, pen, origin, depth + 1)

    def _picture(self, item: Element, own: Matrix, place: Box, base: Matrix, origin: Origin) -> None:
        self.seen += 1
        if not self.pictures:
            return
        name = self.resources.media.get(item.get("ResourceID") or "")
        try:
            data = self.package.bytes(name) if name else b""
        except ReadingError:
            data = b""
        self._bytes += len(data)
        if not data or self._bytes > MOST_PICTURE_BYTES:
            self.lost += 1
            return
        alpha = max(0, min(whole(item.get("Alpha"), 255), 255))
        self.items.append(Picture(data, own, alpha, _clip(place, base), origin))


def _clip(place: Box, base: Matrix) -> Box | None:
    """What a boundary leaves to be seen, on the page; None if it is empty or stands askew."""
    if place[2] <= 0 or place[3] <= 0 or abs(base[1]) > 1e-9 or abs(base[2]) > 1e-9:
        return None
    left, top = at(base, place[0], place[1])
    right, bottom = at(base, place[0] + place[2], place[1] + place[3])
    return min(left, right), min(top, bottom), abs(right - left), abs(bottom - top)
