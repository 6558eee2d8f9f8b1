"""Printing: what is printed says what was said, and its gold keeps gold's own rules."""

from random import Random

import pytest
from tests.press.printing import printed, random_house
from tests.score.gold import TESTS, Example, examples_in, faults, seeds, squeezed

from zugong_desk.domain.imprint import Form
from zugong_desk.domain.kinds import ASIDE
from zugong_desk.reading.lines import lines_of

TEXTS = [*seeds(), *examples_in(TESTS / "data" / "tuned")[::8]]


@pytest.mark.parametrize("one", TEXTS, ids=lambda one: one.name)
def test_gold_of_print_keeps_its_rules_and_no_word_is_lost(one: Example) -> None:
    source, gold = one.source(), one.load()
    house = random_house(Random(one.name))
    made, moved = printed(source, gold, house)
    assert list(faults(moved, made)) == []
    assert made.imprint.form is (Form.PDF if house.width else Form.DOCX)
    assert len(made.imprint.lines) == made.lines
    furniture = {block["line_start"] for block in moved["blocks"] if block["kind"] in ASIDE}
    said = "".join(squeezed(made.line_text(line)) for line in range(1, made.lines + 1) if line not in furniture)
    aside = {
        line
        for block in gold["blocks"]
        if block["kind"] in ASIDE
        for line in range(block["line_start"], block["line_end"] + 1)
    }
    spoken = "".join(squeezed(line.text) for line in lines_of(source) if line.number not in aside)
    assert sorted(said) == sorted(spoken)


def test_houses_differ() -> None:
    houses = [random_house(Random(str(number))) for number in range(40)]
    assert {bool(house.width) for house in houses} == {True, False}
    assert len({house.body for house in houses}) > 1
