"""Judging what the rules found against what a person faults: found, missed, beyond it, and tempted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.proofscore.gold import Fault, Gold, Range, Tempting

from zugong_desk.desk.checking import Checkup
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.locating import Located

NEAR = 2
"""Code points by which a finding may miss a fault: marks for bold and line ends beside it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One file: which faults were found and missed, and which findings no fault stands for."""

    file: str
    found: tuple[Fault, ...]
    missed: tuple[Fault, ...]
    beyond: tuple[Located, ...]
    tempted: tuple[Tempting, ...]

    def recall(self, kind: str) -> tuple[int, int]:
        """How many faults of a kind were found, of how many."""
        found = sum(one.kind == kind for one in self.found)
        return found, found + sum(one.kind == kind for one in self.missed)

    @property
    def errors_missed(self) -> tuple[Fault, ...]:
        return tuple(one for one in self.missed if one.error)

    @property
    def unwarranted(self) -> int:
        """Findings that no fault stands for; the same words under the same rule count once."""
        return len({(one.finding.rule, one.finding.around.word) for one in self.beyond})


def judged(checkup: Checkup, gold: Gold) -> Judged:
    """One checked file against its gold. ValueError if the file could not be read."""
    if checkup.checked is None:
        raise ValueError(f"{checkup.file}: {checkup.error}")
    name = Path(checkup.file).name
    faults = [one for one in gold.faults if one.file == name]
    all_found = checkup.located
    found = [one for one in faults if any(finds(finding, one) for finding in all_found)]
    beyond = [one for one in all_found if not one.finding.mended and not any(finds(one, fault) for fault in faults)]
    tempted = [one for one in gold.tempting if one.file == name and any(touches(f, one.place) for f in beyond)]
    missed = [one for one in faults if one not in found]
    return Judged(name, tuple(found), tuple(missed), tuple(beyond), tuple(tempted))


def finds(finding: Located, fault: Fault) -> bool:
    """Whether a finding is of that fault: of a rule that may find it, at one of its places."""
    if finding.finding.rule not in fault.rules:
        return False
    return not fault.places or any(touches(finding, place, NEAR) for place in fault.places)


def touches(finding: Located, place: Range, near: int = 0) -> bool:
    """Whether a finding and a place share a character, or come as near as that."""
    return finding.start < place[1] + near and place[0] < finding.end + near


def heavy(findings: Iterable[Located]) -> list[Located]:
    """The findings of error and warning level that an editor has to decide."""
    return [one for one in findings if not one.finding.mended and one.finding.severity is not Severity.STYLE]


def errors(findings: Sequence[Located]) -> list[Located]:
    """Those of error level."""
    return [one for one in heavy(findings) if one.finding.severity is Severity.ERROR]
