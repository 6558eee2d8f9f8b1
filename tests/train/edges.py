"""Edges: which characters open and close sentences, counted in the seeds and the tuned-on texts."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from math import log
from pathlib import Path

from tests.score.gold import TESTS, examples_in, seeds

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading import parse
from zugong_desk.reading.edges import kind_of_character

FEWEST = 6
"""Characters that are met less often are left out."""

WORTH = 0.4
"""Odds below which a character says nothing."""

_SENTENCE = re.compile(r"[^。！？；]+(?=[。！？；])")
_OUTSIDE = "”’」』）)】》“‘「『（(【《，、：,:"


def sentences() -> Iterable[str]:
    """The sentences of all paragraphs, without what closes them."""
    for example in [*seeds(), *examples_in(TESTS / "data" / "tuned")]:
        for block in parse(example.source()).blocks:
            if block.kind is Kind.PARAGRAPH:
                yield from (found[0].strip(_OUTSIDE + " ") for found in _SENTENCE.finditer(block.text))


def edges() -> dict[str, tuple[float, float]]:
    """For each character, by how much more often (natural logarithm) it opens or closes a sentence than it stands inside."""
    opens, closes, inside = Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences():
        kinds = [kind_of_character(char) for char in sentence]
        if len(kinds) > 2:
            opens[kinds[0]] += 1
            closes[kinds[-1]] += 1
            inside.update(kinds[1:-1])
    known = [char for char in opens + closes + inside if opens[char] + closes[char] + inside[char] >= FEWEST]
    return {char: (_odds(opens, inside, char), _odds(closes, inside, char)) for char in sorted(known) if char.isalnum()}


def _odds(edge: Counter[str], inside: Counter[str], char: str) -> float:
    """Against what chance would put there; the rarer a character, the nearer to nothing."""
    expected = inside[char] / inside.total() * edge.total()
    return log((edge[char] + 1) / (expected + 1))


def write(folder: Path) -> None:
    """The table as `resources/parser/edges.csv`."""
    counted = edges()
    with (folder / "edges.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["character", "opens", "closes"])
        for char, (opens, closes) in counted.items():
            if max(abs(opens), abs(closes)) >= WORTH:
                writer.writerow([char, f"{opens:.1f}", f"{closes:.1f}"])
