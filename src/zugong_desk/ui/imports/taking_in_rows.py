"""What annotations from elsewhere would become, as rows: ticked ones are done, of several places one at most."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from zugong_desk.desk.taking_in_plan import Fate, Item, Plan, Sheet, Spot
from zugong_desk.ui.controls.ticked_lines import TickedLines
from zugong_desk.ui.controls.ticked_rows import TickedRows
from zugong_desk.ui.marks.delegates import LEFT
from zugong_desk.ui.theme.fonts import MEDIUM, NORMAL, ui_font
from zugong_desk.ui.theme.source import ThemeSource

LEAD = 10
"""Characters shown before the passage."""
FATES = {Fate.ASKED: "待选", Fate.DIFFERS: "内容不同", Fate.LOST: "没有放回"}


@dataclass(frozen=True, slots=True)
class Row:
    """One place of an annotation (number `place` of `item`), an annotation without one, or (no item) a whole document."""

    sheet: int
    item: Item | None = None
    place: int = -1

    @property
    def spot(self) -> Spot | None:
        """The place in the issue."""
        return self.item.places[self.place] if self.item is not None and self.place >= 0 else None

    @property
    def tickable(self) -> bool:
        return self.item is None or self.place >= 0

    @property
    def notable(self) -> bool:
        """Whether an editor should look at it: all but what is simply put back where it stood."""
        return self.item is None or self.item.fate is not Fate.PLACED or bool(self.item.why)

    @property
    def ticked(self) -> bool:
        """Whether it is done unless the editor says otherwise."""
        return self.item is not None and (self.item.fate is Fate.PLACED or self.item.fills)


def rows_of(plan: Plan) -> list[Row]:
    """The rows, issue by issue; annotations that are there already have none."""
    out: list[Row] = []
    for number, sheet in enumerate(plan.sheets):
        if sheet.bulletin:
            out += [row for item in sheet.items for row in _rows(number, item)]
        elif sheet.offered:
            out.append(Row(number))
    return out


def _rows(sheet: int, item: Item) -> list[Row]:
    if item.fate is Fate.THERE:
        return []
    places = range(len(item.places)) if item.fate is Fate.ASKED else range(min(1, len(item.places)))
    return [Row(sheet, item, place) for place in places] or [Row(sheet, item)]


class TakingInRows(TickedRows[Row]):
    """The rows of a plan; `tags` says by id what a tag is called."""

    def __init__(self, plan: Plan, tags: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(rows_of(plan), parent)
        self._plan, self._tags = plan, tags
        self._ticked = [row.ticked for row in self.rows]

    @property
    def choices(self) -> dict[int, int | None]:
        """For each annotation shown which of its places is ticked."""
        out: dict[int, int | None] = {row.item.number: None for row in self.rows if row.item}
        return out | {row.item.number: row.place for row in self.chosen if row.item}

    @property
    def new(self) -> list[int]:
        """The numbers of documents that are to become issues."""
        return [row.sheet for row in self.chosen if row.item is None]

    def sheet(self, row: int) -> Sheet:
        """The document of a row."""
        return self._plan.sheets[self.rows[row].sheet]

    def toggle(self, row: int) -> None:
        """Tick a row or not; of the places of one annotation the others are let go."""
        if not self.rows[row].tickable:
            return
        super().toggle(row)
        if self._ticked[row]:
            item = self.rows[row].item
            for other, one in enumerate(self.rows):
                if other != row and item is not None and one.item is item and self._ticked[other]:
                    super().toggle(other)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row that can be ticked, of several places the first; or none."""
        seen: set[int] = set()
        for at, row in enumerate(self.rows):
            number = row.item.number if row.item else -1 - at
            self._ticked[at] = ticked and row.tickable and number not in seen
            seen.add(number)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def words(self, row: int) -> str:
        """The passage, and what is to be known of it."""
        return f"{''.join(text for text, *_ in self.stretches(row))}　{self.below(row)}"

    def below(self, row: int) -> str:
        """The issue, the tag, and why an editor should look."""
        one, sheet = self.rows[row], self.sheet(row)
        if one.item is None:
            return f"书库里没有这一期，文件里有全文和 {len(sheet.items)} 条标注"
        fate = FATES.get(one.item.fate, "")
        said = "：".join(part for part in (fate, one.item.why) if part)
        return "　".join(part for part in (sheet.issue, self._tags.get(one.item.tag, ""), said) if part)

    def stretches(self, row: int) -> tuple[tuple[str, str, QFont.Weight], ...]:
        """What the upper line reads, as texts with their ink and weight."""
        one = self.rows[row]
        if one.item is None:
            return (("收进书库：", "ink3", NORMAL), (self.sheet(row).name, "ink", MEDIUM))
        if one.spot is None:
            return ((_line(one.item.annotation.quote) or "（没有引文）", "ink", NORMAL),)
        left, text, right = (_line(part) for part in (one.spot.left, one.spot.text, one.spot.right))
        return ((left[-LEAD:], "ink3", NORMAL), (text, "ink", MEDIUM), (right, "ink3", NORMAL))

    def tip(self, row: int) -> str:
        """The passage whole; what it was if it reads differently now; the note."""
        one = self.rows[row]
        if one.item is None:
            return self.sheet(row).name
        quote, note = one.item.annotation.quote, one.item.annotation.note
        now = one.spot.text if one.spot else ""
        before = f"原为：{quote}" if quote and quote != now else ""
        return "\n".join(part for part in (now, before, f"备注：{note}" if note else "") if part)


def _line(text: str) -> str:
    return text.replace("\n", " ")


class TakingInDelegate(TickedLines):
    """A box, the passage between what stands beside it, below it issue, tag and what to look at."""

    def __init__(self, themes: ThemeSource, rows: TakingInRows, parent: QObject | None = None) -> None:
        super().__init__(themes, parent)
        self._rows = rows

    def tickable(self, row: int) -> bool:
        """What was not found has no box."""
        return self._rows.rows[row].tickable

    def paint_words(self, painter: QPainter, room: QRectF, row: int) -> None:
        """The stretches one after the other, as far as there is room."""
        for text, ink, weight in self._rows.stretches(row):
            font = ui_font(13, weight)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(font)
            painter.setPen(getattr(self._themes.theme, ink))
            painter.drawText(room, LEFT, shown)
            room.setLeft(room.left() + QFontMetricsF(font).horizontalAdvance(shown))
            if shown != text:
                break

    def below(self, row: int) -> str:
        """Issue, tag and what to look at."""
        return self._rows.below(row)
