"""The pairs, judgements and distractors by which likeness is measured (see the README beside the data)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zugong_desk.insight.similar.index import Index
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.insight.similar.wording import senses
from zugong_desk.places import seeds_dir
from zugong_desk.reading import read_bytes

DATA = Path(__file__).parents[2] / "data"
HALVES = ("tuned", "kept")
_PAIR = re.compile(r"@ (\S+) (\S+)\n(.+)\n→ ((?:.|\n  )+)\n")


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the library, and one that reuses or retells it."""

    id: str
    theme: str
    told: str
    again: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Two passages, and whether a reader calls them alike."""

    alike: bool
    one: str
    other: str


@cache
def pairs(half: str, name: str) -> tuple[Pair, ...]:
    """The pairs of one file."""
    text = (DATA / "similar" / half / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(Pair(id, theme, told, again.replace("\n  ", "\n")) for id, theme, told, again in _PAIR.findall(text))


@cache
def judged() -> tuple[Judged, ...]:
    """The pairs that a reader judged."""
    lines = (DATA / "similar" / "judged.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Judged(one[0] == "+", one[2:], other[2:]) for one, other in zip(lines[::2], lines[1::2], strict=True))


@cache
def distractors() -> tuple[str, ...]:
    """Passages of bulletins that tell of other things, many of them on the same themes."""
    return tuple(_distractors())


def _distractors() -> Iterator[str]:
    for gold in sorted((DATA / "tuned").glob("*.gold.json")):
        file = gold.with_name(gold.name.removesuffix(".gold.json"))
        lines = read_bytes(file.name, file.read_bytes()).text.split("\n")
        blocks = json.loads(gold.read_text(encoding="utf-8"))["blocks"]
        for block in blocks:
            if block["kind"] == "paragraph":
                yield from _sized("".join(lines[block["line_start"] - 1 : block["line_end"]]))
    for seed in sorted(seeds_dir().glob("*.txt")):
        for paragraph in re.split(r"\n\s*\n(?:\s*\n)", seed.read_text(encoding="utf-8")):
            yield from _sized(paragraph)
    theme = (DATA / "similar" / "theme.txt").read_text(encoding="utf-8")
    yield from theme.splitlines()


def _sized(text: str) -> Iterator[str]:
    text = re.sub(r"[*#\s]", "", text)
    for at in range(0, len(text), 220):
        if len(text) - at > 40:
            yield text[at : at + 220]


def library() -> Index:
    """An index of all that was told once, among the distractors."""
    index = Index(senses())
    for half in HALVES:
        index.add(Passage(f"told {one.id}", 0, len(one.told), one.told) for one in pairs(half, "reworded"))
    index.add(Passage(f"other {at}", 0, len(text), text) for at, text in enumerate(distractors()))
    return index
