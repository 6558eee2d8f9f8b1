"""Corrected: an issue as its editors leave it, its blocks as gold has them and every one decided."""

from collections.abc import Iterator, Sequence

from tests.score.facts import bare
from tests.score.gold import Gold, GoldBlock, filled_lines, lines_of

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Run, Runs, from_source, joiner, normal
from zugong_desk.domain.source import Source
from zugong_desk.reading.lines import Line
from zugong_desk.reading.lines import lines_of as source_lines
from zugong_desk.reading.parser import SPACED


def corrected(source: Source, gold: Gold) -> tuple[Block, ...]:
    """The blocks that gold describes, over the source; a head that cannot be found in its block is left out."""
    lines = {line.number: line for line in source_lines(source)}
    filled = filled_lines(source)
    return tuple(
        _block(f"b{number}", block, [lines[at] for at in sorted(lines_of(block, filled)) if at in lines], source.text)
        for number, block in enumerate(gold["blocks"], 1)
    )


def _block(name: str, block: GoldBlock, lines: Sequence[Line], text: str) -> Block:
    kind = Kind(block["kind"])
    runs = normal(_runs(lines, text, " " if kind in SPACED else ""))
    made = Block(name, Label(kind, block["level"]), runs)
    return made.with_heads(tuple(_heads(made.text, block["heads"])))


def _runs(lines: Sequence[Line], text: str, glue: str) -> Iterator[Run]:
    for at, line in enumerate(lines):
        pieces: Runs = tuple(run for start, end in line.kept for run in from_source(text, start, end))
        yield from (*joiner(glue if at else ""), *(pieces or from_source(text, line.start, line.end)))


def _heads(text: str, heads: Sequence[Sequence[object]]) -> Iterator[Head]:
    """The heads at their places: white space does not count."""
    places = [at for at, char in enumerate(text) if bare(char) or char == "。"]
    dense = "".join(text[at] for at in places)
    at = 0
    for role, level, words in heads:
        found = dense.find(bare(str(words)), at)
        if found >= 0:
            end = found + len(bare(str(words)))
            yield Head(Role(str(role)), places[found], places[end - 1] + 1, int(str(level)))
            at = end
