"""What drafting must come up to on the work half. The held-back half is printed by its own command only."""

import pytest
from tests.practices.gold import load
from tests.practices.scoring import Score, score

from zugong_desk.desk.drafting import draft
from zugong_desk.domain.annotation import Field

ENOUGH = 0.85


@pytest.fixture(scope="module")
def work() -> Score:
    return score(load("work"), lambda bulletin, span: draft(bulletin, span).best)


@pytest.mark.parametrize("field", list(Field))
def test_a_field_is_drafted_well(work: Score, field: Field) -> None:
    tally = work.fields[field]
    assert tally.f1 >= ENOUGH, (tally.missed, tally.false)


@pytest.mark.parametrize("part", ["bound", "indicator", "by whom", "level"])
def test_what_hangs_on_a_value_is_mostly_right(work: Score, part: str) -> None:
    assert work.shares[part].part >= ENOUGH, work.shares[part].wrong
