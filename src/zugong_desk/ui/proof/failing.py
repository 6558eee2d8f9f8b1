"""Rules that failed: the window says so once for each, and the check goes on."""

from PySide6.QtCore import QObject, Signal

from zugong_desk.desk.proofing import fault_line
from zugong_desk.ui.bridge import Bridge


class FailingRules(QObject):
    """Tells of each rule that failed once, as long as the window is open."""

    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._known: set[str] = set()
        bridge.proof_changed.connect(self._look)

    def _look(self) -> None:
        proof = self._bridge.proof
        fresh = [one for one in proof.checked.faults if one not in self._known] if proof is not None else []
        self._known.update(fresh)
        for rule in fresh:
            self.told.emit(fault_line(rule))
