"""The codebook as CSV for a spreadsheet: a row a tag, parents by name, heads in Chinese; read back the same way."""

import csv
from collections.abc import Callable, Mapping
from io import StringIO

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.codebook_json import LOOKS_COUNT, key_of, one_line, placed
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.tables.sheets import Table, comma_separated, plain

HEADS = ("名称", "上级", "定义", "何时用", "何时不用", "范例", "颜色", "形状", "快捷键", "停用", "处数")
LONGEST_LOOK = 4
"""Digits of a colour or shape at most; Python itself refuses to read numbers of thousands of them."""
_YES = frozenset(("是", "1", "true", "yes"))


def write(tags: Tags, uses: Mapping[str, int]) -> bytes:
    """The tags with how often each is used, UTF-8 with a mark that Excel knows; colours and shapes count from 1 to 12."""
    rows = [_row(tag, tags, uses.get(tag.id, 0)) for tag in in_order(tags)]
    return comma_separated(Table("标签表", HEADS, (16,) * len(HEADS), rows))


def _row(tag: Tag, tags: Tags, uses: int) -> tuple[str, ...]:
    above = tags.get(tag.parent)
    texts = tag.definition, tag.use_when, tag.not_when, tag.example
    looks = str(tag.colour + 1), str(tag.shape + 1), tag.key, "是" if tag.retired else ""
    return (tag.name, above.name if above else "", *texts, *looks, str(uses))


def read(data: bytes, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of such a file, each with a new id, in its order; ExchangeError with one line if it is not one."""
    try:
        rows = list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError("标签表不是合格的 CSV（UTF-8），没有导入。请另存为“CSV UTF-8”后重试。") from error
    if not rows or "名称" not in rows[0]:
        raise ExchangeError("标签表的第一行没有“名称”一列，或没有一个标签，没有导入。")
    cells = [{head: plain(row.get(head) or "") for head in HEADS} for row in rows]
    return placed([(_tag(row, at, new_id()), one_line(row["上级"])) for at, row in enumerate(cells)])


def _tag(row: Mapping[str, str], at: int, id: str) -> Tag:
    name = one_line(row["名称"])
    if not name:
        raise ExchangeError(f"标签表第 {at + 1} 条没有名称，没有导入。")
    texts = row["定义"], row["何时用"], row["何时不用"], row["范例"]
    colour, shape = _look(row["颜色"], at), _look(row["形状"], at)
    retired = row["停用"].strip().lower() in _YES
    return Tag(id, name, "", *texts, colour, shape, at, key_of(row["快捷键"], at), retired)


def _look(text: str, at: int) -> int:
    if not text.strip():
        return 0
    said = text.strip()
    if not (said.isdecimal() and len(said) <= LONGEST_LOOK and 1 <= int(said) <= LOOKS_COUNT):
        raise ExchangeError(f"标签表第 {at + 1} 条的颜色或形状“{said[:8]}”不是 1 到 {LOOKS_COUNT} 的整数，没有导入。")
    return int(said) - 1
