"""Results: the figures of a passage that tell what a practice has brought about, each with what it counts."""

from collections.abc import Callable, Iterator

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.indicator import indicator
from zugong_desk.insight.drafting.line import Line, lines
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.reasons import Around, kind_of, reasons
from zugong_desk.insight.drafting.signs import signs_in
from zugong_desk.insight.drafting.weighing import confidence, in_words

Reader = Callable[[str], tuple[Amount, ...]]
SHOWN = 0.3
"""A figure that is less likely a result than this is not proposed at all."""


def results(passage: Passage, amounts: Reader) -> tuple[Drafted, ...]:
    """The results that a passage tells, in order; `amounts` reads every figure of a text.

    Ranges are of the reading text and quote figure, marks and unit (近7.2万件). One whose confidence is under 0.5 is a guess
    that an editor may want to see. Time is linear to the passage.
    """
    year = int(passage.date[:4]) if passage.date else None
    out: list[Drafted] = []
    for line in lines(passage.text, passage.start, passage.end):
        out.extend(
            one
            for one in _of_line(line, amounts(line.text), year)
            if passage.start <= one.start and one.end <= passage.end
        )
    return tuple(out)


def _start(amount: Amount, text: str) -> int:
    """Where the figure begins with its marks; of 最高达612米 the first two characters say what is counted."""
    topmost = amount.before.startswith("高达") and text[max(0, amount.marks_start - 1) : amount.marks_start] == "最"
    return amount.start if topmost else amount.marks_start


def _of_line(line: Line, found: tuple[Amount, ...], year: int | None) -> Iterator[Drafted]:
    if not found:
        return
    signs, behind = signs_in(line.text, "result_signs"), signs_in(line.text, "result_after")
    last, before = 0, ""
    for amount in found:
        here = Around(line, signs, behind, amount, line.clause(amount.start), last)
        why = reasons(here, year)
        sure = confidence(why)
        last = last if kind_of(here) == "time" else here.end
        if sure < SHOWN:
            continue
        start, end = _start(amount, line.text), here.end
        verb = next((one.word for one in here.before if one.role == "did"), "")
        before = indicator(line, start, end, here.last, before, verb)
        yield Drafted(
            Field.RESULTS,
            line.start + start,
            line.start + end,
            line.text[start:end],
            before,
            confidence=round(sure, 2),
            why=in_words(why),
        )
