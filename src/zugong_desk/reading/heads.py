"""Heads: the titles, numbered headings, lead phrases and items that stand inside blocks, and the levels of headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.block import Head
from zugong_desk.domain.kinds import MAX_LEVEL, Kind, Role
from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Range
from zugong_desk.reading.numbering import HEADINGS, Number, Style, number_at

LONGEST_LEAD = 44
"""Characters that a lead phrase may take."""

_STOP = re.compile(r"[。！？；]")
_PAUSE = re.compile(r"[，：；。！？,:;]")
_SENTENCE = re.compile(r"[^。！？；]+(?:[。！？；][”’」』）)]*|$)")
_ITEM_AT = re.compile(
    r"(?:(?<=[。；！？：，、,;:”）\s])|^)(?:[一二三四五六七八九十]{1,2}(?:是|要|则)|第[一二三四五六七八九十]{1,2}[，、是]|首先|其次|再次|再者|最后|[①-⑳]|[（(]\d{1,2}[）)])"
)
_NOT_A_LEAD = re.compile(
    r"\d|[了我你他她它们]|[“《][^”》]{12,}|近年来|目前|今年|去年|以来|下一步|同时|此外|其中|通过|为此|因此|但是|获评|荣获|得到|达到|位居|成为"
)


@dataclass(slots=True)
class Draft:
    """A block whose heads are being found: its text, and the bold ranges in it."""

    kind: Kind
    text: str
    bold: Sequence[Range] = ()
    heads: list[Head] = field(default_factory=list)
    level: int = 0


def find_heads(drafts: Sequence[Draft]) -> None:
    """Fill in the heads of all paragraphs and the levels of all headings, one article at a time."""
    for article in _articles(drafts):
        _find_in_article(article)


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


def _find_in_article(article: Sequence[Draft]) -> None:
    paragraphs = [draft for draft in article if draft.kind is Kind.PARAGRAPH]
    for draft in paragraphs:
        _add_title(draft)
        _add_headings(draft)
        _add_items(draft)
        _add_bold_leads(draft)
    _add_plain_leads(paragraphs)
    _set_levels(article)
    for draft in paragraphs:
        draft.heads.sort(key=lambda head: head.start)


def _title_end(draft: Draft) -> int:
    """The end of the title that opens the paragraph after a mark such as △; 0 if there is none."""
    if draft.kind is not Kind.PARAGRAPH or draft.text[0] not in shapes.LEAD_MARKS:
        return 0
    stop = _STOP.search(draft.text)
    bold = next((end for start, end in draft.bold if start <= 1), 0)
    end = len(draft.text[:bold].rstrip("。 ")) if bold else stop.start() if stop else 0
    return end if end <= 100 else 0


def _add_title(draft: Draft) -> None:
    end = _title_end(draft)
    if end:
        start = 1 + len(draft.text[1:]) - len(draft.text[1:].lstrip())
        if start < end:
            draft.heads.append(Head(Role.TITLE, start, end))


def _body_start(draft: Draft) -> int:
    """Where the text after the title begins."""
    title = next((head for head in draft.heads if head.role is Role.TITLE), None)
    if title is None:
        return 0
    end = title.end
    return end + 1 if draft.text[end : end + 1] == "。" else end


def _add_headings(draft: Draft) -> None:
    """A numbered phrase of its own that opens the paragraph and runs on into it; and such in its middle, after a stop."""
    at = _body_start(draft)
    for sentence in _SENTENCE.finditer(draft.text, at):
        number = number_at(draft.text, sentence.start())
        if number is None or number.style not in HEADINGS:
            continue
        if sentence.start() > at and number.style not in {Style.CHAPTER, Style.BRACKETED}:
            continue
        end = _lead_end(draft, sentence.start(), number.end)
        if end and end + 1 < len(draft.text):
            draft.heads.append(Head(Role.HEADING, sentence.start(), end))


def _lead_end(draft: Draft, start: int, words: int) -> int:
    """Where the phrase that begins at `start` ends, its stop left out; 0 if it is too long for a head."""
    bold = _bold_at(draft, words)
    if bold:
        return bold
    stop = _STOP.search(draft.text, words)
    if stop is None or stop[0] == "；" or not 2 <= stop.start() - words <= LONGEST_LEAD:
        return 0
    return stop.start() if draft.text.count("，", start, stop.start()) <= 2 else 0


def _bold_at(draft: Draft, at: int) -> int:
    """The end, its stop left out, of the bold stretch in which `at` stands; 0 if it is not bold or too long."""
    for start, end in draft.bold:
        if start <= at < end:
            end = start + len(draft.text[start:end].rstrip("。：:，, "))
            return end if end - at <= LONGEST_LEAD else 0
    return 0


def _add_items(draft: Draft) -> None:
    """一是…, 第一，…, ①…: the enumerator with the phrase that names the item. A lone number names nothing."""
    found = [
        (at.start(), number) for at in _ITEM_AT.finditer(draft.text) if (number := number_at(draft.text, at.start()))
    ]
    by_style: dict[Style, list[tuple[int, Number]]] = {}
    for start, number in found:
        if number.style not in HEADINGS or (number.style is Style.BRACKETED_FIGURE and start > _body_start(draft)):
            by_style.setdefault(number.style, []).append((start, number))
    for style, places in by_style.items():
        for at, (start, number) in enumerate(places):
            if _in_sequence(draft, places, at, style) and not _inside_head(draft, start):
                limit = places[at + 1][0] if at + 1 < len(places) else len(draft.text)
                draft.heads.append(Head(Role.ITEM, start, _item_end(draft, number.end, limit)))


def _in_sequence(draft: Draft, places: Sequence[tuple[int, Number]], at: int, style: Style) -> bool:
    """Whether the numbers beside it count on, or it opens its paragraph and so may count on over paragraphs."""
    start, number = places[at]
    if start == _body_start(draft) and style is not Style.ORDINAL:
        return True
    before = places[at - 1][1].value if at else None
    after = places[at + 1][1].value if at + 1 < len(places) else None
    return (
        (before is not None and 0 < number.value - before)
        or (after is not None and 0 < after - number.value)
        or bool(_bold_at(draft, number.end))
    )


def _inside_head(draft: Draft, start: int) -> bool:
    return any(head.start <= start < head.end for head in draft.heads)


def _item_end(draft: Draft, words: int, limit: int) -> int:
    """To the stop if the sentence is a phrase of its own before its text, else to the first pause; bold decides."""
    bold = _bold_at(draft, words)
    if bold:
        return bold
    stop = _STOP.search(draft.text, words, limit)
    end = stop.start() if stop else limit
    phrase = draft.text[words:end]
    own = stop is not None and stop[0] != "；" and len(phrase) <= 22 and phrase.count("，") <= 1 and limit - end > 8
    pause = _PAUSE.search(draft.text, words, end)
    if own or pause is None:
        return end if end - words <= LONGEST_LEAD or pause is None else pause.start()
    return pause.start()


def _add_bold_leads(draft: Draft) -> None:
    """Bold phrases that open a sentence and are one by themselves."""
    for start, end in draft.bold:
        words = draft.text[start:end].rstrip("。：: ")
        opens = start == 0 or draft.text[start - 1] in "。！？；：”）" or start == _body_start(draft)
        closes = end >= len(draft.text) or draft.text[end - 1] in "。：:" or draft.text[end] in "。：:"
        if (
            opens
            and closes
            and 2 <= len(words) <= LONGEST_LEAD
            and not _inside_head(draft, start)
            and _runs_on(draft, end)
        ):
            if not any(start <= head.start < end for head in draft.heads):
                draft.heads.append(Head(Role.RUN_IN, start, start + len(words)))


def _runs_on(draft: Draft, end: int) -> bool:
    return end + 2 < len(draft.text)


def _add_plain_leads(paragraphs: Sequence[Draft]) -> None:
    """Lead phrases whose bold was lost: short sentences of one build, set apart by longer text, that recur in the article."""
    known = [
        draft.text[head.start : head.end] for draft in paragraphs for head in draft.heads if head.role is Role.RUN_IN
    ]
    numbered = any(head.role is Role.ITEM for draft in paragraphs for head in draft.heads)
    if numbered and not known:
        return
    found = [(draft, start, end) for draft in paragraphs for start, end in _short_sentences(draft)]
    shapes_known = [_build(text) for text in known]
    builds = [_build(draft.text[start:end]) for draft, start, end in found]
    for at, (draft, start, end) in enumerate(found):
        others = [*builds[:at], *builds[at + 1 :]]
        like_known = sum(_alike(builds[at], other) for other in shapes_known)
        if like_known or (not known and sum(_alike(builds[at], other) for other in others) >= 2):
            draft.heads.append(Head(Role.RUN_IN, start, end))


def _short_sentences(draft: Draft) -> Iterator[Range]:
    """Sentences that could be lead phrases, their stop left out, each with a longer text after it."""
    at = _body_start(draft)
    text = draft.text
    for sentence in _SENTENCE.finditer(text, at):
        start, end = sentence.start(), len(text[: sentence.end()].rstrip("。！？；"))
        words = text[start:end]
        if not (4 <= len(words) <= 22 and text[end : end + 1] == "。" and words.count("，") <= 1 and "、" not in words):
            continue
        if _NOT_A_LEAD.search(words) or number_at(words) or _inside_head(draft, start):
            continue
        after = _SENTENCE.match(text, end + 1)
        if after and len(after[0]) > len(words) and len(text) - end > 30:
            yield start, end


def _build(words: str) -> tuple[int, int, int]:
    """Length, and lengths of the two clauses."""
    first, _, second = words.partition("，")
    return len(words), len(first), len(second)


def _alike(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    return (a[2] > 0) == (b[2] > 0) and abs(a[1] - b[1]) <= 3 and abs(a[2] - b[2]) <= 3


def _set_levels(article: Sequence[Draft]) -> None:
    """Levels by depth in the article, not by numeral: the first style to appear is the first level."""
    open_styles: list[int] = []
    for draft in article:
        if draft.kind is Kind.HEADING:
            number = number_at(draft.text)
            draft.level = _depth(open_styles, number.style if number and number.style in HEADINGS else 0)
        draft.heads = [
            _with_level(head, draft.text, open_styles) for head in sorted(draft.heads, key=lambda head: head.start)
        ]


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
