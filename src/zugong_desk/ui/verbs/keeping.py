"""The bridge's verbs of the library: issues, history, files in and out."""

from collections.abc import Collection
from pathlib import Path

from zugong_desk.desk import exporting, importing, libraries, renewing, replacing, standing, taking_in
from zugong_desk.desk.core import Desk
from zugong_desk.desk.taking_in_plan import Choices, Plan
from zugong_desk.desk.taking_in_plan import Report as TakenIn
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.incoming import Incoming
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.transfer import Report
from zugong_desk.library import IssueRow, StepHead
from zugong_desk.ui.verbs.core import BridgeCore


class Keeping(BridgeCore):
    """The issues of a library and its history."""

    def issues(self) -> list[IssueRow]:
        """The issues in the library, as the library orders them."""
        return [row for row in self.desk.library.issues() if row.present] if self.desk else []

    def holds(self, id: str) -> bool:
        """Whether an issue is in the library; not if its import was undone, its source replaced, or it was removed."""
        standing = self.shelf.standings.get(id)
        return standing is not None and standing.present

    def take_in(self, received: importing.Received) -> importing.ImportResult | None:
        """Put a file that was read into the library; None if that was refused."""
        results: list[importing.ImportResult] = []

        def run(desk: Desk) -> Touched | None:
            result, touched = importing.take_in(desk, received)
            results.append(result)
            return touched

        self._do(run)
        return results[0] if results else None

    def plan_taking_in(self, incoming: Incoming) -> taking_in.Planning | None:
        """The plan, still to be made, of what annotations from elsewhere would become; None if that was refused."""
        return self._try(lambda: taking_in.Planning(self._desk, incoming))

    def plan_on(self, planning: taking_in.Planning) -> bool | None:
        """Plan one more document; False if none is left, None if that was refused."""
        return self._try(planning.go_on)

    def take_in_annotations(self, plan: Plan, choices: Choices, new: Collection[int]) -> TakenIn | None:
        """Take annotations from elsewhere in, as the editor chose; None if that was refused."""
        done: list[TakenIn] = []

        def run(desk: Desk) -> Touched:
            touched, report = taking_in.take_in(desk, plan, choices, new=new)
            done.append(report)
            return touched

        self._do(run)
        return done[0] if done else None

    def weigh(self, received: importing.Received) -> importing.Verdict | None:
        """What the library knows of a file that was read; None if it cannot be asked."""
        return self._try(lambda: importing.weigh(self._desk, received))

    def replace_source(self, old: str, received: importing.Received) -> tuple[importing.ImportResult, Report] | None:
        """Put a file that was read in the place of an issue's source, with all work on it; None if that was refused."""
        done: list[tuple[importing.ImportResult, Report]] = []

        def run(desk: Desk) -> Touched:
            result, touched, report = replacing.replace_source(desk, old, received)
            done.append((result, report))
            return touched

        self._do(run)
        return done[0] if done else None

    def preview_renewal(self, issue: str) -> renewing.Preview | None:
        """What parsing an issue again would change; None if that was refused."""
        return self._try(lambda: renewing.preview(self._desk, issue))

    def reparse(self, issue: str, chosen: Collection[str]) -> Touched | None:
        """Parse an issue again, with the differences that were chosen."""
        return self._do(lambda desk: renewing.reparse(desk, issue, chosen))

    def set_progress(self, id: str, progress: Progress) -> Touched | None:
        return self._do(lambda desk: standing.set_progress(desk, id, progress))

    def remove_issue(self, id: str) -> Touched | None:
        return self._do(lambda desk: standing.remove_issue(desk, id))

    def export(self, request: exporting.Request) -> exporting.Outcome | None:
        """Write a file; None if it was refused."""
        return self._try(lambda: exporting.export(self._desk, request))

    def save_copy(self, target: Path) -> bool:
        """Write the library with its originals to a new file; whether that went well.

        If the library cannot be written, or holds less than the screen shows, work goes on in the copy.
        """
        written = self.read_only or self.flush()
        if written and not self.read_only:
            done = self._attempt(lambda: self._desk.library.save_copy(target))
            if done:
                self.told.emit(f"已另存到“{target}”。")
            return done
        return self._move(target)

    def _move(self, target: Path) -> bool:
        copy = self._try(lambda: libraries.go_on_in_copy(self._desk, target))
        if copy is None:
            return False
        shown, place = copy.bulletin, self.place
        self.set_desk(copy)
        if shown is not None:
            self.open_issue(shown.id)
            if place is not None:
                self.go(place, "bridge")
        return True

    def backup(self) -> bool:
        """Make a backup now and say where."""
        path = self._try(self._backup)
        if path:
            self.told.emit(f"已备份到“{path}”。")
        return path is not None

    def _backup(self) -> Path:
        return self._desk.library.backup()

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
