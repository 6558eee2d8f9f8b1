"""Gold of proofreading: what a careful person faults in the seeds, and what only looks like a fault."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zugong_desk.domain.source import Source

DATA = Path(__file__).parents[1] / "data" / "proof"
GOLD = DATA / "seeds.json"
CLEAN = DATA / "clean"

Range = tuple[int, int]
"""A half-open range of code points of a decoded source."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a text. `rules` may find it, the first by right; `kind` is certain, likely or style.

    `error` says that it must be settled before printing. A finding at any of `places` finds it; none means that it is a
    fault of the whole file, found by any finding of the rule. `what` is told of it: its line, the wrong and right text.
    """

    file: str
    rules: tuple[str, ...]
    kind: str
    error: bool
    places: tuple[Range, ...]
    what: str

    @property
    def rule(self) -> str:
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class Tempting:
    """What a naive rule would flag wrongly at a place, and why it is right."""

    file: str
    place: Range
    what: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything a person decided about the texts of a folder."""

    faults: tuple[Fault, ...]
    tempting: tuple[Tempting, ...]


def load(sources: Mapping[str, Source], path: Path = GOLD) -> Gold:
    """The gold of those sources, by file name. KeyError for a file that is not there, ValueError for a text that is not."""
    said = json.loads(path.read_text(encoding="utf-8"))
    return Gold(
        tuple(_fault(one, sources[one["file"]]) for one in said["faults"]),
        tuple(_tempting(one, sources[one["file"]]) for one in said["tempting"]),
    )


def _fault(said: Mapping[str, Any], source: Source) -> Fault:
    rules = (said["rule"], *said.get("also", ()))
    where: Sequence[tuple[int, str]] = said.get("places") or [(said["line"], said["wrong"])]
    places = tuple(_place(source, line, text) for line, text in where)
    whole = said.get("scope") == "file"
    what = f"{said['line']}: {said['wrong']!r} → {said['right']!r}"
    return Fault(said["file"], rules, said["class"], said["error"], () if whole else places, what)


def _tempting(said: Mapping[str, Any], source: Source) -> Tempting:
    place = _place(source, said["line"], said["text"])
    return Tempting(said["file"], place, f"{said['line']}: {said['text']}（{said['why']}）")


def _place(source: Source, line: int, text: str) -> Range:
    """Where a text that begins in the 1-based line stands."""
    start = source.text.find(text, source.line_starts[line - 1])
    if start < 0 or source.line_of(start) != line:
        raise ValueError(f"{source.file}:{line} has no {text!r}")
    return start, start + len(text)
