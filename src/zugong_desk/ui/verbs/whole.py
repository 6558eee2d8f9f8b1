"""What all panes share of the whole library: how many findings of each issue are open."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from zugong_desk.ui.verbs.proofing import Proofing

NO_COUNTS: Mapping[str, int] = MappingProxyType({})


class Whole(Proofing):
    """Counts of open findings; `ui.whole.keeper` sees to it that they are true."""

    counts: Mapping[str, int] = NO_COUNTS

    def show_counts(self, counts: Mapping[str, int], issues: Collection[str]) -> None:
        """Tell everyone how many findings are open; `issues` are those whose number is another."""
        self.counts = counts
        if issues:
            self.counts_changed.emit(tuple(issues))

    def open_findings(self, issue: str) -> int | None:
        """How many findings of an issue are open: of the one on the table those now shown; None if that is not known."""
        if self.proof is not None and self.proof.checked.bulletin.id == issue:
            return len(self.proof.open)
        return self.counts.get(issue)
