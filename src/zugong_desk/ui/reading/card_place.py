"""Keeps the card of the finding at hand in the gap under its block, or at the pane's foot if the block is too tall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout

from zugong_desk.ui.proof.card import FindingCard
from zugong_desk.ui.proof.walking import covering, number_of
from zugong_desk.ui.reading.measure import CARET_ROOM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from zugong_desk.domain.finding import Beside, Finding
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.caret import Caret
    from zugong_desk.ui.reading.display import Display
    from zugong_desk.ui.reading.gap import Gap
    from zugong_desk.ui.reading.sheet import Sheet
    from zugong_desk.ui.reading.underlining import Underlining
    from zugong_desk.ui.theme.source import ThemeSource

TENANT = "finding"
AIR = 8
"""Logical pixels that stay free under the card."""


class CardPlace(QObject):
    """Opens the card, keeps it in view with the words it is about, and closes it."""

    beside_chosen = Signal(object)

    def __init__(
        self,
        bridge: Bridge,
        sheet: Sheet,
        display: Display,
        caret: Caret,
        gap: Gap,
        underlining: Underlining,
        themes: ThemeSource,
        put_at_foot: Callable[[QWidget], None],
    ) -> None:
        super().__init__(sheet)
        self._bridge = bridge
        self._sheet = sheet
        self._display = display
        self._caret = caret
        self._gap = gap
        self._underlining = underlining
        self._put_at_foot = put_at_foot
        self._height = self._whole = 0
        self.docked = False
        self._foot = QFrame()
        self._foot.setProperty("role", "paper")
        self._foot_row = QHBoxLayout(self._foot)
        self.card = FindingCard(themes, sheet.viewport())
        # the caret moves first, and Qt lays the text out meanwhile
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.follow)
        self.card.closed.connect(lambda: bridge.take_finding(None))
        self.card.resized.connect(self.follow)
        self.card.place_chosen.connect(self._on_place_chosen)
        bridge.finding_changed.connect(self._on_finding_changed)
        bridge.proof_changed.connect(self._retell)
        display.replaced.connect(self._on_replaced)
        sheet.clicked.connect(self._on_clicked)
        sheet.composed.connect(self._soon.start)
        sheet.installEventFilter(self)

    def follow(self) -> None:
        """Show the card of the finding at hand where there is room for it; no card without one."""
        if self._sheet.composing:
            return  # room would be made by laying out what is being composed
        finding = self._bridge.finding
        block = self._display.block_of(finding.block) if finding is not None else None
        if finding is None or block is None:
            self._put_away()
            return
        self._tell(finding)
        width = self._width()
        self._height = self.card.fit(width)
        self._whole = self._room()
        self.docked = self._too_tall(finding)
        self.card.setFixedHeight(self._height)
        if self.docked:
            self._dock()
        else:
            self.card.setParent(self._sheet.viewport())
            self._foot.hide()
            self._gap.ask(TENANT, finding.block, self._height)
            self._move()
        self.card.show()
        self._bring_into_view(finding)

    def place(self) -> None:
        """Put the card under its block as that now stands; in another width it may need another height."""
        if self._bridge.finding is None or self.card.isHidden():
            return
        if self.card.width() != self._width() or (
            self.docked and self._foot_row.contentsMargins().left() != self._sheet.column.left
        ):
            self._soon.start()
        if not self.docked:
            self._move()

    def _move(self) -> None:
        self.card.move(CARET_ROOM, self._gap.top(TENANT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the text closes the card."""
        escape = (
            event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        )
        if escape and not self.card.isHidden():
            self._bridge.take_finding(None)
            return True
        return super().eventFilter(watched, event)

    # ----------------------------------------------------------------------------------------------------------------

    def _on_finding_changed(self) -> None:
        if self._bridge.finding is None and self.card.isHidden():
            return
        self._soon.start()

    def _on_replaced(self) -> None:
        """A new document has no gap yet."""
        if not self.card.isHidden():
            self._soon.start()

    def _retell(self) -> None:
        """The same finding may now be another of so many."""
        if self._bridge.finding is not None and not self.card.isHidden():
            self._tell(self._bridge.finding)

    def _tell(self, finding: Finding) -> None:
        proof = self._bridge.proof
        if proof is not None and finding.block in proof.checked.bulletin.position:
            text = proof.checked.bulletin.block(finding.block).text
            self.card.tell(finding, text, number_of(proof.open, finding))

    def _dock(self) -> None:
        """Put the card at the pane's foot, below the text and as far in as it."""
        self._gap.ask(TENANT, "", 0)
        if self._foot.parent() is None:
            self._put_at_foot(self._foot)
        self._foot_row.setContentsMargins(self._sheet.column.left, AIR, 0, AIR)
        self._foot_row.addWidget(self.card, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.show()

    def _put_away(self) -> None:
        focus = QApplication.focusWidget()
        focused = focus is not None and self.card.isAncestorOf(focus)
        self.card.hide()
        self._foot.hide()
        self._gap.ask(TENANT, "", 0)
        if focused:
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _too_tall(self, finding: Finding) -> bool:
        """Whether words and card could not be seen together with the card under the block; Qt opens no gap after the last."""
        block = self._display.block_of(finding.block)
        words = self._words(finding)
        if block is None or words is None:
            return False
        needed = self._sheet.block_rect(block).bottom() - words.top() + self._height + 2 * AIR
        return needed > self._whole or not block.next().isValid()

    def _width(self) -> int:
        """As wide as the text itself."""
        return self._sheet.viewport().width() - 2 * CARET_ROOM

    def _words(self, finding: Finding) -> QRectF | None:
        """The first row of the words in the view."""
        return next(self._underlining.rects(finding.block, finding.start, finding.end), None)

    def _room(self) -> int:
        """The height of the text's view as it is without the card at its foot."""
        return self._sheet.viewport().height() + (self._foot.height() if self._foot.isVisible() else 0)

    def _bring_into_view(self, finding: Finding) -> None:
        words = self._words(finding)
        if words is None:
            return
        foot = words.bottom() if self.docked else self._gap.top(TENANT) + self._height
        by = max(0, foot + AIR - (self._whole - (self._height + 2 * AIR if self.docked else 0)))
        if words.top() - by < AIR:
            by = words.top() - AIR
        if by > 0 or words.top() < 0:
            bar = self._sheet.verticalScrollBar()
            bar.setValue(bar.value() + round(by))

    def _on_clicked(self) -> None:
        """Open the card of the words that were clicked; a click elsewhere closes it."""
        proof, span = self._bridge.proof, self._caret.span()
        if proof is not None and span is not None:
            self._bridge.take_finding(covering(proof.open, span.start))

    def _on_place_chosen(self, place: Beside) -> None:
        self.beside_chosen.emit(place)
