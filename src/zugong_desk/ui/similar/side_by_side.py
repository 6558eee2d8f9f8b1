"""Two like passages side by side, their differences told by underlines as well as by tints, and their figures below."""

from collections.abc import Iterator, Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QListWidget, QTextEdit, QVBoxLayout, QWidget

from zugong_desk.desk.similar import Similar
from zugong_desk.insight.similar.comparison import Range, Side
from zugong_desk.insight.similar.figures import Pair
from zugong_desk.ui.theme.fonts import BOLD, reading_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import Theme

TEXT_PX, LINE_PER_CENT = 15, 160
FIGURES_SHOWN = 4
FIGURES = "数字对照"
NOTHING = "左边选中一段，这里并排看两处文字。"
SAME_TEXT = "就是正在看的这一段。"
REUSED_KEY = (("虚线：两处不同", "CHANGED"), ("实线：只有这一边有", "ALONE"))
RETOLD_KEY = (("点线加粗：两处都说到的", "ECHO"),)


class Mark(Enum):
    """How a stretch of one of the texts is shown."""

    SAME = auto()
    CHANGED = auto()
    ALONE = auto()
    ECHO = auto()


Marked = Iterator[tuple[str, Mark]]


def marked_here(one: Similar) -> Marked:
    """The text asked about, in stretches."""
    if not one.aligned:
        yield from _echoed(one.here, one.echoes.here)
    for run in one.aligned:
        yield one.here[run.start : run.end], _mark(run.side)


def marked_there(one: Similar) -> Marked:
    """The text that is like it, in stretches."""
    if not one.aligned:
        yield from _echoed(one.passage.text, one.echoes.there)
    for run in one.aligned:
        yield one.passage.text[run.start_ : run.end_], _mark(run.side)


def _mark(side: Side) -> Mark:
    return {Side.SAME: Mark.SAME, Side.CHANGED: Mark.CHANGED}.get(side, Mark.ALONE)


def _echoed(text: str, ranges: Sequence[Range]) -> Marked:
    at = 0
    for start, end in ranges:
        yield text[at:start], Mark.SAME
        yield text[start:end], Mark.ECHO
        at = end
    yield text[at:], Mark.SAME


def format_of(mark: Mark, theme: Theme) -> QTextCharFormat:
    """How a mark looks: tint and underline, so that neither needs the other."""
    form = QTextCharFormat()
    form.setFont(reading_font(TEXT_PX, BOLD if mark is Mark.ECHO else QFont.Weight.Normal))
    form.setForeground(theme.ink)
    styles = QTextCharFormat.UnderlineStyle
    match mark:
        case Mark.CHANGED:
            form.setBackground(theme.warn_tint)
            form.setUnderlineStyle(styles.DashUnderline)
            form.setUnderlineColor(theme.warn)
        case Mark.ALONE:
            form.setBackground(theme.ok_tint)
            form.setUnderlineStyle(styles.SingleUnderline)
            form.setUnderlineColor(theme.ok)
        case Mark.ECHO:
            form.setUnderlineStyle(styles.DotLine)
            form.setUnderlineColor(theme.accent)
    return form


class PassageText(QTextEdit):
    """One of the two texts, to read and to copy from."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_marked(self, marked: Marked, theme: Theme) -> None:
        """Show a text in its stretches."""
        self.clear()
        cursor = QTextCursor(self.document())
        block = QTextBlockFormat()
        block.setLineHeight(LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        for text, mark in marked:
            if text:
                cursor.insertText(text, format_of(mark, theme))
        self.moveCursor(QTextCursor.MoveOperation.Start)


class SideBySide(QFrame):
    """Left the passage asked about, right the one that is like it; below what the marks mean, and the figures."""

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._themes = themes
        self._one: Similar | None = None
        self.here_name, self.there_name, self.key, self.told = (QLabel(self) for _ in range(4))
        self.here = PassageText("similarHere", "正在看的段落", self)
        self.there = PassageText("similarThere", "相似的段落", self)
        self.figures = QListWidget(self)
        self.figures.setObjectName("similarFigures")
        self.figures.setAccessibleName(FIGURES)
        self.figures_name = QLabel(FIGURES, self)
        self._lay_out()
        themes.changed.connect(self._repaint)
        self.show_similar(None, "", "")

    def _lay_out(self) -> None:
        for label in (self.here_name, self.there_name, self.figures_name):
            label.setProperty("role", "label")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for label in (self.key, self.told):
            label.setProperty("role", "hint")
            label.setWordWrap(True)
        self.key.setTextFormat(Qt.TextFormat.PlainText)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.here_name, 0, 0)
        grid.addWidget(self.there_name, 0, 1)
        grid.addWidget(self.here, 1, 0)
        grid.addWidget(self.there, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.told)
        column.addLayout(grid, 1)
        for widget in (self.key, self.figures_name, self.figures):
            column.addWidget(widget)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through, in order."""
        return self.here, self.there, self.figures

    def show_similar(self, one: Similar | None, here: str, there: str, told: str = NOTHING) -> None:
        """Show two passages under these names, or a line if there is nothing to compare."""
        self._one = one
        self.told.setText(told)
        self.told.setVisible(one is None)
        for widget in (self.here_name, self.there_name, self.here, self.there, self.key):
            widget.setVisible(one is not None)
        self.here_name.setText(here)
        self.there_name.setText(there)
        self._show_figures(one.figures if one is not None else ())
        self._repaint()

    def _show_figures(self, pairs: Sequence[Pair]) -> None:
        differ = [pair for pair in pairs if pair.more]
        same = len(pairs) - len(differ)
        alike = f"（{'另有 ' if differ else ''}{same} 处相同）" if same else ""
        self.figures_name.setText(FIGURES + alike)
        self.figures_name.setVisible(bool(pairs))
        self.figures.clear()
        self.figures.addItems([figure_line(pair) for pair in differ])
        self.figures.setVisible(bool(differ))
        frame = 2 * self.figures.frameWidth()
        self.figures.setFixedHeight(min(FIGURES_SHOWN, len(differ)) * max(0, self.figures.sizeHintForRow(0)) + frame)

    def _repaint(self) -> None:
        if self._one is None:
            return
        theme = self._themes.theme
        self.here.show_marked(marked_here(self._one), theme)
        self.there.show_marked(marked_there(self._one), theme)
        key = REUSED_KEY if self._one.aligned else RETOLD_KEY
        self.key.setText("　　".join(words for words, _ in key))


def figure_line(pair: Pair) -> str:
    """Two figures that count the same and by how much they differ: 97个 → 86个　那里少 11个."""
    by = f"{abs(pair.more).normalize():f}{pair.unit}"
    return f"{pair.here.text}　→　{pair.there.text}　　那里{'多' if pair.more > 0 else '少'} {by}"
