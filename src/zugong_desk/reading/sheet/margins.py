"""Margins: the running heads and page numbers that stand outside the text of the pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zugong_desk.domain.imprint import Page, Part
from zugong_desk.reading.sheet.measures import Measures
from zugong_desk.reading.sheet.runs import framed
from zugong_desk.reading.sheet.sheets import SetLine, Sheet

ZONE = 0.15
"""Share of the page at its top and at its bottom in which such lines stand."""

APART = 1.3
"""Of the usual pitch: a running head keeps so far from the text."""

OFTEN = 0.4
"""Share of the pages, from its first to its last, on which a running head stands."""

DEEP = 2
"""Lines of a running head at the most."""

COUNTED = 3
"""Bare numbers that count on in one place are page numbers, however close the text stands."""

SAME_PLACE = 5.0
"""Points by which a running head may move from page to page."""

_NUMBER = re.compile(
    r"(?P<dash>[—–－─·•-]*)\s*(?:第|Page)?\s*(?P<number>[0-9０-９]{1,4}|[ivxlcIVXLC]{1,6})\s*(?P<word>页|版)?"
    r"\s*(?:[/／,，（(]?\s*(?:共|of)?\s*[0-9０-９]{1,4}\s*页?[)）]?)?\s*(?P<end>[—–－─·•-]*)"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    sheet: int
    line: int
    set_line: SetLine
    part: Part
    depth: int
    room: float
    """The distance to the next line of the text, in points."""


def margin_parts(sheets: Sequence[Sheet], measures: Measures) -> dict[tuple[int, int], Part]:
    """Which lines, by the sheet's and the line's index, are running heads or feet: they recur, or number the page."""
    candidates = [one for at, sheet in enumerate(sheets) for one in _candidates(at, sheet)]
    numbers = {(one.sheet, one.line) for one in _page_numbers(candidates, measures)}
    found = {(one.sheet, one.line): one.part for one in candidates if (one.sheet, one.line) in numbers}
    for one in _recurring(candidates, measures, numbers):
        found[one.sheet, one.line] = one.part
    return found


def _candidates(at: int, sheet: Sheet) -> list[_Candidate]:
    if not sheet.lines:
        return []
    frame = sheet.lines[0].frame
    low, high = _reach(sheet.page, frame)
    ordered = sorted((line.base, index) for index, line in enumerate(sheet.lines) if line.frame == frame)
    room = ZONE * (high - low)
    found = []
    for part, places in ((Part.HEADER, ordered), (Part.FOOTER, ordered[::-1])):
        for depth, (base, index) in enumerate(places[:DEEP]):
            away = base - low if part is Part.HEADER else high - base
            if away > room:
                break
            beyond = abs(places[depth + 1][0] - base) if depth + 1 < len(places) else high - low
            found.append(_Candidate(at, index, sheet.lines[index], part, depth, beyond))
    return found


def _reach(page: Page, frame: int) -> tuple[float, float]:
    corners = ((0.0, 0.0), (page.width, 0.0), (0.0, page.height), (page.width, page.height))
    across = [framed(x, y, frame)[1] for x, y in corners]
    return min(across), max(across)


def _page_numbers(candidates: Sequence[_Candidate], measures: Measures) -> list[_Candidate]:
    """Lines that hold the page's number alone: set off by dashes or words, or counting up from page to page."""
    sure = []
    bare: dict[int, list[_Candidate]] = defaultdict(list)
    for one in candidates:
        match = _NUMBER.fullmatch(one.set_line.text.strip())
        if match is None or one.depth or one.set_line.size > 1.3 * measures.size:
            continue
        if (match["dash"] and match["end"]) or match["word"]:
            sure.append(one)
        elif match["number"].isdigit():
            bare[int(match["number"]) - one.sheet].append(one)
    return sure + [one for first, group in bare.items() for one in group if _counts(one, first, group, measures)]


def _counts(one: _Candidate, first: int, group: Sequence[_Candidate], measures: Measures) -> bool:
    """Whether a bare number is a page's: it stands where others count on, or away from the text as the right number."""
    level = sum(_in_place(one, other) for other in group)
    if level >= COUNTED:
        return True
    return one.room >= APART * measures.pitch and (level > 1 or first == 1)


def _recurring(candidates: Sequence[_Candidate], measures: Measures, numbers: set[tuple[int, int]]) -> list[_Candidate]:
    """Lines that stand on many pages in one place and keep away from the text, or from it together with the next."""
    groups: dict[tuple[Part, str], list[_Candidate]] = defaultdict(list)
    for one in candidates:
        if one.set_line.size <= 1.15 * measures.size:
            groups[one.part, re.sub(r"[0-9０-９]+|\s+", "#", one.set_line.text.strip())].append(one)
    alike = {(one.sheet, one.line) for group in groups.values() for one in _often(group)} | numbers
    blocks: dict[tuple[int, Part], list[_Candidate]] = defaultdict(list)
    for one in candidates:
        if (one.sheet, one.line) in alike and one.depth == len(blocks[one.sheet, one.part]):
            blocks[one.sheet, one.part].append(one)
    apart = APART * measures.pitch
    return [
        one for block in blocks.values() for one in block if any(other.room >= apart for other in block[one.depth :])
    ]


def _often(group: Sequence[_Candidate]) -> list[_Candidate]:
    alike = [one for one in group if any(_in_place(one, other) for other in group if other.sheet != one.sheet)]
    pages = sorted({one.sheet for one in alike})
    return alike if len(pages) > 1 and len(pages) >= OFTEN * (pages[-1] - pages[0] + 1) else []


def _in_place(one: _Candidate, other: _Candidate) -> bool:
    return abs(one.set_line.base - other.set_line.base) <= SAME_PLACE
