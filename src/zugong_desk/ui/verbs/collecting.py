"""The bridge's verbs of curating."""

from collections.abc import Sequence

from zugong_desk.desk import arranging, collecting
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.span import Span
from zugong_desk.insight.similar.repeats import Repeat
from zugong_desk.ui.verbs.core import BridgeCore


class Collecting(BridgeCore):
    """Collections and excerpts; see `desk.collecting` for what each verb does."""

    def add_collection(self, name: str) -> str | None:
        return self._do_new(lambda desk: collecting.add_collection(desk, name))

    def rename_collection(self, id: str, name: str) -> Touched | None:
        return self._do(lambda desk: collecting.rename_collection(desk, id, name))

    def change_collection(self, collection: Collection) -> Touched | None:
        return self._do(lambda desk: collecting.change_collection(desk, collection))

    def remove_collection(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.remove_collection(desk, id))

    def take_excerpt(self, span: Span, collection: str | None = None) -> str | None:
        return self._do_new(lambda desk: collecting.take_excerpt(desk, span, collection))

    def take_passages(self, found: Sequence[tuple[str, Span]], collection: str | None = None) -> Touched | None:
        return self._do(lambda desk: collecting.take_passages(desk, found, collection)[1])

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

    def remove_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.remove_excerpt(desk, id))

    def move_excerpt(self, id: str, to: int, section: str | None = None) -> Touched | None:
        return self._do(lambda desk: collecting.move_excerpt(desk, id, to, section))

    def begin_section(self, id: str, title: str) -> Touched | None:
        return self._do(lambda desk: collecting.begin_section(desk, id, title))

    def items_of(self, collection: str) -> tuple[Item, ...]:
        """The sections and excerpts of a collection in their order."""
        return arranging.items_of(self._desk, collection)

    def repeated(self, collection: str) -> tuple[Repeat, ...]:
        """The pairs of a collection's excerpts that say the same."""
        return collecting.repeated(self._desk, collection)

    def move_item(self, id: str, before: str | None) -> Touched | None:
        return self._do(lambda desk: arranging.move_item(desk, id, before))

    def shift_item(self, id: str, by: int) -> Touched | None:
        return self._do(lambda desk: arranging.shift_item(desk, id, by))

    def add_section(self, collection: str, title: str, before: str | None = None) -> str | None:
        return self._do_new(lambda desk: arranging.add_section(desk, collection, title, before))

    def change_section(self, section: Section) -> Touched | None:
        return self._do(lambda desk: arranging.change_section(desk, section))

    def remove_section(self, id: str) -> Touched | None:
        return self._do(lambda desk: arranging.remove_section(desk, id))

    def excerpt_now(self, excerpt: Excerpt) -> str | None:
        """What now stands where an excerpt was taken; None if it is gone."""
        return collecting.current_text(self._desk, excerpt)

    def source_line(self, excerpt_id: str) -> str:
        """Where an excerpt comes from, as it is printed under it."""
        return collecting.source_line_of(self._desk, self.shelf.excerpts[excerpt_id])
