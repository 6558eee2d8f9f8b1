"""Dashes: the engine reads the two-em dash of Chinese print as one sign, or not at all; its stroke tells how long it is."""

from zugong_desk.reading.scan.engine import Reading

LIKE_A_DASH = "-—–―－一─"
"""What the engine takes a dash for."""
DOUBLE = 1.5
"""A stroke longer than this many ems is a two-em dash."""
LONGEST = 2.6
"""A stroke longer than this is a rule, not a dash."""


def with_dashes(reading: Reading, bars: tuple[tuple[float, float], ...], em: float) -> Reading:
    """The reading with `——` where a stroke of two ems stands; strokes and `em` are shares of the strip's width."""
    for left, right in bars:
        if DOUBLE * em < right - left < LONGEST * em:
            reading = _dashed(reading, left, right)
    return reading


def _dashed(reading: Reading, left: float, right: float) -> Reading:
    within = [at for at, centre in enumerate(reading.centres) if centre is not None and left <= centre <= right]
    if any(reading.text[at] not in LIKE_A_DASH for at in within):
        return reading
    start = within[0] if within else sum(1 for centre in reading.centres if centre is not None and centre < left)
    end = within[-1] + 1 if within else start
    quarter = (right - left) / 4
    sure = max((reading.confidences[at] for at in within), default=0.5)
    return Reading(
        reading.text[:start] + "——" + reading.text[end:],
        (*reading.centres[:start], left + quarter, right - quarter, *reading.centres[end:]),
        (*reading.confidences[:start], sure, sure, *reading.confidences[end:]),
        (*reading.strokes[:start], 0.0, 0.0, *reading.strokes[end:]),
    )
