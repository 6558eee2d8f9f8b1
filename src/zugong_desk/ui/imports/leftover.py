"""What is not read yet, written down as the queue changes, and what an earlier session left behind."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk.core import Desk
from zugong_desk.desk.import_queue import Backlog, Parcel

KEPT_MS = 500
"""How long a change may wait to be written."""


class LeftOver(QObject):
    """Keeps the backlog of the open library. `parcels` is what an earlier session did not come to."""

    changed = Signal()
    not_kept = Signal()  # the disk did not take the list; once until it takes one again

    def __init__(self, unsettled: Callable[[], list[Parcel]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parcels: list[Parcel] = []
        self._unsettled, self._kept = unsettled, True
        self._backlog: Backlog | None = None
        self._later = QTimer(self, singleShot=True, interval=KEPT_MS)
        self._later.timeout.connect(self.keep)

    def turn_to(self, desk: Desk | None) -> None:
        """Look after another library, or none; what it left is in `parcels` then."""
        writable = desk is not None and not desk.library.read_only
        self._later.stop()
        self._backlog = (
            Backlog(desk.library.id, desk.library.path.absolute()) if desk is not None and writable else None
        )
        self.parcels = self._backlog.parcels() if self._backlog is not None else []
        self.changed.emit()

    def serves(self, desk: Desk | None) -> bool:
        """Whether this is the library looked after."""
        kept = self._backlog
        return kept is not None and desk is not None and (kept.library, kept.path) == _named(desk)

    def keep_soon(self) -> None:
        """Write before long; many changes are written together."""
        if not self._later.isActive():
            self._later.start()

    def keep(self) -> None:
        """Write what is still to be read."""
        self._later.stop()
        if self._backlog is None:
            return
        before, self._kept = self._kept, self._backlog.keep([*self.parcels, *self._unsettled()])
        if before and not self._kept:
            self.not_kept.emit()

    def take(self) -> list[Parcel]:
        """Hand over what an earlier session left, to be queued."""
        parcels, self.parcels = self.parcels, []
        self.changed.emit()
        return parcels

    def give_up(self) -> None:
        """Forget what an earlier session left."""
        self.take()
        self.keep()


def _named(desk: Desk) -> tuple[str, object]:
    return desk.library.id, desk.library.path.absolute()
