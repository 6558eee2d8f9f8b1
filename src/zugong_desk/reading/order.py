"""Order: how well a block of a kind begins after a block of another; 0 where nothing is said."""

from collections.abc import Mapping

from zugong_desk.domain.kinds import ASIDE, Kind

KINDS = tuple(kind for kind in Kind if kind not in ASIDE)
"""The kinds of text, in the order in which scores are listed."""

_OPENER_NEEDED = -14.0
"""A line of distribution, and a note that does not follow its like, begins with its opening word only."""

_STRAY_ENTRY = -4.0
"""An entry of a contents list follows its heading or another entry."""

# fmt: off
# Columns: masthead, toc, toc_entry, editor_note, instruction, column, article_title, byline, heading, paragraph,
# source_credit, distribution.
_START = (                          1,  0,  -4,   0,   0,   0,   0,  -6,  -1,    0,  -6,  -3)
_FOLLOW: Mapping[Kind, tuple[float, ...]] = {
    Kind.MASTHEAD:      (          -9,  0,  -2,   0,   0,   0,   0,  -5,  -2,   -1,  -8,  -4),
    Kind.TOC:           (          -6, -1,   3,   0,   0,  -3,  -3,  -7,  -8,   -4,  -7,   0),
    Kind.TOC_ENTRY:     (          -6,  1,   2,   0,   0,   0,   0,  -7,  -8,   -1,  -7,   0),
    Kind.EDITOR_NOTE:   (          -6,  0,   0,   0,   0,   0,   0,  -7,  -3,   -3,  -4,   0),
    Kind.INSTRUCTION:   (          -6,  0,   0,   0,  -1,   0,   0,  -7,  -3,   -1,  -5,   0),
    Kind.COLUMN:        (          -6, -3,   0,   0,   0,  -3,   2,  -5,  -1, -0.5,  -7,  -3),
    Kind.ARTICLE_TITLE: (          -6, -5,   0,   0,   0,  -4,  -6,   4,   0,    1,  -5,  -5),
    Kind.BYLINE:        (          -6, -5,   0,   0,   0,  -4,  -5,  -1,   1,    1,  -5,  -4),
    Kind.HEADING:       (          -6, -5,   0,   0,   0,  -4,  -4,  -7, -0.5,    1,  -6,  -4),
    Kind.PARAGRAPH:     (          -6, -3,   0,   0,   0,   0,   0,  -8,   0,    0,   0,   0),
    Kind.SOURCE_CREDIT: (          -6, -3,   0,   0,   0,   0,   0,  -6,  -2,    0,  -2,   0),
    Kind.DISTRIBUTION:  (           1,  0,   0,   0,   0,   0,  -2,  -8,  -5,   -5,  -3,   2),
}
# fmt: on


def at_start() -> list[float]:
    """The scores of the kinds for the first block of a file."""
    return [float(score) + _needs(None, kind) for kind, score in zip(KINDS, _START, strict=True)]


def after(before: Kind) -> list[float]:
    """The scores of the kinds for a block that begins after one of the kind `before`."""
    return [float(score) + _needs(before, kind) for kind, score in zip(KINDS, _FOLLOW[before], strict=True)]


def _needs(before: Kind | None, kind: Kind) -> float:
    if kind is Kind.DISTRIBUTION or (kind in {Kind.EDITOR_NOTE, Kind.INSTRUCTION} and before is not kind):
        return _OPENER_NEEDED
    if kind is Kind.TOC_ENTRY and before not in {Kind.TOC, Kind.TOC_ENTRY}:
        return _STRAY_ENTRY
    return 0.0
