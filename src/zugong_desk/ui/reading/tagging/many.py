"""Many places tagged after a preview: ticked, walked through, with as much around the words as is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from zugong_desk.desk.tagging_many import Passage, Spot, Unit
from zugong_desk.ui.controls.ticked_lines import TEXT, TickedLines
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.ticked_preview import TickedPreview
from zugong_desk.ui.controls.ticked_rows import TickedRows
from zugong_desk.ui.marks.delegates import LEFT
from zugong_desk.ui.theme.fonts import MEDIUM, NORMAL, ui_font

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.codebook import Tag
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.theme.source import ThemeSource

LEAD = 12
"""Characters shown before what was found."""
ORIGIN = "tagMany"
HINT = "打钩的地方一次标上“{}”，可一步撤销。空格勾选，Enter 标注。已标过的不在内。"
UNITS = ((Unit.WORDS, "只标词", "left"), (Unit.SENTENCE, "标整句", "middle"), (Unit.BLOCK, "标整段", "right"))


class PassageRows(TickedRows[Passage]):
    """One row a passage; `issues` says by id what an issue is called."""

    def __init__(self, issues: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._issues = issues

    def show(self, rows: Sequence[Passage]) -> None:
        """Show other passages, all ticked."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._ticked = [True] * len(self.rows)
        self.endResetModel()

    def words(self, row: int) -> str:
        """The passage and its issue."""
        return f"{self.rows[row].text}　{self.issue(row)}"

    def issue(self, row: int) -> str:
        """What its issue is called."""
        return self._issues.get(self.rows[row].spot.bulletin, "")

    def tip(self, row: int) -> str:
        """The passage whole."""
        return self.rows[row].text


class PassageDelegate(TickedLines):
    """A box, the passage after a few words before it, the issue below."""

    def __init__(self, themes: ThemeSource, rows: PassageRows, parent: QObject | None = None) -> None:
        super().__init__(themes, parent)
        self._rows = rows

    def paint_words(self, painter: QPainter, room: QRectF, row: int) -> None:
        """What stands before, what was found and what follows, each in its ink, as far as there is room."""
        for text, ink, weight in stretches(self._rows.rows[row]):
            font = ui_font(13, weight)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.setFont(font)
            painter.setPen(getattr(self._themes.theme, ink))
            painter.drawText(room, LEFT, shown)
            room.setLeft(room.left() + QFontMetricsF(font).horizontalAdvance(shown))
            if shown != text:
                break

    def below(self, row: int) -> str:
        """The issue."""
        return self._rows.issue(row)


def stretches(one: Passage) -> tuple[tuple[str, str, QFont.Weight], ...]:
    """What a row reads, as texts with their ink and weight: never so much before the hit that it is out of sight."""
    first, last = one.hit
    begin = max(0, first - LEAD)
    lead = "…" if begin else one.left[first - LEAD :] if first < LEAD else ""
    return (
        (lead, "ink3", NORMAL),
        (one.text[begin:first], "ink", NORMAL),
        (one.text[first:last], "accent", MEDIUM),
        (one.text[last:], "ink", NORMAL),
        (one.right, "ink3", NORMAL),
    )


class TagManyDialog(TickedPreview):
    """Offers to put one tag on what was found at these spots."""

    def __init__(
        self,
        bridge: Bridge,
        themes: ThemeSource,
        spots: Sequence[Spot],
        tag: Tag,
        issues: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(f"标注“{tag.name}”", "tagMany", HINT.format(tag.name), "标注", parent)
        self.setObjectName("tagMany")
        self.leave.setText("不标　Esc")
        self._bridge, self._spots, self._tag = bridge, tuple(spots), tag
        self._unit = Unit.SENTENCE
        self._origin = (bridge.bulletin.id if bridge.bulletin else "", bridge.place)
        self.finished.connect(self._go_back)
        self.model = PassageRows(issues, self)
        self.view = TickedList(self.model, "tagManyList", "将要标注的地方", TEXT, self)
        self.view.setItemDelegate(PassageDelegate(themes, self.model, self.view))
        self._choices = QButtonGroup(self)
        self.below.addStretch(1)
        self.below.setSpacing(0)
        for unit, word, side in UNITS:
            self.below.addWidget(self._choice(unit, word, side))
        self.model.show(self._found())
        self.fill(self.model, self.view)

    def use(self, unit: Unit) -> None:
        """Take as much around the words."""
        self._unit = unit
        self.model.show(self._found())
        self._count()
        self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_ticked(self) -> None:
        """Tag what is ticked, as one step."""
        found: dict[str, list[Span]] = {}
        for one in self.model.chosen:
            found.setdefault(one.spot.bulletin, []).append(one.spot.span)
        touched = self._bridge.tag_all(found, self._tag.id)
        if touched is not None:
            self._bridge.told.emit(f"已{touched.name}，可一步撤销。")

    def _go_back(self) -> None:
        """Where the editor was when the preview opened; another issue may be on the table by now."""
        issue, place = self._origin
        bulletin = self._bring(issue) if issue else None
        if bulletin is not None and place is not None and place.start.block in bulletin.line_position:
            self._bridge.go(place, ORIGIN)

    def _bring(self, issue: str) -> Bulletin | None:
        here = self._bridge.bulletin
        return here if here is not None and here.id == issue else self._bridge.open_issue(issue)

    def show_place(self, row: int) -> None:
        """Show a passage, for which its issue comes on the table."""
        spot = self.model.rows[row].spot
        bulletin = self._bring(spot.bulletin)
        if bulletin is not None and spot.span.start.block in bulletin.line_position:
            self._bridge.go(spot.span, ORIGIN)

    def _found(self) -> Sequence[Passage]:
        return self._bridge.passages_around(self._spots, self._unit, self._tag.id)

    def _choice(self, unit: Unit, word: str, side: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setObjectName(f"tagMany_{unit}")
        button.setCheckable(True)
        button.setChecked(unit is self._unit)
        button.setAutoDefault(False)
        button.setProperty("segment", side)
        button.clicked.connect(lambda: self.use(unit))
        self._choices.addButton(button)
        return button
