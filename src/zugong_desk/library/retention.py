"""Which backups are kept: all of two days, then the last of each of 12 days, 10 weeks and 9 months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

SUFFIX = ".zugong"
_STAMP = "%Y%m%dT%H%M%SZ"
_ALL = timedelta(days=2)
_DAYS, _WEEKS, _MONTHS = 12, 10, 9


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of a library: which one, when (UTC), with how many journal rows and the last one's hash."""

    library: str
    at: datetime
    rows: int
    head: str

    @property
    def name(self) -> str:
        return f"{self.library}_{self.at.astimezone(UTC).strftime(_STAMP)}_{self.rows}_{self.head}{SUFFIX}"


def backup_named(name: str) -> Backup | None:
    """What a file's name says; None if it is not the name of a backup."""
    parts = name.removesuffix(SUFFIX).split("_")
    if len(parts) != 4 or not name.endswith(SUFFIX):
        return None
    library, stamp, rows, head = parts
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        return Backup(library, at, int(rows), head)
    except ValueError:
        return None


def superfluous(backups: Iterable[Backup], now: datetime) -> set[Backup]:
    """The backups of one library that may go. The one with most journal rows and whatever a wrong clock dated later stay."""
    known = sorted(backups, key=lambda backup: (backup.at, backup.rows), reverse=True)
    if not known:
        return set()
    keep = {backup for backup in known if backup.at > now - _ALL}
    keep.add(max(known, key=lambda backup: (backup.rows, backup.at)))
    older = [backup for backup in known if backup not in keep]
    for period, count in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        keep |= _last_of_each(older, period, count)
    return set(known) - keep


def _last_of_each(newest_first: Iterable[Backup], period: Callable[[datetime], object], count: int) -> set[Backup]:
    last: dict[object, Backup] = {}
    for backup in newest_first:
        if len(last) == count and period(backup.at) not in last:
            break
        last.setdefault(period(backup.at), backup)
    return set(last.values())


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]


def _month(at: datetime) -> object:
    return at.year, at.month


def found_in(folder: Path, library: str | None = None) -> list[tuple[Backup, Path]]:
    """The backups in a folder, newest first, of one library or of all."""
    named = ((backup_named(path.name), path) for path in folder.glob(f"*{SUFFIX}"))
    found = [(backup, path) for backup, path in named if backup and library in {None, backup.library}]
    return sorted(found, key=lambda pair: (pair[0].at, pair[0].rows), reverse=True)
