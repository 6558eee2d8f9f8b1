"""Resources: fonts, drawing parameters, colour spaces, images and compound graphics that pages share."""

from dataclasses import dataclass, field

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.package import Package, children, local, written
from zugong_desk.reading.ofd.package import child as child_of
from zugong_desk.reading.ofd.scene import Colour, Font
from zugong_desk.reading.ofd.values import colour, number, numbers, truth, whole
from zugong_desk.reading.xml import Element

LONGEST_CHAIN = 16
"""Parameters that rest on others, one after the other."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Drawing parameters; None where they leave it open."""

    fill: Colour | None = None
    stroke: Colour | None = None
    line_width: float | None = None
    cap: str | None = None
    join: str | None = None
    dash: tuple[float, ...] | None = None

    def over(self, other: "Pen") -> "Pen":
        """These parameters, with the other's where they leave it open."""
        return Pen(
            self.fill or other.fill,
            self.stroke or other.stroke,
            other.line_width if self.line_width is None else self.line_width,
            self.cap or other.cap,
            self.join or other.join,
            other.dash if self.dash is None else self.dash,
        )


@dataclass(slots=True)
class Resources:
    """What resource files define, by identifier."""

    fonts: dict[str, Font] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    """Names of image files in the package."""
    graphics: dict[str, Element] = field(default_factory=dict)
    palettes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    params: dict[str, Element] = field(default_factory=dict)
    """Drawing parameters, which may rest on others."""

    def copy(self) -> "Resources":
        """The same, to which a page may add its own."""
        return Resources(
            dict(self.fonts), dict(self.media), dict(self.graphics), dict(self.palettes), dict(self.params)
        )

    def load(self, package: Package, place: str | None, beside: str) -> None:
        """Add what the resource file at a place defines; nothing if it cannot be read."""
        try:
            name, root = package.xml_at(place, beside)
        except ReadingError:
            return
        base = (root.get("BaseLoc") or "").strip().rstrip("/")
        for kind in root:
            for item in kind:
                self._add(package, item, name, base)

    def _add(self, package: Package, item: Element, name: str, base: str) -> None:
        identifier = item.get("ID")
        if not identifier:
            return
        match local(item):
            case "Font":
                self.fonts[identifier] = _font(item)
            case "DrawParam":
                self.params[identifier] = item
            case "CompositeGraphicUnit":
                self.graphics[identifier] = item
            case "ColorSpace":
                self.palettes[identifier] = tuple(
                    entry.text or "" for palette in children(item, "Palette") for entry in children(palette, "CV")
                )
            case "MultiMedia":
                place = written(child_of(item, "MediaFile")) or ""
                found = package.find(f"{base}/{place}", name) if base else None
                found = found or package.find(place, name)
                if found is not None:
                    self.media[identifier] = found

    def pen(self, identifier: str | None) -> Pen:
        """The parameters of an identifier, with those they rest on."""
        out = Pen()
        for _ in range(LONGEST_CHAIN):
            element = self.params.get(identifier) if identifier else None
            if element is None:
                break
            out = out.over(self.pen_of(element))
            identifier = element.get("Relative")
        return out

    def pen_of(self, element: Element) -> Pen:
        """The parameters that an element itself states."""
        width, dash = element.get("LineWidth"), element.get("DashPattern")
        return Pen(
            self.colour(child_of(element, "FillColor")),
            self.colour(child_of(element, "StrokeColor")),
            abs(number(width)) if width else None,
            element.get("Cap"),
            element.get("Join"),
            tuple(abs(part) for part in numbers(dash)[:16]) if dash else None,
        )

    def colour(self, element: Element | None) -> Colour | None:
        """The colour that an element states; a shading gives its first one."""
        if element is None:
            return None
        alpha = max(0, min(whole(element.get("Alpha"), 255), 255))
        value, index = element.get("Value"), element.get("Index")
        if value is None and index is not None:
            palette = self.palettes.get(element.get("ColorSpace") or "", ())
            at = whole(index, -1)
            value = palette[at] if 0 <= at < len(palette) else None
        if value is not None:
            return colour(value, alpha)
        shaded = next((inner for inner in element.iter() if local(inner) == "Color" and inner.get("Value")), None)
        return colour(shaded.get("Value"), alpha) if shaded is not None else None


def _font(item: Element) -> Font:
    name = (item.get("FontName") or "").strip()
    return Font(
        name,
        (item.get("FamilyName") or "").strip() or name,
        truth(item.get("Bold"), otherwise=False),
        truth(item.get("Italic"), otherwise=False),
        truth(item.get("FixedWidth"), otherwise=False),
        truth(item.get("Serif"), otherwise=False),
    )
