"""The rulebook of a library: every rule and row as it stands here, and how an editor switches, grades and adds to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.proofing import house
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.proofing.catalogue import catalogue, rule_of
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.rule import Rule
from zugong_desk.proofing.tables import Row, TableError, row_of, rows

TABLES: dict[str, str] = {
    "words": "WORD-CONF",
    "variants": "WORD-VARIANT",
    "duplicates": "WORD-DUP",
    "collocations": "GRAM-COLLOC",
    "orders": "GRAM-ORDER",
    "cut_words": "PUNCT-DUN",
    "phrases": "TERM-FIXED",
    "times": "TERM-TIME",
    "avoid": "TERM-AVOID",
}
"""The tables to which an editor may add rows, by name, and the rule that each belongs to."""
TABLE_NAMES = {
    "words": "易错词",
    "variants": "异形词",
    "duplicates": "叠字",
    "collocations": "搭配",
    "orders": "语序",
    "cut_words": "缩略并列语",
    "phrases": "固定表述",
    "times": "时过之称",
    "avoid": "慎用词",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule as it stands in a library: whether it is asked, with what severity, and what table feeds it (or None).

    `altered` says that the library has set it; `rows_altered` is how many rows of its table it has set.
    """

    rule: Rule
    on: bool
    severity: Severity
    altered: bool
    table: str | None
    rows_altered: int = 0


@dataclass(frozen=True, slots=True)
class RowStanding:
    """A row of a table as it stands in a library; `entry` is set for the house's own. `id` is what a setting names it by."""

    id: str
    row: Row
    on: bool
    severity: Severity
    altered: bool
    entry: Entry | None = None


def standings(desk: Desk | None) -> tuple[Standing, ...]:
    """Every rule, in the order of the catalogue; without a library as it comes."""
    known, table = house(desk) if desk else BARE, {rule: name for name, rule in TABLES.items()}
    return tuple(
        Standing(
            rule,
            known.is_on(rule.id, by_itself=rule.on),
            known.severity(rule.id) or rule.severity,
            rule.id in known.settings,
            table.get(rule.id),
            sum(id.startswith(f"{rule.id}/") for id in known.settings),
        )
        for rule in catalogue()
    )


def row_standings(desk: Desk, table: str) -> tuple[RowStanding, ...]:
    """Every row of a table, the house's own first. Unknown if there is no such table, or its rule is not in use."""
    known, rule = house(desk), _rule_of(table)
    own = [_row_standing(known, rule, row, entry) for row, entry in _own(known, table)]
    return (*own, *(_row_standing(known, rule, row, None) for row in _brought(table)))


def _rule_of(table: str) -> Rule:
    try:
        return rule_of(TABLES[table])
    except KeyError:
        raise Unknown(f"没有“{table}”这张词表。") from None


def _own(known: House, table: str) -> Iterator[tuple[Row, Entry]]:
    """The house's own rows; one that cannot be used is shown as it is, so that it can be mended."""
    for entry in known.rows(table):
        try:
            yield row_of(entry), entry
        except TableError as error:
            yield Row(entry.id, entry.wrong, entry.right, why=str(error)), entry


def _brought(table: str) -> tuple[Row, ...]:
    try:
        return rows(table)
    except FileNotFoundError:
        return ()


def _row_standing(known: House, rule: Rule, row: Row, entry: Entry | None) -> RowStanding:
    id = f"{rule.id}/{row.id}"
    severity = known.severity(id) or known.severity(rule.id) or row.severity or rule.severity
    return RowStanding(id, row, known.is_on(id), severity, id in known.settings, entry)


def put_row(desk: Desk, entry: Entry) -> Touched:
    """Add a row of the house's own, or change the one of that id (none: a new one). EditError says what is wrong with it."""
    entry = checked(desk, entry)
    before = desk.shelf.entries.get(entry.id)
    if same := twin(desk, entry):
        raise EditError(f"{TABLE_NAMES[entry.table]}里已有“{same.wrong}”，没有再存。")
    verb = "修改" if before else "添加"
    return desk.perform(f"{verb}词条“{entry.wrong}”", records=() if before == entry else (RecordChange(before, entry),))


def checked(desk: Desk, entry: Entry) -> Entry:
    """A row with an id and tidied words. Unknown for an unknown table; EditError says what is wrong with the row."""
    _rule_of(entry.table)
    fields = ("wrong", "right", "when", "unless", "note", "since", "until")
    entry = replace(entry, id=entry.id or desk.new_id(), **{name: getattr(entry, name).strip() for name in fields})
    try:
        row_of(entry)
        for day in (entry.since, entry.until):
            _check_day(day)
    except TableError as error:
        raise EditError(f"{error}，没有存。") from error
    if entry.since and entry.until and entry.since > entry.until:
        raise EditError(f"词条“{entry.wrong}”的起始日期晚于截止日期，没有存。")
    return entry


def _check_day(day: str) -> None:
    try:
        if day:
            date.fromisoformat(day)
    except ValueError:
        raise TableError(f"没有“{day}”这一天，日期应写成 2026-01-31 的样子") from None


def twin(desk: Desk, entry: Entry) -> Entry | None:
    """Another row of the same table that looks for the same word in the same context."""
    key = entry.table, entry.wrong, entry.when
    others = (one for one in desk.shelf.entries.values() if one.id != entry.id)
    return next((one for one in others if (one.table, one.wrong, one.when) == key), None)


def remove_row(desk: Desk, id: str) -> Touched:
    """Take a row of the house's own away, with what was set for it. Unknown if there is none."""
    before = desk.shelf.entries.get(id)
    if before is None:
        raise Unknown("这条词条已经不在了。")
    setting = desk.shelf.rule_settings.get(f"{TABLES.get(before.table, '')}/{id}")
    records = (RecordChange(before, None), *((RecordChange(setting, None),) if setting else ()))
    return desk.perform(f"删除词条“{before.wrong}”", records=records)


def restore(desk: Desk, rule: str) -> Touched:
    """Let a rule and the rows of its table stand as they come; the house's own rows stay. KeyError for an unknown rule."""
    settings = [one for id, one in desk.shelf.rule_settings.items() if id == rule or id.startswith(f"{rule}/")]
    records = tuple(RecordChange(one, None) for one in settings)
    return desk.perform(f"“{rule_of(rule).name}”恢复原样", records=records)


def try_out(desk: Desk | None, text: str) -> tuple[Finding, ...]:
    """What the rules, as they stand here, say of a few sentences that an editor types; each line is a paragraph.

    Their blocks go by the number of the line: b1, b2 …
    The house's own rows and names are asked whatever their dates. What only a whole issue can lack is not said.
    """
    return tuple(_said(_undated(house(desk)) if desk else BARE, text))


def _undated(known: House) -> House:
    entries = tuple(replace(one, since="", until="") for one in known.entries)
    return replace(known, entries=entries, names=tuple(replace(one, since="", until="") for one in known.names))


def _said(known: House, text: str) -> Iterator[Finding]:
    plain = bulletin_of(text.replace("\r", ""))
    yield from (one for one in check(plain, known).findings if not one.mended)
