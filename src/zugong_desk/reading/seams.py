"""Seams: how two blocks meet and how a block could be cut, as a person sees it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import KIND_NAMES, Kind
from zugong_desk.reading import shapes
from zugong_desk.reading.likeness import Ending, Shape, Signs, ending_of, signs_in_words, signs_of
from zugong_desk.reading.lines import Line
from zugong_desk.reading.printed import Printed

SLACK = 8
"""Columns by which full lines of one file may differ."""
_RUNNING = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION})
_SENTENCE_END = re.compile(r"[。！？；][”’」』）)]*\s*")
_GAPS = ("紧接着下一行", "中间空一行", "中间空两行以上")
_DASHES = tuple("—–-")


@dataclass(frozen=True, slots=True)
class Begin:
    """What stands first after a seam: signs, a mark of punctuation, or dashes as before the second line of a title."""

    signs: Signs
    punctuation: bool = False
    dash: bool = False

    @property
    def any(self) -> bool:
        return self.signs.any or self.punctuation or self.dash

    def in_words(self) -> Iterator[str]:
        """What an editor would say of the text after the seam."""
        yield from signs_in_words(self.signs)
        if self.punctuation:
            yield "以标点开头"
        if self.dash:
            yield "以破折号开头"


@dataclass(frozen=True, slots=True)
class Seam:
    """Where a line meets the one before it. `cut` says that furniture or a page's end stands between, `gap` blank lines.

    `width` is that of the source line before, in columns: full lines of one file are about as wide.
    """

    first: Kind
    second: Kind
    end: Ending
    begin: Begin
    cut: bool
    gap: int
    width: int
    indent: int

    @property
    def telling(self) -> bool:
        """Whether it shows by itself that a line goes on: the first does not end, or the second does not begin."""
        return self.end in {Ending.NONE, Ending.OPEN} or self.begin.punctuation

    def like(self, other: "Seam") -> bool:
        """Whether the other looks the same."""
        kinds = (self.first, self.second) == (other.first, other.second)
        look = (self.end, self.begin, self.cut) == (other.end, other.begin, other.cut)
        if not (self.telling and kinds and look and self.indent == other.indent):
            return False
        wide = self.cut or self.first not in _RUNNING or abs(self.width - other.width) <= SLACK
        return wide and (self.cut or self.gap == other.gap)

    def reason(self) -> str:
        """Why those like it are, as a sentence for the editor."""
        parts = [f"上段{self.end.value}", *(f"下段{words}" for words in self.begin.in_words())]
        parts.append("中间隔着页码、页眉" if self.cut else _GAPS[self.gap])
        return f"同样是{KIND_NAMES[self.first]}后接{KIND_NAMES[self.second]}、{'、'.join(parts)}"


def seam_before(bulletin: Bulletin, printed: Printed, block: Block) -> Seam | None:
    """How a line meets the one before it; None for the first, and for what was typed."""
    before = bulletin.previous_line(block.id)
    if before is None or not before.text.strip() or not block.text.strip():
        return None
    last, first = printed.last_line(before), printed.first_line(block)
    if last is None or first is None:
        return None
    apart = bulletin.position[block.id] - bulletin.position[before.id] > 1
    return Seam(
        before.kind,
        block.kind,
        ending_of(before.text.strip()),
        _begin(block.text.strip(), bold=printed.is_bold(block), hashes=first.hashes),
        apart or first.new_page,
        min(first.gap, 2),
        shapes.columns(last.text),
        first.indent,
    )


def _begin(text: str, *, bold: bool = False, hashes: int = 0) -> Begin:
    return Begin(
        signs_of(text, bold=bold, hashes=hashes), text[0] in shapes.NEVER_FIRST, text.startswith(_DASHES) and not bold
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """A place inside a block where it could be cut; `line` says that a line of the source begins there."""

    kind: Kind
    end: Ending
    begin: Begin
    line: bool
    gap: int
    indent: int
    opening: Signs
    """The signs of the block's first line, if it is cut right after that."""
    full: bool
    """Whether the source line before is about as wide as the widest of the block: a wrapped line may stop anywhere."""

    @property
    def telling(self) -> bool:
        """Whether a block may be cut wherever it looks so.

        A sign stands after it, or a line of the source ends early: a first line with a sign, or one with a full stop.
        """
        if self.begin.signs.sure or self.begin.signs.bold or self.begin.signs.bracket:
            return True
        early = self.line and not self.full
        stop = self.end is Ending.STOP and (early or self.indent > 0)
        return (early and (self.opening.sure or self.opening.bold)) or (self.line and stop)

    def reason(self) -> str:
        """Why those like it are, as a sentence for the editor."""
        parts = [f"首行{words}" for words in signs_in_words(self.opening)]
        parts += [f"前面{self.end.value}", *(f"后面{words}" for words in self.begin.in_words())]
        parts += ["在原件中另起一行"] if self.line else []
        parts += ["上一行没有排满"] if self.line and not self.full else []
        return f"同样在{KIND_NAMES[self.kind]}里、{'、'.join(parts)}"


def cut_at(block: Block, printed: Printed, offset: int) -> Cut | None:
    """How a block looks where it is cut; None if nothing stands on one side."""
    before, after = block.text[:offset].rstrip(), block.text[offset:].lstrip()
    if not before or not after:
        return None
    at = len(block.text) - len(after)
    begins = printed.line_begins(block)
    line = printed.line_at(block, at) if at in begins else None
    bold = any(start <= at < end for start, end in printed.bold_in(block))
    first = printed.first_line(block) if begins[:1] == [at] else None
    # What follows may run on to the block's end; only what stands first in it is seen at a seam.
    return Cut(
        block.kind,
        ending_of(before),
        _begin(_first_sentence(after), bold=bold, hashes=line.hashes if line else 0),
        line is not None,
        min(line.gap, 2) if line else 0,
        line.indent if line else 0,
        _signs_of_line(first) if first else Signs(),
        line is not None and _is_full(block, printed, begins, at),
    )


def _is_full(block: Block, printed: Printed, begins: list[int], at: int) -> bool:
    """Whether the line that ends where the block is cut is about as wide as the widest of its lines."""
    lines = [printed.line_at(block, start) for start in (0, *begins)]
    widths = [shapes.columns(line.text) if line else 0 for line in lines]
    return widths[begins.index(at)] >= 0.8 * max(widths)


def _signs_of_line(line: Line) -> Signs:
    """What stands first on a line; whether the rest of it names a unit is no matter."""
    whole = sum(end - start for start, end in line.bold) >= 0.9 * len(line.text)
    return replace(signs_of(line.text, bold=whole, hashes=line.hashes), shape=Shape.PLAIN)


def _first_sentence(text: str) -> str:
    found = _SENTENCE_END.search(text)
    return text[: found.end()].rstrip() if found else text


def cuts_like(block: Block, printed: Printed, wanted: Cut) -> Iterator[int]:
    """The offsets at which a block could be cut as wanted, in order."""
    if block.kind is not wanted.kind or not wanted.telling:
        return
    for at in sorted(_places(block, printed, wanted.begin.signs.mark)):
        if cut_at(block, printed, at) == wanted:
            yield at


def _places(block: Block, printed: Printed, mark: str) -> set[int]:
    """Where a cut could be: after a sentence, where a line of the source begins, before the mark."""
    text = block.text
    found = {end.end() for end in _SENTENCE_END.finditer(text)} | set(printed.line_begins(block))
    if mark and mark in shapes.LEAD_MARKS:
        found |= {at for at, char in enumerate(text) if char == mark}
    return {at for at in found if 0 < at < len(text)}
