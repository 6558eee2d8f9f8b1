"""The room between characters: what may widen, where Chinese meets figures, what is never taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.press.spacing import clusters, gaps, spaces, widens

FAMILY = "👨\u200d👩\u200d👧"


def test_words_amounts_and_strokes_do_not_widen() -> None:
    assert gaps("一二三") == 2
    assert gaps("2023") == gaps("97.8%") == gaps("GDP") == 0
    assert gaps("达2023年") == 2
    assert [widens("——到", at) for at in (1, 2)] == [False, True]
    assert gaps("𠮷👍") == 1


def test_there_is_air_between_chinese_and_figures_only() -> None:
    assert list(spaces("共12件", 0, 4)) == [(0, 1, 4), (1, 2, 0), (2, 3, 4), (3, 4, 0)]
    assert list(spaces("（12）、", 0, 4)) == [(0, 5, 0)]
    assert list(spaces("村村", -0.3, 4, 1)) == [(0, 1, 0.7), (1, 2, -0.3)]


def test_a_character_and_what_is_joined_to_it_have_one_room() -> None:
    assert list(clusters(f"甲{FAMILY}e\u0301👍🏻𠮷")) == ["甲", FAMILY, "e\u0301", "👍🏻", "𠮷"]
    assert list(spaces("e\u0301村", 0, 4, 1)) == [(0, 2, 1), (2, 3, 0)]
    assert gaps(f"村{FAMILY}村") == 2


@given(st.text(alphabet=["村", "1", "a", "。", "—", " ", "𠮷", "👍", "\u200d", "\u0301"]), st.sampled_from([0.0, 1.5]))
def test_nothing_is_left_out(text: str, extra: float) -> None:
    runs = list(spaces(text, -0.3, 4, extra))
    assert [at for start, end, _ in runs for at in range(start, end)] == list(range(len(text)))
    assert "".join(clusters(text)) == text
    assert gaps(text) <= max(0, len(text) - 1)


@pytest.mark.parametrize("text", ["", "村"])
def test_there_are_no_gaps_in_less_than_two(text: str) -> None:
    assert gaps(text) == 0
