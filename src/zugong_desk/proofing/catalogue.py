"""All rules, found by walking the folder of rules: adding a module is enough."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from zugong_desk.proofing import rules as rules_
from zugong_desk.proofing.rule import Family, Rule

_FAMILIES = list(Family)


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule, in the order of families and ids. ValueError if two have one id."""
    found = sorted(_rules(), key=lambda rule: (_FAMILIES.index(rule.family), rule.id))
    ids = [rule.id for rule in found]
    if len(ids) != len(set(ids)):
        raise ValueError(f"two rules have one id: {sorted(id for id in ids if ids.count(id) > 1)}")
    return tuple(found)


def rule_of(id: str) -> Rule:
    """The rule of that id; KeyError if there is none."""
    return _by_id()[id]


@cache
def _by_id() -> dict[str, Rule]:
    return {rule.id: rule for rule in catalogue()}


def _rules() -> Iterator[Rule]:
    for module in pkgutil.walk_packages(rules_.__path__, f"{rules_.__name__}."):
        yield from getattr(importlib.import_module(module.name), "RULES", ())
