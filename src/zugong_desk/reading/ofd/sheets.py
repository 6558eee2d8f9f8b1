"""Sheets: the pages of an OFD as lines of text in reading order."""

from collections import Counter
from dataclasses import dataclass, field

from zugong_desk.domain.imprint import Page, Part
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.document import Document
from zugong_desk.reading.ofd.rulings import rules_of
from zugong_desk.reading.ofd.runs import layer_of, texts_of
from zugong_desk.reading.ofd.scene import Origin, Scene
from zugong_desk.reading.sheet.feeds import PrintedLine
from zugong_desk.reading.sheet.sheets import SetLine, Sheet, lines_of
from zugong_desk.reading.sheet.tables import tables_of
from zugong_desk.reading.wishes import Progress, Recognition, Wishes

EDGE = 0.2
"""Share of the page at its top and bottom in which a template's lines are running heads and feet."""

_Line = tuple[str, int]
"""A line's text and its baseline in whole points."""


@dataclass(slots=True)
class Reading:
    """The sheets of a file, and what was met on the way; pages are counted from 1."""

    sheets: list[Sheet] = field(default_factory=list)
    templates: list[frozenset[_Line]] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    recognised: dict[int, list[PrintedLine]] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    """Pages without text on which images stand that were not recognised."""
    missing: str = ""
    """Why nothing could be recognised, in a line."""
    unmapped: int = 0
    """Characters to which the file gives no meaning."""
    _repeats: Counter[_Line] = field(default_factory=Counter)

    def part(self, at: int, line: SetLine) -> Part:
        """Header or footer for a line at the edge of the page that a template repeats; else body."""
        key = _key(line)
        if key not in self.templates[at] or self._repeats[key] < 2:
            return Part.BODY
        height = self.sheets[at].page.height
        return (
            Part.HEADER if line.base < EDGE * height else Part.FOOTER if line.base > (1 - EDGE) * height else Part.BODY
        )

    def add_template(self, lines: frozenset[_Line]) -> None:
        """Add the lines of the next page's templates."""
        self.templates.append(lines)
        self._repeats.update(lines)


def sheets_of(document: Document, wishes: Wishes, progress: Progress) -> Reading:
    """All pages as lines; one that is damaged has none, one of pictures is recognised."""
    found = Reading()
    total = len(document.sheets)
    for index in range(total):
        try:
            _read(document, index, wishes, found)
        except ReadingError:
            found.damaged.append(index + 1)
            found.sheets.append(Sheet(Page(*document.size(index))))
            found.add_template(frozenset())
        progress(index + 1, total)
    return found


def _read(document: Document, index: int, wishes: Wishes, found: Reading) -> None:
    staged = document.stage(index, pictures=False)
    scene, number = staged.scene, index + 1
    layer = layer_of(texts_of(scene))
    page = Page(scene.width, scene.height)
    lines = lines_of(layer.runs, page, number, tables_of(rules_of(scene)))
    if staged.cut:
        found.cut.append(number)
    always = wishes.recognition is Recognition.ALWAYS
    if staged.pictures and (always or not lines) and _recognise(document, index, wishes, found):
        lines = ()
    elif staged.pictures and not lines:
        found.unread.append(number)
    found.unmapped += layer.unmapped
    found.sheets.append(Sheet(page, lines))
    found.add_template(_template_lines(scene, page, number))


def _recognise(document: Document, index: int, wishes: Wishes, found: Reading) -> bool:
    """Whether the page's pictures were recognised."""
    if found.missing or wishes.recognition is Recognition.NEVER:
        return False
    from zugong_desk.reading.ofd.scans import recognised  # noqa: PLC0415 - only for those who read scans

    try:
        lines = recognised(document.stage(index).scene, index + 1)
    except ReadingError as error:
        found.missing = str(error)
        return False
    if lines is not None:
        found.recognised[index + 1] = lines
    return lines is not None


def _template_lines(scene: Scene, page: Page, number: int) -> frozenset[_Line]:
    texts = [text for text in texts_of(scene) if text.origin is Origin.TEMPLATE]
    return frozenset(_key(line) for line in lines_of(layer_of(texts).runs, page, number)) if texts else frozenset()


def _key(line: SetLine) -> _Line:
    return line.text.strip(), round(line.base)
