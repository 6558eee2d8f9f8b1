"""Planting faults: each operator spoils a clean text at one place and says where and how.

A `Change` is what an operator would do: give way [start, end) of the clean text to `new`. The operator picks fitting
places; `plant` chooses among them by chance, keeps them apart, and says where each fault stands in the spoilt text.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

APART = 40
"""Code points that two faults are apart at least, so that one does not hide the other."""


@dataclass(frozen=True, slots=True)
class Change:
    """Code points [start, end) of a text give way to `new`; the fault is [at, at + size) of the new text.

    `size` None: the whole of the new text. `rules` where they differ from the operator's.
    """

    start: int
    end: int
    new: str
    at: int = 0
    size: int | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operator:
    """One way of spoiling a text: `rules` may find it; `places` are the changes that would do it.

    `whole`: a fault of the whole text, found wherever a rule tells it. `endings` are the files it fits.
    """

    name: str
    rules: tuple[str, ...]
    places: Callable[[str], Iterable[Change]]
    whole: bool = False
    endings: tuple[str, ...] = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault at code points [start, end) of the spoilt text: what stands there, and what stood there before."""

    operator: str
    rules: tuple[str, ...]
    start: int
    end: int
    wrong: str
    right: str
    whole: bool = False


def plant(text: str, operators: Sequence[Operator], count: int, seed: int) -> tuple[str, tuple[Planted, ...]]:
    """A text with up to `count` faults, each operator in turn, in an order that depends on the seed alone."""
    chance = random.Random(seed)
    queue = list(operators)
    chance.shuffle(queue)
    chosen: list[tuple[Operator, Change]] = []
    for operator in queue:
        if len(chosen) == count:
            break
        fitting = [one for one in operator.places(text) if _clear(one, chosen)]
        if fitting:
            chosen.append((operator, chance.choice(fitting)))
    return _spoilt(text, sorted(chosen, key=lambda one: one[1].start))


def _clear(change: Change, chosen: Iterable[tuple[Operator, Change]]) -> bool:
    return all(change.end + APART <= other.start or other.end + APART <= change.start for _, other in chosen)


def _spoilt(text: str, chosen: Iterable[tuple[Operator, Change]]) -> tuple[str, tuple[Planted, ...]]:
    out, last, planted, grown = "", 0, [], 0
    for operator, change in chosen:
        out += text[last : change.start] + change.new
        size = len(change.new) - change.at if change.size is None else change.size
        start = change.start + grown + change.at
        rules = change.rules or operator.rules
        right = text[change.start : change.end]
        wrong = change.new[change.at : change.at + size]
        planted.append(Planted(operator.name, rules, start, start + size, wrong, right, operator.whole))
        grown += len(change.new) - (change.end - change.start)
        last = change.end
    return out + text[last:], tuple(planted)


def rounds(operators: Sequence[Operator], size: int, seed: int) -> Iterator[list[Operator]]:
    """The operators in rounds of that size, dealt by chance, so that each comes up once."""
    chance = random.Random(seed)
    queue = list(operators)
    chance.shuffle(queue)
    for at in range(0, len(queue), size):
        yield queue[at : at + size]


def tuned(change: Change, **other: object) -> Change:
    """The change with some fields replaced."""
    return replace(change, **other)  # type: ignore[arg-type]
