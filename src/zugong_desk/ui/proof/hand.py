"""The finding at hand: which one the card is about, and where the hand goes when that is done with."""

from collections import Counter

from PySide6.QtCore import QObject

from zugong_desk.desk.proofing import Proof
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.walking import Step, again, covering, span_of, step, walked

ORIGIN = "proof"
NONE_OPEN = "没有待处理的意见。规则查不到的，仍要通读。"
NOT_YET = "还在校对，稍等。"
FROM_START = "已到末尾，从头接着看。"
FROM_END = "已到开头，从末尾接着看。"


class Hand(QObject):
    """Walks the open findings and keeps one at hand until it is settled or left.

    It must hear of a change before the checker does, which tells of findings that are open again.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open: tuple[Finding, ...] = ()
        self._returning = self._text_returned = False
        bridge.proof_changed.connect(self._on_proof_changed)
        bridge.changed.connect(self._on_changed)
        bridge.place_changed.connect(self._on_place_changed)

    # going ----------------------------------------------------------------------------------------------------------

    def walk(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) open finding from the one at hand, or from the caret; say if there is none."""
        left = self._bridge.finding or self._selected()
        found = self._step(left or self._caret(), by, near=left is None)
        if found is None:
            self._bridge.told.emit(NONE_OPEN if self._bridge.proof is not None else NOT_YET)
            return False
        self.show(found.finding)
        wrapped = (FROM_START if by > 0 else FROM_END) if found.wrapped and found.total > 1 else ""
        if wrapped:
            self._bridge.told.emit(f"{wrapped}第 {found.number} 条，共 {found.total} 条。")
        return True

    def show(self, finding: Finding) -> None:
        """Take a finding in hand and put all panes at its place."""
        bulletin = self._bridge.bulletin
        if bulletin is None or finding.block not in bulletin.line_position:
            return
        self._bridge.finding = finding  # the card opens when the text stands where it belongs
        self._bridge.go(span_of(finding), ORIGIN)
        self._bridge.finding_changed.emit()

    def look_at(self, finding: Finding) -> None:
        """Put all panes at a finding that is settled; there is nothing to take in hand."""
        bulletin = self._bridge.bulletin
        self._bridge.take_finding(None)
        if bulletin is not None and finding.block in bulletin.line_position:
            self._bridge.go(span_of(finding), ORIGIN)

    def point(self, place: Anchor) -> bool:
        """Take the finding in hand whose words hold a place; whether there is one."""
        proof = self._bridge.proof
        found = covering(proof.open, place) if proof is not None else None
        self._bridge.take_finding(found)
        return found is not None

    def go_on(self, done: Finding) -> None:
        """After a finding was settled: go to the one that follows its place."""
        self._bridge.take_finding(None)
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return
        place = Anchor(done.block, done.start) if done.block in bulletin.line_position else self._caret()
        found = self._step(place, 1, near=True, style=done.severity is Severity.STYLE)
        if found is None:
            self._bridge.told.emit(NONE_OPEN)
        else:
            self.show(found.finding)
            if found.wrapped and found.total > 1:
                self._bridge.told.emit(f"{FROM_START}第 {found.number} 条，共 {found.total} 条。")

    def _step(self, at: Finding | Anchor | None, by: int, *, near: bool, style: bool | None = None) -> Step | None:
        bulletin, finding = self._bridge.bulletin, self._bridge.finding
        if bulletin is None or self._bridge.proof is None:
            return None
        if style is None:
            style = finding is not None and finding.severity is Severity.STYLE
        return step(bulletin, walked(self._bridge.proof.open, style=style), at, by, near=near)

    def _selected(self) -> Finding | None:
        """The open finding whose very words are selected, as after its card was closed."""
        proof, place = self._bridge.proof, self._bridge.place
        if proof is None or place is None or place.collapsed:
            return None
        return next((one for one in proof.open if span_of(one) == place), None)

    def _caret(self) -> Anchor | None:
        return self._bridge.place.start if self._bridge.place is not None else None

    # following the bridge -------------------------------------------------------------------------------------------

    def _on_changed(self, touched: Touched) -> None:
        """After undo or redo the hand follows to what is open again, as soon as that is known."""
        self._returning = touched.action in ("undo", "redo")
        self._text_returned = bool(touched.blocks or touched.lines)
        if self._returning:
            self._bridge.take_finding(None)

    def _on_proof_changed(self) -> None:
        proof, finding = self._bridge.proof, self._bridge.finding
        if proof is not None and finding is not None:
            self._bridge.take_finding(again(proof.open, finding))
        if proof is not None and self._returning:
            self._come_back(proof)
        self._open = proof.open if proof is not None else ()

    def _come_back(self, proof: Proof) -> None:
        """Take the finding in hand that is open again: of returned text the one where the caret is."""
        fresh = self._fresh(proof)
        place = self._caret()
        found = covering(fresh, place) if place is not None else None
        if fresh and not self._text_returned:
            found = found or fresh[0]
        if found is not None or self._bridge.sure:
            self._returning = False
        if found is not None:
            self.show(found)

    def _fresh(self, proof: Proof) -> list[Finding]:
        """The findings that were not open before; where the text is another they are known by words and block."""
        if not self._text_returned:
            before = frozenset(self._open)
            return [one for one in proof.open if one not in before]
        then, now = Counter(map(_sign, self._open)), Counter(map(_sign, proof.open))
        return [one for one in proof.open if now[_sign(one)] > then[_sign(one)]]

    def _on_place_changed(self, span: Span | None, _origin: str) -> None:
        finding = self._bridge.finding
        if finding is not None and (span is None or span.start.block != finding.block):
            self._bridge.take_finding(None)


def _sign(one: Finding) -> tuple[str, ...]:
    """By which a finding is told from those of other words, wherever in its block it now stands."""
    return one.rule, one.row, one.block, one.around.word
