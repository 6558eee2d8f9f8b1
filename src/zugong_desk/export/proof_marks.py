"""The marked-up proof: the reading text with what was taken out, what was put in, and findings that are still open."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.corrections_list import Errata, Erratum
from zugong_desk.domain.finding import Finding
from zugong_desk.domain.kinds import Kind
from zugong_desk.export.clean import cleaned


class State(StrEnum):
    """Whether something stands in both texts, only in the corrected one or only in the one received."""

    SAME = "same"
    PUT_IN = "put in"
    TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof is made of: the corrections of an issue, and the findings about it that are still open."""

    errata: Errata
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one state; `notes` are the numbers from 0 of the findings about them, `strong` says they are a head."""

    text: str
    state: State
    erratum: Erratum | None = None
    notes: tuple[int, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of either text; `end` says in which of them it ends here, `erratum` who changed that.

    `line` is the number from 0 of the line of the reading text that it belongs to.
    """

    kind: Kind
    level: int
    line: int
    pieces: tuple[Piece, ...]
    end: State = State.SAME
    erratum: Erratum | None = None


def noted(proof: Proof) -> list[tuple[int, int, Finding]]:
    """The findings about the reading text with their half-open ranges in it, in the order of the text."""
    bulletin = proof.errata.compared.bulletin
    out = []
    for one in proof.findings:
        if one.block in bulletin.line_position and not one.mended:
            start, size = bulletin.start_of(one.block), len(bulletin.block(one.block).text)
            first = start + min(one.start, max(0, size - 1))
            out.append((first, max(start + min(one.end, size), first + min(size, 1)), one))
    return sorted(out, key=lambda one: (one[0], one[1], one[2].rule))


def paragraphs(proof: Proof) -> Iterator[Paragraph]:
    """The lines of both texts, in order; the last one ends in both."""
    both = proof.errata.compared
    lines = both.bulletin.lines
    pieces: list[Piece] = []
    number, gone = 0, None
    for piece in _pieces(proof):
        first, *others = piece.text.split("\n")
        pieces.append(replace(piece, text=first))
        for text in others:
            taken = piece.state is State.TAKEN_OUT
            yield _paragraph(lines, number, pieces, gone, piece)
            number, gone = number + (not taken), None
            pieces = [replace(piece, text=text)]
        if piece.state is State.TAKEN_OUT and piece.erratum:
            gone = _label(proof, piece.erratum)
    yield _paragraph(lines, number, pieces, gone, None)


def last_places(proof: Proof, lines: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Where each finding is noted: after which piece of which paragraph; piece -1 if no words are left that it is about."""
    last = {
        note: (number, at)
        for number, line in enumerate(lines)
        for at, piece in enumerate(line.pieces)
        for note in piece.notes
    }
    bulletin = proof.errata.compared.bulletin
    ends = {line.line: number for number, line in enumerate(lines)}
    loose = {
        note: (ends[bulletin.line(one.block)], -1) for note, (_, _, one) in enumerate(noted(proof)) if note not in last
    }
    return last | loose


def _paragraph(
    lines: Sequence[Block], number: int, pieces: Sequence[Piece], gone: Label | None, end: Piece | None
) -> Paragraph:
    shown = tuple(replace(piece, text=text) for piece in pieces if (text := cleaned(piece.text)))
    label = gone if gone and all(piece.state is State.TAKEN_OUT for piece in shown) else lines[number].label
    if end is None:
        return Paragraph(label.kind, label.level, number, shown)
    return Paragraph(label.kind, label.level, number, shown, end.state, end.erratum)


def _label(proof: Proof, erratum: Erratum) -> Label | None:
    """What the words that were taken out were parsed as."""
    both = proof.errata.compared
    origins = both.parsed.origins[slice(*erratum.correction.was)]
    return next((both.before.labels[at] for at in origins if at >= 0), None)


def _pieces(proof: Proof) -> Iterator[Piece]:
    """Everything that stands in either text, in order, what was taken out before what was put in its place."""
    text, at = proof.errata.compared.now.text, 0
    cuts = _Cuts(proof)
    for erratum in proof.errata.rows:
        one = erratum.correction
        yield from cuts.cut(at, one.now[0], text, State.SAME, None)
        if one.before:
            yield Piece(one.before, State.TAKEN_OUT, erratum, cuts.notes_around(one.now[0]))
        yield from cuts.cut(*one.now, text, State.PUT_IN, erratum)
        at = one.now[1]
    yield from cuts.cut(at, len(text), text, State.SAME, None)


class _Cuts:
    """Cuts the reading text where findings and heads begin and end."""

    def __init__(self, proof: Proof) -> None:
        bulletin = proof.errata.compared.bulletin
        self._notes = [(start, end) for start, end, _ in noted(proof)]
        self._heads = [
            (start + head.start, start + head.end)
            for line, start in zip(bulletin.lines, bulletin.starts, strict=True)
            for head in line.heads
        ]
        self._bounds = sorted({at for pair in (*self._notes, *self._heads) for at in pair})

    def cut(self, start: int, end: int, text: str, state: State, erratum: Erratum | None) -> Iterator[Piece]:
        inner = [at for at in self._bounds if start < at < end]
        bounds = [start, *inner, end] if start < end else []
        for first, last in pairwise(bounds):
            notes = tuple(number for number, (low, high) in enumerate(self._notes) if low <= first and last <= high)
            strong = any(low <= first and last <= high for low, high in self._heads)
            yield Piece(text[first:last], state, erratum, notes, strong)

    def notes_around(self, at: int) -> tuple[int, ...]:
        return tuple(number for number, (low, high) in enumerate(self._notes) if low < at < high)


def reading_texts(lines: Iterable[tuple[str, str, State]]) -> tuple[str, str]:
    """The corrected text and the one received, of lines given by what each has of either and in which it ends."""
    corrected, received = "", ""
    for now, was, end in lines:
        corrected += now + "\n" * (end is not State.TAKEN_OUT)
        received += was + "\n" * (end is not State.PUT_IN)
    return corrected[:-1], received[:-1]


def wanted_texts(proof: Proof) -> tuple[str, str]:
    """The corrected text and the one received, as a document can hold them."""
    both = proof.errata.compared
    return cleaned(both.now.text), cleaned(both.parsed.text)


def words_of(proof: Proof) -> Iterator[str]:
    """Everything that is written, as it stands in the library."""
    yield proof.errata.compared.now.text
    yield from (erratum.correction.before for erratum in proof.errata.rows)
    for one in proof.findings:
        yield from (one.message, one.suggestion or "", one.why)
