"""The bridge's verbs of curating."""

from zugong_desk.desk import collecting
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.span import Span
from zugong_desk.ui.verbs.core import BridgeCore


class Collecting(BridgeCore):
    """Collections and excerpts; see `desk.collecting` for what each verb does."""

    def add_collection(self, name: str) -> str | None:
        return self._do_new(lambda desk: collecting.add_collection(desk, name))

    def rename_collection(self, id: str, name: str) -> Touched | None:
        return self._do(lambda desk: collecting.rename_collection(desk, id, name))

    def remove_collection(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.remove_collection(desk, id))

    def take_excerpt(self, span: Span, collection: str | None = None) -> str | None:
        return self._do_new(lambda desk: collecting.take_excerpt(desk, span, collection))

    def change_excerpt(self, excerpt: Excerpt) -> Touched | None:
        return self._do(lambda desk: collecting.change_excerpt(desk, excerpt))

    def update_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.update_excerpt(desk, id))

    def remove_excerpt(self, id: str) -> Touched | None:
        return self._do(lambda desk: collecting.remove_excerpt(desk, id))

    def move_excerpt(self, id: str, to: int, section: str | None = None) -> Touched | None:
        return self._do(lambda desk: collecting.move_excerpt(desk, id, to, section))

    def begin_section(self, id: str, title: str) -> Touched | None:
        return self._do(lambda desk: collecting.begin_section(desk, id, title))

    def excerpt_now(self, excerpt: Excerpt) -> str | None:
        """What now stands where an excerpt was taken; None if it is gone."""
        return collecting.current_text(self._desk, excerpt)

    def source_line(self, excerpt_id: str) -> str:
        """Where an excerpt comes from, as it is printed under it."""
        return collecting.source_line_of(self._desk, self.shelf.excerpts[excerpt_id])
