"""Correcting segmentation and text."""

from collections.abc import Callable, Sequence

from zugong_desk.desk.burst import quoted
from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import edit, masthead
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.kinds import KIND_NAMES, ROLE_NAMES, Kind, Role
from zugong_desk.domain.span import Anchor, Span


def type_over(desk: Desk, span: Span, text: str) -> Touched:
    """Type, paste or delete: the span gives way to the text. Within one line it joins a burst of typing."""
    bulletin = desk.table
    name = _typing_name(bulletin.quote(span), text)
    changes = edit.type_over(bulletin, span, text, desk.new_id)
    if "\n" in text or span.start.block != span.end.block:
        return desk.perform(_line_name(bulletin, span, text) or name, changes)
    return desk.type_changes(name, changes, span.start.block)


def _typing_name(removed: str, inserted: str) -> str:
    if not inserted:
        return f"删除{quoted(removed)}"
    if not removed:
        return f"输入{quoted(inserted)}"
    return f"{quoted(removed)}改为{quoted(inserted)}"


def _line_name(bulletin: Bulletin, span: Span, text: str) -> str | None:
    removed = bulletin.quote(span)
    return {("", "\n"): "拆分段块", ("\n", ""): "合并段块"}.get((removed, text))


def split(desk: Desk, anchor: Anchor) -> Touched:
    """Start a new block at the anchor."""
    return desk.perform("拆分段块", edit.split(desk.table, anchor, desk.new_id))


def merge(desk: Desk, block: str) -> Touched:
    """Join a block to the one before it."""
    return desk.perform("合并段块", edit.merge(desk.table, block))


def relabel(desk: Desk, blocks: Sequence[str], kind: Kind, level: int = 0) -> Touched:
    """Take blocks for another kind, all in one step."""
    changes = _each(desk.table, blocks, lambda bulletin, block: edit.relabel(bulletin, block, kind, level))
    return desk.perform(f"改为{KIND_NAMES[kind]}", changes)


def _each(bulletin: Bulletin, blocks: Sequence[str], verb: Callable[[Bulletin, str], Changes]) -> Changes:
    out: Changes = ()
    for block in blocks:
        changes = verb(bulletin, block)
        bulletin = apply(bulletin, changes)
        out += changes
    return out


def set_level(desk: Desk, block: str, level: int) -> Touched:
    """Make a block a heading of the level (1 to 4), or give it to the numbered heading that opens the block."""
    return desk.perform(f"定为{level}级标题", edit.set_level(desk.table, block, level))


def shift_level(desk: Desk, block: str, by: int) -> Touched:
    """Demote (by > 0) or promote a heading."""
    return desk.perform("降级" if by > 0 else "升级", edit.shift_level(desk.table, block, by))


def set_levels(desk: Desk, blocks: Sequence[str], level: int) -> Touched:
    """Give several headings one level (1 to 4), all in one step."""
    changes = _each(desk.table, blocks, lambda bulletin, block: edit.set_level(bulletin, block, level))
    return desk.perform(f"定为{level}级标题", changes)


def shift_levels(desk: Desk, blocks: Sequence[str], by: int) -> Touched:
    """Demote (by > 0) or promote several headings, all in one step."""
    changes = _each(desk.table, blocks, lambda bulletin, block: edit.shift_level(bulletin, block, by))
    return desk.perform("降级" if by > 0 else "升级", changes)


def mark_head(desk: Desk, span: Span, role: Role, level: int = 0) -> Touched:
    """Mark a range in a block as a head."""
    return desk.perform(f"标为{ROLE_NAMES[role]}", edit.mark_head(desk.table, span, role, level))


def unmark_head(desk: Desk, anchor: Anchor) -> Touched:
    """Take the mark off the head at the anchor."""
    return desk.perform("取消小标题", edit.unmark_head(desk.table, anchor))


def set_aside(desk: Desk, blocks: Sequence[str], kind: Kind = Kind.PAGE_FOOTER) -> Touched:
    """Take blocks out of the reading text as page furniture."""
    changes = _each(desk.table, blocks, lambda bulletin, block: edit.relabel(bulletin, block, kind))
    return desk.perform("移出阅读稿", changes)


def bring_back(desk: Desk, block: str) -> Touched:
    """Make a block that was set aside a line again."""
    return desk.perform("取回阅读稿", edit.bring_back(desk.table, block, desk.new_id))


def confirm(desk: Desk, blocks: Sequence[str]) -> Touched:
    """Say that doubtful blocks are right as they are."""
    return desk.perform("确认段块", _each(desk.table, blocks, edit.confirm))


def fill_masthead(desk: Desk, values: dict[str, str]) -> Touched:
    """Set printed fields of the masthead (title, issue_no, issuer, date), making one if there is none."""
    return desk.perform("填写报头", masthead.fill(desk.table, values, desk.new_id()))


def doubts(bulletin: Bulletin) -> list[str]:
    """The ids of the doubtful lines, in order."""
    return [block.id for block in bulletin.lines if block.label.doubtful]
