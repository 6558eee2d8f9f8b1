"""A value proposed for a practice record, with the characters that say it."""

from collections.abc import Iterable
from dataclasses import dataclass

from zugong_desk.domain.annotation import Field


@dataclass(frozen=True, slots=True)
class Drafted:
    """A proposed value of a field, and the code points [start, end) of the reading text that say it.

    `text` is the value as it would be recorded: for names, results and recognitions what the range quotes, for places and
    organisations the normal form. `about` and `level` are those of a `Ground`. Without a range (`start == end`) the value
    comes from elsewhere, such as the issue's masthead. `confidence` (0 to 1) orders the candidates; `why` tells an editor.
    """

    field: Field
    start: int
    end: int
    text: str
    about: str = ""
    level: str = ""
    confidence: float = 0.5
    why: str = ""

    @property
    def grounded(self) -> bool:
        """Whether the text itself says the value."""
        return self.start < self.end


def ranked(found: Iterable[Drafted]) -> tuple[Drafted, ...]:
    """Candidates best first, each value once; of equals the one that the text says first."""
    best: dict[tuple[Field, str], Drafted] = {}
    for one in sorted(found, key=lambda one: (-one.confidence, one.start)):
        best.setdefault((one.field, one.text), one)
    return tuple(best.values())
