"""The bridge's verbs of the rulebook, the registry of names and the list of corrections."""

from collections.abc import Sequence
from pathlib import Path

from zugong_desk.desk import registry, rulebook, rulebook_files
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errata import Evidence, evidence
from zugong_desk.desk.rulebook import RowStanding, Standing
from zugong_desk.desk.rulebook_files import Taken
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Entry, Name, Sort
from zugong_desk.domain.finding import Finding
from zugong_desk.domain.step import Step
from zugong_desk.insight.names import Candidate
from zugong_desk.ui.verbs.core import BridgeCore


class Rulebook(BridgeCore):
    """Rules, rows, names and corrections; see `desk.rulebook`, `desk.registry` and `desk.errata` for each verb."""

    def standings(self) -> tuple[Standing, ...]:
        """Every rule as it stands in this library; as it comes without one."""
        return rulebook.standings(self.desk)

    def row_standings(self, table: str) -> tuple[RowStanding, ...]:
        """The rows of a table; none without a library."""
        found = self._try(lambda: rulebook.row_standings(self._desk, table)) if self.desk else None
        return found or ()

    def restore_rule(self, rule: str) -> Touched | None:
        return self._do(lambda desk: rulebook.restore(desk, rule))

    def put_row(self, entry: Entry) -> Touched | None:
        return self._do(lambda desk: rulebook.put_row(desk, entry))

    def remove_row(self, id: str) -> Touched | None:
        return self._do(lambda desk: rulebook.remove_row(desk, id))

    def try_out(self, text: str) -> tuple[Finding, ...]:
        """What the rules say of a few sentences."""
        return rulebook.try_out(self.desk, text)

    def import_rows(self, table: str, path: Path) -> Taken | None:
        """Take a file of rows; None if it was refused as a whole."""
        taken: list[Taken] = []

        def run(desk: Desk) -> Touched:
            done, touched = rulebook_files.import_rows(desk, table, path)
            taken.append(done)
            return touched

        return taken[0] if self._do(run) else None

    def export_rows(self, table: str, path: Path) -> tuple[Path, int] | None:
        """Write the house's own rows; where they stand and how many, None if that was refused."""
        return self._try(lambda: rulebook_files.export_rows(self._desk, table, path))

    # names ----------------------------------------------------------------------------------------------------------

    def finished_issues(self) -> list[str]:
        """The issues that names are learnt from."""
        found = self._try(lambda: registry.accepted_issues(self._desk)) if self.desk else None
        return found or []

    def issue(self, id: str) -> Bulletin | None:
        """An issue of the library as it stands; None if it is gone or cannot be read."""
        return self._try(lambda: self._desk.load(id))

    def unknown_names(self, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Of candidates those that nobody has decided about."""
        return registry.unknown(self.desk, found) if self.desk else ()

    def confirm_name(self, name: str, sort: Sort, **fields: str) -> Touched | None:
        return self._do(lambda desk: registry.confirm(desk, name, sort, **fields))

    def confirm_names(self, found: Sequence[Candidate]) -> Touched | None:
        return self._do(lambda desk: registry.confirm_all(desk, found))

    def refuse_names(self, found: Sequence[Candidate]) -> Touched | None:
        return self._do(lambda desk: registry.refuse_all(desk, found))

    def confirm_refused(self, names: Sequence[Name]) -> Touched | None:
        return self._do(lambda desk: registry.confirm_refused(desk, names))

    def change_name(self, before: Name, after: Name) -> Touched | None:
        return self._do(lambda desk: registry.change(desk, before, after))

    def forget_names(self, names: Sequence[Name]) -> Touched | None:
        return self._do(lambda desk: registry.forget_all(desk, names))

    # corrections ----------------------------------------------------------------------------------------------------

    def evidence(self, known: dict[str, Step]) -> Evidence | None:
        """What tells the corrections of the issue on the table; None without one, or if the library refuses."""
        return self._try(lambda: evidence(self._desk, known=known)) if self.bulletin is not None else None
