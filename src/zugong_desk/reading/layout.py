"""Layouts: how a file sets its text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.reading import shapes
from zugong_desk.reading.features import Features

FEWEST_CUT = 5
"""Lines that a sentence runs beyond, from which a file is seen to be broken into lines."""


FEWEST_LARGE = 2
"""Large lines from which a file is seen to set titles large: one may be the bulletin's name alone."""

DEEPER = 3
"""Columns beyond the indent of a paragraph from which a line stands in the middle."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its text. `full` is the width of a hard-wrapped line, 0 if lines are paragraphs."""

    full: int
    gap: int
    """Blank lines between wrapped lines: 1 or more where a converter set some after each line."""
    margin: int
    """Columns of white space before every line of text."""
    indent: int
    """Columns of white space before a line that opens a paragraph, if more than the margin; else 0."""
    inline_credits: bool
    """Whether the units that wrote are named in brackets at the ends of paragraphs."""
    sizes: bool = False
    """Whether several short lines are set larger than running text."""
    spaced: bool = False
    """Whether lines that a sentence runs beyond have no blank line below them and those that end one mostly do."""

    @property
    def wrapped(self) -> bool:
        return self.full > 0

    @property
    def whole(self) -> bool:
        """Whether each paragraph is a line of the file."""
        return not self.wrapped and not self.spaced

    def centres(self, indent: int) -> bool:
        """Whether white space before a line puts it in the middle: far more than the margin, or than before a paragraph."""
        deeper = self.indent > 0 and indent >= self.indent + DEEPER
        return deeper or indent >= self.margin + shapes.CENTRED

    def filled_by(self, columns: int) -> bool:
        """Whether a line of that width takes all the room that a hard-wrapped line has, or a first line's."""
        return self.wrapped and self.full - 4 <= columns <= self.full + 8


def layout_of(features: Sequence[Features]) -> Layout:
    """How the file sets its text, from the widths and gaps of the lines that a sentence runs beyond."""
    cut = [found for found in features if not found.terminated and found.columns >= 30]
    full = _common_width([found.columns for found in cut], sum(found.columns >= 24 for found in features))
    gaps = [
        after.line.gap
        for found, after in pairwise(features)
        if full and found.columns >= full - 2 and not found.terminated
    ]
    margin, indent = _indents([found for found in features if found.bodily or (full and found.columns >= full - 6)])
    large = sum(found.line.appearance.larger for found in features)
    alone = sum(found.bracketed and found.unit for found in features)
    inline = sum(found.credit_end for found in features)
    return Layout(
        full,
        sorted(gaps)[len(gaps) // 2] if gaps else 0,
        margin,
        indent,
        inline > alone,
        sizes=large >= FEWEST_LARGE,
        spaced=_spaced(features),
    )


def _spaced(features: Sequence[Features]) -> bool:
    """Whether blank lines stand between paragraphs and nowhere else."""
    texts = [(this, after) for this, after in pairwise(features) if this.bodily or this.commas > 0]
    cut = [after.line.gap for this, after in texts if not this.terminated and (after.bodily or after.commas > 0)]
    ended = [after.line.gap for this, after in texts if this.terminated]
    apart = sum(gap > 0 for gap in ended)
    return len(cut) >= FEWEST_CUT and 8 * cut.count(0) >= 7 * len(cut) and 4 * apart >= 3 * len(ended) > 0


def _indents(texts: Sequence[Features]) -> tuple[int, int]:
    """The margin of running text, and the indent of its paragraphs if they have one."""
    counts = Counter(found.line.indent for found in texts)
    margin = min((width for width, count in counts.items() if 7 * count >= len(texts)), default=0)
    deeper = {width: count for width, count in counts.items() if margin + 2 <= width <= margin + 8 and count >= 2}
    return margin, max(deeper, key=lambda width: deeper[width], default=0)


def _common_width(widths: Sequence[int], lines: int) -> int:
    """The width that wrapped lines share, or 0 if they share none.

    At least 5 lines and a third of all must lie within 6 columns, and few may be wider: those would be whole paragraphs.
    """
    counts = Counter(widths)
    windows = {width: range(width - 1, width + 5) for width in counts if width <= 120}
    support = {width: sum(counts.get(other, 0) for other in near) for width, near in windows.items()}
    best = max(support, key=lambda width: support[width], default=0)
    wider = sum(count for width, count in counts.items() if width > best + 8)
    if not best or support[best] < 5 or 3 * support[best] < lines or 2 * wider > support[best]:
        return 0
    return max(windows[best], key=lambda width: counts.get(width, 0))
