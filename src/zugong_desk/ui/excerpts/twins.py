"""Which excerpts of a collection say the same; looked for when nothing else happens, and kept while their texts stay."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.domain.collection import Excerpt
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.listing import Twin

LATER_MS = 250


class Twins(QObject):
    """Knows for each excerpt the first other one that repeats it."""

    found = Signal()
    """What is known has become another."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._collection = ""
        self._texts: list[tuple[str, str]] = []
        self._wanted: list[tuple[str, str]] = []
        self._known: dict[str, Twin] = {}
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self.look_now)

    def of(self, excerpt: str) -> Twin | None:
        """What is known of an excerpt (id)."""
        return self._known.get(excerpt)

    def look(self, collection: str, excerpts: Sequence[Excerpt]) -> None:
        """Look, in a while, unless the same texts in the same order were looked at before."""
        self._wanted = [(one.id, one.text) for one in excerpts]
        if collection != self._collection:
            self._known = {}
        self._collection = collection
        if self._wanted != self._texts:
            self._later.start()

    def look_now(self) -> None:
        """Look at once."""
        self._later.stop()
        self._texts = self._wanted
        texts = dict(self._texts)
        numbers = {id: number for number, id in enumerate(texts, 1)}
        known: dict[str, Twin] = {}
        repeats = self._bridge.repeated(self._collection) if self._collection in self._bridge.shelf.collections else ()
        for pair in repeats:
            if pair.one in texts and pair.other in texts:
                exact = texts[pair.one].split() == texts[pair.other].split()
                known.setdefault(pair.one, Twin(pair.other, numbers[pair.other], exact))
                known.setdefault(pair.other, Twin(pair.one, numbers[pair.one], exact))
        if known != self._known:
            self._known = known
            self.found.emit()
