"""What findings, rules and decisions are called on screen. No Qt here."""

from zugong_desk.domain.decision import Scope
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.catalogue import rule_of
from zugong_desk.proofing.rule import Family, Rule

ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "style"}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "warn", Severity.STYLE: "style"}
"""Icon of a severity, and its colour in the theme."""
REACHES = {Scope.HERE: "此处保留", Scope.ISSUE: "本期保留", Scope.LIBRARY: "全库保留"}


def rule_or_none(id: str) -> Rule | None:
    """The rule of that id; None for one that this version does not have, as old decisions may name."""
    try:
        return rule_of(id)
    except KeyError:
        return None


def name_of(id: str) -> str:
    """What a rule is called."""
    rule = rule_or_none(id)
    return rule.name if rule is not None else id


def family_of(id: str) -> Family | None:
    """The family of a rule; None if the rule is not known."""
    rule = rule_or_none(id)
    return rule.family if rule is not None else None


def reach_of(scope: Scope) -> str:
    """How far a decision to keep reaches."""
    return REACHES[scope]
