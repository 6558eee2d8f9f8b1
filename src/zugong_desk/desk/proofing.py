"""Proofreading at the desk: what is open and settled in an issue, and what an editor does about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Decision, RuleSetting, Scope, Verdict
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Finding, Fix
from zugong_desk.domain.mending import GONE, mend
from zugong_desk.domain.shelf import RecordChange, Shelf
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.faults import fault_file
from zugong_desk.proofing.catalogue import rule_of
from zugong_desk.proofing.engine import Checked, check
from zugong_desk.proofing.house import OFF, House, house_of

SHOWN = 12
"""Code points of a wording that a step's name shows."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that still stands in the text, and the decision to keep it."""

    finding: Finding
    decision: Decision


@dataclass(frozen=True, slots=True)
class Proof:
    """The findings of an issue, sorted by what an editor has to do with them.

    `open` wait for a decision; `kept` were settled by one and still stand; `accepted` are corrections that were made,
    oldest first; `mended` is what the parser did already (page numbers set aside, broken paragraphs joined).
    """

    checked: Checked
    open: tuple[Finding, ...]
    kept: tuple[Settled, ...]
    accepted: tuple[Decision, ...]
    mended: tuple[Finding, ...]

    @property
    def settled(self) -> int:
        """How many findings were decided one way or the other."""
        return len(self.kept) + len(self.accepted)

    @property
    def total(self) -> int:
        return len(self.open) + self.settled


def house(desk: Desk) -> House:
    """What the rules know of this library beside its bulletins."""
    shelf = desk.shelf
    return house_of(shelf.entries.values(), shelf.names.values(), shelf.rule_settings.values())


def sorted_out(checked: Checked, shelf: Shelf, issue: str | None = None) -> Proof:
    """The findings of a check, by the decisions on the shelf; `issue` if they know the bulletin by another id."""
    id = checked.bulletin.id if issue is None else issue
    mine = [one for one in shelf.decisions.values() if one.bulletin in ("", id)]
    keeping = [one for one in mine if one.verdict is Verdict.KEPT]
    by_word: dict[tuple[str, str], list[Decision]] = {}
    for one in keeping:
        by_word.setdefault((one.rule, one.word), []).append(one)
    still_open: list[Finding] = []
    kept: list[Settled] = []
    for finding in checked.findings:
        if finding.mended:
            continue
        decisions = by_word.get((finding.rule, finding.around.word), ())
        decision = next((one for one in decisions if one.covers(finding, id)), None)
        if decision is None:
            still_open.append(finding)
        else:
            kept.append(Settled(finding, decision))
    accepted = tuple(one for one in mine if one.verdict is Verdict.ACCEPTED)
    mended = tuple(finding for finding in checked.findings if finding.mended)
    return Proof(checked, tuple(still_open), tuple(kept), accepted, mended)


def proof_of(desk: Desk, issue: str | None = None) -> Proof:
    """Check an issue (None: the one on the table) by itself, here and now."""
    desk.flush()
    bulletin = desk.load(issue) if issue is not None else desk.table
    return sorted_out(check(bulletin, house(desk)), desk.shelf)


# what an editor does about findings -------------------------------------------------------------------------------------


def accept(desk: Desk, finding: Finding) -> Touched:
    """Make the correction that a finding asks for, and remember it. EditError if its place has changed."""
    return accept_all(desk, (finding,))


def accept_all(desk: Desk, findings: Sequence[Finding]) -> Touched:
    """Make the corrections of many findings of the issue on the table, as one step; what has changed is left out.

    EditError if none is left.
    """
    desk.end_burst()
    bulletin = desk.table
    changes, done = mend(bulletin, findings, desk.new_id)
    if not done:
        raise EditError(GONE)
    records = tuple(RecordChange(None, _accepted(desk, bulletin, one)) for one in done)
    return desk.perform(_name(done), changes, records, show=_where(bulletin, done[0]) if len(done) > 1 else None)


def _accepted(desk: Desk, bulletin: Bulletin, finding: Finding) -> Decision:
    around, after = finding.around, finding.suggestion
    place = bulletin.id, around.word, around.left, around.right
    words = finding.text, finding.act.value if after is None else after, finding.message
    return Decision(desk.new_id(), finding.rule, Verdict.ACCEPTED, Scope.HERE, *place, *words)


def _where(bulletin: Bulletin, finding: Finding) -> Span | None:
    if finding.block not in bulletin.line_position:
        return None
    return Span(Anchor(finding.block, finding.start), Anchor(finding.block, finding.start))


def _name(done: Sequence[Finding]) -> str:
    first = done[0]
    if len(done) == 1:
        after = f"为“{_short(first.suggestion)}”" if first.suggestion else ""
        return f"{first.act.value}“{_short(first.text)}”{after}"
    if len({one.rule for one in done}) == 1:
        return f"{len(done)} 处{rule_of(first.rule).name}"
    return f"改正 {len(done)} 处"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def keep(desk: Desk, finding: Finding, scope: Scope = Scope.HERE, note: str = "") -> Touched:
    """Let the text stand as it is: at this place, for this word in the issue on the table, or in the whole library."""
    around = finding.around
    bulletin = "" if scope is Scope.LIBRARY else desk.table.id
    left, right = (around.left, around.right) if scope is Scope.HERE else ("", "")
    decision = Decision(
        desk.new_id(), finding.rule, Verdict.KEPT, scope, bulletin, around.word, left, right, finding.text, "", note
    )
    reach = {Scope.HERE: "保留", Scope.ISSUE: "本期保留", Scope.LIBRARY: "全库保留"}[scope]
    return desk.perform(f"{reach}“{_short(finding.text)}”", records=(RecordChange(None, decision),))


def reconsider(desk: Desk, decision: Decision) -> Touched:
    """Take a decision to keep back, so that its findings are open again."""
    return desk.perform(f"重新考虑“{_short(decision.word)}”", records=(RecordChange(decision, None),))


# rules ------------------------------------------------------------------------------------------------------------------


def set_rule(desk: Desk, id: str, value: str) -> Touched:
    """Switch a rule or a row of a table (`RULE/row`) off or on, or grade it: "off", "on", a severity, or "" for its own."""
    before = desk.shelf.rule_settings.get(id)
    after = RuleSetting(id, value) if value else None
    name = _rule_name(id)
    if before == after:
        return Touched(name)
    says = {OFF: f"停用“{name}”", "": f"“{name}”恢复原样"}.get(value, f"设定“{name}”")
    return desk.perform(says, records=(RecordChange(before, after),))


def _rule_name(id: str) -> str:
    rule, _, row = id.partition("/")
    try:
        name = rule_of(rule).name
    except KeyError:
        return id
    return f"{name}：{row}" if row else name


def fault_line(rule: str) -> str:
    """What is said of a rule that failed."""
    return f"规则“{_rule_name(rule)}”（{rule}）出错，有的地方没有用它校对，其余照常。详情记在 {fault_file()}。"


def safe(findings: Iterable[Finding], rule: str | None = None) -> tuple[Finding, ...]:
    """Of findings those whose correction may be made unread; of one rule all that have a correction."""
    if rule is not None:
        return tuple(one for one in findings if one.rule == rule and one.mends)
    return tuple(one for one in findings if one.fix is Fix.SAFE and one.mends)
