"""The bridge's verbs of curating."""

from collections.abc import Sequence

from zugong_desk.desk import arranging, collecting, gathering
from zugong_desk.desk.core import Desk
from zugong_desk.desk.gathering import Candidate
from zugong_desk.desk.provenance import Provenance
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.domain.span import Span
from zugong_desk.ui.verbs.core import BridgeCore


class Collecting(BridgeCore):
    """Collections and excerpts; see `desk.collecting` for what each verb does."""

    def add_collection(self, name: str) -> str | None:
        return self._do_new(lambda desk: collecting.add_collection(desk, name))

    def rename_collection(self, id: str, name: str) -> Touched | None:
        return self._do(lambda desk: collecting.rename_collection(desk, id, name))

    def change_collection(self, collection: Collection) -> Touched | None:
        return self._do(lambda desk: collecting.change_collection(desk, collection))

    def copy_collection(self, id: str) -> str | None:
        return self._do_new(lambda desk: collecting.copy_collection(desk, id))

    def remove_collection(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.remove_collection(desk, id))

    def take_excerpt(self, span: Span, collection: str | None = None) -> str | None:
        return self._do_new(lambda desk: collecting.take_excerpt(desk, span, collection))

    def take_passages(self, found: Sequence[tuple[str, Span]], collection: str | None = None) -> list[str]:
        """The ids of the new excerpts; none if that was refused."""
        taken: list[str] = []

        def run(desk: Desk) -> Touched:
            ids, touched = collecting.take_passages(desk, found, collection)
            taken.extend(ids)
            return touched

        return taken if self._do(run) else []

    def change_excerpt(self, excerpt: Excerpt) -> Touched | None:
        return self._do(lambda desk: collecting.change_excerpt(desk, excerpt))

    def update_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.update_excerpt(desk, id))

    def follow_source(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.follow_source(desk, id))

    def keep_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.keep_excerpt(desk, id))

    def restore_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.restore_excerpt(desk, id))

    def items_of(self, collection: str) -> tuple[Item, ...]:
        """The sections and excerpts of a collection in their order."""
        return arranging.items_of(self._desk, collection)

    def move_items(self, ids: Sequence[str], before: str | None) -> Touched | None:
        return self._do(lambda desk: arranging.move_items(desk, ids, before))

    def shift_items(self, ids: Sequence[str], by: int) -> Touched | None:
        return self._do(lambda desk: arranging.shift_items(desk, ids, by))

    def remove_items(self, ids: Sequence[str]) -> Touched | None:
        return self._do(lambda desk: arranging.remove_items(desk, ids))

    def add_section(self, collection: str, title: str, before: str | None = None) -> str | None:
        return self._do_new(lambda desk: arranging.add_section(desk, collection, title, before))

    def change_section(self, section: Section) -> Touched | None:
        return self._do(lambda desk: arranging.change_section(desk, section))

    def shift_sections(self, ids: Sequence[str], by: int) -> Touched | None:
        return self._do(lambda desk: arranging.shift_levels(desk, ids, by))

    def provenance(self) -> Provenance | None:
        """Where the excerpts of the open library come from; None without a library."""
        return Provenance(self.desk) if self.desk else None

    def read_grounds(self, provenance: Provenance, excerpts: Sequence[Excerpt], seconds: float) -> bool:
        """Work for about so long on what excerpts rest on; whether there is nothing left to do, or it was refused."""
        return self._try(lambda: provenance.read(excerpts, seconds)) is not False

    def manuscript(
        self, provenance: Provenance, collection: str, draft: Item | Collection | None = None
    ) -> Manuscript | None:
        """A collection as it is printed, with what is being worked on; None if that was refused."""
        return self._try(lambda: provenance.manuscript(collection, draft))

    def candidates_of_tag(self, tag: str, collection: str) -> list[Candidate]:
        """The passages of a tag, weighed against a collection."""
        return self._try(lambda: gathering.of_tag(self._desk, tag, collection)) or []

    def candidates_around(self, spots: Sequence[Spot], unit: Unit, collection: str) -> list[Candidate]:
        """What stands around places, weighed against a collection."""
        return self._try(lambda: gathering.of_spots(self._desk, spots, unit, collection)) or []
