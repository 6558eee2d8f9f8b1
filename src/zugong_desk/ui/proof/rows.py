"""The rows of the list of findings: by severity, then by rule; below them what was decided or done already. No Qt."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from zugong_desk.desk.proofing import Proof
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Decision
from zugong_desk.domain.finding import SEVERITY_NAMES, Finding, Severity
from zugong_desk.ui.proof.context import Context, context_of, context_of_decision
from zugong_desk.ui.proof.wish import Wish
from zugong_desk.ui.proof.words import name_of, reach_of


class Sort(StrEnum):
    """What a row is."""

    SECTION = "section"
    RULE = "rule"
    OPEN = "open"
    KEPT = "kept"
    ACCEPTED = "accepted"
    MENDED = "mended"


DECIDED, MENDED = "decided", "mended"
FOLDED = frozenset({Severity.STYLE.value, DECIDED, MENDED})
"""Sections that are folded at first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` tells it from all others; `parent` is the number of the row above it in the tree, -1 for none.

    `count` is how many findings lie below a section or rule; `note` stands in grey after or under the words.
    """

    sort: Sort
    key: str
    parent: int = -1
    text: str = ""
    count: int = 0
    rule: str = ""
    severity: Severity | None = None
    finding: Finding | None = None
    decision: Decision | None = None
    context: Context | None = None
    note: str = ""


@dataclass(frozen=True)
class Rows:
    """The rows in order, and the numbers of the rows below each; `children[0]` are those that lie below none."""

    rows: tuple[Row, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(default=((),))
    place_in_parent: tuple[int, ...] = ()
    """Of each row its place among those below the same row."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.rows)

    def number_of(self, finding: Finding) -> int:
        """The row of an open finding; -1 if it is not listed."""
        return next((at for at, row in enumerate(self.rows) if row.sort is Sort.OPEN and row.finding == finding), -1)


def rows_of(proof: Proof, wish: Wish) -> Rows:
    """What is known of an issue, as far as it is wished to be seen."""
    made = _Maker(proof.checked.bulletin)
    shown = [one for one in proof.open if wish.takes(one)]
    for severity in Severity:
        made.section(
            severity.value, SEVERITY_NAMES[severity], severity, [one for one in shown if one.severity is severity]
        )
    made.decided(_decided(proof, wish))
    made.section(MENDED, "已自动处理", None, [one for one in proof.mended if wish.takes(one)])
    return made.rows()


def _decided(proof: Proof, wish: Wish) -> list[Row]:
    text = proof.checked.bulletin
    kept = [_kept_row(text, one.finding, one.decision) for one in proof.kept if wish.takes(one.finding)]
    done = [_accepted_row(one) for one in reversed(proof.accepted) if wish.takes_decision(one)]
    return [*done, *kept]


def _kept_row(bulletin: Bulletin, finding: Finding, decision: Decision) -> Row:
    context = replace(context_of(finding, bulletin.block(finding.block).text), after=None, act="")
    note = "　".join(filter(None, (reach_of(decision.scope), decision.note, name_of(finding.rule))))
    key = f"kept {decision.id} {finding.block} {finding.start}"
    return Row(Sort.KEPT, key, rule=finding.rule, finding=finding, decision=decision, context=context, note=note)


def _accepted_row(decision: Decision) -> Row:
    note = f"已改　{name_of(decision.rule)}"
    key = f"done {decision.id}"
    return Row(
        Sort.ACCEPTED, key, rule=decision.rule, decision=decision, context=context_of_decision(decision), note=note
    )


class _Maker:
    """Puts rows one below the other."""

    def __init__(self, bulletin: Bulletin) -> None:
        self._bulletin = bulletin
        self._made: list[Row] = []

    def rows(self) -> Rows:
        children: list[list[int]] = [[] for _ in range(len(self._made) + 1)]
        places = []
        for at, row in enumerate(self._made):
            places.append(len(children[row.parent + 1]))
            children[row.parent + 1].append(at)
        return Rows(tuple(self._made), tuple(map(tuple, children)), tuple(places))

    def section(self, key: str, text: str, severity: Severity | None, findings: Sequence[Finding]) -> None:
        """A section of findings, rule by rule in the order of their first places; none without findings."""
        if not findings:
            return
        top = self._add(Row(Sort.SECTION, key, text=text, count=len(findings), severity=severity))
        sort = Sort.OPEN if severity is not None else Sort.MENDED
        for rule, found in _by_rule(findings).items():
            name = f"{key}/{rule}"
            below = self._add(Row(Sort.RULE, name, top, name_of(rule), len(found), rule, severity))
            for one in found:
                self._add(self._finding_row(sort, f"{name} {one.block} {one.start} {one.end} {one.row}", below, one))

    def decided(self, rows: Iterable[Row]) -> None:
        """What was decided; no section if nothing was."""
        found = list(rows)
        if found:
            top = self._add(Row(Sort.SECTION, DECIDED, text="已处理", count=len(found)))
            for row in found:
                self._add(replace(row, parent=top))

    def _finding_row(self, sort: Sort, key: str, parent: int, one: Finding) -> Row:
        context, note = context_of(one, self._bulletin.block(one.block).text), ""
        if sort is Sort.MENDED:
            context, note = replace(context, after=None, act=""), one.message
        told = parent, one.message, 0, one.rule, one.severity
        return Row(sort, key, *told, finding=one, context=context, note=note)

    def _add(self, row: Row) -> int:
        self._made.append(row)
        return len(self._made) - 1


def _by_rule(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    out: dict[str, list[Finding]] = {}
    for one in findings:
        out.setdefault(one.rule, []).append(one)
    return out


def leaves(rows: Rows, at: int, wanted: Callable[[Row], bool]) -> Iterator[Row]:
    """The rows below a row, however deep, that are wanted."""
    for child in rows.children[at + 1]:
        if wanted(rows.rows[child]):
            yield rows.rows[child]
        yield from leaves(rows, child, wanted)
