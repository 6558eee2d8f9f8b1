"""Feeds: the lines of pages as they stand in a source, each later page beginning with a form feed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from zugong_desk.domain.imprint import LinePrint, Placement


class PrintedLine(NamedTuple):
    """A line's text without its line end, and how it is printed."""

    text: str
    printed: LinePrint


def page_lines(number: int, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of the 1-based page; a page without text is an empty line, so that pages can be counted."""
    found = list(lines) or [PrintedLine("", LinePrint(placement=Placement(number, 0.0, 0.0, 0.0, (0.0,))))]
    if number > 1:
        found[0] = _fed(*found[0])
    return found


def _fed(text: str, how: LinePrint) -> PrintedLine:
    """The line with a form feed before it, which takes no room."""
    shifted = replace(
        how,
        bold=tuple((start + 1, end + 1) for start, end in how.bold),
        doubts=tuple((start + 1, end + 1, sure) for start, end, sure in how.doubts),
        placement=how.placement and replace(how.placement, edges=(0.0, *how.placement.edges)),
    )
    return PrintedLine("\f" + text, shifted)
