"""The document: what an OFD says of its pages, and each page set as a scene."""

from dataclasses import dataclass, field

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.package import LOCKED, Package, child, children, local, written
from zugong_desk.reading.ofd.resources import Pen, Resources
from zugong_desk.reading.ofd.scene import Box, Matrix, Origin, Picture, Scene, times
from zugong_desk.reading.ofd.seals import Seal, seals_of
from zugong_desk.reading.ofd.stage import Stage
from zugong_desk.reading.ofd.values import box, truth
from zugong_desk.reading.xml import Element

MOST_PAGES = 2000
MOST_DOCUMENTS = 50
POINTS = 72 / 25.4
"""Points in a millimetre."""
A4: Box = (0.0, 0.0, 210.0, 297.0)
LEAST, MOST = 5.0, 5000.0
"""Millimetres between which a page's sides lie."""

_UNREAD = "没有读入，原文件未改动。"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as its document lists it."""

    place: str
    beside: str
    identifier: str
    area: Box
    shared: "Shared"


@dataclass(slots=True)
class Shared:
    """What the pages of one document share: resources, templates, annotations and seals by page."""

    resources: Resources = field(default_factory=Resources)
    templates: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Place, the file that names it, and its order."""
    marks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    seals: list[Seal] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Staged:
    """A page that was set; `cut` if not all of it. `pictures` counts its images, `lost` those that are not there."""

    scene: Scene
    cut: bool = False
    pictures: int = 0
    lost: int = 0


class Document:
    """An open OFD. All its documents' pages, one after the other; the first is 0."""

    def __init__(self, data: bytes) -> None:
        """ReadingError if it is damaged, locked or has no pages, or more than `MOST_PAGES`."""
        self.package = Package(data)
        self.sheets: list[Sheet] = []
        self.seals: list[Seal] = []
        self._open()

    def _open(self) -> None:
        try:
            name, root = self.package.xml_at("/OFD.xml", "")
            for body in list(children(root, "DocBody"))[:MOST_DOCUMENTS]:
                self._add(body, name)
        except ReadingError:
            if self.package.locked:
                raise ReadingError(LOCKED) from None
            raise
        if not self.sheets:
            raise ReadingError(LOCKED if self.package.locked else f"这个 OFD 里没有页，{_UNREAD}请重新取得一份再导入。")
        if len(self.sheets) > MOST_PAGES:
            raise ReadingError(f"这个 OFD 有 {len(self.sheets)} 页，超过 {MOST_PAGES} 页，{_UNREAD}请拆成单期再导入。")

    def _add(self, body: Element, beside: str) -> None:
        name, root = self.package.xml_at(written(child(body, "DocRoot")), beside)
        common = child(root, "CommonData")
        shared = Shared()
        for element in common if common is not None else ():
            if local(element) in {"PublicRes", "DocumentRes"}:
                shared.resources.load(self.package, written(element), name)
            elif local(element) == "TemplatePage" and element.get("ID"):
                shared.templates[element.get("ID")] = (element.get("BaseLoc") or "", name, element.get("ZOrder") or "")
        self._annotations(shared, written(child(root, "Annotations")), name)
        shared.seals = seals_of(self.package, written(child(body, "Signatures")), beside)
        self.seals += shared.seals
        area = area_of(child(common, "PageArea")) or A4
        pages = child(root, "Pages")
        for page in children(pages, "Page") if pages is not None else ():
            self.sheets.append(Sheet(page.get("BaseLoc") or "", name, page.get("ID") or "", area, shared))

    def _annotations(self, shared: Shared, place: str | None, beside: str) -> None:
        if place is None:
            return
        try:
            name, root = self.package.xml_at(place, beside)
        except ReadingError:
            return
        for page in children(root, "Page"):
            for location in children(page, "FileLoc"):
                shared.marks.setdefault(page.get("PageID") or "", []).append((written(location) or "", name))

    def size(self, page: int) -> tuple[float, float]:
        """The width and height of a page in points; what its document says for one that cannot be read."""
        sheet = self.sheets[page]
        try:
            _, root = self.package.xml_at(sheet.place, sheet.beside)
            area = area_of(child(root, "Area")) or sheet.area
        except ReadingError:
            area = sheet.area
        return area[2] * POINTS, area[3] * POINTS

    def stage(self, page: int, *, pictures: bool = True) -> Staged:
        """A page set as a scene. ReadingError if it is missing or damaged."""
        sheet = self.sheets[page]
        name, root = self.package.xml_at(sheet.place, sheet.beside)
        area = area_of(child(root, "Area")) or sheet.area
        resources = sheet.shared.resources
        if child(root, "PageRes") is not None:
            resources = resources.copy()
            for element in children(root, "PageRes"):
                resources.load(self.package, written(element), name)
        stage = Stage(self.package, resources, pictures)
        base: Matrix = (POINTS, 0.0, 0.0, POINTS, -area[0] * POINTS, -area[1] * POINTS)
        over = self._templates(stage, sheet, root, base)
        stage.layers(child(root, "Content"), base, Origin.PAGE)
        for content in over:
            stage.layers(content, base, Origin.TEMPLATE)
        self._marks(stage, sheet, base)
        scene = Scene(area[2] * POINTS, area[3] * POINTS, tuple(stage.items))
        return Staged(scene, stage.cut, stage.seen, stage.lost)

    def _templates(self, stage: Stage, sheet: Sheet, root: Element, base: Matrix) -> list[Element]:
        """Set the templates that lie under the page; those that lie over it are given back."""
        over: list[Element] = []
        for used in children(root, "Template"):
            place, beside, order = sheet.shared.templates.get(used.get("TemplateID") or "", ("", "", ""))
            try:
                _, template = self.package.xml_at(place, beside)
            except ReadingError:
                continue
            content = child(template, "Content")
            if (used.get("ZOrder") or order).lower() == "foreground":
                over.append(content)
            else:
                stage.layers(content, base, Origin.TEMPLATE)
        return over

    def _marks(self, stage: Stage, sheet: Sheet, base: Matrix) -> None:
        for place, beside in sheet.shared.marks.get(sheet.identifier, []):
            try:
                _, root = self.package.xml_at(place, beside)
            except ReadingError:
                continue
            for mark in children(root, "Annot"):
                if truth(mark.get("Visible"), otherwise=True):
                    self._appearances(stage, mark, base)
        for seal in sheet.shared.seals:
            if seal.page == sheet.identifier and seal.picture and stage.pictures:
                x, y, width, height = seal.place
                own = times((width, 0.0, 0.0, height, x, y), base)
                stage.items.append(Picture(seal.picture, own, origin=Origin.MARK))

    @staticmethod
    def _appearances(stage: Stage, mark: Element, base: Matrix) -> None:
        for appearance in children(mark, "Appearance"):
            place = box(appearance.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            stage.block(appearance, times((1.0, 0.0, 0.0, 1.0, place[0], place[1]), base), Pen(), Origin.MARK)


def area_of(element: Element | None) -> Box | None:
    """The page's physical box in millimetres, None if the element states none that can be."""
    for name in ("PhysicalBox", "ApplicationBox", "ContentBox"):
        found = box(written(child(element, name)))
        if found is not None and LEAST <= found[2] <= MOST and LEAST <= found[3] <= MOST:
            return found
    return None
