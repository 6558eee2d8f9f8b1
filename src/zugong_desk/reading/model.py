"""The model: what each piece of evidence weighs for and against each kind, as the tables in `resources/parser` say.

`signs.csv` weighs what is seen in a line, `joints.csv` what speaks for a line going on with the block before it, and
`order.csv` how well a block of a kind begins after a block of another. Weights add up along the lines of a file, and the
sequence with the highest sum is the reading: 2 to 3 is a hint, 8 all but settles it.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.places import resource

KINDS = tuple(kind for kind in Kind if kind not in ASIDE)
"""The kinds of text, in the order in which scores are listed."""

INDEX = {kind: at for at, kind in enumerate(KINDS)}
START = "start"
"""The row of `order.csv` for the first block of a file."""

Scores = Sequence[float]
Table = Mapping[str, Scores]
"""Rows of a table by name: one score for each of `KINDS`."""


@dataclass(frozen=True, slots=True)
class Model:
    """Three tables of weights; `order` has a row for each kind that may stand before, and `START`."""

    signs: Table
    joints: Table
    order: Table

    @property
    def start(self) -> Scores:
        """The scores of the kinds for the first block of a file."""
        return self.order[START]

    @property
    def follow(self) -> list[Scores]:
        """`follow[a][b]`: how well a block of kind b begins after one of kind a."""
        return [self.order[kind.value] for kind in KINDS]


TABLES = ("signs", "joints", "order")


@cache
def builtin() -> Model:
    """The model that comes with the program."""
    return Model(*(table(resource(f"parser/{name}.csv")) for name in TABLES))


def table(path: Path) -> Table:
    """A table as it stands in a file; an empty field weighs nothing. ValueError if its columns are not the kinds."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if header[1:] != [kind.value for kind in KINDS]:
        raise ValueError(f"{path.name}: the columns must be the kinds")
    return {name: tuple(float(field or 0) for field in fields) for name, *fields in rows}
