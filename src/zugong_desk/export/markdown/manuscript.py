"""A manuscript as Markdown (CommonMark 0.31): headings, quotations, lists and bold; every character of its text means itself.

A title of two lines is one line; what stands at the two ends of a line is parted by a wide space. Page breaks are left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, contents_at, entries, levels
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.markdown.reading import DEEPEST, Kind, Said, read
from zugong_desk.export.markdown.text import bold, escaped, heading, opened

CONTENTS = "目录"
_NAMES = frozenset((Style.TITLE, Style.MASTHEAD))
"""Styles of which the first line is the name of the whole."""
_RULES = frozenset((Style.RULE, Style.RED_RULE, Style.FOOT_RULE))
_QUOTED = frozenset((Style.QUIET, Style.INSTRUCTION))
_ITEMS = frozenset((Style.CONTENTS_ENTRY, Style.REMARK))
_STRONG = frozenset((Face.BOLD, Face.HEI))
_STOPS = "。：；，、！？"
_MARKS = {Kind.QUOTE: "> ", Kind.ITEM: "- ", Kind.ITEM_BELOW: "  - "}
_BETWEEN = {Kind.QUOTE: "\n>\n", Kind.ITEM: "\n", Kind.ITEM_BELOW: "\n"}
"""What parts two blocks of a kind; others have an empty line between them."""
_LISTED = frozenset((Kind.ITEM, Kind.ITEM_BELOW))


@dataclass(frozen=True, slots=True)
class _Block:
    """A line of the manuscript as a block of Markdown."""

    kind: Kind
    pieces: tuple[Piece, ...] = ()
    depth: int = 0

    @property
    def said(self) -> Said:
        """What a reader must find."""
        return Said(self.kind, _plain(self.pieces), self.depth)


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as Markdown, UTF-8; characters that a document cannot hold are left out."""
    out = ""
    before: Kind | None = None
    for block in _blocks(manuscript):
        out += _between(before, block.kind) if before else ""
        out += _marked(block)
        before = block.kind
    return f"{out}\n".encode() if out else b""


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes read back as the lines of the manuscript, in order."""
    if read(data.decode("utf-8", "replace")) != [block.said for block in _blocks(manuscript)]:
        raise ExportError("写出的文字与原文不一致，没有放入，原有文件未改动。")


def _between(before: Kind, after: Kind) -> str:
    together = before is after or {before, after} <= _LISTED
    return _BETWEEN.get(after, "\n\n") if together else "\n\n"


def _blocks(manuscript: Manuscript) -> Iterator[_Block]:
    """The lines that say something, with the contents where they belong."""
    at = contents_at(manuscript) if manuscript.contents else -1
    named = next((number for number, one in enumerate(manuscript.lines) if one.style in _NAMES), -1)
    known = levels(manuscript.lines)
    for number, one in enumerate(manuscript.lines):
        if number == at:
            yield from _contents(manuscript)
        depth = 1 if number == named else known[number] + 1 if known[number] else 0
        block = _block(one, min(depth, DEEPEST))
        if block.kind is Kind.RULE or _plain(block.pieces):
            yield block


def _contents(manuscript: Manuscript) -> Iterator[_Block]:
    listed = [one for one in entries(manuscript) if _plain((Piece(one.text),))]
    if listed:
        yield _Block(Kind.TEXT, (Piece(CONTENTS, Face.HEI),))
    for at, one in enumerate(listed):
        below = one.level > 1 and at > 0
        yield _Block(Kind.ITEM_BELOW if below else Kind.ITEM, (Piece(one.text),))


def _block(line: Line, depth: int) -> _Block:
    if depth:
        return _Block(Kind.HEADING, (Piece(line.text),), depth)
    if line.style is Style.PAGE_BREAK:
        return _Block(Kind.TEXT)
    if line.style in _RULES and not _plain(line.pieces):
        return _Block(Kind.RULE)
    if line.style is Style.CONTENTS_TITLE:
        return _Block(Kind.TEXT, (Piece(line.text, Face.HEI),))
    kind = Kind.QUOTE if line.style in _QUOTED else Kind.ITEM if line.style in _ITEMS else Kind.TEXT
    return _Block(kind, line.pieces)


def _plain(pieces: Sequence[Piece]) -> str:
    """The text of pieces in one line: a line feed is a blank, a tab a wide one."""
    return _one_line("".join(piece.text for piece in pieces)).strip()


def _one_line(text: str) -> str:
    return cleaned(text).replace("\n", " ").replace("\t", "\u3000")


def _marked(block: _Block) -> str:
    match block.kind:
        case Kind.RULE:
            return "---"
        case Kind.HEADING:
            return heading(block.depth, _plain(block.pieces))
        case kind:
            return _MARKS.get(kind, "") + opened(_runs(block.pieces))


def _runs(pieces: Sequence[Piece]) -> str:
    """The text with its marks; pieces that are alike and touch are one, for bold does not end where bold begins."""
    said = [piece for piece in pieces if cleaned(piece.text)]
    runs = _stopped(
        (strong, "".join(_one_line(piece.text) for piece in group))
        for strong, group in groupby(said, key=lambda piece: piece.face in _STRONG)
    )
    out = ""
    for at, (strong, text) in enumerate(runs):
        before = runs[at - 1][1][-1] if at else ""
        after = runs[at + 1][1][0] if at + 1 < len(runs) else ""
        out += bold(text, before, after) if strong else escaped(text)
    return out


def _stopped(runs: Iterable[tuple[bool, str]]) -> list[tuple[bool, str]]:
    """The runs that say something, with no blanks at either end of the line; a stop behind bold is not bold."""
    out: list[tuple[bool, str]] = []
    for strong, text in runs:
        said = text if out else text.lstrip()
        whole = said.rstrip(_STOPS) if strong else said
        out += [run for run in ((strong, whole), (False, said[len(whole) :])) if run[1]]
    while out and not out[-1][1].rstrip():
        out.pop()
    return [*out[:-1], (out[-1][0], out[-1][1].rstrip())] if out else []
