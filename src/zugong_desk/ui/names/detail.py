"""The right side: one name as a form, by what evidence it was learnt, and where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.insight.names import Candidate, Seen
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.scrolled import scrolled
from zugong_desk.ui.names.form import NameForm
from zugong_desk.ui.names.model import Shown, facts_of
from zugong_desk.ui.names.places import ROW, Place, PlacesModel, PlacesView, place_of
from zugong_desk.ui.theme.source import ThemeSource

PLACES = 3
"""Places in sight at once: as many as are kept of a name."""


class Detail(QFrame):
    """Shows a name; `place_chosen` asks to go where it stands."""

    place_chosen = Signal(object)

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._bridge = bridge
        self.form, self.evidence = NameForm(self), QLabel(self)
        self.model = PlacesModel(self)
        self.places = PlacesView(self.model, themes, self)
        self.evidence.setProperty("role", "hint")
        self.evidence.setWordWrap(True)
        self.evidence.setContentsMargins(16, 6, 16, 4)
        self.places.setFixedHeight(PLACES * ROW + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((scrolled(self.form), 1), (self.evidence, 0), (self.places, 0)):
            column.addWidget(widget, stretch)
        self.places.clicked.connect(self._on_place)
        self.places.activated.connect(self._on_place)

    @property
    def chain(self) -> tuple[QWidget, ...]:
        """What Tab walks through, in order."""
        name, *rest = self.form.fields.values()
        return (name, self.form.sort, *rest, self.places)

    def show_name(self, one: Shown | None, met: Candidate | None) -> None:
        """Show a name, or none, and where it was met; one that is only offered is a draft."""
        if isinstance(one, Candidate):
            self.form.show_name(Name("", one.sort, one.name), draft=True)
        else:
            self.form.show_name(one)
        self._show_places(met)

    def ask(self, sort: Sort) -> None:
        """Ask for a name by hand."""
        self.form.show_name(Name("", sort, ""), draft=True)
        self._show_places(None)
        self.form.focus_name()

    def _show_places(self, met: Candidate | None) -> None:
        self.model.show(self._places(met.seen) if met is not None else ())
        self.evidence.setText("　".join((facts_of(met), *met.evidence)) if met is not None else "")

    def _places(self, seen: Sequence[Seen]) -> list[Place]:
        out = []
        for one in seen:
            bulletin = self._bridge.issue(one.bulletin) if self._bridge.holds(one.bulletin) else None
            place = place_of(bulletin, one) if bulletin is not None else None
            out += [place] if place is not None else []
        return out

    def _on_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self.place_chosen.emit(self.model.places[index.row()].seen)
