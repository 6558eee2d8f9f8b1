"""Ranks of units by their names."""

import pytest

from zugong_desk.domain.rank import Rank, rank_of


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("区农业农村局", Rank.COUNTY),
        ("市农业农村局", Rank.CITY),
        ("云岭县农业农村局", Rank.COUNTY),
        ("青石村党总支", Rank.VILLAGE),
        ("青石镇青石村", Rank.VILLAGE),
        ("青石镇党委", Rank.TOWN),
        ("县委组织部", Rank.COUNTY),
        ("市场监管局", None),
        ("𠮷祥集团😀", None),
    ],
)
def test_rank_of(name: str, rank: Rank | None) -> None:
    assert rank_of(name) == rank
