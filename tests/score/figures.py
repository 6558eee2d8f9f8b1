"""Figures: what of a text's facts was found rightly, counted so that texts add up (micro averages)."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from tests.score.facts import ArticleFact, BlockFact, Facts
from tests.score.gold import FIELDS

from zugong_desk.domain.block import DOUBT
from zugong_desk.domain.kinds import ASIDE, Kind, Role

SURE = 0.9
"""Confidence from which on hardly a block may be wrong."""

BANDS = (0.0, 0.5, 0.6, 0.7, DOUBT, SURE, 0.95, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are in gold, how many were found, and how many of these are right."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        both = self.gold + self.found
        return 2 * self.right / both if both else 1.0


def matched(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Count:
    """Equal things in both; what occurs twice must be found twice."""
    wanted, have = Counter(gold), Counter(found)
    return Count((wanted & have).total(), wanted.total(), have.total())


@dataclass(frozen=True, slots=True)
class Band:
    """Blocks whose confidence lies in [low, high), and how many of them are right."""

    low: float
    high: float
    blocks: int = 0
    right: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts by name, and the blocks' confidences, each with whether the block is right."""

    counts: dict[str, Count]
    trust: tuple[tuple[float, bool], ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        names = [*self.counts, *(name for name in other.counts if name not in self.counts)]
        none = Count()
        counts = {name: self.counts.get(name, none) + other.counts.get(name, none) for name in names}
        return Tally(counts, self.trust + other.trust)

    @property
    def sure_wrong(self) -> float:
        """The share of wrong blocks among those with confidence of at least `SURE`."""
        sure = [right for confidence, right in self.trust if confidence >= SURE]
        return sure.count(False) / len(sure) if sure else 0.0

    @property
    def queue(self) -> float:
        """The share of blocks that are put before the editor."""
        return sum(confidence < DOUBT for confidence, _ in self.trust) / len(self.trust) if self.trust else 0.0

    @property
    def queue_catches(self) -> float:
        """The share of the wrong blocks that are put before the editor; 1 if none is wrong."""
        wrong = [confidence for confidence, right in self.trust if not right]
        return sum(confidence < DOUBT for confidence in wrong) / len(wrong) if wrong else 1.0

    @property
    def bands(self) -> list[Band]:
        """How far confidence can be relied on."""
        out = []
        for low, high in pairwise(BANDS):
            inside = [right for confidence, right in self.trust if low <= confidence < high]
            out.append(Band(low, high, len(inside), inside.count(True)))
        return out


LINES = "line kind"
PARAGRAPHS = "paragraph ranges"
BLOCKS = "all text ranges"
TITLES = "titles"
ORGS = "organisation"
COLUMNS = "columns"
HEADINGS = "headings"
UNLEVELLED = "headings, any level"
RUN_INS = "run-ins"
ITEMS = "items"
MASTHEAD = "masthead fields"


def tally(gold: Facts, parsed: Facts) -> Tally:
    """How one text was read. Counts of one name are either shares (found = gold) or precision and recall."""
    return Tally(
        {
            LINES: _lines(gold, parsed),
            PARAGRAPHS: matched(_ranges(gold, _is_paragraph), _ranges(parsed, _is_paragraph)),
            BLOCKS: matched(_ranges(gold, _is_text), _ranges(parsed, _is_text)),
            TITLES: matched([one.key for one in gold.articles], [one.key for one in parsed.articles]),
            ORGS: _agreeing(gold, parsed, lambda one: one.org),
            COLUMNS: _agreeing(gold, parsed, lambda one: one.column),
            HEADINGS: matched(gold.of(Role.HEADING), parsed.of(Role.HEADING)),
            UNLEVELLED: matched(
                [(one.line, one.text) for one in gold.of(Role.HEADING)],
                [(one.line, one.text) for one in parsed.of(Role.HEADING)],
            ),
            RUN_INS: matched(gold.of(Role.RUN_IN), parsed.of(Role.RUN_IN)),
            ITEMS: matched(gold.of(Role.ITEM), parsed.of(Role.ITEM)),
            MASTHEAD: _fields(gold, parsed),
        }
        | {f"lines: {kind}": _lines_of_kind(gold, parsed, kind) for kind in Kind},
        tuple((block.confidence, right) for block, right in verdicts(gold, parsed)),
    )


def total(tallies: Sequence[Tally]) -> Tally:
    """The tally of several texts as if they were one."""
    return reduce(Tally.__add__, tallies, Tally({}))


def verdicts(gold: Facts, parsed: Facts) -> list[tuple[BlockFact, bool]]:
    """Each parsed block and whether gold has one with its kind, level and lines."""
    wanted = {block.key for block in gold.blocks}
    return [(block, block.key in wanted) for block in parsed.blocks]


def paired(gold: Facts, parsed: Facts) -> list[tuple[ArticleFact, ArticleFact]]:
    """Articles of the same title, in order."""
    waiting: dict[str, list[ArticleFact]] = {}
    for one in parsed.articles:
        waiting.setdefault(one.key, []).append(one)
    return [(one, waiting[one.key].pop(0)) for one in gold.articles if waiting.get(one.key)]


def same_field(wanted: str | int | None, found: str | int | None) -> bool:
    """Whether two values of a masthead's field are one, white space left out."""
    return squeezed(wanted) == squeezed(found)


def squeezed(value: str | int | None) -> str | int | None:
    return "".join(value.split()) if isinstance(value, str) else value


def _lines(gold: Facts, parsed: Facts) -> Count:
    wanted, found = gold.kind_of_lines(), parsed.kind_of_lines()
    return _share([found.get(line) == kind for line, kind in wanted.items()])


def _lines_of_kind(gold: Facts, parsed: Facts, kind: str) -> Count:
    return matched(*([line for line, one in facts.kind_of_lines().items() if one == kind] for facts in (gold, parsed)))


def _agreeing(gold: Facts, parsed: Facts, what: Callable[[ArticleFact], str | None]) -> Count:
    return _share([what(one) == what(other) for one, other in paired(gold, parsed)])


def _fields(gold: Facts, parsed: Facts) -> Count:
    return _share([same_field(gold.masthead.get(name), parsed.masthead.get(name)) for name in FIELDS])


def _share(right: Sequence[bool]) -> Count:
    return Count(sum(right), len(right), len(right))


def _ranges(facts: Facts, counts: Callable[[BlockFact], bool]) -> list[Hashable]:
    return [(block.kind, block.lines) for block in facts.blocks if counts(block)]


def _is_paragraph(block: BlockFact) -> bool:
    return block.kind == Kind.PARAGRAPH


def _is_text(block: BlockFact) -> bool:
    return block.kind not in ASIDE
