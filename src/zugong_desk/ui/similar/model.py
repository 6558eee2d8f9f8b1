"""The rows of the lists: a passage with where it stands, or a stop on a practice's way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zugong_desk.desk.similar import Republished, Similar, Travelled, Where
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.ui.controls.tips import as_it_is

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIRST, ALONE, HERE = "最早见到", "另起", "本处"
NOT_SURELY = "最接近，不一定相似"
WITHOUT_DATE = "日期不明"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what stands first, what right of it, the line below; the passage to go to and how it compares.

    `way` is set for a stop on a way, and says whether it is the first or the last one.
    """

    text: str
    trailing: str
    below: str
    passage: Passage
    similar: Similar | None
    way: tuple[bool, bool] | None = None

    @property
    def spoken(self) -> str:
        """The row for a reader."""
        return "，".join(part for part in (self.text, self.trailing, self.below) if part)


def unit_of(where: Where) -> str:
    """Who published it: the article's unit or the issuer, else its title, else the issue."""
    return where.who or where.title or where.name


def place_of(where: Where) -> str:
    """The place where it was done, if it is known, else who published it."""
    return where.place or unit_of(where)


def similar_rows(found: Sequence[Similar], *, surely: bool = True) -> list[Row]:
    """Passages that are alike, or that are only the nearest."""
    return [
        Row(one.likeness if surely else NOT_SURELY, _when(one.where), _below(one.where), one.passage, one)
        for one in found
    ]


def journey_rows(way: Sequence[Travelled], asked: Passage) -> list[Row]:
    """The stops of a way, each with what it follows."""
    return [
        Row(
            place_of(one.where),
            one.where.date or WITHOUT_DATE,
            "　".join(part for part in (one.where.who if one.where.place else "", _follows(way, one, asked)) if part),
            one.stop.passage,
            one.similar,
            (at == 0, at == len(way) - 1),
        )
        for at, one in enumerate(way)
    ]


def before_rows(found: Sequence[Republished]) -> Iterator[Row]:
    """The passages of an issue that were published before, each with the likest place."""
    for one in found:
        like = one.before[0]
        more = f" 等 {len(one.before)} 处" if len(one.before) > 1 else ""
        yield Row(
            f"{like.likeness}：{unit_of(like.where)}",
            _when(like.where) + more,
            _line(one.passage.text),
            like.passage,
            like,
        )


def name_of(where: Where) -> str:
    """A place in one line: the issue, its date, the unit, the article."""
    return "　".join(part for part in (where.name or where.issue, where.date, where.who, where.title) if part)


def _when(where: Where) -> str:
    return " · ".join(part for part in (where.date or WITHOUT_DATE, where.issue) if part)


def _below(where: Where) -> str:
    return "　".join(part for part in (where.who, where.title) if part) or where.name


def _line(text: str) -> str:
    return " ".join(text.split())


def _follows(way: Sequence[Travelled], one: Travelled, asked: Passage) -> str:
    mine = f"（{HERE}）" if one.stop.passage == asked else ""
    if one.stop.after is None:
        return f"{FIRST if one is way[0] else ALONE}{mine}"
    source = way[one.stop.after].where
    return f"接 {source.date[:4] or WITHOUT_DATE} {place_of(source)}，{one.likeness}{mine}"


class RowsModel(QAbstractListModel):
    """One row a passage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """One row a passage."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """What a row says; the passage as its tip."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(row.passage.text)
        return None


def still_there(bulletin: Bulletin, passage: Passage) -> tuple[int, int] | None:
    """Where a passage stands in its issue now: at its place, else where its words are; None if they are gone."""
    if bulletin.text[passage.start : passage.end] == passage.text:
        return passage.start, passage.end
    at = bulletin.text.find(passage.text)
    return (at, at + len(passage.text)) if at >= 0 else None
