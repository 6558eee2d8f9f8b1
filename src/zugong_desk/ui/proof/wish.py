"""Which findings an editor wants to see. No Qt here."""

from dataclasses import dataclass

from zugong_desk.domain.decision import Decision
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.proofing.rule import Family
from zugong_desk.ui.proof.words import family_of, name_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Findings of one severity, of one family, with some words; all of them if nothing is said."""

    words: str = ""
    severity: Severity | None = None
    family: Family | None = None

    @property
    def any(self) -> bool:
        """Whether nothing is left out."""
        return not (self.words or self.severity or self.family)

    def takes(self, one: Finding) -> bool:
        """Whether a finding is to be shown."""
        if self.severity is not None and one.severity is not self.severity:
            return False
        said = (one.text, one.suggestion or "", one.message, name_of(one.rule), one.rule)
        return self._family(one.rule) and self._said(said)

    def takes_decision(self, one: Decision) -> bool:
        """Whether a decision is to be shown; it has no severity any more."""
        said = (one.before, one.after, one.note, name_of(one.rule), one.rule)
        return self.severity is None and self._family(one.rule) and self._said(said)

    def _family(self, rule: str) -> bool:
        return self.family is None or family_of(rule) is self.family

    def _said(self, texts: tuple[str, ...]) -> bool:
        return not self.words or any(self.words.casefold() in text.casefold() for text in texts)
