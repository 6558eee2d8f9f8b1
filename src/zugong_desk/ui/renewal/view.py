"""The list of differences under the hands; Escape is the dialog's."""

from PySide6.QtWidgets import QWidget

from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.renewal.delegate import TEXT, RenewalDelegate
from zugong_desk.ui.renewal.model import RenewalModel
from zugong_desk.ui.theme.source import ThemeSource


class RenewalView(TickedList):
    """Three-line rows with a box to tick."""

    def __init__(self, model: RenewalModel, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(model, "renewalList", "会改的地方", TEXT, parent)
        self.setItemDelegate(RenewalDelegate(themes, model, self))
