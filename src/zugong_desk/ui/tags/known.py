"""Offers, in the fields of a practice record, the names that the library's registry holds."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from zugong_desk.domain.decision import Sort
from zugong_desk.ui.bridge import Bridge

SORTS: dict[str, tuple[Sort, ...]] = {
    "name": (Sort.PROJECT, Sort.BRAND, Sort.TERM),
    "organisation": (Sort.ORGANISATION,),
    "place": (Sort.PLACE,),
}
"""Which names each field takes."""
MOST = 12


class KnownNames(QObject):
    """Completes one field by characters, full pinyin or initials; nothing is offered that an editor has not confirmed."""

    def __init__(self, bridge: Bridge, field: QLineEdit, sorts: tuple[Sort, ...]) -> None:
        super().__init__(field)
        self._bridge, self._sorts = bridge, sorts
        self.model = QStringListModel(self)
        self.completer = QCompleter(self.model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(self.completer)
        field.textEdited.connect(self.offer)

    def offer(self, typed: str) -> None:
        """Have ready what fits what was typed so far, the best known form of each name once."""
        names = self._names()
        query = typed.strip()
        fits = self._bridge.finder.match(query, names) if query else []
        found = [name for name, places in zip(names, fits, strict=False) if places is not None and name != query]
        self.model.setStringList(found[:MOST])

    def _names(self) -> list[str]:
        known = self._bridge.shelf.names.values()
        return sorted(one.name for one in known if one.confirmed and one.sort in self._sorts)


def offer_known(bridge: Bridge, fields: Mapping[str, object]) -> list[KnownNames]:
    """Complete those fields of a practice record for which the registry has names."""
    wanted = ((fields.get(name), sorts) for name, sorts in SORTS.items())
    return [KnownNames(bridge, field, sorts) for field, sorts in wanted if isinstance(field, QLineEdit)]
