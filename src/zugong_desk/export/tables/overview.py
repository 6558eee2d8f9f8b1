"""The overview as tables: the counts as they stand on screen, and the passages behind them, one a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.export.tables.sheets import Table

PASSAGES = ("期", "日期", "标签", "地点", "单位", "栏目", "做法或篇名", "评价", "原文", "起", "止")
_WIDTHS = (10, 10, 18, 12, 24, 14, 28, 8, 60, 8, 8)


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts: the names of its columns, and of each row its name and its figures, totals among them."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def tables(counts: Sequence[Counts], passages: Sequence[tuple[str, ...]]) -> list[Table]:
    """A sheet for each table of counts, and one for the passages."""
    sheets = [
        Table(
            one.name,
            ("", *one.columns),
            (22, *(10 for _ in one.columns)),
            [(name, *figures) for name, figures in one.rows],
        )
        for one in counts
    ]
    return [*sheets, Table("标注", PASSAGES, _WIDTHS, passages)]
