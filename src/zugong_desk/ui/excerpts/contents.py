"""What the collection shown holds, as rows: worked out anew after each change, and folded as the editor left it."""

from typing import TYPE_CHECKING

from zugong_desk.domain.collection import Excerpt
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row, Tally, listed, rows_of, tally_of
from zugong_desk.ui.excerpts.twins import Twins

if TYPE_CHECKING:
    from zugong_desk.desk.provenance import Provenance
    from zugong_desk.domain.arrangement import Item


class Contents:
    """Holds what is known of a collection's excerpts; `complete` once every issue that they come from has been read."""

    def __init__(self, bridge: Bridge, twins: Twins) -> None:
        self._bridge, self._twins = bridge, twins
        self._items: tuple[Item, ...] = ()
        self._listed: dict[str, ExcerptRow] = {}
        self._folded: set[str] = set()
        self.provenance: Provenance | None = bridge.provenance()
        self.complete = True

    def begin(self) -> None:
        """Forget everything: the library is another."""
        self._folded.clear()
        self.provenance = self._bridge.provenance()

    def read(self, collection: str, seconds: float) -> None:
        """Take over the items of a collection (id) as they now stand, reading issues for about so long."""
        there = collection in self._bridge.shelf.collections  # a closed library has none, but a timer may still be due
        self._items = self._bridge.items_of(collection) if there else ()
        excerpts = [one for one in self._items if isinstance(one, Excerpt)]
        self._twins.look(collection, excerpts)
        if self.provenance and there:
            self.complete = self._bridge.read_grounds(self.provenance, excerpts, seconds)
        grounds = self.provenance.known(excerpts) if self.provenance else {}
        twins = self._twins.known()
        self._listed = {
            one.id: listed(one, number, grounds.get(one.id), twins.get(one.id))
            for number, one in enumerate(excerpts, 1)
        }

    @property
    def rows(self) -> list[Row]:
        """The rows in order, without what is folded away."""
        return rows_of(self._items, self._listed, self._folded)

    @property
    def tally(self) -> Tally:
        """What the collection comes to."""
        return tally_of(self._items, self._listed)

    def twin_title(self, row: Row | None) -> str:
        """The title of the excerpt that says the same as that of a row; empty for none."""
        twin = row.twin if isinstance(row, ExcerptRow) else None
        return self._listed[twin.id].title if twin and twin.id in self._listed else ""

    def fold(self, section: str, *, folded: bool) -> None:
        """Fold a section (id), or open it."""
        (self._folded.add if folded else self._folded.discard)(section)

    def unfold_all(self) -> bool:
        """Open every section; whether any was folded."""
        some = bool(self._folded)
        self._folded.clear()
        return some
