"""Lessons: a text and its gold as the model sees them, lines of evidence with the states that a careful reader gives them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.score.gold import Gold

from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading.features import features_of
from zugong_desk.reading.furniture import furniture_of
from zugong_desk.reading.kinds import Evidence, evidence_of
from zugong_desk.reading.layout import layout_of
from zugong_desk.reading.lines import lines_of
from zugong_desk.reading.model import INDEX, KINDS


@dataclass(frozen=True, slots=True)
class Lesson:
    """What holds for each line of text, and its state as in `reading.path`; None where gold calls it furniture."""

    name: str
    evidence: list[Evidence]
    states: list[int | None]


def lesson_of(name: str, source: Source, gold: Gold) -> Lesson:
    """A text with its gold as a lesson; lines that the parser sets aside are left out."""
    taught = _states(gold)
    lines = lines_of(source)
    aside = furniture_of(lines)
    text = [line for index, line in enumerate(lines) if index not in aside]
    features = features_of(text)
    return Lesson(name, evidence_of(features, layout_of(features)), [taught.get(line.number) for line in text])


def _states(gold: Gold) -> Mapping[int, int]:
    out: dict[int, int] = {}
    for block in gold["blocks"]:
        kind = Kind(block["kind"])
        if kind in ASIDE:
            continue
        holes = {line for first, last in block["except"] for line in range(first, last + 1)}
        for line in range(block["line_start"], block["line_end"] + 1):
            if line not in holes:
                out[line] = INDEX[kind] + (0 if line == block["line_start"] else len(KINDS))
    return out
