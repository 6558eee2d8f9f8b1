"""Decisions: what an editor did about findings, and how a house has set its rules."""

from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.finding import Finding, Surroundings


class Verdict(StrEnum):
    """Whether a finding was accepted (its correction made) or the text kept as it stands."""

    ACCEPTED = "accepted"
    KEPT = "kept"


class Scope(StrEnum):
    """How far a decision to keep reaches: this place, this word in this issue, this word everywhere."""

    HERE = "here"
    ISSUE = "issue"
    LIBRARY = "library"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a finding of `rule`.

    `bulletin` is empty if the decision holds everywhere. `left`, `word` and `right` are its surroundings; `before` and
    `after` are the wordings of an accepted correction, `note` what the rule said or the editor's reason.
    """

    id: str
    rule: str
    verdict: Verdict
    scope: Scope
    bulletin: str
    word: str
    left: str = ""
    right: str = ""
    before: str = ""
    after: str = ""
    note: str = ""

    def covers(self, finding: Finding, bulletin: str) -> bool:
        """Whether a finding in a bulletin is settled by this decision to keep."""
        if self.verdict is not Verdict.KEPT or self.rule != finding.rule or self.bulletin not in ("", bulletin):
            return False
        around = finding.around
        if self.word != around.word:
            return False
        return self.scope is not Scope.HERE or _same_place(self, around)


def _same_place(decision: Decision, around: Surroundings) -> bool:
    """One side is enough; two places with nothing but the word agree only if both sides are the same."""
    left, right = decision.left == around.left, decision.right == around.right
    return (left and right) or (left and bool(around.left)) or (right and bool(around.right))


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How a house has set a rule, or a row of a table (`id` is then `RULE/row`): off, or of another severity.

    `value` is "off", "on" (for one that is off by itself) or a severity.
    """

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that a house has added to a table of a rule.

    `table` names it (words, phrases, avoid …); `wrong` gives way to `right`, which may be empty. `when` and `unless` are
    contexts (patterns as in the tables). `severity` is empty for the rule's own. `since` and `until` are ISO dates, both
    included, empty without bound: the row is asked only about issues of that time.
    """

    id: str
    table: str
    wrong: str
    right: str = ""
    when: str = ""
    unless: str = ""
    severity: str = ""
    note: str = ""
    since: str = ""
    until: str = ""


class Sort(StrEnum):
    """What a name in the registry names."""

    ORGANISATION = "organisation"
    PLACE = "place"
    PROJECT = "project"
    BRAND = "brand"
    PERSON = "person"
    TERM = "term"


SORT_NAMES = {
    Sort.ORGANISATION: "机构",
    Sort.PLACE: "地名",
    Sort.PROJECT: "项目",
    Sort.BRAND: "品牌",
    Sort.PERSON: "人名",
    Sort.TERM: "术语",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the library's registry, confirmed or refused by an editor.

    `also` holds other true forms, a line each; `post` a person's post; `since` and `until` bound it in time (ISO dates,
    both included, empty without bound). `within` names the place that a place belongs to, as the gazetteer does.
    """

    id: str
    sort: Sort
    name: str
    confirmed: bool = True
    also: str = ""
    post: str = ""
    note: str = ""
    since: str = ""
    until: str = ""
    within: str = ""

    def holds_on(self, date: str | None) -> bool:
        """Whether the name is true of a day (ISO); of an unknown one if it has no bounds."""
        if date is None:
            return not (self.since or self.until)
        return (not self.since or self.since <= date) and (not self.until or date <= self.until)
