"""The gold says what its texts say. Of the held-back half nothing is looked at but its form."""

import re

import pytest
from tests.practices.gold import Case, load

_LEVELS = {"", "国家级", "省级", "市级", "县级", "乡级"}


def _bare(text: str) -> str:
    return re.sub(r"[\s*]", "", text)


@pytest.fixture(scope="module", params=["work", "kept"])
def cases(request: pytest.FixtureRequest) -> list[Case]:
    return load(request.param)


def test_there_are_enough_and_a_third_have_no_name(cases: list[Case]) -> None:
    assert len(cases) >= 60
    assert len({case.id for case in cases}) == len(cases)
    assert sum(not any(not name.also for name in case.names) for case in cases) >= len(cases) / 3


def test_every_range_quotes_its_value(cases: list[Case]) -> None:
    for case in cases:
        text = case.bulletin.text
        values = (*case.names, *case.organisations, *case.places, *case.periods, *case.results, *case.recognitions)
        assert [one.text for one in values if _bare(text[slice(*one.at)]) != _bare(one.text)] == [], case.id


def test_figures_and_recognitions_lie_in_their_passage(cases: list[Case]) -> None:
    for case in cases:
        start, end = case.bulletin.range(case.span)
        assert all(start <= one.at[0] and one.at[1] <= end for one in (*case.results, *case.recognitions)), case.id
        for one in case.recognitions:
            assert one.at[0] <= one.core[0] < one.core[1] <= one.at[1]
            assert one.level in _LEVELS


def test_no_figure_is_given_twice(cases: list[Case]) -> None:
    for case in cases:
        starts = [one.at[0] for one in case.results]
        assert len(set(starts)) == len(starts), case.id
