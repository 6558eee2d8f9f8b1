"""What is still true of findings when the text has changed and they have not been looked for again. No Qt here."""

from dataclasses import replace

from zugong_desk.desk.proofing import Proof
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding, Heading, Mend, Parting, Rewrite
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.house import OFF, House
from zugong_desk.ui.reading.difference import Difference, difference


def carried(proof: Proof, after: Bulletin) -> Proof:
    """The proof with its findings where they now stand; those whose words were touched, or are gone, are left out."""
    before = proof.checked.bulletin
    if before is after:
        return proof
    carrier = _Carrier(before, after)
    kept = (replace(one, finding=found) for one in proof.kept if (found := carrier.of(one.finding)) is not None)
    return Proof(
        Checked(after, proof.checked.house, carrier.all(proof.checked.findings), proof.checked.kept),
        carrier.all(proof.open),
        tuple(kept),
        proof.accepted,
        carrier.all(proof.mended),
    )


def asked(checked: Checked, house: House) -> Checked:
    """What was found by rules, and rows of tables, that the house still asks."""
    off = {id for id, value in house.settings.items() if value == OFF}
    if not off:
        return checked
    kept = tuple(one for one in checked.findings if one.rule not in off and f"{one.rule}/{one.row}" not in off)
    return replace(checked, findings=kept) if len(kept) < len(checked.findings) else checked


def moved(start: int, end: int, edit: Difference) -> tuple[int, int] | None:
    """Where code points [start, end) stand after an edit; None if it touched them, or stood where they are nothing."""
    if edit.end <= start and not (start == end == edit.end):
        by = len(edit.text) - (edit.end - edit.start)
        return start + by, end + by
    if edit.start >= end and not (start == end == edit.start):
        return start, end
    return None


class _Carrier:
    """Carries findings from one state of a bulletin to the next; what changed in a block is worked out once."""

    def __init__(self, before: Bulletin, after: Bulletin) -> None:
        self._before, self._after = before, after
        self._edits: dict[str, Difference | None] = {}

    def all(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(found for one in findings if (found := self.of(one)) is not None)

    def of(self, finding: Finding) -> Finding | None:
        if finding.block not in self._after.position or finding.block not in self._before.position:
            return None
        here, now = self._before.block(finding.block), self._after.block(finding.block)
        if here is now or here.text == now.text:
            return finding
        edit = self._edit(here, now)
        place = moved(finding.start, finding.end, edit) if edit is not None else None
        if place is None or edit is None:
            return None
        mends = [_moved_mend(one, finding.block, edit) for one in finding.mends]
        if None in mends:
            return None
        return replace(finding, start=place[0], end=place[1], mends=tuple(one for one in mends if one is not None))

    def _edit(self, here: Block, now: Block) -> Difference | None:
        if here.id not in self._edits:
            self._edits[here.id] = difference(here.text, now.text)
        return self._edits[here.id]


def _moved_mend(mend: Mend, block: str, edit: Difference) -> Mend | None:
    """A mend in the block that was edited, where it now stands; those elsewhere are tried as they are."""
    if mend.block != block:
        return mend
    match mend:
        case Rewrite() | Heading():
            place = moved(mend.start, mend.end, edit)
            return None if place is None else replace(mend, start=place[0], end=place[1])
        case Parting():
            place = moved(mend.at, mend.at, edit)
            return None if place is None else replace(mend, at=place[0])
    return mend
