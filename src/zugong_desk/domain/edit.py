"""The verbs of correction: each takes a bulletin and gives the changes that do it, every moved range included.

Offsets are code points. None of the verbs alters the bulletin that it is given.
"""

from dataclasses import replace

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes
from zugong_desk.domain.draft import Draft, NewId
from zugong_desk.domain.kinds import ASIDE, MAX_LEVEL, Kind, Role
from zugong_desk.domain.runs import Runs, joiner, length_of, source_ranges, typed
from zugong_desk.domain.span import Anchor, Span

EDITED = "编辑改定"
CONTINUES = frozenset(
    {Kind.PARAGRAPH, Kind.TOC, Kind.TOC_ENTRY, Kind.DISTRIBUTION, Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.MASTHEAD}
)
"""Kinds whose second half, after a split, is most likely of the same kind."""


class EditError(ValueError):
    """A correction that cannot be made; the text says why, for the editor."""


def type_over(bulletin: Bulletin, span: Span, text: str, new_id: NewId) -> Changes:
    """Replace a span by what was typed or pasted; each line feed in it starts a new block."""
    draft = Draft(bulletin)
    _delete(draft, span)
    _insert(draft, span, text, new_id)
    return draft.changes()


def _delete(draft: Draft, span: Span) -> None:
    """Take out a span; the lines that it joins keep the label of the one that has text left."""
    first, last = draft.bulletin.line(span.start.block), draft.bulletin.line(span.end.block)
    if first == last:
        return
    start, lines = span.start, draft.bulletin.lines
    kept = lines[last].label
    draft.replace(start.block, start.offset, len(lines[first].text) - start.offset, ())
    for line in lines[first + 1 : last]:
        draft.replace(line.id, 0, len(line.text), ())
    draft.replace(span.end.block, 0, span.end.offset, ())
    for _ in range(last - first):
        draft.join(start.block)
    if start.offset == 0 and draft.bulletin.block(start.block).text:
        draft.set_label(start.block, kept)


def _insert(draft: Draft, span: Span, text: str, new_id: NewId) -> None:
    """Put text in where a span begins; within one line its old text gives way in the same change."""
    block, at = span.start.block, span.start.offset
    removed = span.end.offset - at if span.end.block == block else 0
    first, *others = text.split("\n")
    draft.replace(block, at, removed, typed(first))
    at += len(first)
    for line in others:
        second = new_id()
        _split(draft, block, at, second)
        draft.replace(second, 0, 0, typed(line))
        block, at = second, len(line)


def split(bulletin: Bulletin, anchor: Anchor, new_id: NewId) -> Changes:
    """Start a new block at the anchor; the first half keeps the id."""
    draft = Draft(bulletin)
    _split(draft, anchor.block, anchor.offset, new_id())
    return draft.changes()


def _split(draft: Draft, block_id: str, at: int, second: str) -> None:
    label = draft.bulletin.block(block_id).label
    new = Label(Kind.PARAGRAPH, 0, 1.0, EDITED)
    if at == 0 and draft.bulletin.block(block_id).text and label.kind not in CONTINUES:
        draft.split(block_id, at, second, label)
        draft.set_label(block_id, new)
    else:
        same = Label(label.kind, label.level, 1.0, EDITED) if label.kind in CONTINUES else new
        draft.split(block_id, at, second, same)


def merge(bulletin: Bulletin, block_id: str) -> Changes:
    """Join a block to the line before it; two titles are joined by a space, anything else as it stands."""
    before = bulletin.previous_line(block_id)
    if before is None:
        raise EditError("这是阅读稿的第一段，前面没有可合并的段块。")
    draft = Draft(bulletin)
    first, second = before, bulletin.block(block_id)
    if first.kind is second.kind is Kind.ARTICLE_TITLE and not first.text.endswith(" ") and first.text:
        draft.replace(first.id, len(first.text), 0, joiner(" "))
    draft.join(first.id)
    if not first.text and second.text:
        draft.set_label(first.id, second.label)
    return draft.changes()


def relabel(bulletin: Bulletin, block_id: str, kind: Kind, level: int = 0) -> Changes:
    """Take a block for another kind; page furniture leaves the reading text, anything else is (again) a line of it."""
    block = bulletin.block(block_id)
    label = _label(kind, level or block.level or 1)
    draft = Draft(bulletin)
    if label.kind in ASIDE and not block.aside:
        if len(bulletin.lines) == 1:
            raise EditError("阅读稿只剩这一段，不能再移出。")
        draft.put_aside(block_id, label)
    elif block.aside and label.kind not in ASIDE:
        draft.bring_back(block_id, label)
    else:
        draft.set_label(block_id, label)
    return draft.changes()


def _label(kind: Kind, level: int) -> Label:
    return Label(kind, min(max(level, 1), MAX_LEVEL) if kind is Kind.HEADING else 0, 1.0, EDITED)


def bring_back(bulletin: Bulletin, block_id: str, new_id: NewId) -> Changes:
    """Make a block that was set aside a paragraph again, at its own place even if that lies inside another block."""
    block = bulletin.block(block_id)
    if not block.aside:
        raise EditError("这一段本来就在阅读稿里。")
    draft = Draft(bulletin)
    host = _host(bulletin, block)
    if host:
        draft.split(host[0], host[1], new_id(), bulletin.block(host[0]).label)
        draft.move(block_id, host[0])
    draft.bring_back(block_id, _label(Kind.PARAGRAPH, 0))
    return draft.changes()


def _host(bulletin: Bulletin, block: Block) -> tuple[str, int] | None:
    """The line, and the offset in it, whose source text goes on both before and after the block's own."""
    ranges = source_ranges(block.runs)
    if not ranges:
        return None
    start = min(first for first, _ in ranges)
    for line in bulletin.lines:
        at = 0
        before = False
        for run in line.runs:
            if run.origin is not None and run.origin > start and before:
                return line.id, at
            before = before or (run.origin is not None and run.origin < start)
            at += len(run.text)
    return None


def confirm(bulletin: Bulletin, block_id: str) -> Changes:
    """Say that a doubtful block is right as it is."""
    draft = Draft(bulletin)
    draft.set_label(block_id, replace(bulletin.block(block_id).label, confidence=1.0))
    return draft.changes()


def shift_level(bulletin: Bulletin, block_id: str, by: int) -> Changes:
    """Move a heading, or the numbered heading that opens a block, `by` levels down (or up if negative)."""
    block = bulletin.block(block_id)
    draft = Draft(bulletin)
    if block.kind is Kind.HEADING:
        draft.set_label(block_id, _label(Kind.HEADING, block.level + by))
    elif head := opening_heading(block):
        level = min(max(head.level + by, 1), MAX_LEVEL)
        draft.set_heads(block_id, _exchanged(block.heads, head, replace(head, level=level)))
    else:
        raise EditError("升级、降级只用于标题。先把这一段定为标题。")
    return draft.changes()


def set_level(bulletin: Bulletin, block_id: str, level: int) -> Changes:
    """Make a block a heading of the level, or give that level to the numbered heading that opens it."""
    block = bulletin.block(block_id)
    head = opening_heading(block)
    if block.kind is not Kind.HEADING and head:
        return shift_level(bulletin, block_id, level - head.level)
    return relabel(bulletin, block_id, Kind.HEADING, level)


def opening_heading(block: Block) -> Head | None:
    """The numbered heading with which a block opens, if it does."""
    return next((head for head in block.heads if head.role is Role.HEADING), None)


def mark_head(bulletin: Bulletin, span: Span, role: Role, level: int = 0) -> Changes:
    """Mark a range inside one block as a head; heads that it overlaps give way."""
    start, end = span.start, span.end
    if start.block != end.block or start.offset >= end.offset:
        raise EditError("小标题要在同一段里选中几个字。")
    block = bulletin.block(start.block)
    if end.offset > len(block.text):
        raise EditError("选中的文字已经变了，请重新选。")
    kept = tuple(head for head in block.heads if head.end <= start.offset or head.start >= end.offset)
    draft = Draft(bulletin)
    new = Head(role, start.offset, end.offset, max(level, 1) if role is Role.HEADING else 0)
    draft.set_heads(block.id, (*kept, new))
    return draft.changes()


def unmark_head(bulletin: Bulletin, anchor: Anchor) -> Changes:
    """Take the mark off the head at the anchor."""
    block = bulletin.block(anchor.block)
    head = head_at(block, anchor.offset)
    if head is None:
        raise EditError("光标处没有小标题。")
    draft = Draft(bulletin)
    draft.set_heads(block.id, tuple(other for other in block.heads if other != head))
    return draft.changes()


def head_at(block: Block, offset: int) -> Head | None:
    """The head in which (or at whose end) the offset lies."""
    return next((head for head in block.heads if head.start <= offset <= head.end), None)


def _exchanged(heads: tuple[Head, ...], old: Head, new: Head) -> tuple[Head, ...]:
    return tuple(new if head == old else head for head in heads)


def put_first(bulletin: Bulletin, block_id: str, kind: Kind, runs: Runs) -> Changes:
    """Put a new block before everything else, such as a masthead that the source lacks."""
    if not length_of(runs):
        raise EditError("没有填写内容。")
    draft = Draft(bulletin)
    draft.put_block(Block(block_id, _label(kind, 0), runs), None)
    return draft.changes()
