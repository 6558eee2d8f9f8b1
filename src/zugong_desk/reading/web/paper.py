"""The paper on which a page is set: lines of dressed text, white space drawn together as a browser does."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zugong_desk.domain.imprint import Align, LinePrint, Range
from zugong_desk.reading.web.dress import Dress
from zugong_desk.reading.web.lengths import USUAL

_WHITE = re.compile(r"([ \t\n\r\f\v]+)")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\u2018-\u201f\u2026\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one dress."""

    text: str
    dress: Dress


class Paper:
    """Takes text, line ends and block edges in the order of the page; gives lines and how each is printed."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._marks: list[Piece] = []
        self._opens: bool | None = True
        self._texts: list[str] = []
        self._prints: list[LinePrint] = []

    def write(self, text: str, dress: Dress) -> None:
        """Add text to the line; where white space is kept, its line ends end lines."""
        if not dress.kept:
            self._pieces.append(Piece(text, dress))
            return
        for number, line in enumerate(re.split(r"\r\n|[\n\r]", text)):
            if number:
                self.break_line(dress)
            if line:
                self._pieces.append(Piece(line.replace("\f", " ").replace("\v", " "), dress))

    def mark(self, text: str, dress: Dress) -> None:
        """Put an item's number before the next text, on whatever line that stands."""
        self._marks.append(Piece(text, replace(dress, kept=True)))

    def break_line(self, dress: Dress) -> None:
        """End the line, even an empty one."""
        if not self._set_line():
            self._texts.append("")
            self._prints.append(LinePrint(part=dress.part))
        self._opens = None

    def part_block(self) -> None:
        """End the line if there is anything on it; what follows opens a block."""
        self._set_line()
        self._opens = True

    def finished(self) -> tuple[str, tuple[LinePrint, ...]]:
        """The whole text, and one print for each of its lines."""
        self.part_block()
        return "".join(f"{text}\n" for text in self._texts), tuple(self._prints)

    def _set_line(self) -> bool:
        pieces = list(_drawn_together(self._pieces))
        self._pieces = []
        if not pieces:
            return False
        pieces[:0] = self._marks
        self._marks = []
        self._texts.append("".join(piece.text for piece in pieces))
        self._prints.append(_print(pieces, self._opens))
        return True


def _drawn_together(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces of a line with runs of white space made one blank, none at its ends nor where Chinese text is broken."""
    last = waiting = ""
    for piece in pieces:
        if piece.dress.kept:
            text = (" " if waiting and last and piece.text != "\t" else "") + piece.text
            last, waiting = text[-1], ""
            yield replace(piece, text=text)
            continue
        out: list[str] = []
        for part in _WHITE.split(piece.text):
            if not part:
                continue
            if part[0] in " \t\n\r\f\v":
                waiting = "\n" if "\n" in part or "\r" in part or waiting == "\n" else " "
                continue
            if waiting and last and last != "\t" and not (waiting == "\n" and _WIDE.match(last) and _WIDE.match(part)):
                out.append(" ")
            out.append(part)
            last, waiting = part[-1], ""
        if out:
            yield replace(piece, text="".join(out))


def _print(pieces: list[Piece], opens: bool | None) -> LinePrint:
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    for piece in pieces:
        worth = len(piece.text.strip())
        sizes[piece.dress.size] += worth
        fonts[piece.dress.font] += worth
    size, font = sizes.most_common(1)[0][0], fonts.most_common(1)[0][0]
    first = pieces[0].dress
    indent = first.indent or first.indent_em * (first.size or size or USUAL)
    return LinePrint(
        size=round(size, 2),
        font=font,
        bold=tuple(_bold(pieces)),
        align=first.align,
        indent=round(indent, 2) if opens and first.align in {Align.UNKNOWN, Align.LEFT} else 0.0,
        style=first.style,
        level=first.level,
        part=first.part,
        opens=opens,
    )


def _bold(pieces: list[Piece]) -> Iterator[Range]:
    at = 0
    started: int | None = None
    for piece in pieces:
        if piece.dress.bold and started is None:
            started = at
        elif not piece.dress.bold and started is not None:
            yield started, at
            started = None
        at += len(piece.text)
    if started is not None:
        yield started, at
