"""Bulletins for the domain's tests: from given lines, and as hypothesis strategies."""

from itertools import count

from hypothesis import strategies as st

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, joiner
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span

ALPHABET = "甲乙丙丁。，一是𠮷😀é\u0301 a1"
"""Characters of every width that counts: outside the BMP, an emoji, a combining mark, plain ones."""


def bulletin_of(*texts: str, kinds: dict[int, Kind] | None = None) -> Bulletin:
    """A bulletin whose lines are the given texts, each a line of the source."""
    source = Source("t.txt", "0" * 64, "utf-8", "\n".join(texts))
    blocks, at = [], 0
    for number, text in enumerate(texts):
        kind = (kinds or {}).get(number, Kind.PARAGRAPH)
        blocks.append(Block(f"b{number}", Label(kind, 0, 0.9, "试"), from_source(source.text, at, at + len(text))))
        at += len(text) + 1
    return Bulletin("t", source, tuple(blocks))


def ids() -> edit.NewId:
    """New block ids n0, n1 …"""
    numbers = count()
    return lambda: f"n{next(numbers)}"


@st.composite
def bulletins(draw: st.DrawFn) -> Bulletin:
    """Bulletins with heads, joiners, set-aside blocks and overlapping annotations."""
    texts = draw(st.lists(st.text(ALPHABET, max_size=12), min_size=1, max_size=6))
    bulletin = bulletin_of(*texts)
    blocks = [draw(_dressed(block)) for block in bulletin.blocks]
    if all(block.aside for block in blocks):
        blocks[0] = blocks[0].with_label(Label(Kind.PARAGRAPH))
    bulletin = bulletin.with_blocks(tuple(blocks))
    for number in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(_offsets(bulletin)), draw(_offsets(bulletin))))
        span = bulletin.span(start, end)
        if bulletin.quote(span).strip(" \n"):
            bulletin = apply(bulletin, draw(_tagged(bulletin, span, f"a{number}")))
    return bulletin


@st.composite
def _tagged(draw: st.DrawFn, bulletin: Bulletin, span: Span, id: str) -> Changes:
    """A tag, in half of the cases with a value of its record that stands in the same passage, and one of the editor's."""
    if draw(st.booleans()):
        return marking.annotate(bulletin, span, Annotation(id, "tag"))
    grounds = Ground(f"{id}g", Field.RESULTS, "3件", "办结"), Ground(f"{id}own", Field.RESULTS, "另有")
    annotation = Annotation(id, "tag", practice=Practice(results="办结3件；另有", grounds=grounds))
    return marking.annotate(bulletin, span, annotation, {f"{id}g": span})


@st.composite
def _dressed(draw: st.DrawFn, block: Block) -> Block:
    kind = draw(st.sampled_from([Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.ARTICLE_TITLE, Kind.NOISE]))
    runs = block.runs + (joiner(" ") if draw(st.booleans()) else ())
    size = len(block.text)
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=4, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    heads = tuple(Head(draw(st.sampled_from(list(Role))), start, end) for start, end in pairs)
    return Block(block.id, Label(kind, int(kind is Kind.HEADING), 0.5, "试"), runs, heads)


def _offsets(bulletin: Bulletin) -> st.SearchStrategy[int]:
    return st.integers(0, len(bulletin.text))


@st.composite
def corrections(draw: st.DrawFn, bulletin: Bulletin, new_id: edit.NewId) -> Changes:
    """One random correction of the bulletin: typing, splitting, merging, labelling, setting aside, tagging …"""
    start, end = sorted((draw(_offsets(bulletin)), draw(_offsets(bulletin))))
    span = bulletin.span(start, end)
    block = draw(st.sampled_from(bulletin.blocks))
    line = draw(st.sampled_from(bulletin.lines))
    verb = draw(
        st.sampled_from(
            ["type", "type", "type", "split", "merge", "label", "back", "head", "unhead", "tag", "untag", "record"]
        )
    )
    try:
        match verb:
            case "type":
                return edit.type_over(bulletin, span, draw(st.text(ALPHABET + "\n", max_size=4)), new_id)
            case "split":
                return edit.split(bulletin, span.start, new_id)
            case "merge":
                return edit.merge(bulletin, line.id)
            case "label":
                return edit.relabel(bulletin, block.id, draw(st.sampled_from(list(Kind))), draw(st.integers(0, 5)))
            case "back":
                return edit.bring_back(bulletin, block.id, new_id)
            case "head":
                return edit.mark_head(bulletin, _within(span), draw(st.sampled_from(list(Role))), 1)
            case "unhead":
                return edit.unmark_head(bulletin, span.start)
            case _:
                return draw(_markings(verb, bulletin, span, new_id))
    except edit.EditError:
        return ()


@st.composite
def _markings(draw: st.DrawFn, verb: str, bulletin: Bulletin, span: Span, new_id: edit.NewId) -> Changes:
    """One thing done to annotations: made, recorded anew, taken away."""
    if verb == "tag":
        return draw(_tagged(bulletin, span, new_id()))
    if not bulletin.annotations:
        return ()
    id = draw(st.sampled_from(sorted(bulletin.annotations)))
    return draw(_recorded(bulletin, id, span)) if verb == "record" else marking.remove_annotation(bulletin, id)


@st.composite
def _recorded(draw: st.DrawFn, bulletin: Bulletin, id: str, span: Span) -> Changes:
    """A record anew: some of its values go, one comes or finds another place."""
    practice = bulletin.annotations[id].practice
    kept = tuple(one for one in practice.grounds if draw(st.booleans()))
    new = Ground(draw(st.sampled_from([f"{id}g", f"{id}h"])), Field.NAME, "名")
    grounds = (*(one for one in kept if one.id != new.id), new)
    return marking.change_annotation(bulletin, id, practice=Practice("名", grounds=grounds), grounds={new.id: span})


def _within(span: Span) -> Span:
    """The span cut to its first block, so that heads can be marked often."""
    if span.start.block == span.end.block:
        return span
    return Span(span.start, Anchor(span.start.block, span.start.offset + 2))
