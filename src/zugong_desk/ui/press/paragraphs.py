"""The paragraphs of a manuscript in rows, with the room and the rules around them, before they are put on pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.looks import LOOKS, Align, Look, Style, fitted
from zugong_desk.domain.manuscript import Entry, Line, Manuscript, Piece, contents_at, entries, held
from zugong_desk.domain.pagination import Paragraph
from zugong_desk.ui.press.rows import Row, rows_of

CONTENTS = "目　录"
_NUMBER_ROOM = 26
"""Points kept free at the right end of a line that ends in a page number."""
_RULE_GAP = 1
"""Points between text and a rule."""
_SUB_ENTRY = 2
"""Characters by which an entry of the contents stands in for each level."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph: what stands side by side in each of its rows, how it wants to be placed.

    `line` is its index in the manuscript, `to` that of the line whose page it names; -1 for none.
    """

    look: Look
    rows: tuple[tuple[Row, ...], ...]
    paragraph: Paragraph
    line: int = -1
    to: int = -1
    origin: str = ""


def composed(manuscript: Manuscript) -> Iterator[Composed]:
    """The paragraphs in order, those of the contents among them."""
    lines = manuscript.lines
    listed = entries(manuscript) if manuscript.contents else []
    at = contents_at(manuscript) if listed else -1
    holds, shown = held(lines), _shown(lines)
    breaks = False
    for number, one in enumerate(lines):
        if number == at:
            yield from _contents(listed)
        if one.style is Style.PAGE_BREAK:
            breaks = True
            continue
        follows, goes_on = (_style(lines, beside) is one.style for beside in (number - 1, number + 1))
        look = _room(fitted(LOOKS[one.style], one.text), follows=follows, goes_on=goes_on)
        to = shown.get(one.target, -1) if one.target else -1
        rows = _rows(one, look, _NUMBER_ROOM if to >= 0 else 0)
        edges = (0 if follows else _edge(look.rule_above), 0 if goes_on else _edge(look.rule_below))
        paragraph = Paragraph(len(rows), look.leading, look.before, look.after, holds[number], breaks, *edges)
        yield Composed(look, rows, paragraph, number, to, one.origin)
        breaks = False


def _shown(lines: Sequence[Line]) -> dict[str, int]:
    """The line that each origin is shown by first, entries of a contents list left out."""
    found: dict[str, int] = {}
    for number, one in enumerate(lines):
        if one.origin and not one.target and one.style is not Style.PAGE_BREAK:
            found.setdefault(one.origin, number)
    return found


def _style(lines: Sequence[Line], at: int) -> Style | None:
    return lines[at].style if 0 <= at < len(lines) else None


def _room(look: Look, *, follows: bool, goes_on: bool) -> Look:
    """The look without the room above and below that it has not among lines of its own style."""
    if not look.together:
        return look
    return replace(look, before=0 if follows else look.before, after=0 if goes_on else look.after)


def _edge(rule: float) -> float:
    """Points that a rule takes, with what keeps it off the text."""
    return rule + _RULE_GAP if rule else 0


def _contents(listed: Sequence[Entry]) -> Iterator[Composed]:
    title, usual = LOOKS[Style.CONTENTS_TITLE], LOOKS[Style.CONTENTS_ENTRY]
    yield _plain(title, _single(rows_of((Piece(CONTENTS),), title)), held=True)
    for entry in listed:
        look = replace(usual, left=usual.left + _SUB_ENTRY * (entry.level - 1))
        yield _plain(look, _single(rows_of((Piece(entry.text),), look, _NUMBER_ROOM)), to=entry.line)


def _plain(look: Look, rows: tuple[tuple[Row, ...], ...], *, held: bool = False, to: int = -1) -> Composed:
    return Composed(look, rows, Paragraph(len(rows), look.leading, look.before, look.after, held), to=to)


def _rows(line: Line, look: Look, room_right: float) -> tuple[tuple[Row, ...], ...]:
    left, right = _ends(line.pieces) if look.align is Align.ENDS else (line.pieces, ())
    rows = _single(rows_of(left, look, room_right))
    return _beside(rows, rows_of(right, replace(look, align=Align.RIGHT))) if right else rows


def _single(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    return tuple((row,) for row in rows)


def _beside(left: tuple[tuple[Row, ...], ...], right: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """What stands at the right end beside the last row at the left, or below it where there is no room."""
    *above, (last,) = left
    if len(right) == 1 and last.x + last.width + last.look.size <= right[0].x:
        return (*above, (last, right[0]))
    return (*left, *_single(right))


def _ends(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands before and behind the first tab."""
    left: list[Piece] = []
    right: list[Piece] = []
    met = False
    for piece in pieces:
        first, tab, rest = piece.text.partition("\t") if not met else ("", "", piece.text)
        if first:
            left.append(Piece(first, piece.face))
        met = met or bool(tab)
        if met and rest:
            right.append(Piece(rest, piece.face))
    return tuple(left), tuple(right)
