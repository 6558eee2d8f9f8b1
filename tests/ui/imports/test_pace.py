"""How long the rest may take, and how that is said."""

import pytest

from zugong_desk.ui.imports.pace import Pace, in_words


def test_each_ending_has_a_pace_of_its_own() -> None:
    pace = Pace()
    assert pace.left({".pdf": 3}) is None
    for seconds in (50.0, 70.0):
        pace.took(".pdf", seconds)
    pace.took(".txt", 0.5)
    assert pace.of(".pdf") == 60
    assert pace.left({".pdf": 2, ".txt": 10, ".ofd": 0}) == 125
    assert pace.left({}) == 0


def test_an_unknown_ending_takes_what_files_take_in_all() -> None:
    pace = Pace()
    pace.took(".pdf", 9.0)
    pace.took(".txt", 1.0)
    assert pace.of(".ofd") == 5
    assert pace.left({".ofd": 3}) == 15


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "约 1 秒"), (7.6, "约 8 秒"), (41.0, "约 40 秒"), (54.0, "约 50 秒"), (57.0, "约 1 分钟"),
        (100.0, "约 2 分钟"), (3500.0, "约 58 分钟"), (3600.0, "约 1 小时"), (4800.0, "约 1 小时 20 分"),
    ],
)  # fmt: skip
def test_times_are_said_roughly(seconds: float, words: str) -> None:
    assert in_words(seconds) == words
