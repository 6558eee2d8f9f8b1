"""Faults of ours: kept in a log for whoever mends them, told in one line, and the window lives on."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from zugong_desk.faults import fault_file, fault_log


class FaultTeller(QObject):
    """Says in one line that something went wrong in the program; the desk has kept every step before it."""

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName("faultTeller")

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception that reached the event loop, and tell the window."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        fault_log().error("fault", exc_info=(kind, error, trace))
        self.told.emit(f"程序出错（{kind.__name__}）。书库停在上一步，已保存的都在。详情记在 {fault_file()}。")


def catch_faults(app: QApplication) -> FaultTeller:
    """Let no exception end the program or show a traceback to a user."""
    teller = FaultTeller(app)
    sys.excepthook = teller.take
    return teller
