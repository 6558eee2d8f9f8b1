"""The same for those like it: after a correction, the places that still stand as the corrected one stood."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from zugong_desk.desk.core import Desk
from zugong_desk.desk.corrected import Confirmed, Correction, Likely, Marked, Merged, Relabelled, Split, stood
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.block import Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import IssueRow
from zugong_desk.reading.phrases import phrase_at
from zugong_desk.reading.printed import Printed
from zugong_desk.reading.seams import cut_at, seam_before

GONE = "这些地方已经变了，没有更改。"
FEW = 12
"""More blocks than these were not corrected by hand."""


def correction_of(before: Bulletin, after: Bulletin, blocks: Collection[str]) -> Correction | None:
    """What an editor corrected by a step that touched these blocks; None if it was no correction of segmentation."""
    if before.id != after.id or not 0 < len(blocks) <= FEW:
        return None
    gone = [id for id in blocks if id in before.position and id not in after.position]
    new = [id for id in blocks if id in after.position and id not in before.position]
    kept = [id for id in blocks if id in before.position and id in after.position]
    labelled = tuple(id for id in kept if before.block(id).label != after.block(id).label)
    back = [id for id in labelled if before.block(id).aside and not after.block(id).aside]
    if back or not (gone or new):
        return _relabelled(before, after, labelled) if labelled else _marked(before, after, kept)
    if len(gone) == 1 and not new:
        return _merged(before, after, gone[0])
    return _split(before, after, new[0]) if len(new) == 1 and not gone else None


def _relabelled(before: Bulletin, after: Bulletin, ids: tuple[str, ...]) -> Correction | None:
    were = {(before.block(id).kind, before.block(id).level) for id in ids}
    are = {(after.block(id).kind, after.block(id).level) for id in ids}
    decided = all(after.block(id).label.confidence == 1.0 for id in ids)
    same = all(before.block(id).text == after.block(id).text for id in ids)
    if not (decided and same and len(are) == 1):
        return None
    found = stood(before, tuple(sorted(ids, key=before.position.__getitem__)))
    if found is None:
        return None
    if were == are:
        return Confirmed(found) if any(block.label.doubtful for block in found.blocks) else None
    return Relabelled(found, *are.pop()) if len(were) == 1 else None


def _merged(before: Bulletin, after: Bulletin, id: str) -> Correction | None:
    block = before.block(id)
    first = before.previous_line(id) if id in before.line_position else None
    if first is None or first.id not in after.line_position:
        return None
    joined = after.block(first.id).text
    if not (joined.startswith(first.text) and joined.endswith(block.text)):
        return None
    if len(joined) > len(first.text) + len(block.text) + 1:
        return None
    seam = seam_before(before, Printed(before.source), block)
    return Merged(seam) if seam is not None else None


def _split(before: Bulletin, after: Bulletin, id: str) -> Correction | None:
    first = after.previous_line(id) if id in after.line_position else None
    if first is None or first.id not in before.line_position:
        return None
    block = before.block(first.id)
    if block.text != first.text + after.block(id).text:
        return None
    cut = cut_at(block, Printed(before.source), len(first.text))
    return Split(cut) if cut is not None else None


def _marked(before: Bulletin, after: Bulletin, ids: Sequence[str]) -> Correction | None:
    changed = [id for id in ids if before.block(id).heads != after.block(id).heads]
    if len(changed) != 1 or before.block(changed[0]).text != after.block(changed[0]).text:
        return None
    block, now = before.block(changed[0]), after.block(changed[0])
    off = [head for head in block.heads if head not in now.heads]
    on = [head for head in now.heads if head not in block.heads]
    if len(off) > 1 or len(on) > 1 or (off and on and _range(off[0]) != _range(on[0])):
        return None
    phrase = phrase_at(block, Printed(before.source), *_range((on or off)[0]))
    was, then = ((heads[0].role, heads[0].level) if heads else None for heads in (off, on))
    return Marked(phrase, was, then)


def _range(head: Head) -> tuple[int, int]:
    return head.start, head.end


def alike(desk: Desk, correction: Correction, issue: str | None = None) -> tuple[Likely, ...]:
    """The places like the corrected one in an issue (None: the one on the table), in order."""
    return tuple(correction.found_in(desk.load(issue) if issue is not None else desk.table))


def alike_elsewhere(
    desk: Desk, correction: Correction, issue: str | None = None
) -> Iterator[tuple[IssueRow, tuple[Likely, ...]]]:
    """The places in all issues but one (None: the one on the table), newest issue first, one issue at each `next`."""
    shown = issue or (desk.bulletin.id if desk.bulletin else None)
    for row in desk.library.issues():
        # An issue may be taken out of the library while the walk rests.
        if row.id != shown and desk.present(row.id):
            yield row, tuple(correction.found_in(desk.load(row.id)))


def do_alike(desk: Desk, correction: Correction, places: Sequence[Likely]) -> Touched:
    """Do the same at these places, in one step over all their issues; places that changed meanwhile are left out.

    EditError if none is left.
    """
    desk.flush()
    ordered = sorted(places, key=lambda place: place.bulletin)
    parts, count = [], 0
    for id, group in groupby(ordered, key=lambda place: place.bulletin):
        bulletin = desk.find(id)
        standing = [place for place in group if bulletin and _stands(bulletin, place)]
        if bulletin and standing:
            parts.append(Part(id, _changes(desk, correction, bulletin, standing)))
            count += len(standing)
    if not parts:
        raise EditError(GONE)
    return desk.perform_step(Step(desk.new_id(), f"{count} 处{correction.verb}", tuple(parts)))


def _stands(bulletin: Bulletin, place: Likely) -> bool:
    return place.block in bulletin.position and bulletin.block(place.block) == place.seen


def _changes(desk: Desk, correction: Correction, bulletin: Bulletin, places: Sequence[Likely]) -> Changes:
    """From the last place to the first, so that what is joined or cut does not move the places before it."""
    out: Changes = ()
    for place in sorted(places, key=lambda one: (bulletin.position[one.block], one.start), reverse=True):
        changes = correction.changes(bulletin, place, desk.new_id)
        bulletin = apply(bulletin, changes)
        out += changes
    return out
