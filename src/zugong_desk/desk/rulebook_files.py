"""The house's own rows of a table as a CSV file, with the columns that the tables have."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from zugong_desk.desk.core import Desk
from zugong_desk.desk.rulebook import TABLE_NAMES, checked
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.export.errors import ExportError
from zugong_desk.export.publish import publish

COLUMNS = {
    "wrong": "wrong",
    "right": "right",
    "severity": "severity",
    "when": "when",
    "unless": "unless",
    "since": "since",
    "until": "until",
    "why": "note",
}
"""The columns of a file, each with the field of a row that it holds."""
_SEVERITIES = {name: severity.value for severity, name in SEVERITY_NAMES.items()}
_LARGEST = 5_000_000
_FORMULAS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of rows; `problems` has a line for each row that was not taken, with its number."""

    added: int
    changed: int
    same: int
    problems: tuple[str, ...]


def export_rows(desk: Desk, table: str, path: Path) -> tuple[Path, int]:
    """Write the house's own rows of a table; where they now stand, and how many. ExportError."""
    own = [one for one in desk.shelf.entries.values() if one.table == table]
    if not own:
        raise ExportError(f"{TABLE_NAMES[table]}里没有本库自己的词条，没有导出。")
    data = io.StringIO(newline="")
    writer = csv.writer(data, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(one, field)) for field in COLUMNS.values()] for one in own)
    return publish(path, data.getvalue().encode("utf-8-sig"), lambda back: back.decode("utf-8-sig")), len(own)


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text


def import_rows(desk: Desk, table: str, path: Path) -> tuple[Taken, Touched]:
    """Take the rows of a file as one step; those that cannot be used are told of and left out. EditError, in one line."""
    work = _Work(desk, table)
    for number, cells in _lines(path):
        work.take(number, cells)
    records = tuple(RecordChange(desk.shelf.entries.get(one.id), one) for one in work.put.values())
    touched = desk.perform(f"导入 {len(records)} 条{TABLE_NAMES[table]}", records=records)
    return Taken(work.added, work.changed, work.same, tuple(work.problems)), touched


class _Work:
    """The rows of a file, one by one."""

    def __init__(self, desk: Desk, table: str) -> None:
        self._desk, self._table = desk, table
        self.put: dict[tuple[str, str], Entry] = {}
        self._known = {(one.wrong, one.when): one for one in desk.shelf.entries.values() if one.table == table}
        self.problems: list[str] = []
        self.added = self.changed = self.same = 0

    def take(self, number: int, cells: dict[str, str]) -> None:
        try:
            entry = checked(self._desk, self._entry(cells))
        except EditError as error:
            self.problems.append(f"第 {number} 行：{str(error).replace('，没有存', '')}")
            return
        key = entry.wrong, entry.when
        known = self._known.get(key)
        if key in self.put:
            self.problems.append(f"第 {number} 行：“{entry.wrong}”在文件里重复。")
        elif known is None:
            self.added += 1
            self.put[key] = entry
        elif known == replace(entry, id=known.id):
            self.same += 1
        else:
            self.changed += 1
            self.put[key] = replace(entry, id=known.id)

    def _entry(self, cells: dict[str, str]) -> Entry:
        values = {field: _bare(cells.get(column, "")) for column, field in COLUMNS.items()}
        values["severity"] = _SEVERITIES.get(values["severity"], values["severity"])
        return Entry("", self._table, **values)


def _bare(text: str) -> str:
    """A cell without the mark that keeps it from being a formula."""
    text = text.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULAS) else text


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The rows of a file by column, with their numbers as a spreadsheet counts them. EditError."""
    try:
        found = list(csv.reader(io.StringIO(_text(path), newline=""), strict=True))
    except csv.Error as error:
        raise EditError(f"“{path.name}”不是完好的 CSV 表，没有导入。") from error
    head = [column.strip().lower() for column in found[0]] if found else []
    if "wrong" not in head:
        raise EditError(f"“{path.name}”的第一行应写明各栏：{'、'.join(COLUMNS)}；没有导入。")
    return [(at, dict(zip(head, row, strict=False))) for at, row in enumerate(found[1:], 2) if any(map(str.strip, row))]


def _text(path: Path) -> str:
    """The text of a file as UTF-8 or, as spreadsheets in China write it, GB18030."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EditError(f"打不开“{path.name}”，没有导入。") from error
    if len(data) > _LARGEST:
        raise EditError(f"“{path.name}”太大，不像词表，没有导入。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EditError(f"“{path.name}”的编码认不出，没有导入。请另存为 UTF-8 的 CSV。")
