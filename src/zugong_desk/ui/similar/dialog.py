"""相似做法 in a window of its own beside the main one: lists left, the two texts right."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from zugong_desk.insight.similar.passage import Passage
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.controls.stacked import beside
from zugong_desk.ui.controls.words import words
from zugong_desk.ui.similar.asking import Answer, Question
from zugong_desk.ui.similar.frame import foot, head, lists
from zugong_desk.ui.similar.gatherer import Gatherer
from zugong_desk.ui.similar.listing import RowsView
from zugong_desk.ui.similar.model import (
    Row,
    RowsModel,
    before_rows,
    journey_rows,
    name_of,
    similar_rows,
)
from zugong_desk.ui.similar.side_by_side import NOTHING, SAME_TEXT, SideBySide
from zugong_desk.ui.theme.keyed import KeyedButton
from zugong_desk.ui.theme.source import ThemeSource

TITLE = "相似做法"
SIZE = (1120, 680)
SHARES = (400, 720)
QUOTED = 46
"""Characters of the passage asked about that the head shows."""
NOTHING_ALIKE = "书库里没有找到相似的段落。下面是最接近的几段，不一定相似。"
NOTHING_AT_ALL = "书库里没有找到相似的段落。"
NO_WAY = "这一做法在书库里只见到这一处。"
NEVER_BEFORE = "这一期的正文以前没有登过。"
Select = QItemSelectionModel.SelectionFlag
Go = Callable[[Passage], object]


class Face(IntEnum):
    """The lists, in the order of their tabs."""

    ALIKE = 0
    WAY = 1
    BEFORE = 2


FACE_NAMES = {Face.ALIKE: "相似段落", Face.WAY: "足迹", Face.BEFORE: "本期以前登过"}


class SimilarDialog(QDialog):
    """Stands beside the main window and does not block it."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("similarDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge, self._go = bridge, go
        self._passage: Question | None = None
        self._answers: dict[bool, Answer] = {}
        self.gatherer = Gatherer(bridge, self)
        self.model = RowsModel(self)
        self.view = RowsView(self.model, themes, self)
        self.tabs, self.asked, self.state = QTabBar(self), QLabel(self), QLabel(self)
        self.stop = QPushButton("先看已读的", self)
        self.empty = words("", self)
        self.texts = SideBySide(themes, self)
        self.notice = Notice("similarNotice", self)
        self.jump = KeyedButton("到那一处", themes, "Enter", parent=self)
        self.leave = KeyedButton("关闭", themes, parent=self)
        self._lay_out()
        self._connect()

    @property
    def face(self) -> Face:
        """Which list is shown."""
        return Face(max(0, self.tabs.currentIndex()))

    def ask(self, question: Question, face: Face = Face.ALIKE) -> None:
        """Show what is like a passage, or what of its issue was published before."""
        self._passage = question
        self._answers = {}
        quoted = " ".join(question.text.split())
        self.asked.setText(f"这一段：{quoted[:QUOTED]}{'……' if len(quoted) > QUOTED else ''}")
        self.notice.hide()
        self.tabs.setCurrentIndex(face)
        self._show()
        self._ask()

    # what happens ---------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again: the library may have changed since."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further while nobody looks."""
        self.gatherer.sleep()
        super().hideEvent(event)

    def _ask(self) -> None:
        one = self._passage
        if one is not None and self.isVisible():
            whole = self.face is Face.BEFORE
            self.gatherer.ask(Question(one.text, one.bulletin, one.start, whole))

    def _on_turned(self) -> None:
        self._show()
        if (self.face is Face.BEFORE) not in self._answers:
            self._ask()

    def _on_progressed(self, done: int, total: int) -> None:
        reading = done < total
        self.stop.setVisible(reading)
        if reading:
            self.state.setText(f"正在读各期：{done}/{total}")

    def _on_answered(self, found: Answer) -> None:
        self._answers[found.question.whole] = found
        if not self.gatherer.reading:
            self.stop.hide()
            self.state.setText(f"比了 {found.searched:,} 段")
        self._show()

    def _on_library_opened(self) -> None:
        self._passage, self._answers = None, {}
        self.asked.clear()
        self.state.clear()
        self._show()

    # what is shown --------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        found = self._answers.get(self.face is Face.BEFORE)
        kept = self.model.row_at(self.view.currentIndex())
        rows = self._rows(found)
        self.model.show(rows)
        line = self._line(found)
        self.empty.setText(line)
        self.empty.setVisible(bool(line))
        self._name_tabs()
        at = next((at for at, row in enumerate(rows) if kept and row.passage == kept.passage), 0)
        if rows:
            self.view.selectionModel().setCurrentIndex(self.model.index(at), Select.ClearAndSelect)
        self._show_row()

    def _rows(self, found: Answer | None) -> list[Row]:
        if found is None:
            return []
        match self.face:
            case Face.ALIKE:
                return similar_rows(found.similar or found.nearest, surely=bool(found.similar))
            case Face.WAY:
                asked = found.question
                whole = Passage(asked.bulletin, asked.start, asked.start + len(asked.text), asked.text)
                return journey_rows(found.journey, whole) if len(found.journey) > 1 else []
            case Face.BEFORE:
                return list(before_rows(found.before))

    def _line(self, found: Answer | None) -> str:
        if found is None:
            return ""
        match self.face:
            case Face.ALIKE if not found.similar:
                return NOTHING_ALIKE if found.nearest else NOTHING_AT_ALL
            case Face.WAY if len(found.journey) < 2:
                return NO_WAY
            case Face.BEFORE:
                return f"占正文 {found.share:.0%}。" if found.before else NEVER_BEFORE
        return ""

    def _name_tabs(self) -> None:
        passage, issue = self._answers.get(False), self._answers.get(True)
        counts = {
            Face.ALIKE: len(passage.similar) if passage else 0,
            Face.WAY: len(passage.journey) if passage and len(passage.journey) > 1 else 0,
            Face.BEFORE: len(issue.before) if issue else 0,
        }
        for face, name in FACE_NAMES.items():
            self.tabs.setTabText(face, f"{name} {counts[face]}" if counts[face] else name)

    def _show_row(self) -> None:
        row = self.model.row_at(self.view.currentIndex())
        self.jump.setEnabled(row is not None)
        if row is None or row.similar is None:
            self.texts.show_similar(None, "", "", NOTHING if row is None else SAME_TEXT)
            return
        self.texts.show_similar(row.similar, f"这一段　{self._issue_name()}", name_of(row.similar.where))

    def _issue_name(self) -> str:
        one = self._passage
        known = next((row for row in self._bridge.issues() if one and row.id == one.bulletin), None)
        return "　".join(part for part in (known.title, known.issue_no, known.date) if part) if known else ""

    def go(self) -> None:
        """Go to the passage that is chosen."""
        row = self.model.row_at(self.view.currentIndex())
        if row is not None:
            self.notice.hide()
            self._go(row.passage)

    def turn(self, by: int) -> None:
        """Turn to the list beside."""
        self.tabs.setCurrentIndex((self.face + by) % len(FACE_NAMES))

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = lists(self.tabs, list(FACE_NAMES.values()), self.empty, self.view, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self.asked, self.state, self.stop, self))
        column.addWidget(beside(left, self.texts, SHARES, 1), 1)
        column.addWidget(self.notice)
        column.addWidget(foot(self.jump, self.leave, self))
        chain = (self.view, *self.texts.chain, self.jump, self.leave, self.stop, self.tabs)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.gatherer.progressed.connect(self._on_progressed)
        self.gatherer.answered.connect(self._on_answered)
        self._bridge.library_opened.connect(self._on_library_opened)
        self._bridge.told.connect(self._on_told)
        self.stop.clicked.connect(self.gatherer.make_do)
        self.tabs.currentChanged.connect(lambda _at: self._on_turned())
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_row())
        self.view.go_wished.connect(self.go)
        self.view.turn_wished.connect(self.turn)
        self.jump.clicked.connect(self.go)
        self.leave.clicked.connect(self.reject)

    def _on_told(self, line: str) -> None:
        if self.isVisible():
            self.notice.tell(line)


def show_similar(
    bridge: Bridge,
    themes: ThemeSource,
    window: QWidget,
    go: Go,
    history: Sequence[QAction] = (),
) -> SimilarDialog:
    """Show the one window there is for it; the keys of `history` work there too."""
    dialog = window.findChild(SimilarDialog) or SimilarDialog(bridge, themes, go, window)
    bring_up(dialog, history)
    dialog.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
