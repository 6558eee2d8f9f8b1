"""Passages that an editor takes up without a mouse: the sentence, the line, the section, and a clause more or less."""

from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.clauses import clauses, sentences
from zugong_desk.domain.draft import trimmed
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import Node, outline
from zugong_desk.domain.span import Anchor, Span

FRAME = frozenset({Kind.MASTHEAD, Kind.TOC, Kind.TOC_ENTRY, Kind.DISTRIBUTION})
"""What frames an issue; who reads on from sentence to sentence passes it over."""


def sentence_at(bulletin: Bulletin, anchor: Anchor) -> Span | None:
    """The sentence around a place, else the next in its line, else the last; None in an empty line."""
    found = sentences(bulletin.block(anchor.block).text)
    for start, end in found:
        if anchor.offset < end:
            return _within(anchor.block, start, end)
    return _within(anchor.block, *found[-1]) if found else None


def next_sentence(bulletin: Bulletin, anchor: Anchor) -> Span | None:
    """The first sentence that begins at or after a place; None at the end of the text."""
    for at, line in _onward(bulletin, anchor, 1):
        after = anchor.offset if line.id == anchor.block else 0
        for start, end in () if _passed_over(bulletin, at, anchor) else sentences(line.text):
            if start >= after:
                return _within(line.id, start, end)
    return None


def previous_sentence(bulletin: Bulletin, anchor: Anchor) -> Span | None:
    """The last sentence that begins before a place; None at the start of the text."""
    for at, line in _onward(bulletin, anchor, -1):
        before = anchor.offset if line.id == anchor.block else len(line.text)
        for start, end in () if _passed_over(bulletin, at, anchor) else reversed(sentences(line.text)):
            if start < before:
                return _within(line.id, start, end)
    return None


def next_line(bulletin: Bulletin, anchor: Anchor, by: int) -> Span | None:
    """The first sentence of the next (1) or previous (-1) line that has one."""
    for at, line in _onward(bulletin, anchor, by):
        if line.id != anchor.block and not _passed_over(bulletin, at, anchor):
            for start, end in sentences(line.text)[:1]:
                return _within(line.id, start, end)
    return None


def longer(bulletin: Bulletin, span: Span) -> Span:
    """The passage with the next clause, be it in the next line; as it is at the end of the text."""
    for _, line in _onward(bulletin, span.end, 1):
        after = span.end.offset if line.id == span.end.block else 0
        for _, end in clauses(line.text):
            if end > after:
                return Span(span.start, Anchor(line.id, end))
    return span


def shorter(bulletin: Bulletin, span: Span) -> Span:
    """The passage without its last clause; as it is if it has but one."""
    for _, line in _onward(bulletin, span.end, -1):
        before = span.end.offset if line.id == span.end.block else len(line.text) + 1
        for _, end in reversed(clauses(line.text)):
            if end < before and _precedes(bulletin, span.start, Anchor(line.id, end)):
                return Span(span.start, Anchor(line.id, end))
        if line.id == span.start.block:
            break
    return span


def begun_later(bulletin: Bulletin, span: Span) -> Span:
    """The passage without its first clause; as it is if it has but one."""
    for _, line in _onward(bulletin, span.start, 1):
        after = span.start.offset if line.id == span.start.block else -1
        for start, _ in clauses(line.text):
            if start > after and _precedes(bulletin, Anchor(line.id, start), span.end):
                return Span(Anchor(line.id, start), span.end)
        if line.id == span.end.block:
            break
    return span


def begun_earlier(bulletin: Bulletin, span: Span) -> Span:
    """The passage with the clause before it, be it in the line before; as it is at the start of the text."""
    for _, line in _onward(bulletin, span.start, -1):
        before = span.start.offset if line.id == span.start.block else len(line.text)
        for start, _ in reversed(clauses(line.text)):
            if start < before:
                return Span(Anchor(line.id, start), span.end)
    return span


def whole_lines(bulletin: Bulletin, span: Span) -> Span:
    """All of the lines that a passage reaches into; one line more if it is that already."""
    first, last = bulletin.line(span.start.block), bulletin.line(span.end.block)
    found = _lines(bulletin, first, last)
    if found == span and last + 1 < len(bulletin.lines):
        return _lines(bulletin, first, last + 1)
    return found


def section(bulletin: Bulletin, span: Span) -> Span | None:
    """The smallest part of the outline, heading and all, that holds a passage and is more than it; None without one."""
    start, end = bulletin.range(span)
    sections = (one for one in _sections(bulletin) if one[0] <= start and end <= one[1])
    trim = (bulletin.range(trimmed(bulletin, bulletin.span(*one))) for one in sections)
    around = [one for one in trim if one[0] <= start and end <= one[1] and one != (start, end)]
    found = min(around, key=lambda one: one[1] - one[0], default=None)
    return bulletin.span(*found) if found else None


def _sections(bulletin: Bulletin) -> Iterator[tuple[int, int]]:
    """Where each node of the outline begins, and where the next that is not below it does."""
    nodes = [(node, _begin(bulletin, node)) for root in outline(bulletin.lines) for node in root.walk()]
    for at, (node, begin) in enumerate(nodes):
        after = at + sum(1 for _ in node.walk())
        end = nodes[after][1] if after < len(nodes) else len(bulletin.text)
        if begin < end:
            yield begin, end


def _begin(bulletin: Bulletin, node: Node) -> int:
    return bulletin.start_of(node.block) + (node.head.start if node.head else 0)


def _lines(bulletin: Bulletin, first: int, last: int) -> Span:
    start, end = bulletin.lines[first], bulletin.lines[last]
    return Span(Anchor(start.id, 0), Anchor(end.id, len(end.text)))


def _within(block: str, start: int, end: int) -> Span:
    return Span(Anchor(block, start), Anchor(block, end))


def _precedes(bulletin: Bulletin, one: Anchor, other: Anchor) -> bool:
    return bulletin.offset(one) < bulletin.offset(other)


def _onward(bulletin: Bulletin, anchor: Anchor, by: int) -> Iterator[tuple[int, Block]]:
    """The line of a place and those after (1) or before (-1) it."""
    first = bulletin.line(anchor.block)
    for at in range(first, len(bulletin.lines) if by > 0 else -1, by):
        yield at, bulletin.lines[at]


def _passed_over(bulletin: Bulletin, at: int, anchor: Anchor) -> bool:
    line = bulletin.lines[at]
    return line.kind in FRAME and line.id != anchor.block
