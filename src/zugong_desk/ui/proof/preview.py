"""The preview of many corrections: ticked, each in its context, done as one step."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.ticked_lines import TEXT, TickedLines
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.ticked_preview import TickedPreview
from zugong_desk.ui.controls.ticked_rows import TickedRows
from zugong_desk.ui.proof.context import Context, context_of
from zugong_desk.ui.proof.painting import Manner, paint_context
from zugong_desk.ui.proof.walking import span_of
from zugong_desk.ui.proof.words import name_of
from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource

HINT = "下面打钩的地方一次改完，可一步撤销。空格勾选，Enter 改正。"
ORIGIN = "proof.preview"


class PreviewModel(TickedRows[Finding]):
    """One row a correction; all are ticked at first."""

    def __init__(self, findings: Sequence[Finding], bulletin: Bulletin, parent: QObject | None = None) -> None:
        super().__init__(findings, parent)
        self.contexts: list[Context] = [context_of(one, bulletin.block(one.block).text) for one in self.rows]

    def words(self, row: int) -> str:
        """The rule, and the words in their context."""
        return f"{name_of(self.rows[row].rule)}：{self.contexts[row].spoken}"

    def tip(self, row: int) -> str:
        """What is wrong, and by which clause."""
        return f"{self.rows[row].message}\n{self.rows[row].clause}"


class PreviewDelegate(TickedLines):
    """A box, the words in their context, the rule below."""

    def __init__(self, themes: ThemeSource, model: PreviewModel, parent: QObject | None = None) -> None:
        super().__init__(themes, parent)
        self._model = model

    def paint_words(self, painter: QPainter, room: QRectF, row: int) -> None:
        """What goes and what comes, in its context."""
        theme = self._themes.theme
        manner = Manner(ui_font(13), theme, theme.red, arrow=True, tinted=True)
        paint_context(painter, room, self._model.contexts[row], manner)

    def below(self, row: int) -> str:
        """The rule."""
        return name_of(self._model.rows[row].rule)


class PreviewDialog(TickedPreview):
    """What the rules are sure of, in one step; what has changed meanwhile is left as it is."""

    widest = 460

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, findings: Sequence[Finding], name: str, parent: QWidget
    ) -> None:
        super().__init__(name, "proofPreview", HINT, "改正", parent)
        self.setObjectName("proofPreview")
        self._bridge = bridge
        bulletin = bridge.bulletin
        if bulletin is None:
            raise ValueError("a preview needs an issue on the table")
        self.model = PreviewModel(findings, bulletin, self)
        self.view = TickedList(self.model, "proofPreviewList", "将要改正的地方", TEXT, self)
        self.view.setItemDelegate(PreviewDelegate(themes, self.model, self.view))
        self.fill(self.model, self.view)

    def take_ticked(self) -> None:
        """Correct what is ticked, and say how much of it could be."""
        chosen, before = self.model.chosen, len(self._bridge.shelf.decisions)
        if self._bridge.accept_findings(chosen):
            done = len(self._bridge.shelf.decisions) - before
            left = f"另有 {len(chosen) - done} 处已变或相叠，没有改。" if done < len(chosen) else ""
            self._bridge.told.emit(f"已改正 {done} 处，可一步撤销。{left}")

    def show_place(self, row: int) -> None:
        """Show the words of a finding."""
        bulletin, one = self._bridge.bulletin, self.model.rows[row]
        if bulletin is None:
            return
        if one.block in bulletin.line_position and one.end <= len(bulletin.block(one.block).text):
            self._bridge.go(span_of(one), ORIGIN)
