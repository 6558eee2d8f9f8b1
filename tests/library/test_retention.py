"""Which backups go: two days whole, then days, weeks and months, and never the fullest."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.library.retention import Backup, backup_named, found_in, superfluous

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)

backups = st.builds(
    Backup,
    st.just("库"),
    st.integers(-3_000_000, 50_000_000).map(lambda seconds: NOW - timedelta(seconds=seconds)),
    st.integers(0, 99_999),
    st.just("abc"),
)


def every(hours: float, count: int) -> list[Backup]:
    """Backups at an even distance, the newest now, each with a row more than the one before."""
    return [Backup("库", NOW - timedelta(hours=hours * back), count - back, "abc") for back in range(count)]


def test_half_hourly_work_for_two_years_thins_out() -> None:
    kept = set(every(0.5, 2 * 365 * 48)) - superfluous(every(0.5, 2 * 365 * 48), NOW)
    ages = sorted((NOW - backup.at).total_seconds() / 86400 for backup in kept)
    assert sum(age < 2 for age in ages) == 96
    assert 12 + 7 + 5 <= sum(age >= 2 for age in ages) <= 12 + 10 + 9
    assert 240 < ages[-1] < 290


def test_nothing_is_lost_by_a_second_look() -> None:
    known = set(every(7, 500))
    kept = known - superfluous(known, NOW)
    assert superfluous(kept, NOW) == set()


@given(st.sets(backups, max_size=60))
def test_the_fullest_the_newest_and_two_days_stay(known: set[Backup]) -> None:
    gone = superfluous(known, NOW)
    assert gone <= known
    assert not any(backup.at > NOW - timedelta(days=2) for backup in gone)
    if known:
        assert known - gone
        assert max(backup.rows for backup in known) == max(backup.rows for backup in known - gone)


def test_a_clock_set_back_thins_nothing() -> None:
    known = every(1, 100)
    assert superfluous(known, NOW - timedelta(days=365)) == set()


def test_a_clock_set_forward_keeps_the_fullest() -> None:
    known = every(1, 100)
    kept = set(known) - superfluous(known, NOW + timedelta(days=365 * 5))
    assert known[0] in kept


@given(backups)
def test_names_say_what_a_backup_is(backup: Backup) -> None:
    named = backup_named(backup.name)
    assert named is not None
    assert (named.rows, named.head, abs(named.at - backup.at) < timedelta(seconds=1)) == (backup.rows, "abc", True)


@pytest.mark.parametrize("name", ["", "a.zugong", "a_b_c_d.zugong", "库_20240630T120000Z_5_abc.zugong.part", "x_y.txt"])
def test_other_files_are_no_backups(tmp_path: Path, name: str) -> None:
    if name:
        (tmp_path / name).touch()
    assert backup_named(name) is None
    assert found_in(tmp_path) == []
