"""Which words of a line are underlined: those of open findings, carried along while the line is being typed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.ui.proof.carrying import moved
from zugong_desk.ui.reading.difference import difference


@dataclass(frozen=True, slots=True)
class Underline:
    """Code points [start, end) of a line, by the severity of what is said of them."""

    start: int
    end: int
    severity: Severity


class Underlines:
    """The underlines of findings by block, as of the text that was checked. No Qt here."""

    def __init__(self, findings: Sequence[Finding] = (), texts: Mapping[str, str] | None = None) -> None:
        self._texts = texts or {}
        of: dict[str, list[Underline]] = {}
        self._carried: dict[str, tuple[Block, tuple[Underline, ...]]] = {}
        # errors last, so that they lie on top
        for one in sorted(findings, key=lambda one: one.severity.place, reverse=True):
            text = self._texts.get(one.block, "")
            start, end = seen(one.start, one.end, len(text))
            if start < end:
                of.setdefault(one.block, []).append(Underline(start, end, one.severity))
        self._of = {id: tuple(found) for id, found in of.items()}

    def of(self, line: Block) -> tuple[Underline, ...]:
        """The underlines of a line as it now reads; words that were typed into lose theirs until they are checked again."""
        known = self._of.get(line.id, ())
        if not known or line.text == self._texts[line.id]:
            return known
        carried = self._carried.get(line.id)
        if carried is None or carried[0] is not line:
            carried = line, _carried(known, self._texts[line.id], line.text)
            self._carried[line.id] = carried
        return carried[1]


def _carried(known: Sequence[Underline], before: str, after: str) -> tuple[Underline, ...]:
    edit = difference(before, after)
    if edit is None:
        return tuple(known)
    places = ((one, moved(one.start, one.end, edit)) for one in known)
    return tuple(replace(one, start=place[0], end=place[1]) for one, place in places if place is not None)


def seen(start: int, end: int, size: int) -> tuple[int, int]:
    """What is underlined for code points [start, end) of a text of that size: for a gap the character before, or after."""
    if start < end:
        return start, end
    return (start - 1, start) if start > 0 else (0, min(1, size))
