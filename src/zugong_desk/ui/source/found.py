"""Open findings as ranges of the source. No Qt here."""

from bisect import bisect_left
from dataclasses import dataclass

from zugong_desk.desk.proofing import Proof
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.runs import cut, source_ranges


@dataclass(frozen=True, slots=True)
class Found:
    """Code points [start, end) of the source of which a finding speaks; `here` if it is the one at hand."""

    start: int
    end: int
    severity: Severity
    here: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """All that findings speak of, in the order of the source; `longest` is the length of the longest."""

    found: tuple[Found, ...] = ()
    longest: int = 0

    def within(self, start: int, end: int) -> list[Found]:
        """Those that reach into [start, end) of the source, the one at hand last."""
        first = bisect_left(self.found, start - self.longest, key=lambda one: one.start)
        last = bisect_left(self.found, end, key=lambda one: one.start)
        here = [one for one in self.found[first:last] if one.end > start]
        return sorted(here, key=lambda one: one.here)


NO_FINDS = Finds()


def finds_in(proof: Proof | None, at_hand: Finding | None) -> Finds:
    """Where the open findings stand in the source; what was typed in stands nowhere."""
    if proof is None:
        return NO_FINDS
    bulletin = proof.checked.bulletin
    found = [one for finding in proof.open for one in _of(bulletin, finding, here=finding is at_hand)]
    found.sort(key=lambda one: one.start)
    return Finds(tuple(found), max((one.end - one.start for one in found), default=0))


def _of(bulletin: Bulletin, finding: Finding, *, here: bool) -> list[Found]:
    if finding.block not in bulletin.position:
        return []
    block = bulletin.block(finding.block)
    start, end = finding.start, finding.end
    if start == end:
        start, end = (start - 1, end) if start else (0, min(1, len(block.text)))
    return [Found(low, high, finding.severity, here) for low, high in source_ranges(cut(block.runs, start, end))]
