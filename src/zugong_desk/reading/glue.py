"""Glue: places inside a paragraph where another one most likely begins, because a conversion ran the two together.

Nothing is cut here: a place is proposed to the editor. What a bulletin runs on by habit is none.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zugong_desk.domain.credit import behind
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.numbering import number_at
from zugong_desk.domain.organisation import bare, looks_like_organisation, names_a_source
from zugong_desk.reading import shapes
from zugong_desk.reading.draft import Draft
from zugong_desk.reading.gaps import (
    ENDED,
    FEWEST,
    HABIT,
    SHORTEST_TEXT,
    STOPPED,
    Place,
    before_text,
    begins_of,
    headings_of,
    numbered,
    opened_of,
)

DOUBTED = 0.6
"""Confidence, at the most, of a block in which another seems to begin."""
TITLE = range(8, 61)
"""Characters of a title glued behind the last sentence of another article."""

_MARKED = re.compile(rf"(?:{STOPPED}|[）)〕】][ \t\u3000]*)(?=[{shapes.LEAD_MARKS}【])")
_CREDIT = re.compile(r"[。！？][”’]?[ \t\u3000]*[（(〔]([^（）()〔〕。]{3,40})[）)〕][ \t\u3000]*(?=\S)")
_LAST_STOP = re.compile(r".*[。！？][”’）)】]*[ \t\u3000]*", re.DOTALL)
_SHORT_LEAD = re.compile(r"(?:^|(?<=[。！？])|(?<=[。！？][”）]))([^。！？；：:，、“”\d\s]{3,8})(?=[：？][^“].{16})")
_BRACKETED = re.compile(r"【[^【】]{2,20}】")
_TEXT, _HEADING = [Kind.PARAGRAPH], [Kind.HEADING]


def glued(drafts: Sequence[Draft], wanted: Collection[int] | None = None) -> dict[int, tuple[Place, ...]]:
    """The places in the blocks of a text, heads found, by the blocks' indices, in order. Linear in the text.

    `wanted`: the blocks that are asked for; None for all.
    """
    signs = _Signs.of(drafts)
    out: dict[int, tuple[Place, ...]] = {}
    for article in _articles(drafts):
        if wanted is not None and not any(at in wanted for at in article):
            continue
        for at, places in _in_article(drafts, article, signs):
            out[at] = tuple(_apart(places, drafts[at].text))
    return {at: places for at, places in out.items() if places and (wanted is None or at in wanted)}


def in_words(places: Sequence[Place]) -> str:
    """The places as a reason for doubt; the first character of a text is the first."""
    return "；".join(f"第 {place.offset + 1} 字起像另一段：{place.reason}" for place in places)


@dataclass(frozen=True, slots=True)
class _Signs:
    """How often in the whole text a mark, or a phrase in 【】, opens a block, and stands after a stop inside one."""

    opening: Counter[str]
    inside: Counter[str]

    @staticmethod
    def of(drafts: Sequence[Draft]) -> "_Signs":
        opening = Counter(draft.text[0] for draft in drafts if draft.text and _is_mark(draft.text[0]))
        inside = Counter(draft.text[found.end()] for draft in _paragraphs(drafts) for found in _marks(draft.text))
        return _Signs(opening, inside)

    def set_apart(self, mark: str) -> bool:
        """Whether a mark opens blocks, and hardly ever stands inside one."""
        return self.opening[mark] >= max(1, HABIT * (self.inside[mark] - 1))


def _is_mark(char: str) -> bool:
    return char in shapes.LEAD_MARKS or char == "【"


def _paragraphs(drafts: Sequence[Draft]) -> Iterator[Draft]:
    return (draft for draft in drafts if draft.kind is Kind.PARAGRAPH)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """Marks after a stop or a bracket, with words after them."""
    for found in _MARKED.finditer(text):
        if shapes.has_words(text[found.end() + 1 : found.end() + 4]):
            yield found


def _articles(drafts: Sequence[Draft]) -> Iterator[range]:
    start = 0
    for at, draft in enumerate(drafts):
        opens = draft.kind in {Kind.ARTICLE_TITLE, Kind.COLUMN} or any(head.role is Role.TITLE for head in draft.heads)
        if opens and at > start:
            yield range(start, at)
            start = at
    yield range(start, len(drafts))


def _in_article(drafts: Sequence[Draft], article: range, signs: _Signs) -> Iterator[tuple[int, list[Place]]]:
    missing = numbered(drafts, article, opened_of(drafts, article))
    leads = _leads([(at, drafts[at]) for at in article if drafts[at].kind is Kind.PARAGRAPH])
    headings = headings_of(drafts, article)
    begins = begins_of([drafts[at] for at in article]) if headings else Counter()
    for at in article:
        draft = drafts[at]
        if draft.kind is Kind.PARAGRAPH:
            yield (
                at,
                [
                    *missing.get(at, ()),
                    *leads.get(at, ()),
                    *_credits(draft),
                    *_at_marks(draft, signs),
                    *before_text(draft, at, headings, begins),
                    *_title_behind(draft, drafts[at + 1 : at + 3]),
                ],
            )


def _apart(places: Sequence[Place], text: str) -> Iterator[Place]:
    """The places in order, each some way from the one before, from the beginning and from the end."""
    before = 0
    for place in sorted(places, key=lambda place: place.offset):
        room = len(text) - place.offset
        if place.offset - before >= (4 if place.kind is Kind.PARAGRAPH and not before else SHORTEST_TEXT) and room >= 4:
            yield place
            before = place.offset


# lead phrases ---------------------------------------------------------------------------------------------------------


def _leads(paragraphs: Sequence[tuple[int, Draft]]) -> Mapping[int, list[Place]]:
    """Lead phrases inside paragraphs, all of whose siblings in the article open theirs."""
    inside: dict[str, list[tuple[int, int, str]]] = {}
    opening: Counter[str] = Counter()
    for at, draft in paragraphs:
        for start, words in _leads_of(draft):
            sign = draft.text[start + len(words) : start + len(words) + 1]
            sign = sign if sign in tuple("：？") else "。"
            if start == draft.body_start:
                opening[sign] += 1
            else:
                inside.setdefault(sign, []).append((at, start, words))
    out: dict[int, list[Place]] = {}
    for sign, places in inside.items():
        if opening[sign] >= max(FEWEST, HABIT * len(places) if len(places) > 1 else 0):
            for at, start, words in places:
                reason = f"与“{_short(words)}”同类的段首语都在段首"
                out.setdefault(at, []).append(Place(start, Kind.PARAGRAPH, reason))
    return out


def _leads_of(draft: Draft) -> Iterator[tuple[int, str]]:
    """The lead phrases of a paragraph, and the short phrases before a colon or question mark that may be some."""
    heads = {head.start: draft.text[head.start : head.end] for head in draft.heads if head.role is Role.RUN_IN}
    found = {match.start(1): match[1] for match in _SHORT_LEAD.finditer(draft.text, draft.body_start)}
    yield from sorted(({start: words for start, words in found.items() if not draft.in_head(start)} | heads).items())


def _short(words: str) -> str:
    return words if len(words) <= 12 else f"{words[:11]}…"


# credits, marks, titles -----------------------------------------------------------------------------------------------


def _credits(draft: Draft) -> Iterator[Place]:
    """After the unit in brackets that closes an article, more text begins."""
    for found in _CREDIT.finditer(draft.text):
        name = bare(found[1])
        if (
            looks_like_organisation(name)
            and not names_a_source(found[1])
            and draft.text[found.end()] not in "，。、；："
        ):
            rest = draft.text[found.end() :]
            reason = f"前面“（{_short(name)}）”是一篇的署名"
            yield Place(found.end(), Kind.ARTICLE_TITLE if _could_be_title(rest) else Kind.PARAGRAPH, reason)


def _at_marks(draft: Draft, signs: _Signs) -> Iterator[Place]:
    """A mark such as △, or a phrase in 【】, that elsewhere in the file opens blocks."""
    for found in _marks(draft.text):
        at = found.end()
        mark = draft.text[at]
        if not signs.set_apart(mark) or (mark == "【" and not _BRACKETED.match(draft.text, at)):
            continue
        rest = draft.text[at + 1 :]
        kind = Kind.ARTICLE_TITLE if _could_be_title(rest) and mark != "【" else Kind.PARAGRAPH
        yield Place(at, kind, f"“{mark}”在本期都在段首")


def _could_be_title(words: str) -> bool:
    plain = words.count("，") <= 1 and not words.endswith((*ENDED, *"0123456789%％"))
    return len(words) in TITLE and plain and not re.search("[。；]", words)


def _title_behind(draft: Draft, following: Sequence[Draft]) -> Iterator[Place]:
    """Words without a stop behind a paragraph's last sentence, which what follows signs or speaks of again."""
    found = _LAST_STOP.match(draft.text)
    if found is None or not following or found.end() == len(draft.text):
        return
    words = draft.text[found.end() :]
    if not _could_be_title(words) or shapes.is_bracketed(words) or words[-1] in "，、：" or behind(words) is not None:
        return
    kinds = [one.kind for one in following]
    signed = kinds[0] is Kind.BYLINE or (kinds[0] is Kind.SOURCE_CREDIT and kinds[1:] in (_TEXT, _HEADING))
    again = kinds[0] is Kind.PARAGRAPH and words[:3] in following[0].text[:24] and number_at(words) is None
    if signed or again:
        reason = "句号之后没有句末标点的一句，" + ("下一段是署名" if signed else f"下一段又从“{words[:3]}”说起")
        yield Place(found.end(), Kind.ARTICLE_TITLE, reason)
