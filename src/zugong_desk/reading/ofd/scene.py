"""The scene of a page: what is drawn on it, in order. Points of 1/72 inch from the page's top left corner."""

from dataclasses import dataclass
from enum import StrEnum

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f: x' = a x + c y + e, y' = b x + d y + f."""

Box = tuple[float, float, float, float]
"""Left, top, width and height."""

PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Colour:
    """Each part 0 to 255; an `alpha` of 0 does not show."""

    red: int = 0
    green: int = 0
    blue: int = 0
    alpha: int = 255


BLACK = Colour()


class Origin(StrEnum):
    """Where on the page an item comes from."""

    PAGE = "page"
    TEMPLATE = "template"
    MARK = "mark"
    """Annotations and seals, set on the page after it was written."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font by the names that the file gives it."""

    name: str = ""
    family: str = ""
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    serif: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Characters in one print. `xs`, `ys` are where each begins on its baseline and `widths` the room of each along it,
    in the object's own units, as is `size`; `matrix` takes them to the page. `turn` is how each character is turned, in
    degrees clockwise; `down` says that they follow one another downwards. `weight` is 400 for regular, 700 for bold.
    No `fill` means that nothing shows, as over a scanned page.
    """

    chars: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    widths: tuple[float, ...]
    size: float
    matrix: Matrix
    font: Font = Font()
    weight: int = 400
    italic: bool = False
    fill: Colour | None = BLACK
    stroke: Colour | None = None
    line_width: float = 0.0
    turn: int = 0
    down: bool = False
    origin: Origin = Origin.PAGE


Step = tuple[str, tuple[float, ...]]
"""M x y, L x y, Q x1 y1 x y, B x1 y1 x2 y2 x y, A rx ry turn large sweep x y, C."""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and areas. `clip` is in points of the page, the rest in the object's own units."""

    steps: tuple[Step, ...]
    matrix: Matrix
    fill: Colour | None = None
    stroke: Colour | None = BLACK
    line_width: float = 0.353
    cap: str = "Butt"
    join: str = "Miter"
    dash: tuple[float, ...] = ()
    even_odd: bool = False
    clip: Box | None = None
    origin: Origin = Origin.PAGE


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file; `matrix` takes the unit square, top left corner first, to the page."""

    data: bytes
    matrix: Matrix
    alpha: int = 255
    clip: Box | None = None
    origin: Origin = Origin.PAGE


Item = Text | Path | Picture


@dataclass(frozen=True, slots=True)
class Scene:
    """A page: its size in points, and what is drawn, the lowest first."""

    width: float
    height: float
    items: tuple[Item, ...] = ()


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and `then` the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def moved(x: float, y: float) -> Matrix:
    """The matrix that shifts by x and y."""
    return 1.0, 0.0, 0.0, 1.0, x, y


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
