"""The wordings that a finding offers, the best first. No Qt here."""

from dataclasses import replace

from zugong_desk.domain.finding import Finding, Rewrite

MOST_WORDINGS = 9
"""As many as have a number key."""


def wordings(finding: Finding) -> tuple[str, ...]:
    """What may stand in the place of the words: the suggestion, then its alternatives, each once."""
    first = () if finding.suggestion is None or not finding.mends else (finding.suggestion,)
    return tuple(dict.fromkeys((*first, *finding.alternatives)))[:MOST_WORDINGS]


def with_wording(finding: Finding, wording: str) -> Finding:
    """The finding with another wording as its suggestion."""
    if finding.mends and wording == finding.suggestion:
        return finding
    mend = Rewrite(finding.block, finding.start, finding.end, finding.text, wording)
    return replace(finding, suggestion=wording, mends=(mend,))
