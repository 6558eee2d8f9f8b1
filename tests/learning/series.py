"""Series: five issues of one bulletin in a layout that the parser reads with several errors, and their editor at work."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from random import Random

from tests.learning.corrected import corrected
from tests.learning.editor import NONE, Corrections, corrections
from tests.press.content import Content, series
from tests.press.press import press
from tests.press.style import Style, random_style
from tests.score.facts import Facts, gold_facts, parsed_facts
from tests.score.gold import Gold

from zugong_desk.domain.block import Block
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.reading.learning import learn
from zugong_desk.reading.parser import parse

ISSUES = 5
ARTICLES = 4
STRANGE = 4
"""Corrections that an issue of a strange layout needs on the average while nothing is learnt."""

LEAST = 2
"""Corrections that each of its issues needs: else not the layout is strange but one text."""
EMPTY = Profile()


@dataclass(frozen=True, slots=True)
class Issue:
    """A text with its gold, in the two forms that are needed."""

    name: str
    source: Source
    gold: Facts
    blocks: tuple[Block, ...]

    def needs(self, profile: Profile = EMPTY) -> Corrections:
        """What its editor has to correct when the parser has read it with that profile."""
        return corrections(self.gold, parsed_facts(parse(self.source, profile), self.source))

    def taught(self, profile: Profile) -> Profile:
        """The profile after its editor has been through it."""
        return learn(profile, self.source, self.blocks, doubt=True)


@dataclass(frozen=True, slots=True)
class Series:
    """The issues of one bulletin in one layout."""

    name: str
    style: Style
    issues: tuple[Issue, ...]

    def taught(self) -> Profile:
        """What all issues teach, one after the other."""
        return reduce(lambda profile, issue: issue.taught(profile), self.issues, EMPTY)

    def untaught(self) -> list[Corrections]:
        """What each issue needs while nothing is learnt."""
        return [issue.needs() for issue in self.issues]

    def learning(self) -> list[Corrections]:
        """What the first, second, … issue needs, read with what the ones before it taught.

        Issues differ in how hard they are, so each takes its turn in each place and the needs are added up.
        """
        turns = [self._in_order(self.issues[at:] + self.issues[:at]) for at in range(len(self.issues))]
        return [sum(place, NONE) for place in zip(*turns, strict=True)]

    def _in_order(self, issues: Sequence[Issue]) -> list[Corrections]:
        profile, out = EMPTY, []
        for issue in issues:
            out.append(issue.needs(profile))
            profile = issue.taught(profile)
        return out


def issue_of(name: str, source: Source, gold: Gold) -> Issue:
    """A text and its gold as an issue."""
    return Issue(name, source, gold_facts(gold, source), corrected(source, gold))


def pressed(pool: Sequence[Content], style: Style, name: str, articles: int = ARTICLES) -> Series:
    """Five issues in the style; the same for the same name."""
    chance = Random(name)
    issues = []
    for content in series(pool, chance, name, ISSUES, articles):
        text, gold = press(content, style)
        issues.append(issue_of(content.name, Source(content.name, "0" * 64, "utf-8", text), gold))
    return Series(name, style, tuple(issues))


def strange(pool: Sequence[Content], count: int, seed: str) -> Iterator[Series]:
    """So many layouts of chance in which the parser makes several errors an issue; drawn until there are enough."""
    number = found = 0
    while found < count:
        number += 1
        one = pressed(pool, random_style(Random(f"{seed} {number}")), f"{seed} {number}")
        needed = [issue.total for issue in one.untaught()]
        if sum(needed) >= STRANGE * ISSUES and min(needed) >= LEAST:
            found += 1
            yield one
