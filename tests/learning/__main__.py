"""Prints what learning is worth: python -m tests.learning [LAYOUTS] [SEED …]."""

import sys
from collections.abc import Sequence

from tests.learning.crossed import Harm, crossed, texts
from tests.learning.editor import NONE, Corrections
from tests.learning.series import EMPTY, LEAST, STRANGE, Series, strange
from tests.press.content import contents

LAYOUTS = 8
"""Layouts of each seed."""
SEEDS = ("strange", "third")
WORST = 10


def main(words: Sequence[str]) -> int:
    """Print the corrections of the first to the fifth issue, and what learning does to texts that nobody touched."""
    count = int(words[0]) if words else LAYOUTS
    seen = [one for seed in words[1:] or SEEDS for one in strange(contents(), count, seed)]
    untouched = texts()
    for line in (*_saving(seen), "", *_harm(list(_crossed(seen)), len(untouched))):
        print(line)
    return 0


def _saving(seen: Sequence[Series]) -> list[str]:
    learning = [sum(place, NONE) for place in zip(*(one.learning() for one in seen), strict=True)]
    first, last = learning[0].total, learning[-1].total
    rows = [
        f"{len(seen)} layouts with at least {STRANGE} corrections an issue ({LEAST} in each); each issue takes its turn in each place"
    ]
    rows += [f"  issue {at}   {one.total:5}   {_verbs(one)}" for at, one in enumerate(learning, 1)]
    return [
        *rows,
        f"  the fifth needs {1 - last / first:.0%} fewer than the first, and than itself with nothing learnt",
    ]


def _verbs(needed: Corrections) -> str:
    return "  ".join(f"{name} {getattr(needed, name)}" for name in Corrections.__slots__)


def _crossed(seen: Sequence[Series]) -> list[Harm]:
    untouched = texts()
    own = [(one.name, one.taught(EMPTY)) for one in untouched]
    pressed = [(one.name, one.taught()) for one in seen]
    return [*crossed(own, untouched), *crossed(pressed, untouched), *_among(seen)]


def _among(seen: Sequence[Series]) -> list[Harm]:
    """What one series taught, read with the first issues of the others."""
    return [
        harm
        for one in seen
        for harm in crossed([(one.name, one.taught())], [o.issues[0] for o in seen if o is not one])
    ]


def _harm(found: Sequence[Harm], count: int) -> list[str]:
    worse = sorted((one for one in found if one.worse), key=lambda one: one.blocks[0] - one.blocks[1])
    lines, blocks = (
        [sum(pair[at] for pair in pairs) for at in (0, 1)]
        for pairs in ([one.lines for one in found], [one.blocks for one in found])
    )
    return [
        f"{len(found)} times a text ({count} tuned, the others pressed) read with what another layout taught",
        f"  wrong lines {lines[0]} -> {lines[1]}   wrong blocks {blocks[0]} -> {blocks[1]}",
        f"  worse {len(worse)}, better {sum(one.better for one in found)}",
        *(f"    {one.taught_by} -> {one.text}: lines {one.lines}, blocks {one.blocks}" for one in worse[:WORST]),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
