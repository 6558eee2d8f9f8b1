"""Which panes stand beside each other at which width, and how wide. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LIBRARY, SOURCE, READING, RIGHT, PAGES = range(5)

LEAST_LIST, MOST_LIST = 360, 460
"""How wide the right side stands beside pages, at first."""


class Layout(StrEnum):
    """The layouts, by the logical width of the window."""

    WIDE = "wide"
    MEDIUM = "medium"
    NARROW = "narrow"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Rule:
    """A layout's least width, whether library and right side stand open in it, and its first sizes of the panes."""

    layout: Layout
    least: int
    library: bool
    right: bool
    sizes: tuple[int, int, int, int]


RULES: tuple[Rule, ...] = (
    Rule(Layout.WIDE, 1500, library=True, right=True, sizes=(204, 432, 652, 312)),
    Rule(Layout.MEDIUM, 1200, library=False, right=True, sizes=(204, 402, 592, 252)),
    Rule(Layout.NARROW, 1000, library=False, right=False, sizes=(204, 410, 620, 280)),
    Rule(Layout.SINGLE, 0, library=False, right=False, sizes=(204, 560, 560, 280)),
)


def rule_for(width: int) -> Rule:
    """The layout for a window of that logical width."""
    return next(rule for rule in RULES if width >= rule.least)


def kept_sizes(rule: Rule, kept: Sequence[int]) -> list[int]:
    """The sizes that were kept for a layout if they make sense, else its first ones."""
    return _sensible(kept, rule.sizes)


def sizes_beside_pages(width: int, kept: Sequence[int]) -> list[int]:
    """The widths of the right side and the pages, in a window of that width, as they were kept if they make sense."""
    list_width = max(LEAST_LIST, min(MOST_LIST, width // 3))
    return _sensible(kept, (list_width, max(1, width - list_width)))


def _sensible(kept: Sequence[int], first: Sequence[int]) -> list[int]:
    sensible = len(kept) == len(first) and all(60 <= size <= 6000 for size in kept)
    return list(kept) if sensible else list(first)
