"""Parsing issues again that were already worked on: what would change, and doing it as one step."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.renewal import Difference, differences, parsed, renew
from zugong_desk.domain.said import Said, said
from zugong_desk.domain.step import Part, Step
from zugong_desk.domain.structure import Structure
from zugong_desk.reading import parse

RENEWAL = "重新解析"
"""The name of the step, by which the history tells what was parsed again from what an editor did."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What parsing an issue again would change; `refreshed` blocks only get another confidence or reason."""

    bulletin: str
    differences: tuple[Difference, ...]
    refreshed: int

    @property
    def empty(self) -> bool:
        return not (self.differences or self.refreshed)


def preview(desk: Desk, issue: str) -> Preview:
    """What parsing the issue of that id again would change. Nothing is changed."""
    desk.flush()
    bulletin = desk.load(issue)
    before, fresh = _before(desk, bulletin), _fresh(bulletin)
    refreshed = renew(bulletin, before, fresh, (), desk.new_id)
    return Preview(issue, tuple(differences(bulletin, before, fresh)), len(refreshed))


def reparse(desk: Desk, issue: str, chosen: Collection[str] | None = None) -> Touched:
    """Parse an issue again as one step: the differences chosen, each by its `block`; all of them if None."""
    return _perform(desk, {issue: chosen})


def reparse_all(desk: Desk, issues: Sequence[str]) -> Touched:
    """Parse several issues again, all differences of all of them in one step."""
    return _perform(desk, dict.fromkeys(issues))


def _perform(desk: Desk, wanted: Mapping[str, Collection[str] | None]) -> Touched:
    desk.end_burst()
    parts = []
    for issue, chosen in wanted.items():
        changes = _changes(desk, desk.load(issue), chosen)
        parts += [Part(issue, changes)] if changes else []
    return desk.perform_step(Step(desk.new_id(), RENEWAL, tuple(parts)))


def _changes(desk: Desk, bulletin: Bulletin, chosen: Collection[str] | None) -> Changes:
    before, fresh = _before(desk, bulletin), _fresh(bulletin)
    if chosen is None:
        chosen = [one.block for one in differences(bulletin, before, fresh)]
    return renew(bulletin, before, fresh, chosen, desk.new_id)


def _fresh(bulletin: Bulletin) -> Structure:
    return parse(bulletin.source)


def _before(desk: Desk, bulletin: Bulletin) -> Said:
    """What holds as parsed: the structure at import, and over it whatever parsing again has changed since."""
    now = parsed(bulletin, desk.library.parsed(bulletin.id))
    for earlier, later in _renewals(desk, bulletin):
        now = now.renewed(_said(earlier), _said(later))
    return now


def _renewals(desk: Desk, bulletin: Bulletin) -> list[tuple[Bulletin, Bulletin]]:
    """The bulletin before and after each time that it was parsed again, oldest first."""
    heads = [head for head in desk.library.undo_stack() if bulletin.id in head.bulletins]
    first = next((at for at, head in enumerate(heads) if head.name == RENEWAL), len(heads))
    out = []
    for head in reversed(heads[first:]):
        later = bulletin
        for part in desk.library.step(head.id).inverse().parts:
            bulletin = apply(bulletin, part.changes) if part.bulletin == bulletin.id else bulletin
        out += [(bulletin, later)] if head.name == RENEWAL else []
    return out[::-1]


def _said(bulletin: Bulletin) -> Said:
    return said(bulletin.blocks, len(bulletin.source.text))
