"""`rules`: every rule of proofreading, as it comes or as it stands in a library."""

from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.desk import rulebook
from zugong_desk.desk.libraries import reading_library
from zugong_desk.desk.rulebook import Standing
from zugong_desk.domain.finding import SEVERITY_NAMES


def list_rules(arguments: Namespace) -> int:
    """`rules [--library L]`: what each rule is, with what severity, and whether it is asked."""
    if arguments.library is None:
        standings = rulebook.standings(None)
    else:
        with reading_library(arguments.library) as desk:
            standings = rulebook.standings(desk)
    if arguments.json:
        documents.print_json({"rules": [_rule(one) for one in standings]})
        return 0
    for one in standings:
        off = "" if one.on else "（未开）"
        says = f"{one.rule.family.value}\t{SEVERITY_NAMES[one.severity]}{off}"
        print(f"{one.rule.id}\t{one.rule.name}\t{says}\t{one.rule.clause}")
    return 0


def _rule(one: Standing) -> documents.Json:
    rule = one.rule
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family.value,
        "severity": one.severity.value,
        "fix": rule.fix.value,
        "on": one.on,
        "clause": rule.clause,
        "why": rule.why,
    }
