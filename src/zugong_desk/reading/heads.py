"""Heads: the titles and numbered headings that stand inside blocks, items and lead phrases with them, and the levels of all."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zugong_desk.domain.block import Head
from zugong_desk.domain.kinds import MAX_LEVEL, Kind, Role
from zugong_desk.domain.numbering import HEADINGS, Number, Style, number_at
from zugong_desk.reading import shapes
from zugong_desk.reading.draft import LONGEST_LEAD, SENTENCE, Draft
from zugong_desk.reading.items import add_items, series_at
from zugong_desk.reading.leads import add_bold_leads, add_plain_leads

LONGEST_OPENING = 100
"""Characters that a title may take at the start of its paragraph."""

_QUOTES = re.compile(r"[。！？”]——[^，。；：]{2,20}$")
"""The end of what somebody said, with who said it."""


def find_heads(drafts: Sequence[Draft]) -> None:
    """Fill in the heads of all paragraphs and the levels of all headings, one article at a time."""
    for article in _articles(drafts):
        paragraphs = [draft for draft in article if draft.kind is Kind.PARAGRAPH]
        _find_lists(paragraphs)
        _find_counts(paragraphs)
        opened = frozenset(
            (number.style, number.value) for draft in article if (number := number_at(draft.text)) is not None
        )
        for draft in paragraphs:
            draft.opened = opened
            _add_title(draft)
            _add_headings(draft)
            add_items(draft)
            add_bold_leads(draft)
        add_plain_leads(paragraphs)
        _set_levels(article)


def _find_lists(paragraphs: Sequence[Draft]) -> None:
    """Entries of a list are numbered and end in semicolons, all but the last."""
    before: Number | None = None
    for draft in paragraphs:
        number = number_at(draft.text)
        goes_on = number is not None and before is not None and number.style is before.style
        draft.listed = number is not None and (draft.text.endswith(("；", ";")) or goes_on)
        before = number if draft.listed and draft.text.endswith(("；", ";")) else None


def _find_counts(paragraphs: Sequence[Draft]) -> None:
    """Ordinals count on over paragraphs if one begins with first and the next that begins with any counts on."""
    opened = [(draft, number) for draft in paragraphs if (number := number_at(draft.text)) is not None]
    ordinals = [(draft, number.value) for draft, number in opened if number.style is Style.ORDINAL]
    for (draft, value), (following, next_value) in pairwise(ordinals):
        if value < next_value and (value == 1 or draft.counted):
            draft.counted = following.counted = True
    series = [(draft, *found) for draft in paragraphs if (found := series_at(draft)) is not None]
    for (draft, first, word), (following, second, same) in pairwise(series):
        if word == same and second.value == first.value + 1 and (first.value == 1 or draft.counted):
            draft.counted = following.counted = True


def _articles(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    article: list[Draft] = []
    for draft in drafts:
        if draft.kind in {Kind.ARTICLE_TITLE, Kind.COLUMN} or _title_end(draft):
            if article:
                yield article
            article = []
        article.append(draft)
    if article:
        yield article


def _title_end(draft: Draft) -> int:
    """The end of the title that opens the paragraph after a mark such as △; 0 if there is none."""
    if draft.kind is not Kind.PARAGRAPH or not shapes.opens_with_mark(draft.text) or _QUOTES.search(draft.text):
        return 0
    stop = shapes.STOP.search(draft.text, 1, LONGEST_OPENING)
    return draft.bold_end(0) or draft.bold_end(1) or (stop.start() + (stop[0] in "？！") if stop else 0)


def _add_title(draft: Draft) -> None:
    end = _title_end(draft)
    if end:
        draft.add(Role.TITLE, 1 + len(draft.text[1:end]) - len(draft.text[1:end].lstrip()), end)
        draft.body_start = end + 1 if draft.text[end : end + 1] == "。" else end


def _add_headings(draft: Draft) -> None:
    """A numbered phrase of its own that opens the paragraph and runs on into it; and such in its middle, after a stop."""
    rows = _rows(draft)
    for sentence in SENTENCE.finditer(draft.text, draft.body_start):
        start = sentence.start()
        number = number_at(draft.text, start)
        if number is None or number.style not in HEADINGS or draft.listed:
            continue
        of_row = (number.style, number.value) in rows or _counts_with_others(draft, number)
        if start > draft.body_start and not of_row:
            continue
        if number.style is Style.BRACKETED_FIGURE and _counts_on(draft.text, number):
            continue
        end = _lead_end(draft, start, number.end)
        if end and end + 1 < len(draft.text):
            draft.add(Role.HEADING, start, end)


def _rows(draft: Draft) -> frozenset[tuple[int, int]]:
    """Styles and values of numbers that open sentences of their own and count on from one, or from what opens the block."""
    rows: dict[int, list[int]] = {}
    for sentence in SENTENCE.finditer(draft.text, draft.body_start):
        number = number_at(draft.text, sentence.start())
        if number is None or number.style > Style.FIGURE or not _lead_end(draft, sentence.start(), number.end):
            continue
        row = rows.setdefault(number.style, [])
        if (row and row[-1] + 1 == number.value) or (
            not row and (number.value == 1 or sentence.start() == draft.body_start)
        ):
            row.append(number.value)
    return frozenset((style, value) for style, row in rows.items() if len(row) > 1 for value in row)


def _counts_with_others(draft: Draft, number: Number) -> bool:
    """Whether a number in mid-paragraph counts on from, or up to, one that opens a block: then it is a heading like that."""
    beside = {(number.style, number.value - 1), (number.style, number.value + 1)}
    return number.style <= Style.BRACKETED and bool(beside & draft.opened)


def _counts_on(text: str, number: Number) -> bool:
    """Whether the next number of the same kind stands in the same paragraph: then they number items."""
    following = str(number.value + 1)
    return any(f"{left}{following}{right}" in text for left, right in ("（）", "()"))


def _lead_end(draft: Draft, start: int, words: int) -> int:
    """Where the phrase that begins at `start` ends, its stop left out; 0 if it is too long for a head."""
    bold = draft.bold_end(words)
    if bold:
        return bold
    stop = shapes.STOP.search(draft.text, words, words + LONGEST_LEAD + 1)
    if stop is None or stop[0] == "；" or stop.start() - words < 2:
        return 0
    return stop.start() if draft.text.count("，", start, stop.start()) <= 2 else 0


def _set_levels(article: Sequence[Draft]) -> None:
    """Levels by depth in the article, not by numeral: the first style to appear is the first level."""
    open_styles: list[int] = []
    styles = [_style(draft.text) for draft in article if draft.kind is Kind.HEADING]
    alone = styles.count(0) == 1 and Style.CHAPTER in styles
    for draft in article:
        if draft.kind is Kind.HEADING:
            style = _style(draft.text)
            # One heading without number before 一、 and 二、 is none that they stand under.
            draft.level = 1 if alone and not style and not open_styles else _depth(open_styles, style)
        ordered = sorted(draft.heads, key=lambda head: head.start)
        draft.heads = [_with_level(head, draft.text, open_styles) for head in ordered]


def _style(text: str) -> int:
    """The style of the number that a heading has; 0 for none."""
    number = number_at(text)
    return number.style if number and number.style in HEADINGS else 0


def _with_level(head: Head, text: str, open_styles: list[int]) -> Head:
    if head.role is not Role.HEADING:
        return head
    number = number_at(text, head.start)
    return Head(head.role, head.start, head.end, _depth(open_styles, number.style if number else 0))


def _depth(open_styles: list[int], style: int) -> int:
    """The level of a heading in that style (0: without number), given the styles of the headings that it stands under."""
    if style in open_styles:
        del open_styles[open_styles.index(style) + 1 :]
    else:
        while style and open_styles and open_styles[-1] > style:
            open_styles.pop()
        open_styles.append(style)
    return min(len(open_styles), MAX_LEVEL)
