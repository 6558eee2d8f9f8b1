"""Crossed: what learning from one text does to all the others, which nobody touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.learning.series import EMPTY, Issue, issue_of
from tests.score.facts import parsed_facts
from tests.score.figures import verdicts
from tests.score.gold import TESTS, examples_in, seeds

from zugong_desk.domain.profile import Profile
from zugong_desk.reading.parser import parse


@dataclass(frozen=True, slots=True)
class Harm:
    """How many wrong lines and blocks a text has without and with what another one taught."""

    taught_by: str
    text: str
    lines: tuple[int, int]
    blocks: tuple[int, int]

    @property
    def worse(self) -> bool:
        return self.lines[1] > self.lines[0] or self.blocks[1] > self.blocks[0]

    @property
    def better(self) -> bool:
        return not self.worse and (self.lines[1] < self.lines[0] or self.blocks[1] < self.blocks[0])


def wrong(issue: Issue, profile: Profile) -> tuple[int, int]:
    """The wrong lines (by kind) and the wrong blocks (by kind, level and lines) of a text read with a profile."""
    found = parsed_facts(parse(issue.source, profile), issue.source)
    kinds = found.kind_of_lines()
    lines = sum(kinds.get(line) != kind for line, kind in issue.gold.kind_of_lines().items())
    return lines, sum(not right for _, right in verdicts(issue.gold, found))


def texts() -> list[Issue]:
    """The seeds and the texts for tuning: each a layout of its own."""
    examples = [*seeds(), *examples_in(TESTS / "data" / "tuned")]
    return [issue_of(one.name, one.source(), one.load()) for one in examples]


def crossed(teachers: Sequence[tuple[str, Profile]], untouched: Sequence[Issue]) -> Iterator[Harm]:
    """Each untouched text of another bulletin read with each profile that a text taught."""
    before = {issue.name: wrong(issue, EMPTY) for issue in untouched}
    for name, profile in teachers:
        for issue in untouched:
            if issue.name != name and not _knows(profile, issue):
                lines, blocks = zip(before[issue.name], wrong(issue, profile), strict=True)
                yield Harm(name, issue.name, lines, blocks)


def _knows(profile: Profile, issue: Issue) -> bool:
    """Whether the profile was taught by a bulletin of the same name: its issues are meant to be read by it."""
    title = issue.gold.masthead.get("title")
    return any(trait.startswith(f"《{title}》") for trait in (*profile.lines, *profile.joints))
