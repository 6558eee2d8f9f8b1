"""Which stretches of a bulletin a fresh parse would set aside, bring back, part or join, where no editor has decided.

An editor has decided where the bulletin differs from what was parsed before, and where a label is sure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import ASIDE
from zugong_desk.domain.runs import Hand, cut, source_ranges
from zugong_desk.domain.said import Said, head_said
from zugong_desk.domain.stretch import Stretch, stretches


@dataclass(frozen=True, slots=True)
class Joint:
    """Where two stretches meet in the reading text: whether they are now in two lines (None: one is not in it)."""

    now: bool | None
    after: bool


class Regrouping:
    """A bulletin beside what was parsed `before` (None if that is not known) and what a fresh parse says.

    `turns` are the stretches that leave the reading text or come back to it, `flow` those that it then has, in order,
    and `joints[i]` how `flow[i]` meets the stretch before it (`joints[0]` parts it from nothing).
    """

    def __init__(self, bulletin: Bulletin, before: Said | None, fresh: Said) -> None:
        self.bulletin, self.before, self.fresh = bulletin, before, fresh
        self.stretches = stretches(bulletin, fresh)
        self.turns: frozenset[Stretch] = frozenset()
        self.turns = self._turns() if before is not None else self.turns
        self.flow = [one for one in self.stretches if one.aside == (one in self.turns)]
        self.joints = self._joints()

    # what the editor has decided

    def agrees(self, block: Block) -> bool:
        """Whether the fresh parse takes a block for what it now is."""
        label = next((one.label for one in self._of.get(block.id, ()) if one.label), None)
        return label is not None and (label.kind, label.level) == (block.kind, block.level)

    def sure(self, id: str) -> bool:
        """Whether an editor has decided what a block is."""
        return self.bulletin.block(id).label.confidence >= 1

    def _held(self, one: Stretch) -> bool:
        """Whether a stretch stays in the reading text although a fresh parse would set it aside."""
        return not one.aside and one not in self.turns and _furniture(one)

    def _decided(self, one: Stretch, other: Stretch) -> bool:
        """Whether an editor has parted or joined two stretches that follow each other in the reading text."""
        if self.before is None:
            return True
        return (one.block != other.block) != self.before.begins_within(one.end - 1, other.start)

    def _cuts_head(self, block: Block, start: int, end: int) -> bool:
        """Whether a cut between two offsets of a block would go through a head that an editor marked."""
        known = self.before.heads if self.before else frozenset()
        own = (head for head in block.heads if head_said(block, head) not in known)
        return any(head.start < end and _end_of_text(block, head) > start for head in own)

    @cached_property
    def _lines(self) -> list[Stretch]:
        return [one for one in self.stretches if not one.aside]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self._lines]

    def beside(self, at: int) -> tuple[Stretch | None, Stretch | None]:
        """The stretches of the reading text before and after a code point of the source that it does not show."""
        index = bisect_right(self._starts, at)
        before = self._lines[index - 1] if index else None
        return before, self._lines[index] if index < len(self._lines) else None

    def _staying_beside(self, at: int) -> tuple[Stretch | None, Stretch | None]:
        """As `beside`, without what leaves the reading text."""
        index = bisect_right(self._starts, at)
        before = (one for one in reversed(self._lines[:index]) if one not in self.turns)
        after = (one for one in self._lines[index:] if one not in self.turns)
        return next(before, None), next(after, None)

    @cached_property
    def _of(self) -> dict[str, list[Stretch]]:
        out: dict[str, list[Stretch]] = {}
        for one in self.stretches:
            out.setdefault(one.block, []).append(one)
        return out

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        """From the first to after the last source character of each passage that something rests on."""
        out = []
        for place in self.bulletin.places.values():
            if place.orphan is None:
                first, last = self.bulletin.line(place.span.start.block), self.bulletin.line(place.span.end.block)
                ranges = []
                for line in self.bulletin.lines[first : last + 1]:
                    start = place.span.start.offset if line.id == place.span.start.block else 0
                    end = place.span.end.offset if line.id == place.span.end.block else len(line.text)
                    ranges += source_ranges(cut(line.runs, start, end))
                out += [(min(low for low, _ in ranges), max(high for _, high in ranges))] if ranges else []
        return out

    def _quoted_over(self, before: Stretch | None, after: Stretch | None) -> bool:
        """Whether something rests on a passage that goes over the place between two stretches of the reading text."""
        starts = self.bulletin.start_of
        high = starts(after.block) + after.at if after else len(self.bulletin.text)
        low = starts(before.block) + before.stop if before else starts(after.block) if after else high
        ranges = (self.bulletin.range(place.span) for place in self.bulletin.places.values() if place.orphan is None)
        return any(start < high and end > low for start, end in ranges)

    # what leaves the reading text, and what comes back

    def _turns(self) -> frozenset[Stretch]:
        self.turns = leaving = frozenset(self._leaving(self._lines))
        if all(line.id in self._of and leaving.issuperset(self._of[line.id]) for line in self.bulletin.lines):
            self.before = None  # a parse that leaves no reading text is not followed
            return frozenset()
        back: list[Stretch] = []
        for id, parts in self._of.items():
            block = self.bulletin.block(id)
            if block.aside and self._comes_back(block, parts):
                back += parts
        return frozenset(leaving.union(back))

    def _leaving(self, lines: Sequence[Stretch]) -> set[Stretch]:
        """The stretches to set aside."""
        out: set[Stretch] = set()
        for at, one in enumerate(lines):
            if _furniture(one) and self._may_leave(one):
                beside = [pair for pair in ((at - 1, at), (at, at + 1)) if pair[0] >= 0 and pair[1] < len(lines)]
                if not any(self._decided(lines[first], lines[second]) for first, second in beside):
                    out.add(one)
        return out

    def _may_leave(self, one: Stretch) -> bool:
        block = self.bulletin.block(one.block)
        quoted = any(low < one.end and one.start < high for low, high in self._quoted)
        known = self.before is not None and self.before.aside(one.start) is False
        if not known or quoted or self.sure(block.id) or self._cuts_head(block, one.at, one.stop):
            return False
        return not any(run.hand is Hand.EDITOR for run in cut(block.runs, *self._taken_along(one)))

    def _taken_along(self, one: Stretch) -> tuple[int, int]:
        """The offsets of all that would go with a stretch: what was put in at a neighbour that stays is left to that."""
        parts = self._of[one.block]
        at = parts.index(one)
        before, after = parts[at - 1] if at else None, parts[at + 1] if at + 1 < len(parts) else None
        start = one.at if before and not _furniture(before) else before.stop if before else 0
        size = len(self.bulletin.block(one.block).text)
        end = one.stop if after and not _furniture(after) else after.at if after else size
        return start, end

    def _comes_back(self, block: Block, parts: Sequence[Stretch]) -> bool:
        """Whether a block that is set aside is to be a line, or part of one."""
        labels = [one.label for one in parts if one.label]
        if not labels or any(_furniture(one) for one in parts) or self.sure(block.id):
            return False
        start = parts[0].start
        before, after = self._staying_beside(start)
        if self.before is None or self.before.aside(start) is not True or self._quoted_over(before, after):
            return False
        if before is None:
            return True
        inside = before.end > start and before not in self.turns
        return not inside and (after is None or self._opens_between(before, after))

    def _opens_between(self, one: Stretch, other: Stretch) -> bool:
        if one.block != other.block:
            return not self._decided(one, other)
        host = self.bulletin.block(one.block)
        if self._held(one) or self._held(other):
            return False
        return not (self._decided(one, other) or self.sure(host.id) or self._cuts_head(host, one.stop, other.at))

    # where lines part and join

    def _joints(self) -> list[Joint]:
        out: list[Joint] = []
        opener = line = None
        for at, other in enumerate(self.flow):
            joint = self._joint(opener, line, self.flow[at - 1], other) if opener else Joint(now=True, after=True)
            opener = other if joint.after else opener
            line = line if other.aside else other
            out.append(joint)
        return out

    def _joint(self, opener: Stretch, line: Stretch | None, one: Stretch, other: Stretch) -> Joint:
        """How `other` meets `one` before it, in a line that begins with `opener`; `line` was the last that did not turn."""
        wanted = self.fresh.begins_within(one.last, other.first)
        held = self._held(one) or self._held(other)
        if one.aside or other.aside:
            return Joint(None, wanted or held or not self._may_join(opener, line, other))
        now = one.block != other.block
        if wanted == now or held or self._decided(one, other):
            return Joint(now, now)
        if now:
            return Joint(now, not self._may_join(opener, line, other))
        return Joint(now, self._may_part(one, other))

    def _may_part(self, one: Stretch, other: Stretch) -> bool:
        block = self.bulletin.block(one.block)
        return not (self.sure(block.id) or self._cuts_head(block, one.stop, other.at))

    def _may_join(self, opener: Stretch, line: Stretch | None, other: Stretch) -> bool:
        """Whether the line that begins with `opener` may go on with `other`: nothing else stands between them."""
        first = self.bulletin.block(opener.block)
        if self.sure(other.block) or (self.sure(first.id) and not self.agrees(first)):
            return False
        return other.aside or all(self._leaves(id) for id in self._between(line, other))

    def _between(self, line: Stretch | None, other: Stretch) -> list[str]:
        """The ids of the lines that now stand between two stretches of the reading text."""
        lines = self.bulletin.line_position
        first, last = (lines[line.block] + 1, lines[other.block]) if line else (0, 0)
        return [block.id for block in self.bulletin.lines[first:last]]

    def _leaves(self, id: str) -> bool:
        """Whether all of a line leaves the reading text."""
        return id in self._of and all(one in self.turns for one in self._of[id])

    # what changes together

    def groups(self) -> list[list[Stretch]]:
        """The stretches of each line of the reading text as it would then be."""
        out: list[list[Stretch]] = []
        for one, joint in zip(self.flow, self.joints, strict=True):
            if joint.after:
                out.append([one])
            else:
                out[-1].append(one)
        return out

    def regions(self) -> list[list[str]]:
        """The ids of the blocks that can only change together, in the order of the source."""
        together = _Together(self._of)
        line: Stretch | None = None
        for at, (other, joint) in enumerate(zip(self.flow, self.joints, strict=True)):
            if not joint.after:
                together.add(self.flow[at - 1].block, other.block)
                for id in () if other.aside else self._between(line, other):
                    together.add(other.block, id)
            line = line if other.aside else other
        for one in self.turns:
            before, after = self.beside(one.start) if one.aside else (None, None)
            if before and after and before.block == after.block:
                together.add(one.block, before.block)
        return together.sets()


def _end_of_text(block: Block, head: Head) -> int:
    """Where a head ends, what the parser put in at its end left out: that goes where lines part."""
    last = cut(block.runs, head.start, head.end)[-1:]
    return head.end - sum(len(run.text) for run in last if run.hand is Hand.PARSER)


def _furniture(one: Stretch) -> bool:
    """Whether a fresh parse sets a stretch aside."""
    return one.label is not None and one.label.kind in ASIDE


class _Together:
    """Sets that grow together, in the order in which their members came."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sets = {id: [id] for id in ids}

    def add(self, one: str, other: str) -> None:
        """Put the sets of two members together."""
        if self._sets[one] is self._sets[other]:
            return
        self._sets[one].extend(self._sets[other])
        for id in self._sets[other]:
            self._sets[id] = self._sets[one]

    def sets(self) -> list[list[str]]:
        """Each set once."""
        order = {id: at for at, id in enumerate(self._sets)}
        unlike = {id(members): members for members in self._sets.values()}
        return [sorted(members, key=order.__getitem__) for members in unlike.values()]
