"""The desk: an open library, the bulletin on the table, and the one path that every change takes."""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace

from zugong_desk.desk.burst import Burst
from zugong_desk.desk.facts import facts_after, facts_of
from zugong_desk.desk.lessons import Notebook
from zugong_desk.desk.touched import Touched, touched_by
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import ChangeError, Changes, apply
from zugong_desk.domain.shelf import RecordChange, Shelf, Standing
from zugong_desk.domain.span import Span
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import Action, ForeignChange, Library, ReadOnlyLibrary

KEPT = 8
"""Bulletins kept in memory after another is opened, so that going back is instant."""


class Unknown(LookupError):
    """A bulletin, tag, collection or annotation that the library does not hold; the text says so to the editor."""


class Desk:
    """A library at work.

    Every verb decides changes with the domain's pure functions and hands them to `perform`, which writes state and
    journal in one transaction and only then shows the result. Typing is applied at once and written in bursts.
    """

    def __init__(self, library: Library, new_id: Callable[[], str] = lambda: secrets.token_hex(6)) -> None:
        self.library = library
        self.new_id = new_id
        self.shelf: Shelf = library.shelf()
        self.bulletin: Bulletin | None = None
        self.burst: Burst | None = None
        self.given_back = ""
        self.notebook = Notebook()
        self._loaded: OrderedDict[str, Bulletin] = OrderedDict()

    # bulletins ------------------------------------------------------------------------------------------------------

    def open(self, id: str) -> Bulletin:
        """Put a bulletin on the table. Unknown if the library does not hold it."""
        self.flush()
        self.bulletin = self.load(id)
        return self.bulletin

    def load(self, id: str) -> Bulletin:
        """A bulletin as it now stands, without putting it on the table."""
        if not self.present(id):
            raise Unknown(f"书库里没有“{id}”这一期。")
        return self._stored(id)

    def _stored(self, id: str) -> Bulletin:
        """A bulletin of the file, be it in the library or replaced by another."""
        if id not in self._loaded:
            self._keep(self.library.load(id))
        self._loaded.move_to_end(id)
        return self._loaded[id]

    def find(self, id: str) -> Bulletin | None:
        """A bulletin as it now stands; None if the library does not hold it."""
        return self.load(id) if self.present(id) else None

    def present(self, id: str) -> bool:
        """Whether the library holds an issue of that id (one whose import was undone it does not)."""
        standing = self.shelf.standings.get(id)
        return standing is not None and standing.present

    def _keep(self, bulletin: Bulletin) -> None:
        self._loaded[bulletin.id] = bulletin
        self._loaded.move_to_end(bulletin.id)
        while len(self._loaded) > KEPT:
            oldest = next(id for id in self._loaded if not self.bulletin or id != self.bulletin.id)
            del self._loaded[oldest]

    def _show(self, bulletins: Mapping[str, Bulletin]) -> None:
        for bulletin in bulletins.values():
            self._keep(bulletin)
            if self.bulletin and self.bulletin.id == bulletin.id:
                self.bulletin = bulletin

    @property
    def table(self) -> Bulletin:
        """The bulletin on the table; Unknown if there is none."""
        if self.bulletin is None:
            raise Unknown("还没有打开哪一期。")
        return self.bulletin

    # changes --------------------------------------------------------------------------------------------------------

    def perform(
        self,
        name: str,
        changes: Changes = (),
        records: tuple[RecordChange, ...] = (),
        *,
        bulletin: str | None = None,
        show: Span | None = None,
    ) -> Touched:
        """Write a step and show it. Nothing changes if writing fails (LibraryError)."""
        parts = (Part(bulletin or self.table.id, changes),) if changes else ()
        return self.perform_step(Step(self.new_id(), name, parts, records), show=show)

    def perform_step(self, step: Step, *, show: Span | None = None) -> Touched:
        """Write a step over any bulletins and show it; a step without changes is not written."""
        self.end_burst()
        if not step.parts and not step.records:
            return Touched(step.name)
        touched = self._write(step, "do", self.bulletin)
        return touched if show is None else replace(touched, show=show)

    def _write(self, step: Step, action: Action, table: Bulletin | None) -> Touched:
        """Write a step; only then it is shown, with the bulletin `table` on the table."""
        self._check(step.name)
        after = {id: self._stored(id) for id in step.bulletins}
        for part in step.parts:
            after[part.bulletin] = apply(after[part.bulletin], part.changes)
        shelf = self.shelf
        for change in step.records:
            shelf = shelf.apply(change)
        self._record(step, after, shelf, action)
        self.burst = None  # typing that follows is a step of its own: only the last step may grow
        self.shelf = shelf
        self.bulletin = table
        self._show(after)
        self._clear_table()
        return touched_by(step, table, self.bulletin, action)

    def admit(self, parsed: Bulletin, step: Step, original: bytes) -> Touched:
        """Write a bulletin just received and the step that puts it in the library; LibraryError if that fails.

        If the step takes the bulletin on the table out of the library, the new one comes on it.
        """
        self.end_burst()
        stood = {id: parsed if id == parsed.id else self._stored(id) for id in (parsed.id, *step.bulletins)}
        after = dict(stood)
        for part in step.parts:
            after[part.bulletin] = apply(after[part.bulletin], part.changes)
        facts = facts_of(after[parsed.id])
        try:
            self.library.record_import(parsed, facts, step, original=original, after=after)
        except ForeignChange:
            self.reload()
            raise
        for change in step.records:
            self.shelf = self.shelf.apply(change)
        table = self.bulletin
        self._show({id: bulletin for id, bulletin in after.items() if bulletin is not stood[id]})
        self._clear_table()
        if table is not None and self.bulletin is None:
            self.bulletin = self.load(parsed.id)
        return touched_by(step, table, self.bulletin, "do")

    def _check(self, name: str) -> None:
        """ForeignChange, after loading anew, if a step would be worked out from what another program has changed since."""
        try:
            self.library.check(name)
        except ForeignChange:
            self.reload()
            raise

    def _record(self, step: Step, after: Mapping[str, Bulletin], shelf: Shelf, action: Action) -> None:
        try:
            self.library.record(step, after, shelf, facts_after(step, after), action)
        except ForeignChange:
            self.reload()
            raise

    def reload(self) -> None:
        """Show what another program wrote. Typing that was not in the file yet is put back where it was.

        If the other changed that place, `given_back` holds the lines as the editor had them, else it is empty.
        """
        self.library.reload()
        burst, typed = self.burst, self.bulletin
        self.burst, self.given_back = None, ""
        self._loaded.clear()
        self.shelf = self.library.shelf()
        shown = self.bulletin.id if self.bulletin else None
        self.bulletin = self.load(shown) if shown and self.present(shown) else None
        if burst and burst.pending and typed:
            self._type_again(burst, typed)

    def _type_again(self, burst: Burst, typed: Bulletin) -> None:
        try:
            found = self.load(burst.bulletin)
            after = apply(found, burst.pending) if burst.fits(typed, found) else None
        except (ChangeError, LookupError):  # the place is gone, or differs in what is not text
            after = None
        if after is None:
            self.given_back = burst.lines_in(typed)
            return
        self.burst = burst.anew(self.new_id())
        self._show({after.id: after})

    def take_over(self, other: "Desk") -> None:
        """Go on, in a copy of its library, with what another desk has on its table and could not write."""
        if other.bulletin is None:
            return
        self.open(other.bulletin.id)
        if other.burst and other.burst.pending:
            self._type_again(other.burst, other.bulletin)
            self.flush()
        other.give_up_typing()

    def _clear_table(self) -> None:
        """An issue whose import was undone does not stay on the table."""
        if self.bulletin and not self.present(self.bulletin.id):
            del self._loaded[self.bulletin.id]
            self.bulletin = None

    def undo(self) -> Touched | None:
        """Take back the last step, wherever it was made; None if there is none."""
        self.end_burst()
        head = self.library.next_undo()
        return self._walk(self.library.step(head.id).inverse(), "undo") if head else None

    def redo(self) -> Touched | None:
        """Do again what was last undone; None if there is nothing."""
        self.end_burst()
        head = self.library.next_redo()
        return self._walk(self.library.step(head.id), "redo") if head else None

    def _walk(self, step: Step, action: Action) -> Touched:
        """Undo or redo a step with the bulletin it touches on the table; one that comes back goes on an empty table."""
        table = self.bulletin
        there = [id for id in step.bulletins if self.present(id)]
        if there and not (table and table.id in step.bulletins):
            table = self.load(there[0])
        touched = self._write(step, action, table)
        back = [one.after.id for one in step.records if isinstance(one.after, Standing) and one.after.present]
        if self.bulletin is None and back:
            self.bulletin = self.load(back[0])
        return touched

    def undo_name(self) -> str | None:
        """The name of the step that undo would take back."""
        if self.burst and self.burst.pending:
            return self.burst.as_step().name
        head = self.library.next_undo()
        return head.name if head else None

    def redo_name(self) -> str | None:
        """The name of the step that redo would do again."""
        head = None if self.unwritten else self.library.next_redo()
        return head.name if head else None

    # typing ---------------------------------------------------------------------------------------------------------

    def type_changes(self, name: str, changes: Changes, block: str) -> Touched:
        """Apply a keystroke at once; it is written with its burst by `flush`. ReadOnlyLibrary if that will never be."""
        bulletin = self.table
        if self.library.read_only:
            raise ReadOnlyLibrary(f"这个书库现在只能看，“{name}”没有写入。可以另存副本再改。")
        if self.burst and not self.burst.goes_on(bulletin.id, block):
            self.end_burst()
        if self.burst is None:
            self.burst = Burst(self.new_id(), bulletin.id, block)
        after = apply(bulletin, changes)
        self.burst.add(name, changes)
        self._show({after.id: after})
        step = Step(self.burst.step, name, (Part(after.id, changes),))
        return replace(touched_by(step, bulletin, after, "do"), typed=True)

    @property
    def unwritten(self) -> bool:
        """Whether there is typing that is not in the file yet."""
        return bool(self.burst and self.burst.pending)

    def flush(self) -> bool:
        """Write what was typed since the last time; whether anything was. On LibraryError it stays and is tried again."""
        if not self.burst or not self.burst.pending:
            return False
        after = {self.burst.bulletin: self.load(self.burst.bulletin)}
        self._record(self.burst.as_step(), after, self.shelf, "do")
        self.burst.written()
        return True

    def give_up_typing(self) -> None:
        """Let go of typing that the library refuses, so that it can be closed."""
        self.burst = None

    def end_burst(self) -> None:
        """Write what was typed; the next keystroke begins another step, since this one may be undone or followed."""
        self.flush()
        self.burst = None

    def close(self) -> None:
        """Write what is pending and close the library."""
        self.flush()
        self.library.close()
