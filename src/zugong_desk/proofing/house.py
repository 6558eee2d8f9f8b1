"""A house: what rules know beside the bulletin — rows added to tables, names, and how the rules are set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from zugong_desk.domain.decision import Entry, Name, RuleSetting
from zugong_desk.domain.finding import Severity

OFF, ON = "off", "on"


@dataclass(frozen=True, slots=True)
class House:
    """Everything that a library adds to the rules; immutable, so that what was checked with it can be kept.

    `entries` are rows added to tables; `names` the registry (confirmed names only); `settings` by id of a rule or of a
    row (`RULE/row`). `date` is the day of the issue in hand (ISO): what is not valid then is left out.
    """

    entries: tuple[Entry, ...] = ()
    names: tuple[Name, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    date: str | None = None

    def on(self, date: str | None) -> "House":
        """The house as it stands on a day; rows and names without bounds hold on any."""
        return replace(
            self,
            entries=tuple(one for one in self.entries if valid(one.since, one.until, date)),
            names=tuple(one for one in self.names if one.holds_on(date)),
            date=date,
        )

    def rows(self, table: str) -> tuple[Entry, ...]:
        """The house's own rows of a table."""
        return tuple(one for one in self.entries if one.table == table)

    def is_on(self, rule: str, *, by_itself: bool = True) -> bool:
        """Whether a rule (or row) is asked; one that has a severity of the house's own is."""
        value = self.settings.get(rule)
        return by_itself if value is None else value != OFF

    def severity(self, rule: str) -> Severity | None:
        """The severity that the house gives a rule or row; None if it has none of its own."""
        value = self.settings.get(rule)
        return Severity(value) if value in _SEVERITIES else None


_SEVERITIES = frozenset(Severity)


def valid(since: str, until: str, date: str | None) -> bool:
    """Whether something bounded by ISO dates (both included, empty without bound) holds on a day.

    On an unknown day only what has no bounds does.
    """
    if date is None:
        return not (since or until)
    return (not since or since <= date) and (not until or date <= until)


BARE = House()
"""The house of a file that is in no library."""


def house_of(entries: Iterable[Entry], names: Iterable[Name], settings: Iterable[RuleSetting]) -> House:
    """The house that these records make."""
    return House(
        tuple(entries),
        tuple(one for one in names if one.confirmed),
        {one.id: one.value for one in settings},
    )
