"""Whose hand a correction is: following the steps of an issue from its parse on, character by character."""

from collections.abc import Iterable

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import (
    BlockChange,
    Change,
    HeadsChange,
    JoinChange,
    LabelChange,
    SplitChange,
    TextChange,
    apply,
)
from zugong_desk.domain.corrections import Compared, Correction
from zugong_desk.domain.corrections_rows import PUT
from zugong_desk.domain.runs import Runs, length_of, source_ranges

NOBODY = -1
"""The number of no step: it was so as parsed."""


class Hands:
    """Remembers of each character, and of each line's beginning, which step (by its number, rising) made or took it.

    Begins with a bulletin as parsed; feed the steps that are done, in order.
    """

    def __init__(self, parsed: Bulletin) -> None:
        self._now = parsed
        self._wrote = {block.id: [NOBODY] * len(block.text) for block in parsed.blocks}
        self._took: dict[int, int] = {}
        self._opened: dict[str, int] = {}
        self._closed: dict[int, int] = {}
        self._turned: dict[int, int] = {}

    def follow(self, changes: Iterable[Change], step: int) -> None:
        """Take in what a step changed in the bulletin. ChangeError if it does not fit what went before."""
        for change in changes:
            if isinstance(change, TextChange | SplitChange | JoinChange | BlockChange | LabelChange | HeadsChange):
                self._note(change, step)
                self._now = apply(self._now, (change,))

    def _note(self, change: Change, step: int) -> None:
        match change:
            case TextChange():
                end = change.at + length_of(change.removed)
                self._wrote[change.block][change.at : end] = [step] * length_of(change.inserted)
                self._take(change.removed, step)
            case SplitChange():
                whole = self._wrote[change.block]
                self._wrote[change.block], self._wrote[change.second] = whole[: change.at], whole[change.at :]
                self._opened[change.second] = step
            case JoinChange():
                self._close(change, step)
            case BlockChange():
                self._exchange(change, step)
            case LabelChange():
                self._turn(change, step)
            case _:
                pass

    def _take(self, runs: Runs, step: int) -> None:
        self._took |= {at: step for start, end in source_ranges(runs) for at in range(start, end)}

    def _close(self, change: JoinChange, step: int) -> None:
        first, second = self._now.block(change.block), self._now.block(change.second)
        self._wrote[change.block] += self._wrote.pop(change.second)
        ends = [end - 1 for _, end in source_ranges(first.runs)[-1:]]
        begins = [start for start, _ in source_ranges(second.runs)[:1]]
        self._closed |= dict.fromkeys(ends + begins, step)

    def _exchange(self, change: BlockChange, step: int) -> None:
        if change.before is not None:
            self._wrote.pop(change.before.id)
            self._take(change.before.runs, step)
        if change.after is not None:
            self._wrote[change.after.id] = [step] * len(change.after.text)
            self._opened[change.after.id] = step

    def _turn(self, change: LabelChange, step: int) -> None:
        block = self._now.block(change.block)
        if block.aside != block.with_label(change.after).aside:
            self._turned |= {at: step for start, end in source_ranges(block.runs) for at in range(start, end)}

    def step_of(self, correction: Correction, compared: Compared) -> int:
        """The number of the last step that had a hand in a correction; `NOBODY` if none had."""
        parsed, (start, end) = compared.parsed, correction.was
        gone = [at for at in parsed.origins[start:end] if at >= 0]
        around = (parsed.before(start), parsed.after(end)) if "\n" in correction.before else ()
        return max(
            (
                NOBODY,
                *(self._took.get(at, NOBODY) for at in gone),
                *(self._turned.get(at, NOBODY) for at in gone),
                *(self._closed.get(at, NOBODY) for at in around if at != PUT),
                *self._hands_in(correction, compared.bulletin),
            )
        )

    def _hands_in(self, correction: Correction, bulletin: Bulletin) -> Iterable[int]:
        """The steps that wrote what now stands in a correction, or began the lines in it."""
        start, end = correction.now
        if start == end:
            return
        first = bulletin.line(bulletin.anchor(start).block)
        for number in range(first, bulletin.line(bulletin.anchor(end).block) + 1):
            line, at = bulletin.lines[number], bulletin.starts[number]
            wrote = self._wrote.get(line.id, [])
            yield from wrote[max(0, start - at) : max(0, end - at)]
            yield from self._came_back(line, start - at, end - at)
            if start < at <= end:
                yield self._opened.get(line.id, NOBODY)

    def _came_back(self, line: Block, start: int, end: int) -> Iterable[int]:
        at = 0
        for run in line.runs:
            if run.origin is not None:
                inner = range(max(at, start), min(at + len(run.text), end))
                yield from (self._turned.get(run.origin + one - at, NOBODY) for one in inner)
            at += len(run.text)
