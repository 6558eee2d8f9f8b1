"""A survey of a library: what the rules say of each of its issues, and of what they state together, in small records.

The functions are pure and take what processes can be given, so that whoever asks shares the work out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.desk.checking import label_of, looked
from zugong_desk.desk.proofing import sorted_out
from zugong_desk.desk.tallies import MISFIT, text_of
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Beside, Finding, Severity
from zugong_desk.domain.outline import articles
from zugong_desk.domain.shelf import Shelf
from zugong_desk.proofing.catalogue import catalogue, rule_of
from zugong_desk.proofing.engine import Checked, findings_of, safely
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import House
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.locating import located
from zugong_desk.proofing.rule import Rule
from zugong_desk.proofing.stating import stated_of

SIDE = 24
"""Code points of context on either side."""

Hits = tuple[tuple[str, tuple[Hit, ...]], ...]
"""By rule what it gives for an issue."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An open finding at code points [start, end) of a block of an issue, with the words around it.

    `after` is what the words become (None: not known), `line` the one of the source; `beside` what others state.
    """

    issue: str
    rule: str
    severity: Severity
    block: str
    start: int
    end: int
    left: str
    text: str
    right: str
    after: str | None
    message: str
    article: str
    line: int
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What came of an issue by itself: its open findings, how many are settled, and what it states (as tallies keep it)."""

    issue: str
    label: str
    listed: tuple[Listed, ...]
    settled: int
    stated: str


def about(shelf: Shelf, issue: str) -> Shelf:
    """Of a shelf the decisions that may speak of an issue."""
    return Shelf(decisions={id: one for id, one in shelf.decisions.items() if one.bulletin in ("", issue)})


def survey(bulletin: Bulletin, house: House, shelf: Shelf) -> Surveyed:
    """Check an issue by itself."""
    found = looked(bulletin, house)
    proof = sorted_out(Checked(bulletin, house, found.findings, {}), shelf)
    listed = tuple(listed_of(bulletin, proof.open))
    return Surveyed(bulletin.id, label_of(bulletin), listed, proof.settled, text_of(found.stated))


def compare(stated: Sequence[str], issues: Sequence[str], house: House) -> dict[str, Hits]:
    """Compare what some issues state with what all do; the issues of which there is something to say.

    What does not fit, as another program may have kept it, is left out.
    """
    known = {one.bulletin: one for one in _read(stated)}
    ledger = Ledger(known.values())
    rules = [rule for rule in catalogue() if rule.across and house.is_on(rule.id, by_itself=rule.on)]
    faults: list[str] = []
    out: dict[str, Hits] = {}
    for id in issues:
        if id in known and (hits := tuple(_hits(rules, known[id], ledger, faults))):
            out[id] = hits
    return out


def _hits(
    rules: Sequence[Rule], stated: Stated, ledger: Ledger, faults: list[str]
) -> Iterator[tuple[str, tuple[Hit, ...]]]:
    """What each rule that compares gives for an issue, where it gives something."""
    for rule in rules:
        look = rule.across
        if look is not None and (hits := tuple(safely(rule, faults, look, stated, ledger))):
            yield rule.id, hits


def _read(stated: Iterable[str]) -> Iterator[Stated]:
    for text in stated:
        try:
            yield stated_of(json.loads(text))
        except MISFIT:
            continue


def survey_across(bulletin: Bulletin, house: House, shelf: Shelf, hits: Hits) -> tuple[Listed, ...]:
    """The open findings that come of comparing an issue with others."""
    found = [one for rule, given in hits for one in findings_of(rule_of(rule), given, bulletin, house)]
    return tuple(listed_of(bulletin, sorted_out(Checked(bulletin, house, tuple(found), {}), shelf).open))


def listed_of(bulletin: Bulletin, findings: Sequence[Finding]) -> Iterator[Listed]:
    """Findings in a bulletin, as a survey lists them."""
    names = _articles(bulletin) if findings else {}
    for one in findings:
        text = bulletin.block(one.block).text
        yield Listed(
            issue=bulletin.id,
            rule=one.rule,
            severity=one.severity,
            block=one.block,
            start=one.start,
            end=one.end,
            left=text[max(0, one.start - SIDE) : one.start],
            text=one.text,
            right=text[one.end : one.end + SIDE],
            after=one.suggestion if one.mends and one.suggestion != one.text else None,
            message=one.message,
            article=names.get(one.block, ""),
            line=located(bulletin, one).line,
            beside=one.beside,
        )


def _articles(bulletin: Bulletin) -> dict[str, str]:
    """By line what its article is called."""
    out: dict[str, str] = {}
    for article in articles(bulletin.lines):
        for line in bulletin.lines[bulletin.line(article.first) : bulletin.line(article.last) + 1]:
            out[line.id] = article.org or article.title
    return out
