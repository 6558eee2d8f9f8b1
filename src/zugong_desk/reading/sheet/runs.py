"""Runs: characters that a PDF draws one after the other, and the frame in which they run from left to right."""

from dataclasses import dataclass, field
from math import cos, radians, sin

from zugong_desk.reading.sheet.faces import Face

FILL_AND_STROKE = (2, 6)
"""Render modes that thicken a face which has no bold cut."""

INVISIBLE = 3


@dataclass(slots=True)
class Setting:
    """How a text object is set: `size` in points on the page, `angle` clockwise in degrees, `mode` how it is drawn."""

    face: Face
    size: float
    angle: float
    mode: int
    doubled: bool = False
    unmapped: dict[int, bool] = field(default_factory=dict)

    @property
    def bold(self) -> bool:
        """Whether it is drawn thicker than its face has it, or in a bold cut."""
        return self.doubled or self.mode in FILL_AND_STROKE or (self.face.bold and self.mode != INVISIBLE)


@dataclass(slots=True)
class Run:
    """Characters next to each other on one baseline, in the frame of their direction.

    `starts[i]` and `ends[i]` are where the cell of character i begins and ends along the line; `base`, `top` and
    `bottom` are measured square to it. `frame` is the frame's direction in degrees clockwise.
    """

    setting: Setting
    frame: int
    base: float
    top: float
    bottom: float
    chars: list[str] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    @property
    def start(self) -> float:
        """Where its first cell begins."""
        return self.starts[0]

    @property
    def end(self) -> float:
        """Where its last cell ends."""
        return self.ends[-1]

    @property
    def ink(self) -> int:
        """How many of its characters are no white space."""
        return len("".join(self.chars).replace(" ", "").replace("\u3000", ""))

    @property
    def blank(self) -> bool:
        """Whether it holds white space only."""
        return not "".join(self.chars).strip()


def framed(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point of the page in the frame that runs in a direction."""
    angle = radians(degrees)
    return x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)


def unframed(u: float, v: float, degrees: float) -> tuple[float, float]:
    """A point of a frame on the page."""
    return framed(u, v, -degrees)


def frame_of(degrees: float) -> int:
    """The frame of a direction: the near quarter turn for print that is a little askew."""
    quarter = round(degrees / 90) * 90
    return (quarter if abs(degrees - quarter) <= ASKEW else round(degrees)) % 360


ASKEW = 3.0
"""Degrees by which a scan may lie askew without being taken for slanted print."""
