"""Passages that could be taken into a collection: ticked, walked through, those that it holds already marked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from zugong_desk.desk.gathering import Candidate, Held
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.ticked_lines import TEXT, TickedLines
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.ticked_preview import TickedPreview
from zugong_desk.ui.controls.ticked_rows import TickedRows
from zugong_desk.ui.marks.delegates import LEFT
from zugong_desk.ui.search.results import brought, stands
from zugong_desk.ui.theme.fonts import MEDIUM, NORMAL, ui_font
from zugong_desk.ui.theme.source import ThemeSource

ORIGIN = "takeMany"
HINT = "打钩的一次取入摘编“{}”，可一步撤销。空格勾选，Enter 取入。已有的不勾。"
UNITS = ((Unit.WORDS, "只取词句", "left"), (Unit.SENTENCE, "取整句", "middle"), (Unit.BLOCK, "取整段", "right"))
NONE_LEFT = "没有可取入摘编的段落。"


def held_in_words(one: Candidate) -> str:
    """What the collection holds of a passage; empty for nothing."""
    match one.held:
        case Held.TAKEN:
            return f"已取入，第 {one.number} 条"
        case Held.ALIKE:
            return f"与第 {one.number} 条相近"
        case _:
            return ""


class CandidateRows(TickedRows[Candidate]):
    """One row a passage, ticked if it is new; `issues` says by id what an issue is called."""

    def __init__(self, issues: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._issues = issues

    def show(self, rows: Sequence[Candidate]) -> None:
        """Show other passages."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._ticked = [one.held is Held.FRESH for one in self.rows]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Tick a row or not; what is in the collection already cannot be taken again."""
        if self.rows[row].held is not Held.TAKEN:
            super().toggle(row)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row that can be taken, or none."""
        self._ticked = [ticked and one.held is not Held.TAKEN for one in self.rows]
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def words(self, row: int) -> str:
        """The passage, where it stands and whether it is held."""
        return "　".join(filter(None, (self.rows[row].title, self.rows[row].text, self.below(row))))

    def below(self, row: int) -> str:
        """Where a passage stands and whether it is held."""
        one = self.rows[row]
        return "　".join(filter(None, (held_in_words(one), self._issues.get(one.spot.bulletin, ""))))

    def tip(self, row: int) -> str:
        """The passage whole."""
        return self.rows[row].text


class CandidateDelegate(TickedLines):
    """A box, title and text of the passage, below them where it stands."""

    def __init__(self, themes: ThemeSource, rows: CandidateRows, parent: QObject | None = None) -> None:
        super().__init__(themes, parent)
        self._rows = rows

    def paint_words(self, painter: QPainter, room: QRectF, row: int) -> None:
        """The title in its weight, the text after it as far as there is room."""
        one = self._rows.rows[row]
        for text, weight in ((one.title and f"{one.title}　", MEDIUM), (" ".join(one.text.split()), NORMAL)):
            font = ui_font(13, weight)
            metrics = QFontMetricsF(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(font)
            painter.setPen(self._themes.theme.ink)
            painter.drawText(room, LEFT, shown)
            room.setLeft(room.left() + metrics.horizontalAdvance(shown))

    def tickable(self, row: int) -> bool:
        """What the collection holds has no box."""
        return self._rows.rows[row].held is not Held.TAKEN

    def below(self, row: int) -> str:
        """Where it stands."""
        return self._rows.below(row)


class TakeDialog(TickedPreview):
    """Offers to take passages into a collection."""

    took = Signal(str)
    """The first of the excerpts (id) that were made."""

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeSource,
        title: str,
        collection: str,
        issues: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        known = bridge.shelf.collections.get(collection)
        super().__init__(title, "takeMany", HINT.format(known.name if known else "摘编"), "取入", parent)
        self.setObjectName("takeMany")
        self.leave.setText("不取　Esc")
        self._bridge, self.collection = bridge, collection
        self.taken: list[str] = []
        self._origin = (bridge.bulletin.id if bridge.bulletin else "", bridge.place)
        self.finished.connect(self._go_back)
        self.model = CandidateRows(issues, self)
        self.view = TickedList(self.model, "takeManyList", "将要取入的段落", TEXT, self)
        self.view.setItemDelegate(CandidateDelegate(themes, self.model, self.view))

    def offer(self, found: Sequence[Candidate]) -> None:
        """Show what could be taken, at first or anew."""
        first = not self.layout()
        self.model.show(found)
        if first:
            self.fill(self.model, self.view)
        else:
            self._count()
            self.view.setCurrentIndex(self.model.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_ticked(self) -> None:
        """Take what is ticked, as one step."""
        spots = [one.spot for one in self.model.chosen]
        self.taken = self._bridge.take_passages([(one.bulletin, one.span) for one in spots], self.collection or None)
        if self.taken:
            self._bridge.told.emit(f"已取入 {len(self.taken)} 条，可一步撤销。")
            self.took.emit(self.taken[0])

    def show_place(self, row: int) -> None:
        """Show a passage, for which its issue comes on the table."""
        spot = self.model.rows[row].spot
        bulletin = brought(self._bridge, spot.bulletin)
        if bulletin is not None and stands(bulletin, spot.span):
            self._bridge.go(spot.span, ORIGIN)

    def _go_back(self) -> None:
        """Where the editor was when the preview opened; another issue may be on the table by now."""
        issue, place = self._origin
        bulletin = brought(self._bridge, issue) if issue else None
        if bulletin is not None and place is not None and stands(bulletin, place):
            self._bridge.go(place, ORIGIN)


class TakeFoundDialog(TakeDialog):
    """What a search found, with as much around the words as is wanted."""

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeSource,
        spots: Sequence[Spot],
        unit: Unit,
        collection: str,
        issues: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(bridge, themes, "取入查到的各处", collection, issues, parent)
        self._spots, self._unit = tuple(spots), unit
        self._choices = QButtonGroup(self)
        self.below.addStretch(1)
        self.below.setSpacing(0)
        for one, word, side in UNITS:
            self.below.addWidget(self._choice(one, word, side))
        self.use(unit)

    def use(self, unit: Unit) -> None:
        """Take as much around the words."""
        self._unit = unit
        self.offer(self._bridge.candidates_around(self._spots, unit, self.collection))

    def _choice(self, unit: Unit, word: str, side: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setObjectName(f"takeMany_{unit}")
        button.setCheckable(True)
        button.setChecked(unit is self._unit)
        button.setAutoDefault(False)
        button.setProperty("segment", side)
        button.clicked.connect(lambda: self.use(unit))
        self._choices.addButton(button)
        return button
