"""The bridge's verbs of tagging."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from zugong_desk.desk import (
    codebook,
    codebook_files,
    drafting,
    overview,
    recording,
    suggesting,
    tagging,
    tagging_many,
    teaching,
)
from zugong_desk.desk.drafting import Draft
from zugong_desk.desk.overview import Entry
from zugong_desk.desk.suggesting import Suggestion, Taught
from zugong_desk.desk.tagging_many import Passage, Spot, Unit
from zugong_desk.desk.teaching import Material, State
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.ui.verbs.core import BridgeCore


class Tagging(BridgeCore):
    """Annotations and the codebook; see `desk.tagging` for what each verb does."""

    def annotate(self, span: Span, tag: str, note: str = "", practice: Practice | None = None) -> Touched | None:
        touched = self._do(lambda desk: tagging.annotate(desk, span, tag, note, practice))
        if touched:
            self.finder.used(tag)
        return touched

    def change_annotation(
        self, id: str, tag: str | None = None, note: str | None = None, practice: Practice | None = None
    ) -> Touched | None:
        return self._do(lambda desk: tagging.change_annotation(desk, id, tag=tag, note=note, practice=practice))

    def tag_all(self, found: Mapping[str, Sequence[Span]], tag: str) -> Touched | None:
        touched = self._do(lambda desk: tagging_many.tag_all(desk, found, tag))
        if touched:
            self.finder.used(tag)
        return touched

    def passages_around(self, spots: Sequence[Spot], unit: Unit, tag: str) -> list[Passage]:
        return self._try(lambda: tagging_many.around(self._desk, spots, unit, tag)) or []

    def move_annotation(self, id: str, span: Span) -> Touched | None:
        return self._do(lambda desk: tagging.move_annotation(desk, id, span))

    def remove_annotation(self, id: str) -> Touched | None:
        return self._do(lambda desk: tagging.remove_annotation(desk, id))

    def show_as_example(self, id: str, *, example: bool) -> Touched | None:
        return self._do(lambda desk: tagging.show_as_example(desk, id, example=example))

    def draft_of(self, annotation: str) -> Draft:
        """What the text proposes for an annotation's record; nothing if that was refused."""
        return self._try(lambda: drafting.draft_of(self._desk, annotation)) or Draft()

    def record(self, annotation: str, chosen: Iterable[Drafted]) -> Touched | None:
        return self._do(lambda desk: drafting.record(desk, annotation, chosen))

    def results_in(self, span: Span) -> tuple[Drafted, ...]:
        return self._try(lambda: recording.results_in(self._desk, span)) or ()

    def add_value(self, annotation: str, value: Ground) -> Touched | None:
        return self._do(lambda desk: recording.add_value(desk, annotation, value))

    def change_value(self, annotation: str, at: int, value: Ground) -> Touched | None:
        return self._do(lambda desk: recording.change_value(desk, annotation, at, value))

    def remove_value(self, annotation: str, field: Field, at: int) -> Touched | None:
        return self._do(lambda desk: recording.remove_value(desk, annotation, field, at))

    def lesson_states(self) -> dict[str, State] | None:
        """The issues that have something to teach; None without a library, or if they cannot be read."""
        return self._try(lambda: teaching.states(self._desk)) if self.desk else None

    def lesson_materials(self, wanted: Mapping[str, State]) -> dict[str, Material] | None:
        return self._try(lambda: teaching.read(self._desk, wanted))

    def suggestions(self, known: Taught | None) -> tuple[Suggestion, ...]:
        """The tags suggested for the issue on the table; none in a library that may only be read."""
        bulletin = self.bulletin
        return suggesting.suggestions(known, bulletin, self.shelf) if bulletin and not self.read_only else ()

    def accept_suggestion(self, one: Suggestion) -> Touched | None:
        touched = self._do(lambda desk: suggesting.accept(desk, one))
        if touched:
            self.finder.used(one.tag)
        return touched

    def refuse_suggestion(self, one: Suggestion) -> Touched | None:
        return self._do(lambda desk: suggesting.refuse(desk, one))

    def add_tag(self, name: str, parent: str = "") -> str | None:
        return self._do_new(lambda desk: codebook.add_tag(desk, name, parent))

    def change_tag(self, tag: Tag) -> Touched | None:
        return self._do(lambda desk: codebook.change_tag(desk, tag))

    def remove_tag(self, id: str) -> Touched | None:
        return self._do(lambda desk: codebook.remove_tag(desk, id))

    def merge_tag(self, id: str, into: str) -> Touched | None:
        return self._do(lambda desk: codebook.merge_tag(desk, id, into))

    def import_codebook(self, path: Path) -> Touched | None:
        return self._do(lambda desk: codebook_files.import_codebook(desk, path))

    def export_codebook(self, path: Path) -> bool:
        return self._attempt(lambda: codebook_files.export_codebook(self._desk, path))

    def tag_uses(self) -> dict[str, int]:
        """How often each tag is used in the library, by id; nothing if that cannot be read."""
        return (self._try(lambda: self._desk.library.tag_uses()) or {}) if self.desk else {}

    def counted(self) -> tuple[Entry, ...] | None:
        """All annotations as they are counted, none without a library; None if that was refused, which is told."""
        return self._try(lambda: overview.entries(self._desk)) if self.desk else ()

    def rank_tags(self, query: str) -> list[tuple[str, tuple[int, ...]]]:
        """The ids of the tags that a query of characters or pinyin finds, best first, with the characters matched."""
        return self.finder.tags(self.shelf.tags, query)

    def pinyin_match(self, query: str, texts: Sequence[str]) -> list[tuple[int, ...] | None]:
        """For each text the characters that a query of characters or pinyin matches, or None."""
        return self.finder.match(query, texts)
