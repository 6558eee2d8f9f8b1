"""All places of a search as a file: a workbook, a CSV table, or a JSON object a line."""

import json
from dataclasses import dataclass
from pathlib import Path

from zugong_desk.desk import finding
from zugong_desk.desk.core import Desk
from zugong_desk.desk.finding import Found, Hit
from zugong_desk.domain.kinds import KIND_NAMES
from zugong_desk.export.errors import ExportError
from zugong_desk.export.publish import publish
from zugong_desk.export.tables.sheets import MOST_ROWS, Table, check_workbook, comma_separated, workbook

SUFFIXES = (".xlsx", ".csv", ".jsonl")
_HEADS = ("期", "文章", "单位", "类别", "前文", "找到的", "后文", "起", "止")
_WIDTHS = (10, 30, 20, 10, 36, 24, 36, 8, 8)


@dataclass(frozen=True, slots=True)
class FoundExport:
    """Where the file stands, and how many places it lists."""

    path: Path
    count: int


def export_found(desk: Desk, query: str, path: Path) -> FoundExport:
    """Write all places of a query, in the form that the suffix names. ExportError, QueryError; then nothing was written."""
    form = path.suffix.lower()
    if form not in SUFFIXES:
        raise ExportError(f"查找结果可以存成 {'、'.join(SUFFIXES)}，没有导出。请换一个文件名。")
    found = finding.search(desk, query, MOST_ROWS)
    if form == ".jsonl":
        return FoundExport(publish(path, _lines(found), lambda back: back.decode("utf-8")), len(found.hits))
    table = Table("查找结果", _HEADS, _WIDTHS, [_row(hit) for hit in found.hits])
    if form == ".csv":
        return FoundExport(
            publish(path, comma_separated(table), lambda back: back.decode("utf-8-sig")), len(found.hits)
        )
    done = publish(path, workbook([table]), lambda back: check_workbook(back, [table]))
    return FoundExport(done, len(found.hits))


def _row(hit: Hit) -> tuple[str, ...]:
    place = hit.issue, hit.article or "", hit.org or "", KIND_NAMES[hit.kind]
    return (*place, hit.left, hit.text, hit.right, str(hit.start), str(hit.end))


def _lines(found: Found) -> bytes:
    """One JSON object a line, with the fields of a hit on the command line."""
    return "".join(f"{json.dumps(document(hit), ensure_ascii=False)}\n" for hit in found.hits).encode()


def document(hit: Hit) -> dict[str, object]:
    """A hit in JSON."""
    return {
        "issue": hit.issue,
        "article": hit.article,
        "start": hit.start,
        "end": hit.end,
        "left": hit.left,
        "text": hit.text,
        "right": hit.right,
        "kind": hit.kind.value,
        "org": hit.org,
        "annotation": hit.annotation,
    }
