"""Items: 一是…, 二要…, 第一，…, 首先，…, ①…, （1）… inside running text."""

import re
from collections.abc import Sequence

from zugong_desk.domain.kinds import Role
from zugong_desk.reading.draft import LONGEST_LEAD, STOP, Draft
from zugong_desk.reading.numbering import HEADINGS, Number, Style, number_at

LONGEST_OWN_PHRASE = 22
"""Characters of a sentence that is no more than the item's name: 二是深化改革，盘活要素。"""

_PAUSE = re.compile(r"[，：；。！？,:;]")
_ITEM_AT = re.compile(
    r"(?:(?<=[。；！？：，、,;:”）\s])|^)"
    r"(?:[一二三四五六七八九十]{1,2}(?:是|要|则)|第[一二三四五六七八九十]{1,2}[，、是]|首先|其次|再次|再者|最后|[①-⑳]|[（(]\d{1,2}[）)])"
)

Place = tuple[int, Number]


def add_items(draft: Draft) -> None:
    """Each enumerator with the phrase that names its item. A number that stands alone in its text names nothing."""
    for style, places in _by_style(draft).items():
        for at, (start, number) in enumerate(places):
            if _in_sequence(draft, places, at, style):
                limit = places[at + 1][0] if at + 1 < len(places) else len(draft.text)
                draft.add(Role.ITEM, start, _item_end(draft, number.end, limit))


def _by_style(draft: Draft) -> dict[Style, list[Place]]:
    found: dict[Style, list[Place]] = {}
    for at in _ITEM_AT.finditer(draft.text, draft.body_start):
        number = number_at(draft.text, at.start())
        if number is None:
            continue
        if (number.style not in HEADINGS or number.style is Style.BRACKETED_FIGURE) and not draft.in_head(at.start()):
            found.setdefault(number.style, []).append((at.start(), number))
    return found


def _in_sequence(draft: Draft, places: Sequence[Place], at: int, style: Style) -> bool:
    """Whether the numbers beside it count on, or it opens its paragraph and so may count on over paragraphs."""
    start, number = places[at]
    if start == draft.body_start and style is not Style.ORDINAL:
        return True
    before = places[at - 1][1].value if at else None
    after = places[at + 1][1].value if at + 1 < len(places) else None
    counts_on = before is not None and before < number.value
    goes_on = after is not None and number.value < after
    return counts_on or goes_on or draft.bold_end(number.end) > 0


def _item_end(draft: Draft, words: int, limit: int) -> int:
    """To the stop if the sentence is a phrase of its own before its text, else to the first pause; bold decides."""
    bold = draft.bold_end(words)
    if bold:
        return bold
    stop = STOP.search(draft.text, words, limit)
    end = stop.start() if stop else limit
    phrase = draft.text[words : min(end, words + LONGEST_LEAD)]
    own = stop is not None and stop[0] != "；" and end - words <= LONGEST_OWN_PHRASE and phrase.count("，") <= 1
    if own and limit - end > 8:
        return end
    pause = _PAUSE.search(phrase)
    return words + (pause.start() if pause else len(phrase.rstrip()))
