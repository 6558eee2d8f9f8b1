"""What can be done with the items chosen in a collection's list."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from zugong_desk.domain.arrangement import run_of
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.excerpts.listing import ExcerptRow, Row
from zugong_desk.ui.excerpts.view import ExcerptView

ORIGIN = "excerptsPane"
NEW_SECTION = "新的一节"
CHOOSE_FIRST = "先在摘编里选中一条。"
GONE = "这一条的原文已不在书库中。"


class ExcerptDeeds(QObject):
    """Asks the bridge for what keys, buttons and menus wish; `settle` hands over first what is being typed."""

    section_made = Signal(str)
    went = Signal()
    """The passage of an excerpt is to be seen."""
    show_wished = Signal(str)
    """An item (id) is to become the current one."""

    def __init__(self, bridge: Bridge, view: ExcerptView, settle: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._view, self._settle = bridge, view, settle
        self.collection = ""

    @property
    def row(self) -> Row | None:
        """The current row."""
        return self._view.model().row_at(self._view.currentIndex())  # type: ignore[attr-defined,no-any-return]

    @property
    def excerpt(self) -> Excerpt | None:
        """The excerpt of the current row, as it stands on the shelf."""
        return self._bridge.shelf.excerpts.get(self.row.id) if self.row else None

    def shift(self, by: int) -> None:
        """Move what is chosen one place up (-1) or down (1)."""
        self._settle()
        if chosen := self._view.chosen:
            self._bridge.shift_items(chosen, by)

    def move(self, ids: list[str], before: str | None) -> None:
        """Put items before another one."""
        self._settle()
        self._bridge.move_items(ids, before)

    def shift_level(self, by: int) -> None:
        """Raise (-1) or lower (1) the sections chosen."""
        self._settle()
        if chosen := self._view.chosen:
            self._bridge.shift_sections(chosen, by)

    def add_section(self) -> None:
        """Begin a section at the current excerpt, behind the current section, or at the end; then ask for its title."""
        self._settle()
        if not self.collection:
            return
        items = self._bridge.items_of(self.collection)
        taken = {one.title for one in items if isinstance(one, Section)}
        numbered = (f"{NEW_SECTION} {count}" for count in range(2, len(taken) + 3))
        title = next(one for one in (NEW_SECTION, *numbered) if one not in taken)
        if made := self._bridge.add_section(self.collection, title, self._place_of_new()):
            self.section_made.emit(made)

    def remove(self) -> None:
        """Take what is chosen out of the collection; of sections only the headings."""
        self._settle()
        if chosen := self._view.chosen:
            self._bridge.remove_items(chosen)

    def restore(self) -> None:
        """Give the current excerpt its wording back."""
        self._settle()
        self._with_excerpt(self._bridge.restore_excerpt)

    def take_source(self) -> None:
        """Take the current wording of the source."""
        self._settle()
        self._with_excerpt(self._bridge.update_excerpt)

    def carry_correction(self) -> None:
        """Bring the correction of the source into the excerpt, its own changes kept."""
        self._settle()
        self._with_excerpt(self._bridge.follow_source)

    def keep(self) -> None:
        """Leave the excerpt as it is."""
        self._settle()
        self._with_excerpt(self._bridge.keep_excerpt)

    def show_twin(self) -> None:
        """Go to the excerpt that says the same."""
        if isinstance(self.row, ExcerptRow) and self.row.twin:
            self.show_wished.emit(self.row.twin.id)

    def go_back(self) -> None:
        """Go to where the current excerpt was taken, opening its issue if need be."""
        self._settle()
        excerpt = self.excerpt
        if excerpt is None:
            return
        if self._bridge.bulletin is None or self._bridge.bulletin.id != excerpt.bulletin:
            self._bridge.open_issue(excerpt.bulletin)
        bulletin = self._bridge.bulletin
        if bulletin and bulletin.id == excerpt.bulletin and excerpt.id in bulletin.places:
            self._bridge.go(bulletin.places[excerpt.id].span, ORIGIN)
            self.went.emit()
        else:
            self._bridge.told.emit(GONE)

    def _with_excerpt(self, verb: Callable[[str], object]) -> None:
        if self.excerpt:
            verb(self.excerpt.id)
        else:
            self._bridge.told.emit(CHOOSE_FIRST)

    def _place_of_new(self) -> str | None:
        """Before which item a new section goes."""
        row = self.row
        if row is None or isinstance(row, ExcerptRow):
            return row.id if row else None
        items = self._bridge.items_of(self.collection)
        behind = items[run_of(items, row.id)[1] :]
        return behind[0].id if behind else None
