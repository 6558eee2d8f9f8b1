"""Spaces: those that the width of a line shows and the engine does not read."""

from math import inf

from zugong_desk.reading.scan import cells
from zugong_desk.reading.scan.engine import Reading

NARROW_GAP = 0.33
"""Between two ideographs this much is a half-width space, by the places of their neighbours too."""
EVEN = 1.15
"""In a line whose ideographs usually stand further apart than this many ems, narrow gaps say nothing."""
WIDE_GAP = 0.8
"""Empty room between two characters, in ems, from which on it is a space that was typed."""


def spaced(reading: Reading, em: float) -> Reading:
    """The reading with wide spaces where two characters stand so far apart; the engine reads one space or none there."""
    steps = cells.steps(reading.text, reading.centres)
    narrow = NARROW_GAP * em if steps and cells.usual_step(steps) < EVEN * em else inf
    out = Reading("", (), (), ())
    end = 0
    for at, centre in enumerate(reading.centres):
        if centre is None:
            continue
        if end:
            out = _with(out, _space(reading, end - 1, at, em, narrow), None, 1.0, 0.0)
        out = _with(out, reading.text[at], centre, reading.confidences[at], reading.strokes[at])
        end = at + 1
    return out


def _with(reading: Reading, text: str, centre: float | None, confidence: float, stroke: float) -> Reading:
    """The reading with more characters of one sort behind it."""
    more = len(text)
    return Reading(
        reading.text + text,
        (*reading.centres, *[centre] * more),
        (*reading.confidences, *[confidence] * more),
        (*reading.strokes, *[stroke] * more),
    )


def _space(reading: Reading, left: int, right: int, em: float, narrow: float) -> str:
    """What stands between two characters; next to punctuation the engine's columns do not say."""
    read = reading.text[left + 1 : right][:1]
    pair = reading.text[left] + reading.text[right]
    if em <= 0 or not all(map(str.isalnum, pair)):
        return read
    step = (reading.centres[right] or 0.0) - (reading.centres[left] or 0.0)
    room = step / em - (cells.share(pair[0]) + cells.share(pair[1])) / 2
    if room >= WIDE_GAP:
        return "\u3000" * round(room)
    if not read and cells.gap(reading.text, reading.centres, left, right, em) >= narrow:
        return " "
    return read
