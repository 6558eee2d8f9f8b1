"""What parsing the open issue again would change: ticked, walked through with the place shown in all panes, done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from zugong_desk.desk.renewing import Preview
from zugong_desk.domain.renewal import Difference
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.ticked_preview import TickedPreview
from zugong_desk.ui.renewal.model import RenewalModel
from zugong_desk.ui.renewal.view import RenewalView
from zugong_desk.ui.theme.source import ThemeSource

HINT = "下面是重新解析会改的地方。你改定的类别、分段、文字、标注和摘录都不动；做完可以撤销。"


class RenewalDialog(TickedPreview):
    """One row a difference; what only becomes surer is counted at the right below."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__("重新解析", "renewal", HINT, "改", parent)
        self.setObjectName("renewalDialog")
        self._bridge, self._issue = bridge, preview.bulletin
        self.model = RenewalModel(preview.differences, self)
        self.view = RenewalView(self.model, themes, self)
        self.rest = QLabel(f"另有 {preview.refreshed} 块只更新可信度和依据" if preview.refreshed else "")
        self.rest.setProperty("role", "hint")
        self.rest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.below.addWidget(self.rest, 1)
        self.fill(self.model, self.view)

    def take_ticked(self) -> None:
        """Make the differences that are ticked."""
        self._bridge.reparse(self._issue, [one.block for one in self.model.chosen])

    def show_place(self, row: int) -> None:
        """Show a line at a difference."""
        block = self._line_of(self.model.rows[row])
        if block is not None:
            self._bridge.go_block(block, "renewal")

    def _line_of(self, one: Difference) -> str | None:
        """A line of the reading text at a difference; what is set aside stands after the line before it."""
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return None
        here = next((id for id in one.blocks if id in bulletin.line_position), None)
        at = bulletin.position.get(one.block)
        if here is not None or at is None:
            return here
        before = (block.id for block in reversed(bulletin.blocks[:at]) if not block.aside)
        return next(before, bulletin.lines[0].id if bulletin.lines else None)
