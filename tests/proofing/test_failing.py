"""A rule that fails takes no other down: what it would have said is missing, its fault is logged once and told."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zugong_desk.domain.finding import Finding
from zugong_desk.proofing import engine
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import Stopped, across, check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage
from zugong_desk.proofing.rule import Rule

TEXT = "第一段𠮷县与乙市签定协议😀。\n第二段与丙市签定协议，坏了。"
BROKEN = "TEST-BROKEN"
PLAIN = replace(catalogue()[0], id=BROKEN, in_block=None, in_article=None, in_issue=None, across=lambda *_: ())

Put = Callable[[Rule], None]


def in_block(passage: Passage) -> Iterator[Hit]:
    yield Hit(passage.id, 0, 2, "第一", None)
    if "坏" in passage.text:
        raise ZeroDivisionError


def in_article(view: ArticleView) -> Iterator[Hit]:
    raise KeyError(view.passages[0].id)


def in_issue(view: IssueView) -> list[Hit]:
    return [Hit("no such block", 0, 1, view.label, None)]


def between(stated: Stated, ledger: Ledger) -> list[Hit]:
    raise RecursionError(stated.bulletin)


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Puts a rule before all others."""

    def one(rule: Rule) -> None:
        rules = (rule, *catalogue())
        monkeypatch.setattr(engine, "catalogue", lambda: rules)

    return one


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A log of faults that is empty so far."""
    file = tmp_path / "faults.log"
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    logger = logging.getLogger(f"faults of {tmp_path.name}")
    logger.addHandler(handler)
    monkeypatch.setattr(engine, "fault_log", lambda: logger)
    yield file
    handler.close()


def texts(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(one.rule, one.start, one.end) for one in findings if one.rule != BROKEN]


@pytest.mark.parametrize("looks", [{"in_block": in_block}, {"in_article": in_article}, {"in_issue": in_issue}])
def test_a_failing_rule_leaves_what_the_others_say(put: Put, looks: dict[str, Any]) -> None:
    bulletin = bulletin_of(TEXT)
    sound = check(bulletin)
    assert sound.findings
    assert not sound.faults
    put(replace(PLAIN, **looks))
    checked = check(bulletin)
    assert texts(checked.findings) == texts(sound.findings)
    assert checked.faults == (BROKEN,)


def test_only_where_it_fails_are_its_findings_left_out(put: Put) -> None:
    put(replace(PLAIN, in_block=in_block))
    checked = check(bulletin_of(TEXT))
    first, second = checked.bulletin.lines
    assert [one.block for one in checked.findings if one.rule == BROKEN] == [first.id]
    assert second.text in checked.bulletin.text


def test_a_fault_is_logged_once_however_often_the_issue_is_checked(put: Put, log: Path) -> None:
    put(replace(PLAIN, in_issue=in_issue, in_article=in_article))
    bulletin = bulletin_of(TEXT)
    last = check(bulletin)
    for _ in range(3):
        last = check(bulletin, last=last)
        assert last.faults == (BROKEN,)
    assert log.read_text(encoding="utf-8").count(f"fault in rule {BROKEN}") == 1
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_comparing_with_other_issues_fails_by_itself_too(put: Put) -> None:
    put(replace(PLAIN, across=between))
    checked = check(bulletin_of(TEXT))
    stated = Stated("a", "第1期", None)
    compared = across(checked, stated, Ledger([stated]))
    assert compared.findings == checked.findings
    assert compared.faults == (BROKEN,)


def test_a_check_that_is_called_off_is_no_fault(put: Put) -> None:
    put(replace(PLAIN, in_block=in_block))
    with pytest.raises(Stopped):
        check(bulletin_of(TEXT), stop=lambda: True)
