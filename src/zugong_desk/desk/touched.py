"""What a step touched and where, so that views refresh only that."""

from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import (
    AnnotationChange,
    BlockChange,
    Change,
    Changes,
    HeadsChange,
    JoinChange,
    LabelChange,
    PlaceChange,
    SplitChange,
    TextChange,
    touched_blocks,
)
from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.runs import length_of
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.step import Step


@dataclass(frozen=True, slots=True)
class Touched:
    """What a step changed in the open bulletin and on the shelf.

    `blocks` are block ids, `places` ids of annotations and excerpts; `lines` says whether lines came, went or moved,
    `issues` whether the list of issues reads differently; `show` is where the editor's eye should be;
    `typed` marks one keystroke of many, after which a slow view may wait for a pause.
    """

    name: str
    action: str = "do"
    bulletin: str | None = None
    blocks: frozenset[str] = frozenset()
    lines: bool = False
    places: frozenset[str] = frozenset()
    shelf: bool = False
    issues: bool = False
    show: Span | None = None
    typed: bool = False


def touched_by(step: Step, before: Bulletin | None, after: Bulletin | None, action: str) -> Touched:
    """What a step touched in the bulletin that is now open (None if none is)."""
    mine = tuple(change for part in step.parts if after and part.bulletin == after.id for change in part.changes)
    blocks = frozenset(touched_blocks(mine))
    return Touched(
        name=step.name,
        action=action,
        bulletin=after.id if after and mine else None,
        blocks=blocks,
        lines=any(_alters_lines(change) for change in mine),
        places=frozenset(change.id for change in mine if isinstance(change, PlaceChange | AnnotationChange)),
        shelf=bool(step.records),
        issues=_alters_list(step, mine, blocks, before, after),
        show=_show(mine, after) if after else None,
    )


def _alters_lines(change: Change) -> bool:
    match change:
        case SplitChange() | JoinChange() | BlockChange():
            return True
        case LabelChange():
            return (change.before.kind in ASIDE) != (change.after.kind in ASIDE)
        case _:
            return False


def _alters_list(
    step: Step, mine: Changes, blocks: frozenset[str], before: Bulletin | None, after: Bulletin | None
) -> bool:
    """Whether titles, numbers, counts or standing may read differently now."""
    if step.records or any(not isinstance(change, TextChange | PlaceChange | HeadsChange) for change in mine):
        return True
    listed = (Kind.MASTHEAD, Kind.ARTICLE_TITLE)
    return any(
        id in bulletin.position and bulletin.block(id).kind in listed
        for bulletin in (before, after)
        if bulletin
        for id in blocks
    )


def _show(changes: Changes, after: Bulletin) -> Span | None:
    """Where the editor's eye should be: at the last change of the text itself, else at the first label, head or place.

    Ranges that merely moved along are named by the step too, before the text when it is undone.
    """
    written = [change for change in reversed(changes) if isinstance(change, TextChange | SplitChange | JoinChange)]
    shaped = [change for change in changes if isinstance(change, LabelChange | HeadsChange | BlockChange)]
    placed = [change for change in changes if isinstance(change, AnnotationChange | PlaceChange)]
    spans = (_place_of(change, after) for change in (*written, *shaped, *placed))
    return next((span for span in spans if span and _stands(span, after)), None)


def _stands(span: Span, bulletin: Bulletin) -> bool:
    """Whether both ends lie in the reading text."""
    lines = bulletin.line_position
    return all(
        end.block in lines and end.offset <= len(bulletin.block(end.block).text) for end in (span.start, span.end)
    )


def _place_of(change: Change, after: Bulletin) -> Span | None:
    match change:
        case TextChange():
            end = Anchor(change.block, change.at + length_of(change.inserted))
            return Span(end, end)
        case SplitChange():
            anchor = Anchor(change.second, 0)
        case JoinChange():
            anchor = Anchor(change.block, change.at)
        case LabelChange() | HeadsChange():
            anchor = Anchor(change.block, 0)
        case BlockChange() if change.after:
            anchor = Anchor(change.after.id, 0)
        case PlaceChange() | AnnotationChange() if change.id in after.places:
            return after.places[change.id].span
        case _:
            return None
    return Span(anchor, anchor)
