"""Passages as rows: what was done, by whom, where and when, with what results, the text itself, and the way back to it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from zugong_desk.domain.annotation import Field, Ground
from zugong_desk.domain.quantity import Bound, Quantity, quantity
from zugong_desk.export.holdings import Tell, told, unheard
from zugong_desk.export.passages import Passage
from zugong_desk.export.tables.sheets import Cell, Row, Table

PRACTICES = "典型做法"
FIGURES = "成效数据"
_COLUMNS = (
    ("序号", 6),
    ("做法", 28),
    ("标签", 16),
    ("实施单位", 20),
    ("地点", 12),
    ("时间", 14),
    ("成效", 32),
    ("成效数据", 28),
    ("获评推广", 24),
    ("获评级别", 10),
    ("评级", 8),
    ("原文", 60),
    ("备注", 28),
    ("期", 14),
    ("日期", 12),
    ("栏目", 14),
    ("文章", 30),
    ("撰稿单位", 20),
    ("分组", 16),
    ("出处", 32),
    ("位置", 22),
    ("编号", 16),
)
_FIGURE_COLUMNS = (
    ("序号", 6),
    ("做法", 28),
    ("实施单位", 20),
    ("数据原文", 18),
    ("指标", 24),
    ("数值", 14),
    ("上限", 14),
    ("单位", 10),
    ("确数或约数", 12),
    ("期", 14),
    ("位置", 22),
)
_BOUNDS = {
    Bound.EXACT: "确数",
    Bound.OVER: "超过",
    Bound.UNDER: "不到",
    Bound.ABOUT: "约",
    Bound.RANGE: "区间",
}
_HANZI = frozenset("零〇一二两三四五六七八九十百千万亿")
_EXACT = 10**15
"""From here on a spreadsheet, which counts in doubles, would round a whole number."""


def practices(passages: Sequence[Passage], tell: Tell = unheard) -> Table:
    """One row a passage, in the order given; `tell` hears how many are done. The column 位置 leads back: see `link`."""
    rows = [_row(number, passage.fit()) for number, passage in told(passages, tell)]
    return Table(PRACTICES, *_heads(_COLUMNS), rows, frozen=2)


def figures(passages: Sequence[Passage]) -> Table:
    """One row a result with a figure: as the text gives it, what it counts, its number and unit, how exact it is."""
    rows = [row for number, passage in enumerate(passages, 1) for row in _figures(number, passage.fit())]
    return Table(FIGURES, *_heads(_FIGURE_COLUMNS), rows, frozen=2)


def link(passage: Passage) -> str:
    """Where a passage stands, as `2023-9#120-345`: the issue as commands take it, # and the range in code points.

    An issue without year and number is named by its id; nothing stands behind the # if the text is gone.
    """
    at = passage.where
    issue = passage.issue or passage.bulletin
    return f"{issue}#{f'{at.start}-{at.end}' if at.start >= 0 else ''}" if issue else ""


def _heads(columns: tuple[tuple[str, int], ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    return tuple(name for name, _ in columns), tuple(width for _, width in columns)


def _row(number: int, passage: Passage) -> Row:
    one, at = passage.practice, passage.where
    recognised = dict.fromkeys(ground.level for ground in one.of(Field.RECOGNITION) if ground.level)
    return (
        number,
        one.name or passage.title,
        "、".join(passage.tags),
        one.organisation,
        one.place,
        one.period,
        one.results,
        "；".join(map(_figure_told, one.of(Field.RESULTS))),
        one.recognition,
        "、".join(recognised),
        "★" * one.rating,
        passage.text,
        passage.note,
        passage.short_issue or passage.issue,
        at.date,
        at.column,
        at.article,
        passage.org,
        passage.section,
        passage.source_line,
        link(passage),
        passage.id,
    )


def _figure_told(ground: Ground) -> str:
    return f"{ground.text}（{ground.about}）" if ground.about else ground.text


def _figures(number: int, passage: Passage) -> Iterator[Row]:
    one = passage.practice
    for ground in one.of(Field.RESULTS):
        yield (
            number,
            one.name or passage.title,
            one.organisation or passage.org,
            ground.text,
            ground.about,
            *_measured(figure(ground.text)),
            passage.short_issue or passage.issue,
            link(passage),
        )


def figure(text: str) -> Quantity | None:
    """What a result says in figures; None for words without any. One character alone, as in 一新, is no figure."""
    if any(char.isdigit() for char in text) or sum(char in _HANZI for char in text) > 1:
        return quantity(text)
    return None


def _measured(quantity: Quantity | None) -> tuple[Cell, Cell, str, str]:
    """Number, high end of a range, unit and how exact; empty for words."""
    if quantity is None:
        return "", "", "", ""
    high = "" if quantity.high is None else _number(quantity.high)
    return _number(quantity.value), high, quantity.unit, _BOUNDS[quantity.bound]


def _number(value: Decimal) -> Cell:
    """A number that a spreadsheet holds as it is; one too large for that as text."""
    if abs(value) >= _EXACT:
        return format(value, "f")
    return int(value) if value == value.to_integral_value() else float(value)
