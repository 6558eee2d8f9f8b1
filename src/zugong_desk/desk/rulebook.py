"""The rulebook of a library: every rule and row as it stands here, and how an editor switches, grades and adds to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.proofing import house
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.rule import Rule
from zugong_desk.proofing.tables import Row, TableError, row_of, rows

TABLES: dict[str, str] = {
    "words": "WORD-CONF",
    "variants": "WORD-VARIANT",
    "phrases": "TERM-FIXED",
    "avoid": "TERM-AVOID",
}
"""The tables to which an editor may add rows, by name, and the rule that each belongs to."""
TABLE_NAMES = {"words": "易错词", "variants": "异形词", "phrases": "固定表述", "avoid": "慎用词"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A rule as it stands in a library: whether it is asked, with what severity, and what table feeds it (or None)."""

    rule: Rule
    on: bool
    severity: Severity
    altered: bool
    table: str | None


@dataclass(frozen=True, slots=True)
class RowStanding:
    """A row of a table as it stands in a library; `entry` is set for the house's own."""

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
        )
        for rule in catalogue()
    )


def row_standings(desk: Desk, table: str) -> tuple[RowStanding, ...]:
    """Every row of a table, the house's own first. Unknown if there is no such table."""
    if table not in TABLES:
        raise Unknown(f"没有“{table}”这张词表。")
    known = house(desk)
    own = [_row_standing(known, table, row_of(entry), entry) for entry in known.rows(table)]
    return (*own, *(_row_standing(known, table, row, None) for row in _brought(table)))


def _brought(table: str) -> tuple[Row, ...]:
    try:
        return rows(table)
    except FileNotFoundError:
        return ()


def _row_standing(known: House, table: str, row: Row, entry: Entry | None) -> RowStanding:
    id = f"{TABLES[table]}/{row.id}"
    rule = next(rule for rule in catalogue() if rule.id == TABLES[table])
    severity = known.severity(id) or known.severity(rule.id) or row.severity or rule.severity
    return RowStanding(row, known.is_on(id), severity, id in known.settings, entry)


def put_row(desk: Desk, entry: Entry) -> Touched:
    """Add a row of the house's own, or change the one of that id (none: a new one). EditError says what is wrong with it."""
    if entry.table not in TABLES:
        raise Unknown(f"没有“{entry.table}”这张词表。")
    entry = replace(entry, id=entry.id or desk.new_id(), wrong=entry.wrong.strip(), right=entry.right.strip())
    try:
        row_of(entry)
    except TableError as error:
        raise EditError(f"{error}，没有存。") from error
    same = (one for one in desk.shelf.entries.values() if (one.table, one.wrong) == (entry.table, entry.wrong))
    if any(one.id != entry.id and one.when == entry.when for one in same):
        raise EditError(f"{TABLE_NAMES[entry.table]}里已有“{entry.wrong}”，没有再存。")
    before = desk.shelf.entries.get(entry.id)
    verb = "修改" if before else "添加"
    return desk.perform(f"{verb}词条“{entry.wrong}”", records=() if before == entry else (RecordChange(before, entry),))


def remove_row(desk: Desk, id: str) -> Touched:
    """Take a row of the house's own away. Unknown if there is none."""
    before = desk.shelf.entries.get(id)
    if before is None:
        raise Unknown("这条词条已经不在了。")
    return desk.perform(f"删除词条“{before.wrong}”", records=(RecordChange(before, None),))


def try_out(desk: Desk, text: str) -> tuple[Finding, ...]:
    """What the rules, as they stand here, say of a few sentences that an editor types; each line is a paragraph."""
    return tuple(_said(house(desk), text))


def _said(known: House, text: str) -> Iterator[Finding]:
    plain = bulletin_of(text.replace("\r", ""))
    yield from (one for one in check(plain, known).findings if not one.mended)
