"""Phrases: how a head inside a block is built, and the phrases of a block that are built like it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import KIND_NAMES, Kind
from zugong_desk.domain.numbering import HEADINGS, Style, number_at
from zugong_desk.reading import shapes
from zugong_desk.reading.draft import LONGEST_LEAD
from zugong_desk.reading.likeness import NUMBERS
from zugong_desk.reading.lines import Range
from zugong_desk.reading.printed import Printed

LONGEST_PLAIN = 22
"""Characters of a phrase that nothing but its build and place shows."""
_OPENS = re.compile(r"(?<=[。！？；：”），、])\s*")
_CLOSES = "。：:，,；、"
_FIGURE = re.compile(r"\d")
_SENTENCE_END = tuple("。！？；：")
_TAIL = "。：:，,；、 "


class Place(StrEnum):
    """Where a phrase stands; the value is what an editor would say."""

    FIRST = "在段首"
    SENTENCE = "在句首"
    INSIDE = "在句中"


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a head is built and where it stands; `closing` is the sign after it."""

    kind: Kind
    bold: bool
    mark: str
    style: Style | None
    place: Place
    closing: str
    size: int
    clauses: int

    @property
    def telling(self) -> bool:
        """Whether it can be told from the text around it."""
        short = self.size <= LONGEST_PLAIN and self.closing in tuple("。：:")
        plain = short and self.place is not Place.INSIDE
        return self.bold or self.style is not None or bool(self.mark) or plain

    def like(self, other: "Phrase") -> bool:
        """Whether the other is built the same and stands at the same kind of place."""
        if (self.kind, self.bold, self.mark, self.style) != (other.kind, other.bold, other.mark, other.style):
            return False
        if not self.telling or self.closing != other.closing:
            return False
        if self.style is not None:
            return self.style in HEADINGS or self.clauses == other.clauses
        if self.bold or self.mark:
            return (self.place is Place.INSIDE) == (other.place is Place.INSIDE)
        near = max(self.size, other.size) <= 2 * min(self.size, other.size)
        return near and (self.place, self.clauses) == (other.place, other.clauses)

    def reason(self) -> str:
        """Why those like it are, as a sentence for the editor."""
        parts = [self.place.value]
        parts += ["加粗"] if self.bold else []
        parts += [f"以“{self.mark}”开头"] if self.mark else []
        parts += [f"以{NUMBERS[self.style]}一类序号开头"] if self.style is not None else []
        parts += [f"后接“{self.closing}”"] if self.closing else ["独占一段"]
        if not (self.bold or self.mark or self.style is not None):
            parts.append("长短相近")
        return f"同样在{KIND_NAMES[self.kind]}里、{'、'.join(parts)}"


def phrase_at(block: Block, printed: Printed, start: int, end: int) -> Phrase:
    """How the range of a block is built."""
    words = block.text[start:end]
    number = number_at(words)
    shown = start + len(words.rstrip(_TAIL))
    bold = any(left <= start and shown <= right for left, right in printed.bold_in(block))
    return Phrase(
        block.kind,
        bold,
        words[0] if words[:1] in tuple(shapes.LEAD_MARKS) else "",
        number.style if number else None,
        _place(block.text[:start].rstrip()),
        _closing(block.text, end),
        len(words),
        words.count("，") + 1,
    )


def _place(before: str) -> Place:
    if not before.strip(shapes.LEAD_MARKS):
        return Place.FIRST
    return Place.SENTENCE if before.rstrip(shapes.CLOSING).endswith(_SENTENCE_END) else Place.INSIDE


def _closing(text: str, end: int) -> str:
    """The sign that closes a phrase which ends there: a space for a gap, nothing at the end of the block."""
    sign = text[end : end + 1]
    return " " if sign.isspace() else sign


def phrases_like(block: Block, printed: Printed, wanted: Phrase) -> Iterator[Range]:
    """The ranges of a block that are built as wanted and lie in no head, in order."""
    if block.kind is not wanted.kind or not wanted.telling:
        return
    taken = [(head.start, head.end) for head in block.heads]
    found = _bold_ranges(block, printed) if wanted.bold and wanted.style is None else _opened(block, wanted)
    for start, end in found:
        free = all(end <= left or right <= start for left, right in taken)
        if free and start < end and wanted.like(phrase_at(block, printed, start, end)):
            taken.append((start, end))
            yield start, end


def _bold_ranges(block: Block, printed: Printed) -> Iterator[Range]:
    for start, end in printed.bold_in(block):
        words = block.text[start:end]
        yield start, start + len(words.rstrip(_TAIL))


def _opened(block: Block, wanted: Phrase) -> Iterator[Range]:
    """Phrases up to the closing sign that is wanted, from each place where one may begin."""
    text = block.text
    for start in _openings(text):
        if wanted.style is not None:
            number = number_at(text, start)
            if number is None or number.style is not wanted.style:
                continue
        end = _end(text, start, wanted)
        if end is not None and (wanted.style is not None or wanted.bold or not _FIGURE.search(text[start:end])):
            yield start, end


def _openings(text: str) -> Iterator[int]:
    yield len(text) - len(text.lstrip(" \u3000"))
    for found in _OPENS.finditer(text):
        yield found.end()


def _end(text: str, start: int, wanted: Phrase) -> int | None:
    """Where a phrase ends that begins there; None if it would be too long, or close otherwise than wanted."""
    limit = min(len(text), start + LONGEST_LEAD + 1)
    if not wanted.closing:
        return len(text) if len(text) - start <= LONGEST_LEAD else None
    stops = "。：:；！？" if wanted.closing in tuple("。：:；") else _CLOSES
    end = next((at for at in range(start, limit) if text[at] in stops + wanted.closing), None)
    if end is None and limit < len(text):
        return None
    return limit if end is None else end
