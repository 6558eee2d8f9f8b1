"""The seeds and three texts of our own, each exactly as a careful person reads it."""

from dataclasses import asdict

import pytest
from tests.reading.golden import bulletin_of, structure_of
from tests.score.gold import TESTS, Example, examples_in, faults, seeds

from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.outline import articles

OWN = {"form_feeds.txt", "marks.md", "leaders.txt"}
TUNED = examples_in(TESTS / "data" / "tuned")
GOLDEN = [*seeds(), *(example for example in TUNED if example.name in OWN)]

every_golden = pytest.mark.parametrize("example", GOLDEN, ids=lambda example: example.name)


def test_there_are_goldens() -> None:
    assert len(GOLDEN) == 8


@every_golden
def test_the_structure_is_as_a_careful_reader_has_it(example: Example) -> None:
    assert structure_of(example.source()) == example.load()["blocks"]


@every_golden
def test_the_masthead_is_read_from_what_was_parsed(example: Example) -> None:
    found = masthead(bulletin_of(example.source()))
    assert (asdict(found) if found else None) == example.load()["masthead"]


@every_golden
def test_the_articles_follow_from_what_was_parsed(example: Example) -> None:
    found = articles(bulletin_of(example.source()).lines)
    wanted = [(one["title"], one["org"], one["column"]) for one in example.load()["articles"]]
    assert [(one.title, one.org, one.column) for one in found] == wanted


@pytest.mark.parametrize(
    "example",
    [*GOLDEN, *(one for one in TUNED if one not in GOLDEN), *examples_in(TESTS / "data" / "kept")],
    ids=lambda example: example.name,
)
def test_a_gold_covers_every_line_once_and_keeps_its_form(example: Example) -> None:
    assert list(faults(example.load(), example.source())) == []
