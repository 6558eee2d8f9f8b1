"""Gaps: headings that a row of siblings lacks and that stand inside a paragraph, or run into its text."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.numbering import HEADINGS, Number, Style, number_at
from zugong_desk.reading import shapes
from zugong_desk.reading.draft import LONGEST_LEAD, Draft

FEWEST = 2
"""Siblings in the article that open paragraphs of their own."""
HABIT = 3
"""So many times as often as inside a paragraph must a sign open one, or the bulletin runs it on by habit."""
SHORTEST_TEXT = 12
"""Characters that stand before and after a place."""
NEAR = 4
"""Siblings before a phrase, and after it, to which it is held."""
SLACK = 6
"""Characters by which a heading may be longer or shorter than the longest and the shortest of its siblings."""

STOPPED = r"[。！？][”’」』）)】]*[ \t\u3000]*"
_NUMBERED = re.compile(rf"{STOPPED}(?=[（(第一二三四五六七八九十0-9])")
_PHRASE = re.compile(r"[^。！？；：:]{2,44}[。：:]")
_OPENS_A_TEXT = re.compile(
    r"近年来|近日|近期|今年以来|今年|去年|目前|当前|一直以来|长期以来|坚持|针对|按照|围绕|通过|依托|为了?(?=[解推进切深有提破加])|紧扣|建立|制定"
    r"|充分发挥|定期|全[县市区]|该[县市区局委镇乡村]|我[县市区局委]|截至|(?:自|从)?(?<![至到在自从于\d])\d{4}年|[\u4e00-\u9fff]{1,3}(?:县|市|区|镇|乡|街道)(?=[把以坚将在按组建出])"
)
ENDED = tuple("。！？；…：:")
_STOPS = re.compile("[。！？；：]")
_BEGINS = re.compile(r"(?:^|[。！？][”’]?)([\u4e00-\u9fff]{2})([\u4e00-\u9fff]?)")


@dataclass(frozen=True, slots=True)
class Place:
    """Code point `offset` of a text at which another paragraph seems to begin, of which kind, and why.

    `before` is the kind of what stands before it.
    """

    offset: int
    kind: Kind
    reason: str
    before: Kind = Kind.PARAGRAPH


Opened = Mapping[Style, list[tuple[int, int]]]
"""By style, the blocks of an article that a number opens and its value, in order."""


def opened_of(drafts: Sequence[Draft], article: range) -> Opened:
    out: dict[Style, list[tuple[int, int]]] = {}
    for at in article:
        if drafts[at].kind in {Kind.PARAGRAPH, Kind.HEADING} and not drafts[at].listed:
            number = number_at(drafts[at].text)
            if number is not None:
                out.setdefault(number.style, []).append((at, number.value))
    return out


def numbered(drafts: Sequence[Draft], article: range, opened: Opened) -> Mapping[int, list[Place]]:
    """Headings in the middle of paragraphs whose siblings open blocks, and which fill the gap between two of them."""
    found: dict[Style, list[tuple[int, int, Number]]] = {}
    for at in article:
        if drafts[at].kind is Kind.PARAGRAPH and not drafts[at].listed:
            for row in _rows_inside(drafts[at].text):
                siblings = opened.get(row[0][1].style, ())
                phrase = all(_is_phrase(drafts[at].text, number.end) for _, number in row)
                if _fills_a_gap(siblings, at, row[0][1].value, row[-1][1].value, phrase=phrase):
                    found.setdefault(row[0][1].style, []).extend((at, start, number) for start, number in row)
    out: dict[int, list[Place]] = {}
    for style, places in found.items():
        if len(opened[style]) >= max(FEWEST, HABIT * (len(places) - 1)):
            for at, start, number in places:
                text = drafts[at].text
                reason = f"“{text[start : number.end].strip()}”的同级标题都另起一段"
                out.setdefault(at, []).append(Place(start, kind_of(text[start:]), reason))
    return out


def _rows_inside(text: str) -> Iterator[list[tuple[int, Number]]]:
    """The numbers inside a text, those of one style that count on together."""
    rows: dict[Style, list[list[tuple[int, Number]]]] = {}
    for start, number in _numbers_inside(text):
        of_style = rows.setdefault(number.style, [])
        if of_style and of_style[-1][-1][1].value + 1 == number.value:
            of_style[-1].append((start, number))
        else:
            of_style.append([(start, number)])
    for of_style in rows.values():
        yield from of_style


def _numbers_inside(text: str) -> Iterator[tuple[int, Number]]:
    for found in _NUMBERED.finditer(text):
        number = number_at(text, found.end())
        if number is not None and number.style in HEADINGS:
            yield found.end(), number


def _is_phrase(text: str, words: int) -> bool:
    """Whether a short phrase stands there, with a stop and text after it or with nothing after it."""
    rest = text[words : words + LONGEST_LEAD + 2]
    found = _PHRASE.match(rest)
    if found is None:
        return 2 <= len(text) - words <= LONGEST_LEAD and not text.endswith(ENDED)
    return found[0].count("，") <= 2


def _fills_a_gap(siblings: Sequence[tuple[int, int]], at: int, first: int, last: int, *, phrase: bool) -> bool:
    """Whether the number before `first` opens that block or one above, and the one after `last` one below.

    One of both is enough for phrases: of those that open or end the row of their siblings. A row that has all its numbers
    in one block is meant so.
    """
    here = bisect_right(siblings, at, key=lambda sibling: sibling[0])
    before = siblings[here - 1][1] if here else 0
    after = siblings[here][1] if here < len(siblings) else None
    counts_on, goes_on = before == first - 1, after == last + 1
    if counts_on and goes_on:
        return True
    if here and siblings[here - 1] == (at, 1) and after in (None, 1):
        return False
    return phrase and ((counts_on and first > 1 and after in (None, 1)) or (goes_on and first == 1))


def kind_of(rest: str) -> Kind:
    """A heading alone has no stop inside and none behind; anything else is a paragraph."""
    alone = len(rest) <= LONGEST_LEAD and not rest.endswith(ENDED) and not shapes.STOP.search(rest)
    return Kind.HEADING if alone else Kind.PARAGRAPH


Headings = Mapping[Style, list[tuple[int, int, str]]]
"""By style, the headings of an article that stand alone: block, value and words of each, in order."""


def headings_of(drafts: Sequence[Draft], article: range) -> Headings:
    out: dict[Style, list[tuple[int, int, str]]] = {}
    for at in article:
        number = number_at(drafts[at].text) if drafts[at].kind is Kind.HEADING else None
        if number is not None:
            out.setdefault(number.style, []).append((at, number.value, drafts[at].text[number.end :]))
    return out


def before_text(draft: Draft, at: int, headings: Headings, begins: Counter[str]) -> Iterator[Place]:
    """A numbered phrase that runs into its text without a stop, where its siblings stand alone."""
    number = number_at(draft.text) if headings else None
    siblings = headings.get(number.style, []) if number and number.style in HEADINGS else []
    if number is None or not siblings:
        return
    here = bisect_right(siblings, at, key=lambda sibling: sibling[0])
    near = siblings[max(0, here - NEAR) : here + NEAR]
    if not _fills_a_gap([(place, value) for place, value, _ in near], at, number.value, number.value, phrase=True):
        return
    if end := _run_in_end(draft, number, [words for _, _, words in near], begins):
        mark = draft.text[: number.end].strip()
        yield Place(end, Kind.PARAGRAPH, f"前面像与“{mark}”同级的标题，它们都独占一段", Kind.HEADING)


def _run_in_end(draft: Draft, number: Number, siblings: Sequence[str], begins: Counter[str]) -> int:
    """Where the text begins after a phrase without a stop, by what stands there; 0 if that does not show."""
    text, words = draft.text, number.end
    sizes = [len(sibling) for sibling in siblings]
    low = words + max(4, min(sizes) - SLACK)
    high = min(words + max(sizes) + SLACK, len(text) - SHORTEST_TEXT)
    stop = _STOPS.search(text, words)
    stop_far = stop is None or stop.start() > high
    high = high if stop is None else min(high, stop.start())
    if bold := draft.bold_end(words):
        return bold if bold < len(text) - SHORTEST_TEXT and text[bold] not in "。：，" else 0
    clauses = {sibling.count("，") for sibling in siblings}
    places = [
        at for at in range(low, high + 1) if text.count("，", words, at) in clauses and text[at - 1] not in "，、“"
    ]
    signs: tuple[Callable[[int], bool], ...] = (
        lambda at: text[at - 1] in " \u3000" and text[at] not in " \u3000",
        lambda at: (found := number_at(text, at)) is not None and found.style is not number.style,
        lambda at: _OPENS_A_TEXT.match(text, at) is not None,
        lambda at: begins[text[at : at + 3]] >= 1 and any(one[-1:] == text[at - 1] for one in siblings),
        lambda at: begins[text[at : at + 2]] >= FEWEST,
        lambda at: stop_far and _parallel(text[words:at], siblings),
    )
    return next((at for shows in signs for at in places if shows(at)), 0)


def _parallel(words: str, siblings: Sequence[str]) -> bool:
    """Whether a phrase is built as each of its siblings: clauses as long, and two of them or a character in one place."""
    if len(siblings) < FEWEST or words.count("“") != words.count("”"):
        return False
    build = [len(clause) for clause in words.split("，")]
    if any([len(clause) for clause in sibling.split("，")] != build for sibling in siblings):
        return False
    return len(build) > 1 or any(len(set(chars)) == 1 for chars in list(zip(words, *siblings, strict=True))[1:])


def begins_of(article: Sequence[Draft]) -> Counter[str]:
    """How often the first two and three characters of sentences begin a sentence of the article."""
    out: Counter[str] = Counter()
    for draft in article:
        if draft.kind is Kind.PARAGRAPH:
            for found in _BEGINS.finditer(draft.text, draft.body_start):
                out.update({found[1], found[1] + found[2]})
    return out
