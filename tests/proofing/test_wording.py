"""How rules speak: standards are cited in one form, reasons are sentences, messages have no stop."""

import re
from dataclasses import replace

import pytest

from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import HOUSE, bulletin_of
from zugong_desk.proofing.rule import Rule

NUMBER = r"(?:[1-9][0-9]?|[AB])(?:\.[1-9][0-9]?)*(?:（[\u4e00-\u9fff]+）)?"
STANDARD = re.compile(rf"(?:GB(?:/T)? [0-9]{{4,5}}|GF [0-9]{{4}})—[0-9]{{4}}(?: {NUMBER})?")
ANOTHER = re.compile(NUMBER)
WORDS = re.compile(r"[\u4e00-\u9fff《》“”……、：]+")


def is_cited_well(clause: str) -> bool:
    """A standard with or without a clause, further clauses of the one before, or a custom in words; parted by ；."""
    before = None
    for part in clause.split("；"):
        before = STANDARD.fullmatch(part) or (before and ANOTHER.fullmatch(part))
        if not before and not WORDS.fullmatch(part):
            return False
    return True


@pytest.mark.parametrize("rule", catalogue(), ids=lambda rule: rule.id)
def test_clauses_are_cited_in_one_form_and_reasons_are_sentences(rule: Rule) -> None:
    assert is_cited_well(rule.clause)
    assert rule.why.endswith("。")


@pytest.mark.parametrize("clause", ["GB/T 15834-2011 4.5", "GB/T 15834—2011 4.8、4.9", "4.5.3.5", "编校惯例；4.5"])
def test_other_forms_of_citation_are_seen(clause: str) -> None:
    assert not is_cited_well(clause)


@pytest.mark.parametrize("rule", [rule for rule in catalogue() if rule.across is None], ids=lambda rule: rule.id)
def test_messages_have_no_stop_and_reasons_do_not_run_together(rule: Rule) -> None:
    house = replace(HOUSE, settings={rule.id: "on"})
    for bad in rule.bad:
        found = [one for one in check(bulletin_of(bad.text), house).findings if one.rule == rule.id]
        assert found
        for one in found:
            assert not one.message.endswith("。")
            own = one.why.removesuffix(rule.why)
            assert own == "" or own[-1] in "。！？"
