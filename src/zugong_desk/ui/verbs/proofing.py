"""The bridge's verbs of proofreading, and what all panes share of it: the findings and the one at hand."""

from collections.abc import Sequence

from zugong_desk.desk import proofing
from zugong_desk.desk.proofing import Proof
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import Decision, Scope
from zugong_desk.domain.finding import Finding
from zugong_desk.ui.verbs.core import BridgeCore


class Proofing(BridgeCore):
    """Findings and decisions; see `desk.proofing` for what each verb does.

    `proof` is what is known of the issue on the table, in its state of now; None until it has been checked. It is
    `sure` if the rules have seen this very state. `finding` is the one whose card is open.
    """

    sure = False
    proof: Proof | None = None
    finding: Finding | None = None

    def show_proof(self, proof: Proof | None, *, sure: bool = False) -> None:
        """Tell everyone what is known of the issue on the table."""
        self.proof, self.sure = proof, sure
        self.proof_changed.emit()

    def take_finding(self, finding: Finding | None) -> None:
        """Open the card of a finding, or close it."""
        if finding is not self.finding:
            self.finding = finding
            self.finding_changed.emit()

    def accept_findings(self, findings: Sequence[Finding]) -> Touched | None:
        """Make corrections as one step; after many the caret stands at the first, and no text is selected."""
        touched = self._do(lambda desk: proofing.accept_all(desk, findings))
        if touched is not None and touched.show is not None and len(findings) > 1:
            self.go(touched.show, "bridge")
        return touched

    def keep_finding(self, finding: Finding, scope: Scope = Scope.HERE, note: str = "") -> Touched | None:
        return self._do(lambda desk: proofing.keep(desk, finding, scope, note))

    def reconsider(self, decision: Decision) -> Touched | None:
        return self._do(lambda desk: proofing.reconsider(desk, decision))

    def set_rule(self, id: str, value: str) -> Touched | None:
        return self._do(lambda desk: proofing.set_rule(desk, id, value))
