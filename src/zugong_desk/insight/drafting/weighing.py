"""Weighing: reasons for and against a figure being a result, and how sure they make it together."""

import csv
import math
from dataclasses import dataclass
from functools import cache

from zugong_desk.places import resource

_TOLD = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its role in the table of weights, the word that gave it, and the row's own reason."""

    role: str
    word: str = ""
    sign: str = ""


def confidence(reasons: list[Reason]) -> float:
    """How sure the reasons make it together, 0 to 1; a role counts once."""
    total = sum(_weights()[role][0] for role in {one.role for one in reasons})
    return 1 / (1 + math.exp(-total))


def in_words(reasons: list[Reason]) -> str:
    """The weightiest reasons as an editor reads them."""
    rows = _weights()
    by_role = {one.role: one for one in reversed(reasons)}
    strongest = sorted(by_role.values(), key=lambda one: -abs(rows[one.role][0]))[:_TOLD]
    return "；".join(rows[one.role][1].format(word=one.word, sign=one.sign) for one in strongest)


@cache
def _weights() -> dict[str, tuple[float, str]]:
    with resource("practices/result_roles.csv").open(encoding="utf-8", newline="") as file:
        return {row["role"]: (float(row["weight"]), row["why"]) for row in csv.DictReader(file)}
