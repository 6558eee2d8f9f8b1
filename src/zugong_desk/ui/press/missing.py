"""Characters that no font here has: each gets a stand-in that is surely drawn as one box, so that the box can be told what it is."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QTextLayout

from zugong_desk.domain.looks import LOOKS, Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece
from zugong_desk.export.clean import cleaned
from zugong_desk.ui.press.spacing import clusters
from zugong_desk.ui.press.type import look_format

_FIRST = 0x10F000
"""The first stand-in, of a plane for private use where fonts have nothing."""
_USUAL = (range(0x20, 0x7F), range(0x2010, 0x2027), range(0x3000, 0x3020), range(0x4E00, 0x9FA6), range(0xFF01, 0xFF5F))
"""What all fonts for Chinese have."""


def without_missing(manuscript: Manuscript) -> tuple[Manuscript, dict[str, str]]:
    """The manuscript with stand-ins for what no font has, and what each of them stands for."""
    texts = {piece.text for line in manuscript.lines for piece in line.pieces}
    unusual = {cluster for text in texts for cluster in clusters(cleaned(text)) if not _usual(cluster)}
    missing = sorted({part for cluster in unusual for part in _missing(cluster)}, key=lambda part: (-len(part), part))
    if not missing:
        return manuscript, {}
    stand_ins = {part: chr(_FIRST + at) for at, part in enumerate(missing)}
    lines = tuple(_with(line, stand_ins) for line in manuscript.lines)
    return replace(manuscript, lines=lines), {char: part for part, char in stand_ins.items()}


def _usual(cluster: str) -> bool:
    return len(cluster) == 1 and any(ord(cluster) in known for known in _USUAL)


def _missing(cluster: str) -> Iterator[str]:
    """All of a character if its letter is missing, else the marks on it that are."""
    if _is_missing(cluster[0]):
        yield cluster
    elif _is_missing(cluster):
        yield from (mark for mark in cluster[1:] if _is_missing(mark))


def _is_missing(text: str) -> bool:
    layout = QTextLayout(text, look_format(LOOKS[Style.BODY], Face.PLAIN, 0).font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def _with(line: Line, stand_ins: dict[str, str]) -> Line:
    return replace(line, pieces=tuple(Piece(_replaced(piece.text, stand_ins), piece.face) for piece in line.pieces))


def _replaced(text: str, stand_ins: dict[str, str]) -> str:
    for part, char in stand_ins.items():
        text = text.replace(part, char)
    return text
