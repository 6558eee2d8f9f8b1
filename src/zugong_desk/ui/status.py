"""The status line: where one is, what is left, when it was saved, what Ctrl+Z takes back."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.shell.facts import facts_of, place_in_source

MESSAGE_MS = 6000
PAUSE_MS = 150
TOLD = 3
"""Issues to be checked in the background that are worth a word."""


class StatusLine(QStatusBar):
    """Left: issue, block, doubts, findings, annotations, characters. Right: saved, undo, place in the source."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAccessibleName("状态行")
        self.setSizeGripEnabled(False)
        self._bridge = bridge
        self.issue, self.block, self.doubts, self.proof = QLabel(), QLabel(), QLabel(), QLabel()
        self.annotations, self.characters = QLabel(), QLabel()
        self.saved, self.undo, self.source, self.tallying = QLabel(), ElidedLabel(), QLabel(), QLabel()
        self.tallying.setProperty("role", "hint")
        self.tallying.hide()
        self.doubts.setProperty("role", "doubt")
        for label in (self.issue, self.block, self.doubts, self.proof, self.annotations, self.characters):
            self.addWidget(label)
        for label in (self.tallying, self.saved, self.undo, self.source):
            self.addPermanentWidget(label)
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        bridge.opened.connect(self.refresh)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)
        bridge.proof_changed.connect(self._show_proof)
        bridge.tallying.connect(self._on_tallying)
        bridge.saved.connect(self._on_saved)
        bridge.unsaved.connect(self._on_unsaved)
        bridge.told.connect(lambda text: self.showMessage(text, MESSAGE_MS))
        self.messageChanged.connect(self._on_message_changed)
        self.refresh()

    def refresh(self) -> None:
        """Count the issue afresh."""
        bulletin = self._bridge.bulletin
        facts = facts_of(bulletin) if bulletin else None
        self.issue.setText(facts.name if facts else "")
        self.doubts.setText(f"存疑 {facts.doubts}" if facts and facts.doubts else "")
        self.annotations.setText(f"标注 {facts.annotations}" if facts else "")
        self.characters.setText(f"{facts.characters} 字" if facts else "")
        name = self._bridge.undo_name()
        self.undo.setText(f"撤销：{name}　Ctrl+Z" if name else "")
        self._show_place(self._bridge.place)
        self._show_proof()
        for label in (self.issue, self.doubts, self.annotations, self.characters):
            self._show_left(label)
        for label in (self.undo, self.saved, self.source):
            label.setVisible(bool(label.text()))

    def _show_left(self, label: QLabel) -> None:
        """Show what a message would stand on only while there is none."""
        label.setVisible(bool(label.text()) and not self.currentMessage())

    def _on_message_changed(self, text: str) -> None:
        if not text:
            self.refresh()

    def _on_changed(self, touched: Touched) -> None:
        if touched.action == "do" and not touched.lines:
            self._later.start()
        else:
            self.refresh()

    def _on_library_opened(self) -> None:
        self.saved.clear()
        self.refresh()

    def _on_place_changed(self, span: Span | None, _origin: str) -> None:
        self._show_place(span)

    def _show_place(self, place: Span | None) -> None:
        bulletin = self._bridge.bulletin
        known = bulletin is not None and place is not None and place.start.block in bulletin.line_position
        if bulletin is not None and place is not None and known:
            self.block.setText(f"第 {bulletin.line(place.start.block) + 1} 块，共 {len(bulletin.lines)} 块")
            self.source.setText(place_in_source(bulletin, place))
        else:
            self.block.clear()
            self.source.clear()
        self._show_left(self.block)
        self.source.setVisible(bool(self.source.text()))

    def _show_proof(self) -> None:
        """How many findings are settled, of how many."""
        proof = self._bridge.proof
        self.proof.setText(f"校对 {proof.settled}/{proof.total}" if proof is not None else "")
        self._show_left(self.proof)

    def _on_tallying(self, left: int) -> None:
        """How many issues are still to be checked in the background; a few are not worth telling."""
        self.tallying.setText(f"后台校对，还有 {left} 期" if left >= TOLD else "")
        self.tallying.setVisible(left >= TOLD)

    def _on_saved(self, at: str) -> None:
        self.saved.setText(f"已保存 {at}" if at else "正在输入…")
        self.saved.show()

    def _on_unsaved(self) -> None:
        self.saved.setText("未保存")
        self.saved.show()
