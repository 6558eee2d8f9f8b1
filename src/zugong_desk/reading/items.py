"""Items: 一是…, 二要…, 第一，…, 首先，…, ①…, （1）… inside running text."""

import re
from collections.abc import Iterator, Sequence

from zugong_desk.domain.kinds import Role
from zugong_desk.domain.numbering import HEADINGS, Number, Style, number_at, value_of
from zugong_desk.reading import shapes
from zugong_desk.reading.draft import LONGEST_LEAD, Draft

CELLS = 2
"""Bars that tell a row of a table, in which numbers name nothing."""
LONGEST_OWN_PHRASE = 22
"""Characters of a sentence that is no more than the item's name: 二是深化改革，盘活要素。"""

_PAUSE = re.compile(r"[，：；。！？,:;]")
_ITEM_AT = re.compile(
    r"(?:(?<=[。；！？：，、,;:”）\s])|^)"
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要|则)|第[一二三四五六七八九十]{1,2}(?:步|招|点|条)?[，、是]|首先|其次|再次|再者|最后|[①-⑳]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)])"
)

_SERIES_AT = re.compile(r"(?:(?<=[。；！？：，、”）\s])|^)([一二三四五六七八九])([\u4e00-\u9fff])")
_LABEL_AT = re.compile(r"([\u4e00-\u9fff]{2})([一二三四五六七八九十])[：:]")
"""A word that is counted, as in 做法一：…, 做法二：…."""
_COUNTED = frozenset(
    "能可来楼是要则个种些方边样直定起批次年月日户名位条项线家村镇期步代级层人件张处体律切共旦同致般流大小老心把五十百千万"
)
"""What follows a number that counts things or begins a word, where in 一看…二看…三看 it names what is done."""

_Found = tuple[int, Number]
"""Where a number stands in a text, and the number."""


def add_items(draft: Draft) -> None:
    """Each enumerator with the phrase that names its item. A number that stands alone in its text names nothing."""
    if draft.text.count("|") >= CELLS:
        return
    if draft.counted and (opened := series_at(draft)) is not None:
        draft.add(Role.ITEM, draft.body_start, _item_end(draft, opened[0].end, len(draft.text), listed=False))
    for style, places in _by_style(draft).items():
        if style is Style.BRACKETED_FIGURE and draft.listed:
            continue
        for at, (start, number) in enumerate(places):
            if _in_sequence(draft, places, at, style):
                limit = places[at + 1][0] if at + 1 < len(places) else len(draft.text)
                listed = at > 0 and _ends_in_semicolon(draft, places[at - 1][1].end)
                draft.add(Role.ITEM, start, _item_end(draft, number.end, limit, listed=listed))


def _by_style(draft: Draft) -> dict[Style, list[_Found]]:
    found: dict[Style, list[_Found]] = {}
    for at in _ITEM_AT.finditer(draft.text, draft.body_start):
        number = number_at(draft.text, at.start())
        if number is None:
            continue
        inside = number.style is Style.BRACKETED and at.start() > draft.body_start
        if (number.style not in HEADINGS or number.style is Style.BRACKETED_FIGURE or inside) and not draft.in_head(
            at.start()
        ):
            found.setdefault(number.style, []).append((at.start(), number))
    found[Style.ITEM] = sorted([*found.get(Style.ITEM, []), *_series(draft)])
    for style, marks in _UNSTOPPED.items():
        found[style] = _without_gaps(draft, found.get(style, []), marks)
    return found


def series_at(draft: Draft) -> tuple[Number, str] | None:
    """The number and the word that open a paragraph as in 一看… or 做法一：…; None if they count things."""
    label = _LABEL_AT.match(draft.text, draft.body_start)
    if label is not None:
        return Number(Style.ITEM, value_of(label[2]), label.end()), label[1]
    found = _SERIES_AT.match(draft.text, draft.body_start)
    if found is None or found[2] in _COUNTED:
        return None
    return Number(Style.ITEM, value_of(found[1]), found.end()), found[2]


def _series(draft: Draft) -> Iterator[_Found]:
    """Numbers with one word that counts on from one: 一看…二看…三看."""
    words: dict[str, list[_Found]] = {}
    for at in _SERIES_AT.finditer(draft.text, draft.body_start):
        if at[2] not in _COUNTED:
            words.setdefault(at[2], []).append((at.start(), Number(Style.ITEM, value_of(at[1]), at.end())))
    for places in words.values():
        if len(places) >= 2 and [number.value for _, number in places] == list(range(1, len(places) + 1)):
            yield from places


_UNSTOPPED = {Style.ITEM: "是要", Style.CIRCLED: ""}


def _without_gaps(draft: Draft, places: Sequence[_Found], marks: str) -> list[_Found]:
    """The places, and between two whose numbers leave one out the one place where it stands without a stop before it."""
    out: list[_Found] = []
    for start, number in places:
        if out and number.value == out[-1][1].value + 2:
            out += _missing(draft, out[-1], start, marks)
        out.append((start, number))
    return out


def _missing(draft: Draft, before: _Found, end: int, marks: str) -> list[_Found]:
    wanted = before[1].value + 1
    found = [
        (at, number)
        for at in range(before[1].end, end)
        if (number := number_at(draft.text, at)) is not None
        and number.value == wanted
        and number.style is before[1].style
        and draft.text[number.end - 1] in (marks or draft.text[at])
    ]
    return found if len(found) == 1 else []


def _in_sequence(draft: Draft, places: Sequence[_Found], at: int, style: Style) -> bool:
    """Whether the numbers beside it count on, or it opens its paragraph and so may count on over paragraphs."""
    start, number = places[at]
    if start == draft.body_start and (style is not Style.ORDINAL or draft.counted):
        return True
    before = places[at - 1][1].value if at else None
    after = places[at + 1][1].value if at + 1 < len(places) else None
    counts_on = before is not None and before < number.value
    goes_on = after is not None and number.value < after
    return counts_on or goes_on or draft.bold_end(number.end) > 0


def _ends_in_semicolon(draft: Draft, words: int) -> bool:
    stop = shapes.STOP.search(draft.text, words)
    return stop is not None and stop[0] == "；"


def _item_end(draft: Draft, words: int, limit: int, *, listed: bool) -> int:
    """To the stop if the sentence is a phrase of its own before its text, else to the first pause; bold decides.

    The last of items that semicolons set apart (`listed`) ends as they do: at its first pause.
    """
    bold = draft.bold_end(words)
    if bold:
        return bold
    stop = shapes.STOP.search(draft.text, words, limit)
    end = stop.start() if stop else limit
    phrase = draft.text[words : min(end, words + LONGEST_LEAD)]
    own = (
        not listed
        and stop is not None
        and stop[0] != "；"
        and end - words <= LONGEST_OWN_PHRASE
        and phrase.count("，") <= 1
    )
    if own and limit - end > 8:
        return end
    pause = _PAUSE.search(phrase)
    return words + (pause.start() if pause else len(phrase.rstrip()))
