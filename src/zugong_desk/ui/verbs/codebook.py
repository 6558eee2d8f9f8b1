"""The bridge's verbs of the codebook as a whole."""

from collections.abc import Collection, Mapping
from pathlib import Path

from zugong_desk.desk import codebook, codebook_files, tagging
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook_compare import Difference
from zugong_desk.library import Marked
from zugong_desk.ui.verbs.core import BridgeCore


class Codebook(BridgeCore):
    """Moving, splitting, retiring and comparing; see `desk.codebook` for what each verb does."""

    def move_tag(self, id: str, parent: str, before: str = "") -> Touched | None:
        return self._do(lambda desk: codebook.move_tag(desk, id, parent, before))

    def retire_tag(self, id: str, *, retired: bool) -> Touched | None:
        return self._do(lambda desk: codebook.retire_tag(desk, id, retired=retired))

    def split_tag(self, id: str, name: str, chosen: Mapping[str, Collection[str]]) -> Touched | None:
        return self._do(lambda desk: codebook.split_tag(desk, id, name, chosen))

    def show_as_example(self, annotation: str, *, example: bool) -> Touched | None:
        return self._do(lambda desk: tagging.show_as_example(desk, annotation, example=example))

    def compare_codebook(self, path: Path) -> tuple[Difference, ...] | None:
        """How a file's codebook differs from the library's; None if it cannot be read, which is then told."""
        return self._try(lambda: codebook_files.compare_codebook(self._desk, path))

    def marked_with(self, tag: str) -> list[Marked]:
        """The passages of the library that bear a tag, examples first, then newest first."""
        newest = (self._try(lambda: self._desk.library.marked_with(tag)) or [])[::-1]
        return sorted(newest, key=lambda one: not one.annotation.example)
