"""What an editor made of a wording, and the same made of a newer one."""

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Change:
    """`before[start:end]` (code points, half-open) became `text`."""

    start: int
    end: int
    text: str


def changes(before: str, after: str) -> tuple[Change, ...]:
    """The changes that make one wording the other, in order; none touches the next."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    mine, theirs = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return tuple(
        Change(head + start, head + end, theirs[first:last])
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    )


def carried(taken: str, now: str, text: str) -> str | None:
    """`text`, which an editor made of `taken`, with what has changed in the source between `taken` and `now`.

    None if both changed the same place differently.
    """
    mine, theirs = changes(taken, text), changes(taken, now)
    if any(_meet(one, other) for one in mine for other in theirs if one != other):
        return None
    out, at = [], 0
    for change in sorted({*mine, *theirs}, key=lambda one: (one.start, one.end)):
        out += [taken[at : change.start], change.text]
        at = change.end
    return "".join([*out, taken[at:]])


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with in common: looking for these first makes long texts cheap to compare."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _meet(one: Change, other: Change) -> bool:
    """Whether two changes share characters or an edge, where it would be chance which comes first."""
    return one.start <= other.end and other.start <= one.end
