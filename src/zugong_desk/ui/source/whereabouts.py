"""Where a place of the reading text stands in the source, and the reverse."""

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import touching_joined
from zugong_desk.domain.edit import opening_heading
from zugong_desk.domain.runs import cut, offset_of_origin, origin_at, source_ranges
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.source.claims import Claims


def origin_of(bulletin: Bulletin, anchor: Anchor) -> int | None:
    """The source position of a caret; beside text that was typed in, that of the nearest character before, then after.

    None if the block shows nothing of the source, or is not in the reading text any more.
    """
    if anchor.block not in bulletin.position:
        return None
    runs = bulletin.block(anchor.block).runs
    here = origin_at(runs, anchor.offset)
    if here is not None:
        return here
    before = source_ranges(cut(runs, 0, anchor.offset))
    after = source_ranges(cut(runs, anchor.offset, len(bulletin.block(anchor.block).text)))
    return before[-1][1] if before else after[0][0] if after else None


def shown_of(bulletin: Bulletin, span: Span, block: Block) -> list[tuple[int, int]]:
    """Source ranges of what a span covers in one block of the reading text."""
    if block.aside or span.collapsed or not _still_there(bulletin, span):
        return []
    line, first, last = bulletin.line(block.id), bulletin.line(span.start.block), bulletin.line(span.end.block)
    if not first <= line <= last:
        return []
    start = span.start.offset if line == first else 0
    end = span.end.offset if line == last else len(block.text)
    return source_ranges(cut(block.runs, start, end))


def source_extent(bulletin: Bulletin, span: Span) -> tuple[int, int]:
    """The half-open range of the source from the first to the last character of it that a span shows; (0, 0) if none."""
    if not _still_there(bulletin, span):
        return 0, 0
    lines = bulletin.lines[bulletin.line(span.start.block) : bulletin.line(span.end.block) + 1]
    shown = [pair for block in lines for pair in shown_of(bulletin, span, block)]
    return (min(start for start, _ in shown), max(end for _, end in shown)) if shown else (0, 0)


def level_of(block: Block) -> int:
    """Of the heading that the block is or opens with; 0 if there is none."""
    opening = opening_heading(block)
    return block.level or (opening.level if opening else 0)


def face_of(bulletin: Bulletin, id: str) -> tuple[str, int, tuple[tuple[int, int], ...]] | None:
    """What a block looks like in the source: its mark and the stretches it shows; typing into it changes neither."""
    if id not in bulletin.position:
        return None
    block = bulletin.block(id)
    return block.kind, level_of(block), touching_joined(source_ranges(block.runs))


def _still_there(bulletin: Bulletin, span: Span) -> bool:
    return span.start.block in bulletin.line_position and span.end.block in bulletin.line_position


def passage_of(bulletin: Bulletin, claims: Claims, start: int, end: int) -> Span | None:
    """The passage of the reading text that shows the source range, or the caret there if the range is empty.

    None if the reading text shows nothing of it.
    """
    if start == end:
        return _caret(bulletin, claims, start)
    ends: list[tuple[Anchor, Anchor]] = []
    for block in claims.within(start, end):
        if block.aside:
            continue
        for low, high in source_ranges(block.runs):
            if low < end and high > start:
                ends.append((_anchor(block, max(low, start)), _after(block, min(high, end))))
    if not ends:
        return None
    return Span(
        min((first for first, _ in ends), key=bulletin.offset),
        max((last for _, last in ends), key=bulletin.offset),
    )


def _caret(bulletin: Bulletin, claims: Claims, at: int) -> Span | None:
    line = bulletin.source.line_of(at)
    low, high = bulletin.source.line_range(line)
    here = [block for block in claims.within(low, max(high, low + 1)) if not block.aside]
    found = [
        (_distance(at, *pair), block, *pair)
        for block in here
        for pair in source_ranges(block.runs)
        if pair[0] < high and pair[1] > low
    ]
    if not found:
        return None
    _, block, low, high = min(found, key=lambda one: one[0])
    anchor = _anchor(block, max(at, low)) if at < high else _after(block, high)
    return Span(anchor, anchor)


def _distance(at: int, low: int, high: int) -> int:
    return max(low - at, at - high + 1, 0)


def _anchor(block: Block, origin: int) -> Anchor:
    return Anchor(block.id, offset_of_origin(block.runs, origin) or 0)


def _after(block: Block, end: int) -> Anchor:
    return Anchor(block.id, (offset_of_origin(block.runs, end - 1) or 0) + 1)
