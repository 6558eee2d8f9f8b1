"""What an editor does about findings: accepted, kept, reconsidered, all as steps that undo takes back after a restart."""

import pytest
from tests.desk.libraries import BULLETIN, Office
from tests.desk.test_replacing import OTHER_LINES, received

from zugong_desk.desk import corrections, importing, proofing, replacing, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.desk.proofing import Proof
from zugong_desk.domain.decision import Entry, Scope, Verdict
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Finding, Fix
from zugong_desk.domain.shelf import RecordChange

FAULTY = BULLETIN.replace(
    "每年安排经费一百万元。", "每年安排经费一百万元，𠮷县甲乙丙办公室负责，😀再由甲乙丙办公室督办。"
)
RULE = "TERM-AVOID"


@pytest.fixture
def desk(office: Office) -> Desk:
    """A library with a house row that two places of its issue break."""
    made = office.desk(FAULTY)
    row = Entry("e1", "avoid", "甲乙丙办公室", "督办室")
    made.perform("登记慎用词", records=(RecordChange(None, row),))
    return made


def findings(desk: Desk) -> tuple[Finding, ...]:
    return tuple(one for one in proofing.proof_of(desk).open if one.rule == RULE)


def proof(desk: Desk) -> Proof:
    return proofing.proof_of(desk)


def test_a_house_row_finds_its_words(desk: Desk) -> None:
    first, second = findings(desk)
    assert first.text == second.text == "甲乙丙办公室"
    assert first.suggestion == "督办室"
    assert first.start < second.start


def test_accepting_corrects_the_text_in_one_step_that_undo_takes_back_after_a_restart(
    office: Office, desk: Desk
) -> None:
    before = desk.table.text
    first, _ = findings(desk)
    proofing.accept(desk, first)
    assert "𠮷县督办室负责，😀再由甲乙丙办公室督办" in desk.table.text
    assert len(findings(desk)) == 1
    (decision,) = proof(desk).accepted
    assert (decision.before, decision.after, decision.rule) == ("甲乙丙办公室", "督办室", RULE)
    assert desk.undo_name() == f"{first.act.value}“甲乙丙办公室”为“督办室”"
    again = office.reopened(desk)
    again.undo()
    assert again.table.text == before
    assert not proof(again).accepted
    assert len(findings(again)) == 2


def test_tags_over_a_correction_keep_their_words(desk: Desk) -> None:
    start = desk.table.text.index("𠮷县甲乙丙办公室负责")
    tagging.annotate(desk, desk.table.span(start, start + 11), "村级集体经济")
    (place,) = desk.table.places
    proofing.accept_all(desk, findings(desk))
    assert desk.table.quote(desk.table.places[place].span) == "𠮷县督办室负责，"


def test_all_findings_are_accepted_as_one_step(desk: Desk) -> None:
    before = desk.table.text
    proofing.accept_all(desk, findings(desk))
    assert desk.table.text == before.replace("甲乙丙办公室", "督办室")
    assert desk.undo_name() == "2 处慎用词"
    desk.undo()
    assert desk.table.text == before


def test_a_finding_whose_text_has_changed_is_refused_and_the_others_are_done(desk: Desk) -> None:
    first, second = findings(desk)
    block = desk.table.block(first.block)
    start = desk.table.start_of(block.id) + first.start
    corrections.type_over(desk, desk.table.span(start, start + 1), "丁")
    with pytest.raises(EditError, match="已经变了"):
        proofing.accept(desk, first)
    proofing.accept_all(desk, (first, second))
    assert "𠮷县丁乙丙办公室负责，😀再由督办室督办" in desk.table.text


def test_keeping_here_settles_one_place_and_survives_edits_beside_it(office: Office, desk: Desk) -> None:
    first, second = findings(desk)
    proofing.keep(desk, first)
    assert [one.start for one in findings(desk)] == [second.start]
    start = desk.table.text.index("每年安排经费")
    corrections.type_over(desk, desk.table.span(start, start + 2), "今年")
    desk = office.reopened(desk)
    assert len(findings(desk)) == 1
    (kept,) = [one for one in proof(desk).kept if one.finding.rule == RULE]
    assert kept.decision.scope is Scope.HERE
    proofing.reconsider(desk, kept.decision)
    assert len(findings(desk)) == 2


@pytest.mark.parametrize("scope", [Scope.ISSUE, Scope.LIBRARY])
def test_keeping_a_word_settles_it_everywhere_in_its_reach(office: Office, desk: Desk, scope: Scope) -> None:
    first, _ = findings(desk)
    proofing.keep(desk, first, scope)
    assert not findings(desk)
    settled = proof(desk)
    assert settled.settled == 2
    other = received(office, FAULTY.replace("第 3 期", "第 4 期").replace("5 月 6 日", "6 月 6 日"))
    result, _ = importing.take_in(desk, other)
    assert result.id
    desk.open(result.id)
    assert len(findings(desk)) == (2 if scope is Scope.ISSUE else 0)


def test_a_rule_that_is_off_says_nothing_and_comes_back(desk: Desk) -> None:
    proofing.set_rule(desk, RULE, "off")
    assert not findings(desk)
    desk.undo()
    assert len(findings(desk)) == 2
    proofing.set_rule(desk, RULE, "error")
    assert {one.severity for one in findings(desk)} == {"error"}
    proofing.set_rule(desk, RULE, "")
    assert not desk.shelf.rule_settings


def test_decisions_go_over_to_another_file_of_the_issue(office: Office, desk: Desk) -> None:
    first, _ = findings(desk)
    proofing.keep(desk, first)
    text = OTHER_LINES.replace(
        "每年安排经费一百万元。", "每年安排经费一百万元，𠮷县甲乙丙办公室负责，😀再由甲乙丙办公室督办。"
    )
    replacing.replace_source(desk, desk.table.id, received(office, text))
    assert len(findings(desk)) == 1


def test_what_is_safe_is_what_may_be_corrected_unread(desk: Desk) -> None:
    found = proof(desk).open
    assert all(one.fix is Fix.SAFE and one.mends for one in proofing.safe(found))
    assert {one.rule for one in proofing.safe(found, RULE)} == {RULE}


def test_the_history_of_an_issue_names_its_decisions(desk: Desk) -> None:
    first, second = findings(desk)
    proofing.keep(desk, first)
    proofing.accept(desk, second)
    names = [head.name for head in desk.library.history(desk.table.id)]
    assert names[-2:] == ["保留“甲乙丙办公室”", "改正“甲乙丙办公室”为“督办室”"]
    assert {one.verdict for one in desk.shelf.decisions.values()} == {Verdict.KEPT, Verdict.ACCEPTED}
    assert desk.library.doctor().ok
