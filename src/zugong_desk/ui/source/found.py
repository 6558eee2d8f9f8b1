"""Open findings as ranges of the source. No Qt here."""

from collections.abc import Iterable
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


def found_in(proof: Proof | None, at_hand: Finding | None) -> tuple[Found, ...]:
    """Where the open findings stand in the source, the one at hand last; what was typed in stands nowhere."""
    if proof is None:
        return ()
    out = [one for finding in proof.open if finding is not at_hand for one in _of(proof.checked.bulletin, finding)]
    if at_hand is not None:
        out += _of(proof.checked.bulletin, at_hand, here=True)
    return tuple(out)


def found_within(found: Iterable[Found], start: int, end: int) -> list[Found]:
    """Those that reach into [start, end) of the source."""
    return [one for one in found if one.start < end and one.end > start]


def _of(bulletin: Bulletin, finding: Finding, *, here: bool = False) -> list[Found]:
    if finding.block not in bulletin.position:
        return []
    block = bulletin.block(finding.block)
    start, end = finding.start, finding.end
    if start == end:
        start, end = (start - 1, end) if start else (0, min(1, len(block.text)))
    return [Found(low, high, finding.severity, here) for low, high in source_ranges(cut(block.runs, start, end))]
