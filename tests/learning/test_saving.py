"""An editor of a strange layout has less to do issue by issue, and nobody else has more."""

from dataclasses import replace
from functools import cache

import pytest
from tests.learning.crossed import crossed, texts
from tests.learning.editor import NONE
from tests.learning.series import EMPTY, ISSUES, Series, pressed, strange
from tests.press.content import contents
from tests.press.house import USUAL
from tests.press.style import PLAIN, Style

STYLES: dict[str, Style] = {
    "marks of its own": replace(
        PLAIN,
        column="☞☞ {}",
        bullet="✿ ",
        indent="　　",
        own_levels=1,
        house=replace(USUAL, heading_form="✤ ", byline_first=True),
    ),
    "wraps without indents": replace(
        PLAIN,
        width=60,
        gap="none",
        column="{}（栏目）",
        byline="own",
        bullet="↘ ",
        house=replace(USUAL, heading_form="bare", stamp="工作用刊", stamp_below=True),
        stamp=True,
        own_levels=1,
    ),
    "titles in brackets": replace(
        PLAIN,
        title_mark="",
        column="→ {} ←",
        byline="line",
        own_levels=1,
        house=replace(USUAL, title_frame="〖{}〗", credit_word="文自", heading_form="❖"),
    ),
}


@cache
def a_series(name: str) -> Series:
    return pressed(contents(), STYLES[name], name, articles=3)


def test_the_fifth_issue_of_strange_layouts_needs_a_third_less() -> None:
    learning = [sum(place, NONE).total for place in zip(*(a_series(name).learning() for name in STYLES), strict=True)]
    assert len(learning) == ISSUES
    assert learning[0] == sum(one.total for name in STYLES for one in a_series(name).untaught())
    assert learning[0] >= 60, "no longer strange: choose other layouts"
    assert learning[-1] <= 0.6 * learning[0]


@pytest.mark.parametrize("name", STYLES)
def test_what_one_layout_teaches_leaves_other_texts_alone(name: str) -> None:
    found = list(crossed([(name, a_series(name).taught())], texts()))
    assert [one for one in found if one.worse] == []


def test_what_one_text_teaches_leaves_its_own_better() -> None:
    for issue in texts()[::4]:
        taught = issue.taught(EMPTY)
        assert issue.needs(taught).total <= issue.needs().total, issue.name


def test_strange_layouts_are_those_with_much_to_correct() -> None:
    (one,) = strange(contents(), 1, "strange")
    assert sum(needed.total for needed in one.untaught()) >= 20
    assert one == next(strange(contents(), 1, "strange"))
