"""Structures of given sources, as hypothesis strategies: any blocks that keep the law of accounting."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import ASIDE, Kind, Role
from zugong_desk.domain.runs import Runs, from_source, joiner, length_of, normal
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure

KINDS = [Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.ARTICLE_TITLE, Kind.NOISE, Kind.PAGE_FOOTER]
FATES = ("line", "line", "line", "on", "on", "glued", "cut")
"""What may become of a piece of the source: a line of its own, more of the line before, something that cuts that line."""


@st.composite
def structures(draw: st.DrawFn, source: Source, fates: Sequence[str] = ("skip", *FATES)) -> Structure:
    """Blocks over pieces of a source in order: some pieces skipped, some set aside after the block that they cut."""
    blocks: list[Block] = []
    waiting: list[Block] = []
    runs: Runs = ()
    for start, end in draw(_pieces(source.text)):
        fate = draw(st.sampled_from(fates))
        piece = from_source(source.text, start, end)
        if fate == "cut" and runs:
            waiting.append(draw(_block(piece, Kind.NOISE)))
        elif fate == "skip":
            continue
        elif fate in ("on", "glued") and runs:
            runs = normal((*runs, *joiner(" " if fate == "glued" else ""), *piece))
        else:
            blocks += [*draw(_closed(runs)), *waiting]
            waiting, runs = [], piece
    blocks += [*draw(_closed(runs)), *waiting]
    if all(block.aside for block in blocks):
        first = blocks[0] if blocks else draw(_block(from_source(source.text, 0, len(source.text.partition("\n")[0]))))
        blocks[:1] = [first.with_label(Label(Kind.PARAGRAPH, 0, 0.9, "试"))]
    return Structure(tuple(Block(f"b{at}", one.label, one.runs, one.heads) for at, one in enumerate(blocks)))


@st.composite
def _pieces(draw: st.DrawFn, text: str) -> list[tuple[int, int]]:
    """The text without its line feeds, cut anywhere."""
    cuts = draw(st.sets(st.integers(0, len(text)), max_size=6))
    feeds = {at for at, char in enumerate(text) if char == "\n"}
    bounds = sorted({0, len(text), *cuts, *feeds, *(at + 1 for at in feeds)})
    return [(low, high) for low, high in pairwise(bounds) if low not in feeds]


@st.composite
def _closed(draw: st.DrawFn, runs: Runs) -> list[Block]:
    return [draw(_block(runs, draw(st.sampled_from(KINDS))))] if runs else []


@st.composite
def _block(draw: st.DrawFn, runs: Runs, kind: Kind = Kind.PARAGRAPH) -> Block:
    size = length_of(runs)
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=4, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    heads = tuple(Head(draw(st.sampled_from(list(Role))), start, end) for start, end in pairs if kind not in ASIDE)
    level = draw(st.integers(1, 2)) if kind is Kind.HEADING else 0
    confidence = draw(st.sampled_from([0.5, 0.9]))
    return Block("b", Label(kind, level, confidence, draw(st.sampled_from("甲乙"))), runs, heads)


@st.composite
def parsed_bulletins(
    draw: st.DrawFn, texts: st.SearchStrategy[list[str]], fates: Sequence[str] = ("skip", *FATES)
) -> Bulletin:
    """Bulletins as they were just parsed."""
    source = Source("t.txt", "0" * 64, "utf-8", "\n".join(draw(texts)))
    return Bulletin("t", source, draw(structures(source, fates)).blocks)
