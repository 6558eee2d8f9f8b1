"""Planted faults: which of them the rules find, and what they find beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.planting.operators import OPERATORS
from tests.planting.planting import Planted, plant, rounds
from tests.proofscore.checked import checked_text
from tests.proofscore.gold import CLEAN
from tests.proofscore.judging import NEAR, heavy, touches

from zugong_desk.desk.checking import Checkup
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.locating import Located

AT_ONCE = 10
"""Faults planted into one copy of a text."""
SEEDS = (1,)
"""Each seed deals the operators anew."""


@dataclass
class Tally:
    """What became of planted faults: sown and found by operator, missed, and findings that no fault stands for."""

    sown: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, Planted]] = field(default_factory=list)
    beyond: list[tuple[str, Located]] = field(default_factory=list)
    warranted: int = 0

    @property
    def recall(self) -> float:
        return self.found.total() / max(self.sown.total(), 1)

    @property
    def precision(self) -> float:
        """Of the findings that an editor has to decide, those at a planted fault; style is not counted."""
        heavy_beyond = len(heavy(one for _, one in self.beyond))
        return self.warranted / max(self.warranted + heavy_beyond, 1)


def planted_tally(seeds: Iterable[int] = SEEDS, folder: Path = CLEAN) -> Tally:
    """Plant every operator into every clean text, a few at once, for each seed, and count."""
    tally = Tally()
    for text in sorted(folder.iterdir()):
        for seed in seeds:
            for spoilt, faults in copies(text, seed):
                _count(tally, text.name, checked_text(text.name, spoilt), faults)
    return tally


def copies(file: Path, seed: int) -> Iterator[tuple[str, tuple[Planted, ...]]]:
    """Copies of a clean text, each with a few faults, so that every operator that fits comes up once."""
    text = file.read_text(encoding="utf-8")
    fitting = [one for one in OPERATORS if file.suffix in one.endings]
    for number, few in enumerate(rounds(fitting, AT_ONCE, seed)):
        yield plant(text, few, AT_ONCE, seed * 1000 + number)


def _count(tally: Tally, name: str, checkup: Checkup, faults: Sequence[Planted]) -> None:
    for fault in faults:
        tally.sown[fault.operator] += 1
        if any(finds(one, fault) for one in checkup.located):
            tally.found[fault.operator] += 1
        else:
            tally.missed.append((name, fault))
    for one in checkup.located:
        if any(_touches(one, fault) for fault in faults):
            tally.warranted += not one.finding.mended and one.finding.severity is not Severity.STYLE
        elif not one.finding.mended:
            tally.beyond.append((name, one))


def finds(one: Located, fault: Planted) -> bool:
    """Whether a finding is of that fault."""
    return one.finding.rule in fault.rules and (fault.whole or _touches(one, fault))


def _touches(one: Located, fault: Planted) -> bool:
    whole = fault.whole and one.finding.rule in fault.rules
    return whole or touches(one, (fault.start, fault.end), NEAR)
