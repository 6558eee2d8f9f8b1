"""The bridge between the window and the desk: one object that every pane talks to and listens to.

Views call a verb; the desk writes the step; `changed` tells all views what was touched. A verb that is refused, by the
domain or by the library, is reported in one line through `refused` and returns None.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from zugong_desk.desk import collecting, corrections, finding, standing, tagging
from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.pinyin import PinyinFinder
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.shelf import Progress, Shelf
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library import IssueRow, StepHead

T = TypeVar("T")

IDLE_MS = 600
"""Typing is written after this pause …"""
LONGEST_MS = 2000
"""… or this long after the first keystroke that is not written yet."""


class Bridge(QObject):
    """Holds the desk and the place that all panes show."""

    library_opened = Signal()
    opened = Signal()
    changed = Signal(object)
    place_changed = Signal(object, str)
    refused = Signal(str)
    told = Signal(str)
    saved = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self.place: Span | None = None
        self.finder = PinyinFinder()
        self._idle = self._timer(IDLE_MS)
        self._longest = self._timer(LONGEST_MS)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(self.flush)
        return timer

    # what is open ---------------------------------------------------------------------------------------------------

    @property
    def bulletin(self) -> Bulletin | None:
        """The bulletin on the table."""
        return self.desk.bulletin if self.desk else None

    @property
    def shelf(self) -> Shelf:
        """The tags, collections and excerpts of the library; empty without one."""
        return self.desk.shelf if self.desk else Shelf()

    @property
    def read_only(self) -> bool:
        return self.desk is None or self.desk.library.read_only

    def set_desk(self, desk: Desk | None) -> None:
        """Work with another library (None: with none); the one before is closed."""
        if self.desk is not None:
            self.close()
        self.desk, self.place = desk, None
        self.library_opened.emit()
        self.opened.emit()

    def close(self) -> bool:
        """Write what is pending and close the library; whether that went well."""
        desk = self.desk
        if desk is None:
            return True
        if not self.flush() or not self._attempt(desk.library.close):
            return False
        self.desk = None
        return True

    def open_issue(self, id: str) -> Bulletin | None:
        """Put an issue on the table."""
        bulletin = self._try(lambda: self._desk.open(id))
        if bulletin is not None:
            self.place = bulletin.span(0, 0) if bulletin.lines else None
            self.opened.emit()
        return bulletin

    @property
    def _desk(self) -> Desk:
        if self.desk is None:
            raise Unknown("还没有打开书库。")
        return self.desk

    def _try(self, verb: Callable[[], T]) -> T | None:
        try:
            return verb()
        except TROUBLES as error:
            self.refused.emit(line_of(error))
            return None

    def _attempt(self, verb: Callable[[], object]) -> bool:
        """Run what gives nothing back; whether it was not refused."""
        return self._try(lambda: (verb(),)) is not None

    def _do(self, verb: Callable[[Desk], Touched | None]) -> Touched | None:
        """Run a verb of the desk and tell everyone what it touched."""
        before = self.bulletin
        touched = self._try(lambda: verb(self._desk))
        if touched is None:
            return None
        self._tell(touched, before)
        return touched

    def _do_new(self, verb: Callable[[Desk], tuple[str, Touched]]) -> str | None:
        """Like `_do`, for a verb that makes something: its id."""
        made: list[str] = []

        def run(desk: Desk) -> Touched:
            id, touched = verb(desk)
            made.append(id)
            return touched

        return made[0] if self._do(run) else None

    def _tell(self, touched: Touched, before: Bulletin | None) -> None:
        if (before.id if before else None) != (self.bulletin.id if self.bulletin else None):
            self.place = None
            self.opened.emit()
        self.changed.emit(touched)
        if touched.show and touched.action != "do":
            self.go(touched.show, "bridge")
        if not self._desk.unwritten:
            self.saved.emit(_now())

    # the shared place -----------------------------------------------------------------------------------------------

    def go(self, span: Span, origin: str) -> None:
        """Put the caret or selection of all panes at a span."""
        self.place = span
        self.place_changed.emit(span, origin)

    def go_block(self, block: str, origin: str) -> None:
        """Put the caret of all panes at the beginning of a block of the reading text."""
        anchor = Anchor(block, 0)
        self.go(Span(anchor, anchor), origin)

    def next_doubt(self, by: int = 1) -> bool:
        """Go to the next (or previous) doubtful block, round the end; whether there is one."""
        bulletin = self.bulletin
        if bulletin is None or not (doubtful := corrections.doubts(bulletin)):
            return False
        here = bulletin.line_position.get(self.place.start.block, -1) if self.place else -1
        lines = [bulletin.line(block) for block in doubtful]
        ahead = [at for at, line in enumerate(lines) if (line > here if by > 0 else line < here)]
        at = (ahead[0] if by > 0 else ahead[-1]) if ahead else (0 if by > 0 else -1)
        self.go_block(doubtful[at], "bridge")
        return True

    # corrections ----------------------------------------------------------------------------------------------------

    def type_over(self, span: Span, text: str) -> Touched | None:
        """Type, paste or delete at a span; written with its burst."""
        touched = self._do(lambda desk: corrections.type_over(desk, span, text))
        if touched and self._desk.unwritten:
            self.saved.emit("")
            self._idle.start()
            if not self._longest.isActive():
                self._longest.start()
        return touched

    def flush(self) -> bool:
        """Write what was typed; whether the file now holds everything."""
        self._idle.stop()
        self._longest.stop()
        if self.desk is None or not self.desk.unwritten:
            return True
        if not self._attempt(self.desk.flush):
            return False
        self.saved.emit(_now())
        return True

    def split(self, anchor: Anchor) -> Touched | None:
        return self._do(lambda desk: corrections.split(desk, anchor))

    def merge(self, block: str) -> Touched | None:
        return self._do(lambda desk: corrections.merge(desk, block))

    def relabel(self, blocks: Sequence[str], kind: Kind, level: int = 0) -> Touched | None:
        return self._do(lambda desk: corrections.relabel(desk, blocks, kind, level))

    def set_level(self, block: str, level: int) -> Touched | None:
        return self._do(lambda desk: corrections.set_level(desk, block, level))

    def shift_level(self, block: str, by: int) -> Touched | None:
        return self._do(lambda desk: corrections.shift_level(desk, block, by))

    def mark_head(self, span: Span, role: Role, level: int = 0) -> Touched | None:
        return self._do(lambda desk: corrections.mark_head(desk, span, role, level))

    def unmark_head(self, anchor: Anchor) -> Touched | None:
        return self._do(lambda desk: corrections.unmark_head(desk, anchor))

    def set_aside(self, blocks: Sequence[str], kind: Kind = Kind.PAGE_FOOTER) -> Touched | None:
        return self._do(lambda desk: corrections.set_aside(desk, blocks, kind))

    def bring_back(self, block: str) -> Touched | None:
        return self._do(lambda desk: corrections.bring_back(desk, block))

    def confirm(self, blocks: Sequence[str]) -> Touched | None:
        return self._do(lambda desk: corrections.confirm(desk, blocks))

    def fill_masthead(self, values: dict[str, str]) -> Touched | None:
        return self._do(lambda desk: corrections.fill_masthead(desk, values))

    # tags -----------------------------------------------------------------------------------------------------------

    def annotate(self, span: Span, tag: str, note: str = "", practice: Practice | None = None) -> Touched | None:
        touched = self._do(lambda desk: tagging.annotate(desk, span, tag, note, practice))
        if touched:
            self.finder.used(tag)
        return touched

    def change_annotation(
        self, id: str, tag: str | None = None, note: str | None = None, practice: Practice | None = None
    ) -> Touched | None:
        return self._do(lambda desk: tagging.change_annotation(desk, id, tag=tag, note=note, practice=practice))

    def move_annotation(self, id: str, span: Span) -> Touched | None:
        return self._do(lambda desk: tagging.move_annotation(desk, id, span))

    def remove_annotation(self, id: str) -> Touched | None:
        return self._do(lambda desk: tagging.remove_annotation(desk, id))

    def add_tag(self, name: str, parent: str = "") -> str | None:
        return self._do_new(lambda desk: tagging.add_tag(desk, name, parent))

    def change_tag(self, tag: Tag) -> Touched | None:
        return self._do(lambda desk: tagging.change_tag(desk, tag))

    def remove_tag(self, id: str) -> Touched | None:
        return self._do(lambda desk: tagging.remove_tag(desk, id))

    def import_codebook(self, path: Path) -> Touched | None:
        return self._do(lambda desk: tagging.import_codebook(desk, path))

    def export_codebook(self, path: Path) -> bool:
        return self._attempt(lambda: tagging.export_codebook(self._desk, path))

    def tag_uses(self) -> dict[str, int]:
        """How often each tag is used in the library, by id."""
        return self.desk.library.tag_uses() if self.desk else {}

    def rank_tags(self, query: str) -> list[tuple[str, tuple[int, ...]]]:
        """The ids of the tags that a query of characters or pinyin finds, best first, with the characters matched."""
        return self.finder.tags(self.shelf.tags, query)

    def pinyin_match(self, query: str, texts: Sequence[str]) -> list[tuple[int, ...] | None]:
        """For each text the characters that a query of characters or pinyin matches, or None."""
        return self.finder.match(query, texts)

    # excerpts -------------------------------------------------------------------------------------------------------

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

    def move_excerpt(self, id: str, to: int) -> Touched | None:
        return self._do(lambda desk: collecting.move_excerpt(desk, id, to))

    def excerpt_now(self, excerpt: Excerpt) -> str | None:
        """What now stands where an excerpt was taken; None if it is gone."""
        return collecting.current_text(self._desk, excerpt)

    def source_line(self, excerpt_id: str) -> str:
        """Where an excerpt comes from, as it is printed under it."""
        return collecting.source_line_of(self._desk, self.shelf.excerpts[excerpt_id])

    # the library ----------------------------------------------------------------------------------------------------

    def issues(self) -> list[IssueRow]:
        """The issues in the library, as the library orders them."""
        return [row for row in self.desk.library.issues() if row.present] if self.desk else []

    def set_progress(self, id: str, progress: Progress) -> Touched | None:
        return self._do(lambda desk: standing.set_progress(desk, id, progress))

    def remove_issue(self, id: str) -> Touched | None:
        return self._do(lambda desk: standing.remove_issue(desk, id))

    def search(self, query: str) -> finding.Found | None:
        """Every place in all issues that holds the words; None if there is nothing to look for."""
        return self._try(lambda: finding.search(self._desk, query)) if query.strip() else None

    # history --------------------------------------------------------------------------------------------------------

    def undo(self) -> Touched | None:
        return self._do(lambda desk: desk.undo())

    def redo(self) -> Touched | None:
        return self._do(lambda desk: desk.redo())

    def undo_name(self) -> str | None:
        """What undo would take back."""
        return self.desk.undo_name() if self.desk else None

    def redo_name(self) -> str | None:
        """What redo would do again."""
        return self.desk.redo_name() if self.desk else None

    def history(self, bulletin: str | None = None) -> list[StepHead]:
        """The steps of one bulletin, or of all, oldest first."""
        self.flush()
        return self.desk.library.history(bulletin) if self.desk else []


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M")
