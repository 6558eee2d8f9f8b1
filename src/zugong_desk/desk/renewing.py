"""Parsing issues again that were already worked on, by what the library has learnt: what would change, and doing it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from zugong_desk.desk.as_parsed import RENEWAL, as_parsed
from zugong_desk.desk.core import Desk
from zugong_desk.desk.learning import course_of
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.renewal import Difference, differences, renew
from zugong_desk.domain.step import Part, Step
from zugong_desk.reading import parse


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
    before, fresh = as_parsed(desk, bulletin), parse(bulletin.source, course_of(desk).profile)
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
    profile = course_of(desk).profile
    parts = []
    for issue, chosen in wanted.items():
        changes = _changes(desk, desk.load(issue), chosen, profile)
        parts += [Part(issue, changes)] if changes else []
    return desk.perform_step(Step(desk.new_id(), RENEWAL, tuple(parts)))


def _changes(desk: Desk, bulletin: Bulletin, chosen: Collection[str] | None, profile: Profile) -> Changes:
    before, fresh = as_parsed(desk, bulletin), parse(bulletin.source, profile)
    if chosen is None:
        chosen = [one.block for one in differences(bulletin, before, fresh)]
    return renew(bulletin, before, fresh, chosen, desk.new_id)
