"""A manuscript as one web page: no script, nothing from outside, the look of an official document on screen and in print.

A contents list leads to its headings and has no page numbers: no browser tells on which page a heading comes to stand.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from enum import Enum
from hashlib import sha256
from html import escape
from itertools import groupby

from zugong_desk.domain.looks import LOOKS, Align, Look, Style
from zugong_desk.domain.manuscript import Entry, Face, Line, Manuscript, Piece, contents_at, entries, held, levels
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.web.manuscript_reading import CONTENTS, Reader
from zugong_desk.export.web.manuscript_style import RULES, boxed, fits, size_class, style_sheet

_FACES = {Face.BOLD: ("<b>", "</b>")} | {
    face: (f'<span class="{face}">', "</span>") for face in (Face.KAI, Face.HEI, Face.RED)
}
_NAMES = frozenset((Style.TITLE, Style.MASTHEAD))
"""Styles of which the first line is the name of the whole."""
_FOOT = frozenset((Style.DISTRIBUTION, Style.FOOT_RULE))
"""Styles of what stands at the foot of an issue."""
_DEEPEST = 6
_OPENS = " opens"


class _Box(Enum):
    """What a run of lines stands in."""

    NONE = ""
    TOGETHER = "together"
    FOOT = "foot"
    PAGE = "page"


_ENDS = {_Box.NONE: (), _Box.TOGETHER: ("</div></div>",), _Box.FOOT: ("</footer>",)}


def write(manuscript: Manuscript) -> bytes:
    """The manuscript as HTML, UTF-8; characters that a document cannot hold are left out."""
    setter = _Setter(manuscript)
    body = "\n".join(setter.parts())
    style = style_sheet(setter.sizes)
    allowed = (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'; img-src data:"
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"{allowed}; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{_title(manuscript)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def check(data: bytes, manuscript: Manuscript) -> None:
    """ExportError unless the bytes are a page that loads nothing and says each line in its style, in order."""
    reader = Reader()
    reader.feed(data.decode("utf-8", "replace"))
    reader.close()
    lines = [(str(one.style), cleaned(one.text)) for one in manuscript.lines if one.style is not Style.PAGE_BREAK]
    listed = [cleaned(one.text) for one in _listed(manuscript)]
    if reader.foreign or (reader.lines, reader.listed) != (lines, listed):
        raise ExportError("写出的网页与原文不一致，没有放入，原有文件未改动。")


def _title(manuscript: Manuscript) -> str:
    return escape(" ".join(cleaned(manuscript.title).split()), quote=False)


def _listed(manuscript: Manuscript) -> list[Entry]:
    return entries(manuscript) if manuscript.contents else []


class _Setter:
    """Sets the lines of one manuscript; knows where its sections begin and which lines others lead to."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._lines = manuscript.lines
        self._front = contents_at(manuscript)
        self._listed = _listed(manuscript)
        self._levels = levels(self._lines)
        self._held = held(self._lines)
        wanted = {one.target for one in self._lines if one.target}
        self._targets: dict[str, int] = {}
        for number, one in enumerate(self._lines):
            if one.origin in wanted and not one.target:
                self._targets.setdefault(one.origin, number)
        self._marked = {*self._targets.values(), *(one.line for one in self._listed)}
        self._named = next((at for at, one in enumerate(self._lines) if one.style in _NAMES), -1)
        self.sizes: list[Look] = []
        """Looks of lines whose type was made smaller to fit."""

    def parts(self) -> Iterator[str]:
        """The elements of the page's body, a line each."""
        if self._front:
            yield from ("<header>", *self._block(range(self._front), []), "</header>")
        if self._listed:
            yield from self._contents()
        yield from ("<main>", *self._main(), "</main>")

    def _contents(self) -> Iterator[str]:
        yield f'<nav aria-label="目录">\n<h2 class="{Style.CONTENTS_TITLE}">{CONTENTS}</h2>\n<ol>'
        for one in self._listed:
            link = f'<a href="#l{one.line}">{_text(one.text)}</a>'
            yield f'<li class="{Style.CONTENTS_ENTRY} ends entry-{one.level}">{link}</li>'
        yield "</ol>\n</nav>"

    def _main(self) -> Iterator[str]:
        open_levels: list[int] = []
        yield from self._block(range(self._front, len(self._lines)), open_levels)
        yield from ("</section>" for _ in open_levels)

    def _block(self, numbers: range, open_levels: list[int]) -> Iterator[str]:
        """Lines as elements, headings and what follows them in sections, lines that belong together in one box."""
        opens = ""
        for (box, _), group in groupby(numbers, key=lambda number: _box(self._lines[number].style)):
            rows = list(group)
            if box is _Box.PAGE:
                opens = _OPENS
                continue
            if box is _Box.FOOT:
                yield from _closed(open_levels, 0)
                yield f'<footer class="foot{opens}">'
            elif box is _Box.TOGETHER:
                yield f'<div class="box-{self._lines[rows[0]].style}{opens}"><div>'
            for number in rows:
                if level := self._levels[number]:
                    yield from _sections(open_levels, level)
                yield self._line(number, len(open_levels), opens if box is _Box.NONE else "")
                opens = ""
            yield from _ENDS[box]

    def _line(self, number: int, depth: int, opens: str) -> str:
        line = self._lines[number]
        tag = self._tag(number, depth)
        fit = fits(line.style, line.text)
        self.sizes += [fit] if fit else []
        names = [str(line.style), *([size_class(fit)] if fit else [])]
        names += ["held"] if self._held[number] else []
        names += ["ends"] if LOOKS[line.style].align is Align.ENDS else []
        mark = f' id="l{number}"' if number in self._marked else ""
        opening = f'<{tag} class="{" ".join(names)}{opens}"{mark}>'
        return opening if tag == "hr" else f"{opening}{self._inner(line)}</{tag}>"

    def _tag(self, number: int, depth: int) -> str:
        line = self._lines[number]
        if number == self._named:
            return "h1"
        if self._levels[number]:
            return f"h{min(depth + 1, _DEEPEST)}"
        if line.style in RULES and not cleaned(line.text):
            return "hr"
        return "footer" if line.style is Style.CITATION else "p"

    def _inner(self, line: Line) -> str:
        if LOOKS[line.style].align is Align.ENDS:
            return self._two_ends(line)
        inner = _pieces(line.pieces)
        return f"<cite>{inner}</cite>" if line.style is Style.CITATION else inner

    def _two_ends(self, line: Line) -> str:
        """What stands before the first tab at the left, the rest at the right; a line that leads elsewhere is a link."""
        near, far = _parted(line.pieces)
        to = self._targets.get(line.target, -1) if line.target else -1
        left = f"<span>{_pieces(near)}</span>" if to < 0 else f'<a href="#l{to}">{_pieces(near)}</a>'
        if far is None:
            return left
        dots = '<span class="dots"></span>' if LOOKS[line.style].leader else ""
        return f'{left}{dots}<span class="far">{_pieces(far)}</span>'


def _box(style: Style) -> tuple[_Box, str]:
    """In which box a line stands with those of its kind that follow it."""
    if style is Style.PAGE_BREAK:
        return _Box.PAGE, ""
    if style in _FOOT:
        return _Box.FOOT, ""
    return (_Box.TOGETHER, style) if boxed(style) else (_Box.NONE, "")


def _sections(open_levels: list[int], level: int) -> Iterator[str]:
    """Close the sections that a heading of that level ends, and open its own."""
    yield from _closed(open_levels, level)
    open_levels.append(level)
    yield "<section>"


def _closed(open_levels: list[int], level: int) -> Iterator[str]:
    """Close the sections of that level and deeper ones."""
    while open_levels and open_levels[-1] >= level:
        open_levels.pop()
        yield "</section>"


def _parted(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece] | None]:
    """The pieces before the first tab and those behind it; None if there is no tab."""
    for at, piece in enumerate(pieces):
        before, tab, after = piece.text.partition("\t")
        if tab:
            return [*pieces[:at], Piece(before, piece.face)], [Piece(after, piece.face), *pieces[at + 1 :]]
    return list(pieces), None


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    opens, closes = _FACES.get(piece.face, ("", ""))
    inner = _text(piece.text)
    return f"{opens}{inner}{closes}" if inner else ""


def _text(text: str) -> str:
    return escape(cleaned(text), quote=False).replace("\n", "<br>")
