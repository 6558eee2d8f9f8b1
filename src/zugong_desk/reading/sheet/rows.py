"""Rows: the runs that share a baseline, parted where a wide gap stands between them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from zugong_desk.reading.sheet.runs import Run

SAME_BASE = 0.3
"""Of the size: how far baselines of one row may differ."""

ON_BASE = 0.12
"""Of the size: print that lies over other print and whose baseline differs more is a line of its own."""

RAISED = 0.8
"""Of the size: print so small beside other print may stand above or below its baseline."""

WIDE_GAP = 1.0
"""Of the size: a gap that may be a gutter between columns."""


@dataclass(frozen=True)
class Segment:
    """Runs of one row without a wide gap between them, from left to right."""

    runs: tuple[Run, ...]

    @cached_property
    def start(self) -> float:
        """Where its ink begins."""
        return min((run.start for run in self.runs if not run.blank), default=self.runs[0].start)

    @cached_property
    def end(self) -> float:
        """Where its ink ends: white space at its end is none."""
        return max((_ink_end(run) for run in self.runs if not run.blank), default=self.runs[-1].end)


@dataclass(frozen=True)
class Row:
    """Segments on one baseline, from left to right."""

    segments: tuple[Segment, ...]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All its runs."""
        return tuple(run for segment in self.segments for run in segment.runs)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return main_size(self.runs)

    @cached_property
    def base(self) -> float:
        """The baseline of most of its characters."""
        return max(
            (run for run in self.runs if run.setting.size >= 0.95 * self.size), key=lambda run: len(run.chars)
        ).base

    @property
    def text(self) -> str:
        """Its characters, without the spaces that are only drawn."""
        return "".join(char for run in self.runs for char in run.chars)

    @property
    def start(self) -> float:
        """Where its ink begins."""
        return self.segments[0].start

    @property
    def end(self) -> float:
        """Where its ink ends."""
        return max(segment.end for segment in self.segments)

    def part(self, low: float, high: float) -> "Row | None":
        """Its segments whose middle lies between two places; None if there are none."""
        kept = tuple(one for one in self.segments if low <= (one.start + one.end) / 2 < high)
        return Row(kept) if kept else None


def rows_of(runs: Iterable[Run]) -> list[Row]:
    """The rows of one frame from top to bottom; rows of white space only are left out."""
    groups = _raised(_clustered(runs))
    found = [Row(_segments(group)) for group in groups if not all(run.blank for run in group)]
    return sorted(found, key=lambda row: row.base)


def main_size(runs: Iterable[Run]) -> float:
    """The size in which most characters are set."""
    counts: dict[float, int] = defaultdict(int)
    for run in runs:
        counts[run.setting.size] += run.ink
    if len(counts) == 1:
        return next(iter(counts))
    return max(counts, key=lambda size: (counts[size], size))


def _clustered(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs whose baselines agree with that of the longest among them."""
    groups: list[list[Run]] = []
    longest: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.base, -run.setting.size)):
        at = _home(run, longest)
        off = at is not None and run.base - longest[at].base > ON_BASE * run.setting.size
        if at is None or (off and _over(groups[at], run)):
            groups.append([run])
            longest.append(run)
            continue
        groups[at].append(run)
        if len(run.chars) > len(longest[at].chars):
            longest[at] = run
    return groups


def _home(run: Run, longest: Sequence[Run]) -> int | None:
    """The last of the three lowest groups whose baseline is that of a run."""
    near = SAME_BASE * run.setting.size
    lowest = range(len(longest) - 1, max(-1, len(longest) - 4), -1)
    return next((at for at in lowest if run.base - longest[at].base <= near), None)


def _over(group: list[Run], run: Run) -> bool:
    """Whether a run would lie over others of the group although its baseline is not theirs."""
    if run.blank:
        return False
    apart = ON_BASE * run.setting.size
    return any(
        abs(one.base - run.base) > apart
        and not one.blank
        and min(one.end, run.end) - max(one.start, run.start) > 0.5 * run.setting.size
        for one in group
    )


def _raised(groups: list[list[Run]]) -> list[list[Run]]:
    """The groups, with superscripts and the like put into the row beside which they stand."""
    kept: list[list[Run]] = []
    sizes = [main_size(group) for group in groups]
    for at, group in enumerate(groups):
        beside = range(max(0, at - 2), min(len(groups), at + 3))
        larger = [other for other in beside if sizes[at] <= RAISED * sizes[other]]
        home = next((other for other in larger if _hangs(group, groups[other], sizes[other])), None)
        if home is None:
            kept.append(group)
        else:
            groups[home].extend(group)
    return kept


def _hangs(group: list[Run], other: list[Run], size: float) -> bool:
    if sum(len(run.chars) for run in group) > sum(len(run.chars) for run in other):
        return False
    base = max(other, key=lambda run: len(run.chars)).base
    return all(
        base - 0.95 * size <= run.base - 0.35 * run.setting.size <= base + 0.2 * size and _adjoins(run, other, size)
        for run in group
    )


def _adjoins(run: Run, other: list[Run], size: float) -> bool:
    overlap = max(min(one.end, run.end) - max(one.start, run.start) for one in other)
    return -size <= overlap <= 0.6 * run.setting.size


def _segments(group: list[Run]) -> tuple[Segment, ...]:
    ordered = sorted(group, key=lambda run: run.start)
    size = main_size(ordered)
    parts: list[list[Run]] = [[ordered[0]]]
    end = ordered[0].end
    for run in ordered[1:]:
        if run.start - end > WIDE_GAP * size:
            parts.append([])
        parts[-1].append(run)
        end = max(end, run.end)
    return tuple(Segment(tuple(part)) for part in parts if not all(run.blank for run in part))


def _ink_end(run: Run) -> float:
    return next(end for char, end in zip(reversed(run.chars), reversed(run.ends), strict=True) if char.strip())
