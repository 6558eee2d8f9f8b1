"""The words of a finding with what stands around them, and what they become. No Qt here."""

from dataclasses import dataclass

from zugong_desk.domain.decision import Decision
from zugong_desk.domain.finding import Finding

SIDE = 24
"""Code points of context on either side."""
BREAK = "↵"


@dataclass(frozen=True, slots=True)
class Context:
    """`before` gives way to `after` (None: nothing is to be put there) between `left` and `right`.

    `act` names what else is done, where a wording alone does not say it (接排, 另起段).
    """

    left: str
    before: str
    right: str
    after: str | None = None
    act: str = ""

    @property
    def spoken(self) -> str:
        """The context as a screen reader says it."""
        becomes = f"，改为“{self.after}”" if self.after else "，删除" if self.after == "" else ""
        act = f"，{self.act}" if self.act else ""
        return f"{self.left}“{self.before}”{self.right}{becomes}{act}"


def context_of(finding: Finding, text: str) -> Context:
    """A finding in its block, which reads `text`."""
    left, right = text[max(0, finding.start - SIDE) : finding.start], text[finding.end : finding.end + SIDE]
    after = finding.suggestion if finding.mends and finding.suggestion != finding.text else None
    act = finding.act.value if finding.mends and after is None else ""
    return Context(one_line(left), one_line(finding.text), one_line(right), after and one_line(after), act)


def context_of_decision(decision: Decision) -> Context:
    """What was decided, as it was then."""
    return Context(decision.left, one_line(decision.before), decision.right, one_line(decision.after))


def one_line(text: str) -> str:
    """Text without line ends, which a row cannot show."""
    return text.replace("\n", BREAK).replace("\u2028", BREAK)
