"""The ledger: who–what–how many–when and the names of things, as each issue states them; compared, never judged."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

Key = tuple[str, str, str]
"""Unit, what is done and indicator: what two figures share that may be compared."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that an issue states: `who` has `value` (a plain decimal) `unit` of `what`, at the time `when`.

    `who`, `what` and `unit` are normalised, so that they may be compared; `how` is what is done with it (新增, 选派; empty
    for a state of things), `when` as the text says it and `period` what that comes to (2022, 2022-04, 2022起), both empty
    if the text does not say; `grows` of a figure that is counted on. `text` is the wording at code points [start, end)
    of a block, the figure and its noun stand at [first, last). `vague` of one that is not given as exact, `part` of one of
    some of them only, of each, or meant to be; `state` tells states of one sort apart (成立, 划分).
    """

    who: str
    what: str
    value: str
    unit: str
    when: str
    block: str
    start: int
    end: int
    text: str
    how: str = ""
    period: str = ""
    first: int = 0
    last: int = 0
    grows: bool = False
    vague: bool = False
    part: bool = False
    state: str = ""

    @property
    def key(self) -> Key:
        return self.unit, self.how, self.what


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that an issue calls by a name of its own (a brand, project or working method), and who has it.

    `name` as it is written, at code points [start, end) of a block; `noun` is what stands right behind its marks (工程),
    `own` says that the words around make it a thing of somebody's own, not a turn of phrase.
    """

    who: str
    name: str
    block: str
    start: int
    end: int
    noun: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """What one issue states. `label` says which issue that is (第9期 2023-04-14), `date` is ISO or None; `issuer` as printed."""

    bulletin: str
    label: str
    date: str | None
    facts: tuple[Fact, ...] = ()
    things: tuple[Thing, ...] = ()
    issuer: str = ""


def place_key(who: str) -> str:
    """What is alike in all names of one unit: its last two characters."""
    return who[-2:]


class Ledger:
    """What the issues of a library (or of one check) state, ready to be asked; the same object as long as nothing changes."""

    def __init__(self, issues: Iterable[Stated]) -> None:
        self.issues = tuple(issues)

    @cached_property
    def _figures(self) -> dict[tuple[Key, str], dict[str, list[tuple[Stated, Fact]]]]:
        """The facts by key and place, and there by value."""
        out: dict[tuple[Key, str], dict[str, list[tuple[Stated, Fact]]]] = {}
        for issue in self.issues:
            for fact in issue.facts:
                if fact.who:
                    values = out.setdefault((fact.key, place_key(fact.who)), {})
                    values.setdefault(fact.value, []).append((issue, fact))
        return out

    def figures(self, fact: Fact) -> dict[str, list[tuple[Stated, Fact]]]:
        """By value, the facts of one indicator of (perhaps) one unit, and the issues that state them."""
        return self._figures.get((fact.key, place_key(fact.who)), {})

    @cached_property
    def near(self) -> dict[tuple[str, str, str, str], list[tuple[Stated, Fact]]]:
        """The facts by unit, what is done, the last two characters of the indicator, and place."""
        return self._grouped(lambda fact: fact.what[-_SHORTEST_TAIL:])

    @cached_property
    def longer(self) -> dict[tuple[str, str, str, str], list[tuple[Stated, Fact]]]:
        """The facts by unit, what is done, the first three characters of the indicator, and place."""
        return self._grouped(lambda fact: fact.what[:_SHORTEST_HEAD])

    def _grouped(self, part: Callable[[Fact], str]) -> dict[tuple[str, str, str, str], list[tuple[Stated, Fact]]]:
        """The facts of units by a part of the indicator; of one indicator each value once."""
        out: dict[tuple[str, str, str, str], dict[tuple[str, str], tuple[Stated, Fact]]] = {}
        for issue in self.issues:
            for fact in issue.facts:
                if fact.who:
                    same = out.setdefault((fact.unit, fact.how, part(fact), place_key(fact.who)), {})
                    same.setdefault((fact.what, fact.value), (issue, fact))
        return {key: list(same.values()) for key, same in out.items()}

    @cached_property
    def names(self) -> dict[str, list[tuple[Stated, Thing]]]:
        """The things by their folded name, each spelling of each issue once."""
        out: dict[str, dict[tuple[str, str], tuple[Stated, Thing]]] = {}
        for issue in self.issues:
            for thing in issue.things:
                out.setdefault(folded(thing.name), {}).setdefault((issue.bulletin, thing.name), (issue, thing))
        return {name: list(same.values()) for name, same in out.items()}

    @cached_property
    def formulas(self) -> dict[str, set[str]]:
        """The folded names that are formulas (党组织+公司+农户), by place."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for name, same in self.names.items():
            if "+" in name:
                for _, thing in same:
                    out[place_key(thing.who)].add(name)
        return out

    @cached_property
    def _less_one(self) -> dict[str, set[str]]:
        """The folded names by what they are without one of their characters."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for name in self.names:
            for short in less_one(name):
                out[short].add(name)
        return out

    def alike(self, name: str) -> Iterator[str]:
        """The folded names that differ from a folded name in one character, put, taken out or exchanged."""
        seen = {name}
        for short in (name, *less_one(name)):
            for other in (*self._less_one.get(short, ()), short):
                if other not in seen and other in self.names:
                    seen.add(other)
                    yield other

    @cached_property
    def _letters(self) -> dict[str, set[str]]:
        """The folded names by their characters in order of code points."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for name in self.names:
            out["".join(sorted(name))].add(name)
        return out

    def turned(self, name: str) -> frozenset[str]:
        """The other folded names of the very same characters (五专三化)."""
        return frozenset(self._letters.get("".join(sorted(name)), ())) - {name}

    @cached_property
    def _endings(self) -> dict[str, set[str]]:
        """The longer folded names by what they end in."""
        out: defaultdict[str, set[str]] = defaultdict(set)
        for name in self.names:
            for at in range(1, min(_LONGEST_FRONT, len(name) - _SHORTEST_REST) + 1):
                out[name[at:]].add(name)
        return out

    def fronted(self, name: str) -> frozenset[str]:
        """The folded names that are this one with up to three characters before it."""
        return frozenset(self._endings.get(name, ()))

    @cached_property
    def _beginnings(self) -> dict[str, int]:
        out: defaultdict[str, int] = defaultdict(int)
        for name in self.names:
            for at in range(_SHORTEST_REST, len(name)):
                out[name[:at]] += 1
        return out

    def family(self, name: str) -> int:
        """How many other folded names begin or end with this one."""
        return self._beginnings.get(name, 0) + len(self.fronted(name))


_SHORTEST_HEAD, _SHORTEST_TAIL = 3, 2
_LONGEST_FRONT = 3
_SHORTEST_REST = 4


def less_one(name: str) -> set[str]:
    """A name without one of its characters, in every way."""
    return {name[:at] + name[at + 1 :] for at in range(len(name))} if len(name) > _SHORTEST_REST - 1 else set()


def folded(name: str) -> str:
    """A name without what two spellings of it may differ in: spaces, case, the width of letters."""
    return "".join(name.translate(_NARROW).lower().split())


_NARROW = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
