"""The registry of names and terms: what a library's text offers, and what an editor confirms, refuses and corrects."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import SORT_NAMES, Name, Sort
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import Progress, RecordChange
from zugong_desk.insight.names import Candidate, names_in, together

Told = Callable[[int, int], None]
"""Told (done, total); what it raises ends the work."""
_FIELDS = ("also", "post", "within", "note", "since", "until")


def unheard(done: int, total: int) -> None:
    """Progress that nobody listens to."""


def candidates(desk: Desk, progress: Told = unheard) -> tuple[Candidate, ...]:
    """Names that the library's text offers and nobody has confirmed or refused; learnt from finished issues if there are any.

    Met in the most issues first.
    """
    desk.flush()
    ids = accepted_issues(desk)
    found = []
    for done, id in enumerate(ids, 1):
        found.append(names_in(desk.library.load(id)))
        progress(done, len(ids))
    return unknown(desk, together(found))


def accepted_issues(desk: Desk) -> list[str]:
    """The issues whose text an editor has finished with; all of them as long as there is none."""
    rows = [row for row in desk.library.issues() if row.present]
    finished = [row.id for row in rows if row.progress is Progress.DONE]
    return finished or [row.id for row in rows]


def unknown(desk: Desk, found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Of candidates those that are not in the registry, under this or another of their forms."""
    known = {form for name in desk.shelf.names.values() for form in forms(name)}
    return tuple(one for one in found if one.name not in known)


def forms(name: Name) -> tuple[str, ...]:
    """All true forms of a name, the chief one first."""
    return (name.name, *(line for line in name.also.splitlines() if line))


def find(desk: Desk, name: str) -> Name | None:
    """The record of the registry that has this form."""
    return next((one for one in desk.shelf.names.values() if name in forms(one)), None)


def confirm(desk: Desk, name: str, sort: Sort, **fields: str) -> Touched:
    """Put a name into the registry, or confirm one that was refused; `fields` are also, post, within, note, since and until.

    One that is there under another form gets the fields as far as they are not empty. EditError if the name is empty, a
    date is none, or a field is unknown.
    """
    return _put(desk, _made(desk, name, sort, confirmed=True, fields=fields), "登记")


def confirm_all(desk: Desk, found: Iterable[Candidate]) -> Touched:
    """Put many candidates into the registry as one step; those that are there already are left out."""
    fresh = unknown(desk, found)
    records = tuple(RecordChange(None, Name(desk.new_id(), one.sort, one.name)) for one in fresh)
    return desk.perform(f"登记 {len(records)} 个名称", records=records)


def refuse(desk: Desk, name: str, sort: Sort) -> Touched:
    """Say that this is no name, so that it is not offered again; one that was confirmed is no longer."""
    return _put(desk, _made(desk, name, sort, confirmed=False, fields={}), "不登记")


def refuse_all(desk: Desk, found: Iterable[Candidate]) -> Touched:
    """Say of many candidates that they are no names, as one step; those that are in the registry are left out."""
    fresh = unknown(desk, found)
    records = tuple(RecordChange(None, Name(desk.new_id(), one.sort, one.name, confirmed=False)) for one in fresh)
    name = f"不登记“{fresh[0].name}”" if len(fresh) == 1 else f"不登记 {len(fresh)} 个名称"
    return desk.perform(name, records=records)


def change(desk: Desk, before: Name, after: Name) -> Touched:
    """Correct a record. If the new name is a form of another record, the two become one. EditError as `confirm`."""
    after = _checked(replace(after, id=before.id))
    if after == before:
        return Touched(f"修改“{before.name}”")
    others = [one for one in desk.shelf.names.values() if one.id != before.id and _share(one, after)]
    merged = after
    for one in others:
        merged = _merged(merged, one)
    records = (*(RecordChange(one, None) for one in others), RecordChange(before, merged))
    return desk.perform(f"修改“{before.name}”", records=records)


def merge(desk: Desk, kept: Name, other: Name) -> Touched:
    """Make one record of two: the forms of the other become further forms of the one that is kept."""
    if kept.id == other.id:
        raise EditError("同一个名称不能与自己合并。")
    records = RecordChange(other, None), RecordChange(kept, _merged(kept, other))
    return desk.perform(f"“{other.name}”并入“{kept.name}”", records=records)


def forget(desk: Desk, name: Name) -> Touched:
    """Take a record out of the registry; the text may offer the name again."""
    return desk.perform(f"移出名称库“{name.name}”", records=(RecordChange(name, None),))


def confirm_refused(desk: Desk, names: Iterable[Name]) -> Touched:
    """Confirm many records that were refused, as one step."""
    known = [one for one in names if desk.shelf.names.get(one.id) == one and not one.confirmed]
    says = f"登记“{known[0].name}”" if len(known) == 1 else f"登记 {len(known)} 个名称"
    return desk.perform(says, records=tuple(RecordChange(one, replace(one, confirmed=True)) for one in known))


def forget_all(desk: Desk, names: Iterable[Name]) -> Touched:
    """Take many records out of the registry as one step."""
    known = [one for one in names if desk.shelf.names.get(one.id) == one]
    says = f"移出名称库“{known[0].name}”" if len(known) == 1 else f"移出名称库 {len(known)} 个名称"
    return desk.perform(says, records=tuple(RecordChange(one, None) for one in known))


def _put(desk: Desk, wanted: Name, says: str) -> Touched:
    """Add a record, or change the one that has this form already."""
    before = find(desk, wanted.name)
    step = f"{says}{SORT_NAMES[wanted.sort]}“{wanted.name}”"
    if before is None:
        return desk.perform(step, records=(RecordChange(None, wanted),))
    fields = {name: getattr(wanted, name) or getattr(before, name) for name in _FIELDS if name != "also"}
    after = replace(_merged(before, wanted), confirmed=wanted.confirmed, sort=wanted.sort, **fields)
    return Touched(step) if after == before else desk.perform(step, records=(RecordChange(before, after),))


def _made(desk: Desk, name: str, sort: Sort, *, confirmed: bool, fields: dict[str, str]) -> Name:
    if unfit := sorted(set(fields) - set(_FIELDS)):
        raise EditError(f"名称没有这一栏：{'、'.join(unfit)}。")
    return _checked(Name(desk.new_id(), sort, name, confirmed, **fields))


def _checked(name: Name) -> Name:
    """A record with its fields tidied. EditError if it has no name or a date that is none."""
    tidy = replace(name, name=" ".join(name.name.split()))
    if not tidy.name:
        raise EditError("名称不能为空。")
    for day in (tidy.since, tidy.until):
        _check_day(day)
    if tidy.since and tidy.until and tidy.since > tidy.until:
        raise EditError("起始日期晚于截止日期。")
    return replace(
        tidy,
        also="\n".join(
            form for form in dict.fromkeys(map(str.strip, tidy.also.splitlines())) if form and form != tidy.name
        ),
    )


def _check_day(day: str) -> None:
    if not day:
        return
    try:
        if date.fromisoformat(day).isoformat() == day:
            return
    except ValueError:
        pass
    raise EditError(f"日期“{day}”应写成 2026-01-31 的样子。")


def _share(one: Name, other: Name) -> bool:
    return bool({*forms(one)} & {*forms(other)})


def _merged(kept: Name, other: Name) -> Name:
    """One record with the forms of both, and what only the other one tells."""
    also = "\n".join(form for form in dict.fromkeys((*forms(kept), *forms(other))) if form != kept.name)
    fields = {name: getattr(kept, name) or getattr(other, name) for name in _FIELDS if name != "also"}
    return replace(kept, also=also, **fields)
