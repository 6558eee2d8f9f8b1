"""Findings: what a rule has to say of a place, and what would be done about it."""

from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.kinds import Kind, Role


class Severity(StrEnum):
    """How much a finding weighs: to be settled before printing, to be judged, a matter of house style."""

    ERROR = "error"
    WARNING = "warning"
    STYLE = "style"

    @property
    def place(self) -> int:
        """Where it stands in a list, the heaviest first."""
        return list(Severity).index(self)


SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警示", Severity.STYLE: "体例"}


class Fix(StrEnum):
    """Whether a finding's correction may be made unread, only after a look, or is not known at all."""

    SAFE = "safe"
    SUGGEST = "suggest"
    NONE = "none"


class Act(StrEnum):
    """What a proof-reader does at a place, by the names of GB/T 14706—1993."""

    REPLACE = "改正"
    DELETE = "删除"
    INSERT = "增补"
    TRANSPOSE = "对调"
    JOIN = "接排"
    SPLIT = "另起段"
    ADD_SPACE = "加空"
    CLOSE_UP = "减空"
    KEEP = "保留"


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Code points [start, end) of a block, which read `before`, give way to `after` (no line feed in either)."""

    block: str
    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Joining:
    """A block is joined to the line before it."""

    block: str


@dataclass(frozen=True, slots=True)
class Parting:
    """A block is cut before code point `at`."""

    block: str
    at: int


@dataclass(frozen=True, slots=True)
class Relabelling:
    """A block is taken for another kind; `level` counts for headings only."""

    block: str
    kind: Kind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """Code points [start, end) of a block become a head."""

    block: str
    start: int
    end: int
    role: Role
    level: int = 0


Mend = Rewrite | Joining | Parting | Relabelling | Heading


@dataclass(frozen=True, slots=True)
class Beside:
    """Another place by which a finding is judged, shown beside it.

    `bulletin` is empty for the finding's own; `label` says in words where that is (“第9期 桐城市委组织部”). Of a place in
    a file that is not in the library `block` is empty.
    """

    block: str
    start: int
    end: int
    text: str
    label: str = ""
    bulletin: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By what a finding is known again after edits: its word, and what stands left and right of it.

    All three without white space; left and right at most `SIDE` code points of the `REACH` beside it inside the block.
    One of the two sides is enough, so that a correction close by does not bring a settled finding back.
    """

    left: str
    word: str
    right: str


SIDE = 8
REACH = 64
"""How far the surroundings are looked for, past white space."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say of code points [start, end) of a block, which read `text`.

    `mends` are all done if it is accepted; `suggestion` is what then stands in the place of `text` (None: not known, or
    not a matter of words). `why` explains the rule at this place. `word` is what an editor may exempt. `row` is the row
    of a table that found it, else empty. `mended` says that the parser has done already what is asked: such a finding
    tells of the source, not of the reading text.
    """

    rule: str
    severity: Severity
    block: str
    start: int
    end: int
    text: str
    message: str
    clause: str
    why: str
    fix: Fix = Fix.NONE
    act: Act = Act.REPLACE
    suggestion: str | None = None
    alternatives: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
    beside: tuple[Beside, ...] = ()
    word: str = ""
    row: str = ""
    mended: bool = False
    around: Surroundings = Surroundings("", "", "")


def surroundings(text: str, start: int, end: int, word: str = "") -> Surroundings:
    """The surroundings of code points [start, end) of a text; `word` if what is exempted is not that very text."""
    near = text[max(0, start - REACH) : start], text[end : end + REACH]
    return Surroundings(_bare(near[0])[-SIDE:], _bare(word or text[start:end]), _bare(near[1])[:SIDE])


def _bare(text: str) -> str:
    return "".join(text.split())
