"""The list of corrections: what was changed against the source, by whom, when, and by which rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.desk.as_parsed import as_parsed
from zugong_desk.desk.core import Desk
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections import Compared, Correction, compared
from zugong_desk.domain.corrections_hands import Hands
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.domain.decision import Decision, Verdict
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.said import Said
from zugong_desk.domain.step import Step
from zugong_desk.export.passages import source_line
from zugong_desk.library import StepHead
from zugong_desk.proofing.catalogue import rule_of

_BESIDE = 4
"""Code points on each side of a correction that its finding must have had beside it too."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A step that is done, and the findings that were accepted in it."""

    head: StepHead
    accepted: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells the corrections of a bulletin: what held as parsed, its blocks then, and the steps done, oldest first."""

    bulletin: Bulletin
    before: Said
    blocks: tuple[Block, ...]
    steps: tuple[tuple[StepHead, Step], ...]


def errata(desk: Desk, issue: str | None = None) -> Errata:
    """The corrections of an issue by its id (None: the one on the table). Unknown if the library does not hold it."""
    return listed(evidence(desk, issue))


def evidence(desk: Desk, issue: str | None = None, known: dict[str, Step] | None = None) -> Evidence:
    """What the library tells of an issue's corrections, as `errata` takes it.

    `known` holds steps by id that were read before, and is given those that are read now; but for the last one, which
    typing may let grow.
    """
    desk.flush()
    bulletin = desk.load(issue) if issue is not None else desk.table
    read = {} if known is None else known
    heads = [head for head in desk.library.history(bulletin.id) if head.state == "done"]
    for head in heads[:-1]:
        if head.id not in read:
            read[head.id] = desk.library.step(head.id)
    for head in heads[-1:]:
        read.pop(head.id, None)
    steps = tuple((head, read.get(head.id) or desk.library.step(head.id)) for head in heads)
    return Evidence(bulletin, as_parsed(desk, bulletin), desk.library.parsed(bulletin.id).blocks, steps)


def listed(evidence: Evidence) -> Errata:
    """The corrections that the evidence tells of; asks nothing of the library, so that any thread may do it."""
    bulletin = evidence.bulletin
    both = compared(bulletin, evidence.before)
    hands, steps = _hands(evidence) if both.corrections else (None, [])
    rows = tuple(_erratum(one, hands, both, steps) for one in both.corrections if hands)
    return Errata(source_line(masthead(bulletin), "", bulletin.source.file), both, rows)


def _hands(evidence: Evidence) -> tuple[Hands, list[_Made]]:
    """The steps on an issue, oldest first, and what each had a hand in."""
    bulletin = evidence.bulletin
    hands, made = Hands(Bulletin(bulletin.id, bulletin.source, evidence.blocks)), list[_Made]()
    for head, step in evidence.steps:
        for part in step.parts:
            if part.bulletin == bulletin.id:
                hands.follow(part.changes, len(made))
        after = (change.after for change in step.records)
        made.append(_Made(head, tuple(one for one in after if isinstance(one, Decision) and _accepts(one, bulletin))))
    return hands, made


def _accepts(decision: Decision, bulletin: Bulletin) -> bool:
    return decision.verdict is Verdict.ACCEPTED and decision.bulletin == bulletin.id


def _erratum(one: Correction, hands: Hands, both: Compared, steps: Sequence[_Made]) -> Erratum:
    number = hands.step_of(one, both)
    if number < 0:
        return Erratum(one)
    made = steps[number]
    decision = _decision(one, made.accepted)
    if decision is None:
        return Erratum(one, made.head.editor, made.head.at)
    name, clause = _rule(decision.rule)
    return Erratum(one, made.head.editor, made.head.at, name, clause, decision.note)


def _decision(one: Correction, accepted: Sequence[Decision]) -> Decision | None:
    """The accepted finding that asked for a correction: the only one of its step, or the one that stood there."""
    fitting = [decision for decision in accepted if _fits(decision, one)]
    if fitting:
        return fitting[0]
    return accepted[0] if len(accepted) == 1 else None


def _fits(decision: Decision, one: Correction) -> bool:
    there = _bare(decision.left + decision.word + decision.right)
    words = _bare(one.before) or _bare(one.after)
    beside = _bare(one.left)[-_BESIDE:], _bare(one.right)[:_BESIDE]
    here = [f"{beside[0]}{_bare(one.before)}", f"{_bare(one.before)}{beside[1]}"]
    said = _bare(decision.before + decision.after)
    return (words in said or not words) and any(part and part in there for part in here)


def _bare(text: str) -> str:
    return "".join(text.split())


def _rule(id: str) -> tuple[str, str]:
    """The name and clause of a rule; one that is no longer in the catalogue goes by its id."""
    try:
        rule = rule_of(id)
    except KeyError:
        return id, ""
    return rule.name, rule.clause
