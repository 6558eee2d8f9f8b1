"""Doing what findings ask for: the changes of one or many, every place moved along."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.draft import Draft, NewId
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import Finding, Heading, Joining, Mend, Parting, Relabelling, Rewrite
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Anchor, Span

GONE = "这一处已经变了，没有改动。请看重新校对后的意见。"


def mend(bulletin: Bulletin, findings: Sequence[Finding], new_id: NewId) -> tuple[Changes, tuple[Finding, ...]]:
    """The changes that do what the findings ask, and the findings that were done.

    Of findings whose rewritings overlap the first is done; those whose text has changed meanwhile are left. From the
    last place to the first, so that offsets before stay true.
    """
    done, mends = _compatible(bulletin, findings)
    out: Changes = ()
    for one in sorted(mends, key=lambda one: _place(bulletin, one), reverse=True):
        changes = _changes(bulletin, one, new_id)
        bulletin = apply(bulletin, changes)
        out += changes
    return out, tuple(done)


def _compatible(bulletin: Bulletin, findings: Sequence[Finding]) -> tuple[list[Finding], list[Mend]]:
    done: list[Finding] = []
    mends: list[Mend] = []
    for finding in findings:
        fresh = [one for one in finding.mends if one not in mends]
        if (
            finding.mends
            and all(_fits(bulletin, one) for one in fresh)
            and not any(_clash(one, other) for one in fresh for other in mends)
        ):
            done.append(finding)
            mends += fresh
    return done, mends


def _fits(bulletin: Bulletin, one: Mend) -> bool:
    if one.block not in bulletin.line_position:
        return False
    block = bulletin.block(one.block)
    match one:
        case Rewrite():
            return block.text[one.start : one.end] == one.before
        case Joining():
            return bulletin.previous_line(one.block) is not None
        case Parting():
            return 0 < one.at < len(block.text)
        case Heading():
            return 0 <= one.start < one.end <= len(block.text)
        case Relabelling():
            return (block.kind, block.level) != (one.kind, one.level)


def _clash(one: Mend, other: Mend) -> bool:
    if one.block != other.block:
        return False
    if isinstance(one, Rewrite | Heading) and isinstance(other, Rewrite | Heading):
        return (one.start < other.end and other.start < one.end) or one.start == other.start
    return isinstance(one, Relabelling | Joining) and type(one) is type(other)


def _place(bulletin: Bulletin, one: Mend) -> tuple[int, int, int]:
    """Its order in the text; what changes a block as a whole comes, from the end, after what changes its words."""
    match one:
        case Rewrite() | Heading():
            at = one.start
        case Parting():
            at = one.at
        case _:
            at = -1
    return bulletin.line(one.block), at, -1 if isinstance(one, Joining) else 0


def _changes(bulletin: Bulletin, one: Mend, new_id: NewId) -> Changes:
    match one:
        case Rewrite():
            return _rewritten(bulletin, one)
        case Joining():
            return edit.merge(bulletin, one.block)
        case Parting():
            return edit.split(bulletin, Anchor(one.block, one.at), new_id)
        case Heading():
            span = Span(Anchor(one.block, one.start), Anchor(one.block, one.end))
            return edit.mark_head(bulletin, span, one.role, one.level)
        case Relabelling():
            return edit.relabel(bulletin, one.block, one.kind, one.level)


def _rewritten(bulletin: Bulletin, one: Rewrite) -> Changes:
    """Only the characters that differ give way, so that those around them keep their origin."""
    draft = Draft(bulletin)
    for start, end, after in reversed(list(pieces(one.before, one.after))):
        draft.replace(one.block, one.start + start, end - start, typed(after))
    return draft.changes()


def pieces(before: str, after: str) -> Iterable[tuple[int, int, str]]:
    """Where two wordings differ: [start, end) of the first and what stands there in the second."""
    for what, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield start, end, after[first:last]


def mend_one(bulletin: Bulletin, finding: Finding, new_id: NewId) -> Changes:
    """The changes that do what a finding asks. EditError if its place has changed or it asks for nothing."""
    changes, done = mend(bulletin, (finding,), new_id)
    if not done:
        raise EditError(GONE)
    return changes
