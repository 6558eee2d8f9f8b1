"""The bridge's verbs of searching the library."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from zugong_desk.desk import finding, found_files, searches
from zugong_desk.desk.core import Unknown
from zugong_desk.desk.errors import line_of
from zugong_desk.desk.finding import Found, Named
from zugong_desk.desk.found_files import FoundExport
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.query import Field
from zugong_desk.domain.searching import SavedSearch
from zugong_desk.ui.verbs.core import BridgeCore

T = TypeVar("T")


class Finding(BridgeCore):
    """Hits, names and kept searches; see `desk.finding` and `desk.searches` for what each verb does."""

    def search(self, query: str, limit: int = 200, offset: int = 0) -> Found | str | None:
        """What a query finds; a line if it says nothing clear; None if the library refused, which is told."""
        return self._clear(lambda: finding.search(self._desk, query, limit, offset))

    def names_like(self, typed: str, limit: int = 20) -> tuple[Named, ...]:
        return (self._try(lambda: finding.names(self._desk, typed, limit)) or ()) if self.desk else ()

    def prepare_names(self) -> bool:
        """Work off some names whose pinyin is not known yet; whether nothing is left to do."""
        done = self._try(lambda: finding.prepare(self._desk)) if self.desk else True
        return done is not False

    def names_of(self, field: Field) -> list[tuple[str, int]]:
        """The organisations, places or columns there are, with their articles, most articles first."""
        return self._try(lambda: self._counted(field)) or []

    def _counted(self, field: Field) -> list[tuple[str, int]]:
        finder = self._desk.library.finder
        names = [name for name in finder.names(field) if name]
        counts = finder.articles_called(names)
        counted = [(name, counts.get((field.value, name), 0)) for name in names]
        return sorted(counted, key=lambda pair: (-pair[1], pair[0]))

    def export_found(self, query: str, path: Path) -> FoundExport | str | None:
        """Write all hits to a file; a line if the query says nothing clear, None if writing was refused, which is told."""
        return self._clear(lambda: found_files.export_found(self._desk, query, path))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        return searches.saved(self.desk) if self.desk else ()

    def save_search(self, name: str, query: str) -> Touched | None:
        return self._do(lambda desk: searches.save_search(desk, name, query))

    def rename_search(self, id: str, name: str) -> Touched | None:
        return self._do(lambda desk: searches.rename_search(desk, id, name))

    def remove_search(self, id: str) -> Touched | None:
        return self._do(lambda desk: searches.remove_search(desk, id))

    def _clear(self, verb: Callable[[], T]) -> T | str | None:
        """Run what a query may be too unclear for: that is said in place, not where refusals are told."""

        def run() -> T | str:
            try:
                return verb()
            except (EditError, Unknown) as error:
                return line_of(error)

        return self._try(run)
