"""Every rule does on its own examples what it says, and its corrections settle what they correct."""

import re
from dataclasses import replace
from itertools import count

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.finding import Finding, Fix, Severity
from zugong_desk.domain.mending import mend
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import HOUSE, bulletin_of
from zugong_desk.proofing.rule import Bad, Family, Rule


def called(value: object) -> str:
    """What an example's test is called by: the rule, and how its text begins."""
    if isinstance(value, Rule):
        return value.id
    text = value.text if isinstance(value, Bad) else str(value)
    return text[:20]


IN_TEXT = [rule for rule in catalogue() if rule.across is None]


def findings(rule: Rule, bulletin: Bulletin) -> list[Finding]:
    house = replace(HOUSE, settings={rule.id: "on"})
    return [one for one in check(bulletin, house).findings if one.rule == rule.id]


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_a_rule_brings_three_examples_of_each_and_says_why(rule: Rule) -> None:
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert rule.name
    assert rule.clause
    assert len(rule.why) >= 10


@pytest.mark.parametrize(("rule", "bad"), [(rule, bad) for rule in IN_TEXT for bad in rule.bad], ids=called)
def test_a_fault_is_found_and_its_correction_settles_it(rule: Rule, bad: Bad) -> None:
    bulletin = bulletin_of(bad.text)
    found = findings(rule, bulletin)
    assert found, "not found"
    if bad.at:
        assert bad.at in [one.text for one in found]
    if bad.after is None:
        return
    mending = [one for one in found if one.mends]
    fresh = (f"new{number}" for number in count())
    changes, done = mend(bulletin, mending, lambda: next(fresh))
    assert done
    after = apply(bulletin, changes)
    assert after.text == bulletin_of(bad.after).text
    assert not [one for one in findings(rule, after) if one.mends]
    assert _errors(after) <= _errors(bulletin)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in IN_TEXT for text in rule.good], ids=called)
def test_a_sound_text_is_left_alone(rule: Rule, text: str) -> None:
    assert not findings(rule, bulletin_of(text))


SPACED = re.compile(r"(?<=[\u4e00-\u9fff，、])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")
IN_BLOCK = [rule for rule in IN_TEXT if rule.in_block and not rule.spaced and rule.family is not Family.LAYOUT]
"""Rules that must not mind the spaces which conversions leave around figures."""


@pytest.mark.parametrize(("rule", "bad"), [(rule, bad) for rule in IN_BLOCK for bad in rule.bad], ids=called)
def test_a_fault_is_found_with_spaces_around_its_figures_too(rule: Rule, bad: Bad) -> None:
    assert len(findings(rule, bulletin_of(SPACED.sub(" ", bad.text)))) == len(findings(rule, bulletin_of(bad.text)))


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in IN_BLOCK for text in rule.good], ids=called)
def test_a_sound_text_is_left_alone_with_spaces_around_its_figures_too(rule: Rule, text: str) -> None:
    assert not findings(rule, bulletin_of(SPACED.sub(" ", text)))


@pytest.mark.parametrize("rule", IN_TEXT, ids=lambda rule: rule.id)
def test_what_is_called_safe_has_a_correction(rule: Rule) -> None:
    for bad in rule.bad:
        for one in findings(rule, bulletin_of(bad.text)):
            assert one.fix is Fix.NONE or one.mends or one.mended


def _errors(bulletin: Bulletin) -> int:
    return sum(one.severity is Severity.ERROR and not one.mended for one in check(bulletin).findings)
