"""Sentences and clauses of a line, as a reader takes them in; what quotation marks and brackets hold stays together.

All functions take the text of one line and give half-open ranges of code points: in the order of the text, apart from
each other, none empty, without blanks at their ends and without the pause mark that parts them from the next.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

Range = tuple[int, int]

REACH = 80
"""Marks farther apart than this do not hold together what stands between them: a whole speech is no one clause."""
_PAIRS = dict(zip("”’）)》〉」』】〕]］}｝〗", "“‘（(《〈「『【〔[［{｛〖", strict=True))
_QUOTES = "”’」』"
_CLOSING, _OPENING = "".join(_PAIRS), "".join(_PAIRS.values())
_PAUSES = "，；：,;:"
_BLANK = " \t\u3000\u00a0"
_NUMERAL = "一二三四五六七八九十"
_GOES_ON = "，；：、,;:的地得等之和与及或并"
"""What after a closing mark says that the sentence in it was only quoted."""

_END = re.compile(rf"(?:[。！？!?]|(?<=[\u3400-\u9fff])(?<![{_NUMERAL}])[.．](?![.．0-9A-Za-z]))[。！？!?…]*|…+")
_PAUSE = re.compile(r"[；;，]|(?<![0-9０-９])[,:：]|[,:：](?![0-9０-９])")
_ITEM = re.compile(
    rf"[{_BLANK}]*(?:第?[{_NUMERAL}]+(?:是要|[是要、．.])|其[{_NUMERAL}][，、]"
    rf"|[（(][{_NUMERAL}0-9]+[）)]|[①-⑳]|[0-9]{{1,2}}[.．、](?![0-9]))"
)


def sentences(text: str) -> tuple[Range, ...]:
    """The sentences of a line; an item of an enumeration (“；二是…”) counts as one."""
    return tuple(_parts(text, sorted({*_ends(text), *_items(text)})))


def clauses(text: str) -> tuple[Range, ...]:
    """The clauses of a line; each lies in one sentence."""
    return tuple(_parts(text, sorted({*_ends(text), *_pauses(text)})))


def _parts(text: str, cuts: list[int]) -> Iterator[Range]:
    """What stands between the cuts."""
    start = 0
    for cut in (*cuts, len(text)):
        end = start + len(text[start:cut].rstrip(_BLANK + _PAUSES))
        begin = cut - len(text[start:cut].lstrip(_BLANK + _PAUSES))
        if begin < end:
            yield begin, end
        start = cut


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: after the mark and whatever closes with it."""
    held, opened, start = _held(text), _opened(text), 0
    for found in _END.finditer(text):
        cut = _after_closing(text, found.end())
        if cut > found.end() and held[found.end()] and not held[cut]:
            ends = not _only_said(text, cut, opened.get(cut - 1, cut), start)
        else:
            ends = not held[cut] and not (found[0][0] == "…" and cut < len(text))
        if ends:
            yield cut
            start = cut


def _after_closing(text: str, at: int) -> int:
    """Past all the marks that close at a place."""
    while at < len(text) and text[at] in _CLOSING:
        at += 1
    return at


def _only_said(text: str, cut: int, opening: int, start: int) -> bool:
    """Whether what ends inside closing marks is but a part of a sentence that goes on after them."""
    rest = text[cut:].lstrip(_BLANK)
    if rest[:1] and rest[0] in _GOES_ON:
        return True
    begins = not text[start:opening].strip(_BLANK)
    return bool(rest) and text[cut - 1] not in _QUOTES and not begins


def _items(text: str) -> Iterator[int]:
    """Where an enumeration goes on with its next item."""
    return (cut for cut in _pauses(text, "；;：:") if _ITEM.match(text, cut))


def _pauses(text: str, marks: str = _PAUSES) -> Iterator[int]:
    held = _held(text)
    return (found.end() for found in _PAUSE.finditer(text) if found[0] in marks and not held[found.end()])


def _held(text: str) -> list[bool]:
    """For each place between two characters, whether a pair of marks stands around it."""
    turns = [0] * (len(text) + 2)
    for closing, opening in _opened(text).items():
        if closing - opening <= REACH:
            turns[opening + 1] += 1
            turns[closing + 1] -= 1
    return [depth > 0 for depth in accumulate(turns)]


def _opened(text: str) -> dict[int, int]:
    """Where each closing mark was opened; marks without a partner are left out."""
    out: dict[int, int] = {}
    waiting: list[int] = []
    for at, mark in enumerate(text):
        if mark in _OPENING:
            waiting.append(at)
        elif mark in _PAIRS:
            partner = next((place for place in reversed(waiting) if text[place] == _PAIRS[mark]), None)
            if partner is not None:
                del waiting[waiting.index(partner) :]
                out[at] = partner
    return out
