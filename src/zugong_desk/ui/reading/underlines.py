"""Which words of a line are underlined: those of open findings, carried along while the line is being typed in."""

from collections.abc import Mapping, Sequence

from zugong_desk.domain.block import Block
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.ui.proof.carrying import moved
from zugong_desk.ui.reading.difference import difference
from zugong_desk.ui.reading.paint import Ink, Mark

INKS = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.STYLE: Ink.STYLE}
Marks = tuple[Mark, ...]


class Underlines:
    """The marks of findings by block, as of the text that was checked. No Qt here."""

    def __init__(self, findings: Sequence[Finding] = (), texts: Mapping[str, str] | None = None) -> None:
        self._texts = texts or {}
        self._marks: dict[str, Marks] = {}
        for one in findings:
            text = self._texts.get(one.block, "")
            start, end = seen(one.start, one.end, len(text))
            if start < end:
                self._marks[one.block] = (*self._marks.get(one.block, ()), Mark(start, end, INKS[one.severity]))

    @property
    def blocks(self) -> frozenset[str]:
        """The blocks that have marks."""
        return frozenset(self._marks)

    def of(self, line: Block) -> Marks:
        """The marks of a line as it now reads; words that were typed into lose theirs until they are checked again."""
        marks = self._marks.get(line.id, ())
        if not marks or line.text == self._texts[line.id]:
            return marks
        edit = difference(self._texts[line.id], line.text)
        places = ((moved(mark.start, mark.end, edit) if edit else None, mark.ink) for mark in marks)
        return tuple(Mark(*place, ink) for place, ink in places if place is not None)

    def same(self, other: "Underlines", line: Block) -> bool:
        """Whether a line looks the same with others."""
        return self.of(line) == other.of(line)


def seen(start: int, end: int, size: int) -> tuple[int, int]:
    """What is underlined for code points [start, end) of a text of that size: for a gap the character before, or after."""
    if start < end:
        return start, end
    return (start - 1, start) if start > 0 else (0, min(1, size))
