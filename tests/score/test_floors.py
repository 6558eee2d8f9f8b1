"""The parser against gold: what it has reached on the texts that it may be improved on, it does not lose again."""

from collections.abc import Sequence
from random import Random

from tests.press.printing import printed, random_house
from tests.score.facts import gold_facts, parsed_facts
from tests.score.figures import Tally, tally, total
from tests.score.gold import TESTS, Example, examples_in, seeds
from tests.score.report import FLOORS, TRUST

from zugong_desk.reading import parse

TUNED = TESTS / "data" / "tuned"


def read(examples: Sequence[Example]) -> Tally:
    tallies = []
    for one in examples:
        source = one.source()
        tallies.append(tally(gold_facts(one.load(), source), parsed_facts(parse(source), source)))
    return total(tallies)


def read_printed(examples: Sequence[Example]) -> Tally:
    """The same texts as files that say how they are printed, each in a house of chance."""
    tallies = []
    for one in examples:
        source, gold = printed(one.source(), one.load(), random_house(Random(one.name)))
        tallies.append(tally(gold_facts(gold, source), parsed_facts(parse(source), source)))
    return total(tallies)


def test_the_seeds_are_read_without_an_error() -> None:
    counts = read(seeds()).counts
    assert {name: counts[name].f1 for name in FLOORS} == dict.fromkeys(FLOORS, 1.0)


def test_the_tuned_texts_reach_the_floors() -> None:
    whole = read(examples_in(TUNED))
    assert {name: whole.counts[name].f1 for name in FLOORS if whole.counts[name].f1 < FLOORS[name]} == {}
    assert [one.name for one in TRUST if one.at_most and not one.holds(whole)] == []


def test_printed_texts_are_read_as_well_as_plain_ones() -> None:
    whole = read_printed([*seeds(), *examples_in(TUNED)])
    # A house may set titles as large as text, and the marks of the plain file are gone: titles lose a little.
    least = {**FLOORS, "titles": 0.95}
    assert {name: whole.counts[name].f1 for name in least if whole.counts[name].f1 < least[name]} == {}
