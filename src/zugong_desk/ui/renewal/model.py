"""The differences as a list to tick; all are ticked at first."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from zugong_desk.domain.renewal import Difference
from zugong_desk.ui.controls.ticked_rows import TickedRows
from zugong_desk.ui.renewal.words import reason, spoken

Index = QModelIndex | QPersistentModelIndex


class RenewalModel(TickedRows[Difference]):
    """One row a difference."""

    def words(self, row: int) -> str:
        """The difference as a screen reader says it."""
        return spoken(self.rows[row])

    def tip(self, row: int) -> str:
        """All of the text as it would be, and why."""
        one = self.rows[row]
        return "\n".join((*(piece.text for piece in one.after), reason(one)))
