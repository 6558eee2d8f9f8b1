"""The imprint: how the lines of a source are printed, and where on its pages they stand. It never changes."""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

Range = tuple[int, int]


class Form(StrEnum):
    """The form in which a bulletin arrived."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    SCAN = "scan"
    """Pictures of pages: an image file, or a PDF whose pages hold no text that can be used."""
    OFD = "ofd"


FORM_NAMES = {
    Form.TEXT: "文本",
    Form.HTML: "网页",
    Form.DOCX: "Word",
    Form.DOC: "Word 97/WPS",
    Form.PDF: "PDF",
    Form.SCAN: "扫描件",
    Form.OFD: "OFD",
}


class Align(StrEnum):
    """How a line stands between the margins; `UNKNOWN` where the form does not say."""

    UNKNOWN = ""
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Part(StrEnum):
    """Which part of a document a line belongs to, as the form itself says; `BODY` where it does not say."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TABLE = "table"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is shown, rotation done: points of 1/72 inch."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a line of n characters stands on a page.

    `page` is 1-based. `x`, `y` is the top left corner of the first character's cell, in points from the top left
    corner of the page as it is shown; `height` is the height of the cells. `edges` are n + 1 distances from `x`, never
    falling, along the line: character i takes [edges[i], edges[i + 1]]. `angle` is the direction in which the line
    runs, in degrees clockwise from left to right; the cells stand square to it.
    """

    page: int
    x: float
    y: float
    height: float
    edges: tuple[float, ...]
    angle: float = 0.0

    @property
    def width(self) -> float:
        """The length of the line, in points."""
        return self.edges[-1] if self.edges else 0.0

    def at(self, distance: float) -> int:
        """The character, counted from 0, whose cell a distance along the line falls into; the nearest one outside."""
        return max(0, min(bisect_right(self.edges, distance) - 1, len(self.edges) - 2))


@dataclass(frozen=True, slots=True)
class LinePrint:
    """How one line of a source is printed. Ranges are half-open and count code points from the line's first.

    `size` is the size of most of its characters in points, 0 if unknown; `font` the family that most are set in.
    `bold` are the ranges in a heavier face than the text, real or synthetic. `indent` is the white space before the
    first character beyond the text's left edge, in points. `style` is the name of the paragraph's style and `level` the
    outline level that it gives, 0 for none. `above` is the empty room over the line, beyond what its neighbours in the
    same paragraph have, in points. `doubts` are ranges that a recogniser is not sure of, each with its confidence
    (0 to 1); `opens` tells that a paragraph of the file begins here, None where the form does not say.
    """

    size: float = 0.0
    font: str = ""
    bold: tuple[Range, ...] = ()
    align: Align = Align.UNKNOWN
    indent: float = 0.0
    above: float = 0.0
    style: str = ""
    level: int = 0
    part: Part = Part.BODY
    opens: bool | None = None
    placement: Placement | None = None
    doubts: tuple[tuple[int, int, float], ...] = ()


UNPRINTED = LinePrint()


@dataclass(frozen=True, slots=True)
class Imprint:
    """The print of a source: its form, its pages if it has any of its own, and one `LinePrint` for each of its lines.

    A form that says nothing of print has no lines here.
    """

    form: Form = Form.TEXT
    pages: tuple[Page, ...] = ()
    lines: tuple[LinePrint, ...] = ()

    def line(self, number: int) -> LinePrint:
        """The print of the 1-based line; `UNPRINTED` if nothing is known of it."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else UNPRINTED


PLAIN = Imprint()
