"""Drafts: blocks whose heads are being found."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.block import Head
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.reading.lines import Range

LONGEST_LEAD = 44
"""Characters that a lead phrase may take."""
SHORTEST_LEAD = 4
"""Characters of words in bold that are a lead phrase even if text follows them without a stop."""

SENTENCE = re.compile(r"[^。！？；]+(?:[。！？；][”’」』）)]*|$)")
_LEAD_END = "。：:，, "


@dataclass(slots=True)
class Draft:
    """A block's kind, text and bold ranges, and the heads found so far; all offsets count in `text`."""

    kind: Kind
    text: str
    bold: Sequence[Range] = ()
    heads: list[Head] = field(default_factory=list)
    level: int = 0
    listed: bool = False
    """Whether the block is one entry of a list whose entries are paragraphs of their own."""
    opened: frozenset[tuple[int, int]] = frozenset()
    """Styles and values of the numbers that open blocks of the article: one in mid-paragraph that counts on is a heading."""
    counted: bool = False
    """Whether the block opens with an ordinal (首先, 第二步) that counts on over the paragraphs of its article."""
    body_start: int = 0
    """Where the text after a title that opens the paragraph begins."""
    _taken: bytearray = field(init=False)
    _bold_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._taken = bytearray(len(self.text))
        self._bold_starts = [start for start, _ in self.bold]

    def add(self, role: Role, start: int, end: int) -> None:
        """Take [start, end), white space at its edges left out, for a head, if no other has any of it."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end and 1 not in self._taken[start:end]:
            self.heads.append(Head(role, start, end))
            self._taken[start:end] = b"\x01" * (end - start)

    def in_head(self, at: int) -> bool:
        """Whether the character at `at` stands in a head."""
        return self._taken[at] == 1

    def bold_end(self, at: int) -> int:
        """The end, its stop left out, of the bold stretch in which `at` stands; 0 if it is not bold or too long for a head."""
        found = bisect_right(self._bold_starts, at) - 1
        if found < 0 or at >= self.bold[found][1]:
            return 0
        start, end = self.bold[found]
        if end - start > 2 * LONGEST_LEAD:
            return 0
        shown = start + len(self.text[start:end].rstrip(_LEAD_END))
        if shown - at < SHORTEST_LEAD and self._breaks_off(end):
            return 0
        return shown if at < shown <= at + LONGEST_LEAD else 0

    def _breaks_off(self, end: int) -> bool:
        """Whether bold ends in mid-phrase, as it does where a conversion lost the rest."""
        return self.text[end - 1].isalnum() and self.text[end : end + 1].isalnum()
