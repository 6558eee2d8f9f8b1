"""From one finding to the next, and which finding is meant by a place. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.span import Anchor, Span


@dataclass(frozen=True, slots=True)
class Step:
    """The finding that a step leads to, its number from 1 among `total`, and whether the step went round the end."""

    finding: Finding
    number: int
    total: int
    wrapped: bool = False


def span_of(finding: Finding) -> Span:
    """Where a finding stands."""
    return Span(Anchor(finding.block, finding.start), Anchor(finding.block, finding.end))


def walked(findings: Sequence[Finding], *, style: bool = False) -> tuple[Finding, ...]:
    """The findings that F8 goes through: errors and warnings; matters of `style` if asked for, or nothing else is left."""
    weighty = () if style else tuple(one for one in findings if one.severity is not Severity.STYLE)
    return weighty or tuple(findings)


def number_of(findings: Sequence[Finding], finding: Finding) -> tuple[int, int]:
    """Which of the findings walked one is, from 1, and of how many; (0, 0) if it is none of them."""
    among = walked(findings, style=finding.severity is Severity.STYLE)
    return (among.index(finding) + 1, len(among)) if finding in among else (0, 0)


def step(
    bulletin: Bulletin, findings: Sequence[Finding], at: Finding | Anchor | None, by: int, *, near: bool = False
) -> Step | None:
    """The next (1) or previous (-1) of findings in reading order from a finding or a place, round the end.

    `near` says that one which begins at the very place counts as next. None if there is none.
    """
    found = [one for one in findings if one.block in bulletin.line_position]
    if not found:
        return None
    keys = [_key(bulletin, one) for one in found]
    here = _here(bulletin, at)
    if by > 0:
        ahead = [n for n, key in enumerate(keys) if (key[:2] >= here[:2] if near else key > here)]
        chosen = ahead[0] if ahead else 0
    else:
        ahead = [n for n, key in enumerate(keys) if key < here]
        chosen = ahead[-1] if ahead else len(found) - 1
    return Step(found[chosen], chosen + 1, len(found), wrapped=not ahead)


def covering(findings: Sequence[Finding], place: Anchor) -> Finding | None:
    """The finding whose words hold a place, or end there; of several the one with the fewest words."""
    held = [one for one in findings if one.block == place.block and one.start <= place.offset <= one.end]
    return min(held, key=lambda one: (one.end - one.start, one.severity is Severity.STYLE), default=None)


def again(findings: Sequence[Finding], before: Finding) -> Finding | None:
    """The same finding after another check: the same rule and word in the block, the one nearest to where it stood."""
    same = [
        one
        for one in findings
        if (one.block, one.rule, one.row, one.around.word)
        == (before.block, before.rule, before.row, before.around.word)
    ]
    return min(same, key=lambda one: abs(one.start - before.start), default=None)


def _key(bulletin: Bulletin, one: Finding) -> tuple[int, int, int, str]:
    return bulletin.line(one.block), one.start, one.end, one.rule


def _here(bulletin: Bulletin, at: Finding | Anchor | None) -> tuple[int, int, int, str]:
    """Where a step begins; from a place, before all findings at it when going back, after the shorter going on."""
    if isinstance(at, Finding) and at.block in bulletin.line_position:
        return _key(bulletin, at)
    if isinstance(at, Anchor) and at.block in bulletin.line_position:
        return bulletin.line(at.block), at.offset, -1, ""
    return -1, 0, 0, ""
