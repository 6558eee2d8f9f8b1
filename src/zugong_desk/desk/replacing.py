"""Putting another file of the same issue in the place of one in the library, with all that editors did to it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from zugong_desk.desk.as_parsed import as_parsed
from zugong_desk.desk.core import Desk
from zugong_desk.desk.importing import ImportResult, Known, Received, replace_id, result_of, take_in, weigh
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.step import Part, Step
from zugong_desk.domain.transfer import Report
from zugong_desk.domain.transfer_places import moved_in, moved_out
from zugong_desk.domain.transfer_work import corrected
from zugong_desk.insight.collation import collate, nearest


class SameIssue(StrEnum):
    """What is done with a file of an issue that is in the library from another file."""

    KEEP = "keep"
    """Both are kept."""
    REPLACE = "replace"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a file: `report` if it took the place of another; `known` is what the library knew of it."""

    result: ImportResult
    touched: Touched | None
    known: Known
    report: Report | None = None


def settle(desk: Desk, received: Received, choice: SameIssue) -> Settled:
    """Put what was received into the library; of an issue that is there from another file, as chosen.

    A file that is skipped counts as a duplicate of the issue that is there.
    """
    verdict = weigh(desk, received)
    if verdict.known is Known.SAME_ISSUE and verdict.id and choice is SameIssue.REPLACE:
        result, touched, report = replace_source(desk, verdict.id, received)
        return Settled(result, touched, verdict.known, report)
    if verdict.known is Known.SAME_ISSUE and verdict.id and choice is SameIssue.SKIP:
        return Settled(result_of(received.file, desk.load(verdict.id), "duplicate"), None, verdict.known)
    return Settled(*take_in(desk, received), verdict.known)


def replace_source(desk: Desk, old_id: str, received: Received) -> tuple[ImportResult, Touched, Report]:
    """Take a file in as the new source of an issue, as one step that undo takes back.

    It becomes a bulletin with an id of its own, the old one leaves the library; what editors corrected, decided, marked
    and took from the old one goes over, and the report lists what does not stand exactly as it stood. EditError if the
    file could not be read or is that of another issue, Unknown if there is no such issue, LibraryError if nothing was written.
    """
    desk.end_burst()
    old = desk.load(old_id)
    parsed = replace_id(_readable(desk, old_id, received), desk.new_id())
    changes, report = _carried(desk, old, parsed)
    parts = (Part(old.id, moved_out(old)), Part(parsed.id, changes))
    name = f"用“{received.file}”替换原件"
    step = Step(desk.new_id(), name, tuple(part for part in parts if part.changes), _records(desk, old.id, parsed.id))
    touched = desk.admit(parsed, step, received.data)
    return result_of(received.file, desk.load(parsed.id), "new"), touched, report


def _readable(desk: Desk, old: str, received: Received) -> Bulletin:
    """What was read of a file that is not in the library, or is the very file of the old issue, read in another way."""
    if received.bulletin is None:
        raise EditError(received.error or f"“{received.file}”没有读出内容，没有替换。")
    if desk.library.find_by_sha256(received.bulletin.source.sha256) not in {None, old}:
        raise EditError(f"“{received.file}”已在书库中，没有替换。")
    if not received.bulletin.lines:
        raise EditError(f"“{received.file}”里没有正文，没有替换。请核对是否选对了文件。")
    return received.bulletin


def _records(desk: Desk, old: str, new: str) -> tuple[RecordChange, ...]:
    """The new issue stands as the old one stood, which leaves the library; what rests on that is the new one's."""
    standing = desk.shelf.standings[old]
    shelf = desk.shelf
    excerpts = [one for one in shelf.excerpts.values() if one.bulletin == old]
    decisions = [one for one in shelf.decisions.values() if one.bulletin == old]
    return (
        RecordChange(standing, replace(standing, present=False)),
        RecordChange(None, replace(standing, id=new)),
        *(RecordChange(one, replace(one, bulletin=new)) for one in excerpts),
        *(RecordChange(one, replace(one, bulletin=new)) for one in decisions),
    )


def _carried(desk: Desk, old: Bulletin, parsed: Bulletin) -> tuple[Changes, Report]:
    """The changes that do to the new bulletin what was done to the old one, and what became of it all."""
    before = as_parsed(desk, old)
    mapping = collate(old.source.text, parsed.source.text)
    done, corrections, decisions = corrected(old, before, parsed, mapping, desk.new_id)
    after = apply(parsed, done)
    put, placings = moved_in(old, after, collate(old.text, after.text), nearest)
    return (*done, *put), Report(placings.carried, placings.checked, placings.lost, corrections, decisions)
