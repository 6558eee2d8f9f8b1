"""Which excerpts of a collection say the same; looked for off the UI thread, and kept while their texts stay."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.domain.collection import Excerpt
from zugong_desk.insight.similar.repeats import Repeat, repeats
from zugong_desk.ui.excerpts.listing import Twin
from zugong_desk.ui.jobs import Job

LATER_MS = 250
Texts = Mapping[str, str]


class Twins(QObject):
    """Knows for each excerpt the first other one that repeats it."""

    found = Signal()
    """What is known has become another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._collection = ""
        self._looked: Texts = {}
        self._wanted: Texts = {}
        self._pairs: tuple[Repeat, ...] = ()
        self._job: Job[Texts, tuple[Repeat, ...], None] | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._look)

    def look(self, collection: str, excerpts: Sequence[Excerpt]) -> None:
        """Look, in a while, unless the same texts were looked at before, in whatever order."""
        if collection != self._collection:
            self._looked, self._pairs = {}, ()
        self._collection, self._wanted = collection, {one.id: one.text for one in excerpts}
        if self._wanted != self._looked:
            self._later.start()

    def known(self) -> dict[str, Twin]:
        """What is known of the excerpts, by id, with their numbers in the order in which they last came."""
        numbers = {id: number for number, id in enumerate(self._wanted, 1)}
        out: dict[str, Twin] = {}
        for pair in self._pairs:
            if pair.one in numbers and pair.other in numbers:
                exact = _bare(self._looked[pair.one]) == _bare(self._looked[pair.other])
                for id, other in ((pair.one, pair.other), (pair.other, pair.one)):
                    if id not in out or numbers[other] < out[id].number:
                        out[id] = Twin(other, numbers[other], exact)
        return out

    def _look(self) -> None:
        if self._job is not None and not self._job.done:
            self._later.start()
            return
        self._job = Job([self._wanted], repeats, self._settle, parent=self)
        self._job.start()

    def _settle(self, texts: Texts, pairs: tuple[Repeat, ...]) -> None:
        """Take over what was found, unless another collection is shown by now."""
        if not texts.keys() & self._wanted.keys() and self._wanted:
            return
        before, self._looked, self._pairs = self._pairs, texts, pairs
        if before != pairs:
            self.found.emit()


def _bare(text: str) -> str:
    return "".join(text.split())
