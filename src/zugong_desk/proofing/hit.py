"""Hits: what a rule gives for a place; the engine makes findings of them."""

from dataclasses import dataclass

from zugong_desk.domain.finding import Act, Beside, Fix, Mend, Severity


@dataclass(frozen=True, slots=True)
class Hit:
    """Code points [start, end) of a block's text, and what is to be said of them.

    `suggestion` is what the text becomes; by itself it makes the correction a rewriting of that range. `mends` says
    instead what is to be done if that is not (only) a rewriting of the range. `fix` and `severity` may differ from the
    rule's own; `why` adds to it; `word` is what an editor may exempt if it is not the text itself; `row` is the table's
    row that found it. `mended`: the parser has done it already.
    """

    block: str
    start: int
    end: int
    message: str
    suggestion: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    act: Act | None = None
    why: str = ""
    word: str = ""
    row: str = ""
    alternatives: tuple[str, ...] = ()
    mends: tuple[Mend, ...] = ()
    beside: tuple[Beside, ...] = ()
    mended: bool = False
