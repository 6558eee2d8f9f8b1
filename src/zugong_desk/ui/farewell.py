"""Being told to end from outside, by a signal or a log-out: what was typed is written first."""

import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


class Farewell(QObject):
    """Calls `write` when the session ends, and ends the application on a signal once `write` has run.

    Python runs a handler only when it has control again, which an idle event loop does not give it: a socket that
    the signal writes to wakes the loop.
    """

    def __init__(self, app: QApplication, write: Callable[[], object]) -> None:
        super().__init__(app)
        self._app, self._write = app, write
        app.commitDataRequest.connect(self._on_session_ends)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.settimeout(0)
        if sys.platform != "win32":  # there, log-out comes through the session alone
            self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_woken)
            signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for name in _NAMES:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._on_signal)

    def _on_session_ends(self, _manager: QSessionManager) -> None:
        self._write()

    def _on_woken(self) -> None:
        """Empty the socket; Python has run the handler by the time this returns."""
        self._ours.recv(64)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._write()
        self._app.quit()
