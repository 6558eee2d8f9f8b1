"""Passages: an issue cut into pieces of about a hundred and fifty characters, the units that are compared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind

SIZE = 150
"""Characters of a passage, about."""
LONGEST = 220
"""A paragraph up to this length is not cut."""
SHORT = 60
"""A paragraph below it is joined with its neighbours; what is left of a cut below it goes with the piece before."""

PROSE = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE})
_BETWEEN = frozenset({Kind.BYLINE, Kind.SOURCE_CREDIT, Kind.PAGE_FOOTER, Kind.NOISE})
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]+[”’）》】]*|[^。！？!?；;]+$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Code points [start, end) of the reading text of a bulletin, and what stands there (blocks joined by a line feed)."""

    bulletin: str
    start: int
    end: int
    text: str


def passages_of(bulletin: Bulletin) -> list[Passage]:
    """The prose of a bulletin as passages, in order and without overlap; those of a heading do not go on below the next."""
    text, out = bulletin.text, []
    for group in _groups(bulletin.lines):
        for start, end in _joined(
            [piece for at in group for piece in _cut(bulletin.lines[at].text, bulletin.starts[at])]
        ):
            if text[start:end].strip():
                out.append(Passage(bulletin.id, start, end, text[start:end]))
    return out


def pieces(text: str) -> list[tuple[int, int]]:
    """Any text cut and joined as passages are: half-open ranges of it."""
    at, cut = 0, []
    for line in text.split("\n"):
        cut += _cut(line, at)
        at += len(line) + 1
    return _joined(cut)


def _groups(lines: Sequence[Block]) -> Iterator[list[int]]:
    """The paragraphs that stand together, by their index: a heading, a title or whatever is no prose parts them."""
    group: list[int] = []
    for at, block in enumerate(lines):
        if block.kind in PROSE:
            group.append(at)
        elif block.kind not in _BETWEEN and group:
            yield group
            group = []
    if group:
        yield group


def _cut(text: str, start: int) -> list[tuple[int, int]]:
    """A paragraph whole, or if it is long in pieces that end with a sentence."""
    if len(text) <= LONGEST:
        return [(start, start + len(text))] if text else []
    out: list[tuple[int, int]] = []
    begun = 0
    for found in _SENTENCE.finditer(text):
        if found.end() - begun > SIZE and found.start() - begun >= SHORT:
            out.append((start + begun, start + found.start()))
            begun = found.start()
    if out and len(text) - begun < SHORT:
        out[-1] = (out[-1][0], start + len(text))
    else:
        out.append((start + begun, start + len(text)))
    return out


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in which short neighbours are taken together, up to the size of a passage."""
    out: list[tuple[int, int]] = []
    for start, end in ranges:
        short = out and min(end - start, out[-1][1] - out[-1][0]) < SHORT
        if short and end - out[-1][0] <= SIZE:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
