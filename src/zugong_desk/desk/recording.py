"""Practice records value by value: which values a field holds, and changing one of them as one step."""

from dataclasses import replace

from zugong_desk.desk.core import Desk
from zugong_desk.desk.drafting import SINGLE, draft_here, worded
from zugong_desk.desk.touched import Touched
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.domain.quantity import Quantity, order, quantity, quantity_of
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.proofing.amounts import amounts

MANY = (Field.RESULTS, Field.RECOGNITION)
"""Fields of which a record holds any number of values."""
BETWEEN = "；"


def values(practice: Practice, field: Field) -> tuple[Ground, ...]:
    """The values of a field in order; words of its string that no ground gives are one each, without an id."""
    grounds = practice.of(field)
    said = getattr(practice, field.value)
    if field in SINGLE:
        return grounds if [one.text for one in grounds] == [said] else (Ground("", field, said),) if said else ()
    parts = [part.strip() for part in said.replace("\n", BETWEEN).split(BETWEEN)]
    for ground in grounds:
        for part in worded(ground).split(BETWEEN):
            if part in parts:
                parts.remove(part)
    return (*grounds, *(Ground("", field, part) for part in parts if part))


def typed(field: Field, words: str) -> Ground:
    """A value as an editor wrote it: of a result what stands before its figure is what it counts."""
    words = words.strip()
    if field is Field.RESULTS and (at := _begins(words)):
        return Ground("", field, words[at:].strip(), words[:at].rstrip(" ：:，,"))
    return Ground("", field, words)


def _begins(words: str) -> int:
    """Where the figure of a result begins with its marks (突破, 近); 0 if there is none or nothing before it."""
    known = next(iter(amounts(words)), None)
    if known is not None:
        return known.marks_start
    for at in range(1, len(words)):
        if not words[at - 1].isascii() and words[at].isdigit() and quantity(words[at:]) is not None:
            return at
    return 0


def results_in(desk: Desk, span: Span) -> tuple[Drafted, ...]:
    """The results that selected text says; where no result is recognised, its first figure with the words before it."""
    start, end = desk.table.range(span)
    drafted = tuple(
        one
        for one in draft_here(desk, span).of(Field.RESULTS)
        if one.grounded and start <= one.start and one.end <= end
    )
    if drafted:
        return drafted
    text = desk.table.quote(span)
    found = next(iter(amounts(text)), None)
    if found is None:
        return ()
    first, last = found.marks_start, max(found.end, found.marks_end)
    about = text[:first].strip(" 　，。、；：")
    return (Drafted(Field.RESULTS, start + first, start + last, text[first:last], about, confidence=1.0),)


def add_value(desk: Desk, annotation: str, value: Ground) -> Touched:
    """Put a value that an editor wrote at the end of its field."""
    now = values(_practice(desk, annotation), value.field)
    return _written(desk, annotation, value.field, (*now, value), "填典型做法")


def change_value(desk: Desk, annotation: str, at: int, value: Ground) -> Touched:
    """Change the wording of the value number `at` of a field; it stays tied to its passage."""
    now = list(values(_practice(desk, annotation), value.field))
    now[at] = replace(value, id=now[at].id)
    return _written(desk, annotation, value.field, tuple(now), "改典型做法的一项")


def remove_value(desk: Desk, annotation: str, field: Field, at: int) -> Touched:
    """Take the value number `at` of a field out of the record."""
    now = values(_practice(desk, annotation), field)
    return _written(desk, annotation, field, now[:at] + now[at + 1 :], "删去典型做法的一项")


def sort_by_amount(grounds: tuple[Ground, ...]) -> tuple[int, ...]:
    """The numbers of results in the order of what they give, the largest of each kind of unit first, the others last."""
    found = [(at, figure(one.text)) for at, one in enumerate(grounds)]
    with_figures = sorted(((order(amount), -at) for at, amount in found if amount is not None), reverse=True)
    units = list(dict.fromkeys(amount.base[1] for _, amount in found if amount is not None))
    ordered = sorted(with_figures, key=lambda one: units.index(one[0][0]))
    return (*(-at for _, at in ordered), *(at for at, amount in found if amount is None))


def figure(text: str) -> Quantity | None:
    """What a recorded figure says; None for words without one (characters such as 一新 are none)."""
    if any(char.isdigit() for char in text):
        return quantity(text)
    return next((quantity_of(one) for one in amounts(text)), None)


def _practice(desk: Desk, annotation: str) -> Practice:
    return desk.table.annotations[annotation].practice


def _written(desk: Desk, annotation: str, field: Field, wanted: tuple[Ground, ...], name: str) -> Touched:
    """The step that gives a field these values and no others, its string with them."""
    before = _practice(desk, annotation)
    grounds = tuple(one if one.id else replace(one, id=desk.new_id()) for one in wanted)
    others = tuple(one for one in before.grounds if one.field is not field)
    said = BETWEEN.join(worded(one) for one in grounds)
    after = replace(before, grounds=(*others, *grounds), **{field.value: said})  # type: ignore[arg-type]
    return desk.perform(name, marking.change_annotation(desk.table, annotation, practice=after))
