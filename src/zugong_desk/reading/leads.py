"""Leads: unnumbered phrases that name what the following sentences tell, in bold or, where it was lost, by their build."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from zugong_desk.domain.kinds import Role
from zugong_desk.domain.numbering import number_at
from zugong_desk.reading.draft import LONGEST_LEAD, SENTENCE, Draft
from zugong_desk.reading.lines import Range

TWINS_APART = 2
LEAST_PATTERN = 3
SHORTEST_TWIN = 4
SHORTEST_TEXT = 16
"""Characters of text that a plain lead phrase has after it."""
RHYME = 3
"""Characters that two lead phrases of one length end with."""
LEAST_RHYMED = 6
FEWEST_STOPS = 4
"""Full stops of two lead phrases and of what they name."""
LONGEST_LIMB = 8
"""Characters of each part of a lead phrase that names things in a row: 定岗、定责、定时."""
LONGEST_PLAIN = 22
"""Characters of a lead phrase that nothing but its build shows."""

_OPENED_BY = "。！？；：”）"
_CLOSED_BY = "。：:"
_TELLS = re.compile(
    r"\d|了(?!$)|[我你]|^[他她它]|[“《][^”》]{12,}|近年来|目前|今年|去年|以来|下一步|同时|此外|其中|通过|为此|因此|但是|获评|荣获|得到|达到|位居|成为"
)
"""Words of a sentence that tells something, where a lead phrase only names it."""

_FIELD = re.compile(r"(?:单位|部门|时限|时间|日期|地点|地址|电话|邮箱|人员|人|对象|名称|提要|提示|摘要|链接|背景|注)$")
"""Words before a colon that name a field of a form, not what is told after it."""
_PLACE = re.compile(r"[省市县区旗州盟镇乡村]$|街道$")
"""The end of a place before a colon: what it did is part of the lead phrase."""
_CLAUSE = re.compile(r"(?:(?<=[。！？；”])|^)([^。！？；：:，“”]{3,12})([：？])(?=[^“”\s])")
_COLON_LEAD = re.compile(
    r"([^。！？；：:，]{3,16}(?:，[^。！？；：:，]{3,12})?)(?<![说道为是如下指出示求调])[：:](?=.{16})"
)
_AFTER_HEADING = "。：: \u3000"
_QUOTED = re.compile(r"“[^”]*”")

Build = tuple[int, int, bool]
"""Characters of the two clauses (0 if there is no second), and whether they ask."""


def add_bold_leads(draft: Draft) -> None:
    """Bold phrases that open a sentence, are one by themselves and have text after them."""
    text = draft.text
    for first, end in draft.bold:
        if end + 2 >= len(text) or end - first > LONGEST_LEAD:
            continue
        opens = first == draft.body_start or text[first - 1] in _OPENED_BY
        start = first + 2 * text.startswith("——", first)
        words = text[start:end].rstrip("。：: ")
        closes = text[end - 1] in _CLOSED_BY or text[end] in _CLOSED_BY
        if opens and closes and len(words) >= 2:
            draft.add(Role.RUN_IN, start, start + len(words))


def add_plain_leads(paragraphs: Sequence[Draft]) -> None:
    """Short sentences of one build, set apart by longer text, that recur in the article or are like its bold leads.

    Without a bold lead at least three must be alike: in the article or, where items do their work, in one paragraph.
    """
    _add_openings(paragraphs)
    bold = Counter(_build(words) for words in _leads(paragraphs))
    itemised = any(head.role is Role.ITEM for draft in paragraphs for head in draft.heads)
    if bold or not itemised:
        _add_alike(paragraphs, bold)
    for draft in paragraphs:
        _add_alike([draft], Counter())
        _add_rhymes(draft)
        _add_pattern(draft)


def _add_openings(paragraphs: Sequence[Draft]) -> None:
    """Short sentences that open three paragraphs or more, of one build or of one phrasing around what they quote."""
    found = [
        (draft, start, draft.text[start:end])
        for draft in paragraphs
        for start, end in _short_sentences(draft)
        if start == _opening(draft)
    ]
    said = Counter(words for _, _, words in found)
    # What is said in the same words each time is a field of a form, not a lead.
    found = [(draft, start, words) for draft, start, words in found if said[words] == 1]
    builds = Counter(_build(words) for _, _, words in found)
    phrasings = Counter(_phrasing(words) for _, _, words in found)
    openings = {id(draft): words for draft, _, words in found}
    twins = _twins(paragraphs, openings)
    for draft, start, words in found:
        alike = _alike(_build(words), builds) >= 3 or (phrasings[_phrasing(words)] >= 3 and "“" in words[:6])
        if alike or id(draft) in twins:
            draft.add(Role.RUN_IN, start, start + len(words))


def _opening(draft: Draft) -> int:
    """Where a paragraph's own words begin: after the numbered heading that runs on into it, if one does."""
    head = next((head for head in draft.heads if head.start == draft.body_start and head.role is Role.HEADING), None)
    if head is None:
        return draft.body_start
    return head.end + len(draft.text[head.end :]) - len(draft.text[head.end :].lstrip(_AFTER_HEADING))


def _twins(paragraphs: Sequence[Draft], said: Mapping[int, str]) -> set[int]:
    """Paragraphs in a row that open with sentences of one build."""
    out: set[int] = set()
    for first, second in pairwise(paragraphs):
        words = [said.get(id(draft), "") for draft in (first, second)]
        if all(len(one) >= SHORTEST_TWIN for one in words) and _twin(_build(words[0]), _build(words[1])):
            out |= {id(first), id(second)}
    return out


def _twin(one: Build, other: Build) -> bool:
    """Whether two builds are one, or nearly so where both are of two clauses."""
    near = all(abs(a - b) <= TWINS_APART for a, b in zip(one[:2], other[:2], strict=True))
    return one == other or (near and one[1] > 0 and other[1] > 0 and one[2] == other[2])


def _phrasing(words: str) -> str:
    return _QUOTED.sub("“”", words)[:4]


def _add_alike(paragraphs: Sequence[Draft], bold: Counter[Build]) -> None:
    found = [(draft, start, end) for draft in paragraphs for start, end in _short_sentences(draft)]
    builds = Counter(_build(draft.text[start:end]) for draft, start, end in found)
    wanted = {build for build in builds if (_alike(build, bold) >= 1 if bold else _alike(build, builds) >= 3)}
    for draft, start, end in found:
        if _build(draft.text[start:end]) in wanted:
            draft.add(Role.RUN_IN, start, end)


def _add_rhymes(draft: Draft) -> None:
    """Two short sentences in one paragraph of one length and one ending: 单独建与联合建相结合. 行政推与龙头带相结合."""
    found = list(_short_sentences(draft)) if draft.text.count("。") >= FEWEST_STOPS else []
    rhymes = Counter((end - start, draft.text[end - RHYME : end]) for start, end in found)
    for start, end in found:
        words = draft.text[start:end]
        if len(words) >= LEAST_RHYMED and rhymes[len(words), words[-RHYME:]] > 1:
            draft.add(Role.RUN_IN, start, end)


def _add_pattern(draft: Draft) -> None:
    """Three short clauses of one length in one paragraph that all ask, or that all end in a colon: 存得进：…。取得出：…."""
    found = [
        one for one in _CLAUSE.finditer(draft.text, draft.body_start) if _names(one[1]) and not _FIELD.search(one[1])
    ]
    alike = Counter((len(one[1]), one[2]) for one in found)
    for one in found:
        if alike[len(one[1]), one[2]] >= LEAST_PATTERN:
            draft.add(Role.RUN_IN, one.start(), one.end(1) + (one[2] == "？"))


def _leads(paragraphs: Sequence[Draft]) -> Iterator[str]:
    for draft in paragraphs:
        yield from (draft.text[head.start : head.end] for head in draft.heads if head.role is Role.RUN_IN)


def _short_sentences(draft: Draft) -> Iterator[Range]:
    """Sentences that could be lead phrases, their stop left out, each with a longer text after it."""
    text = draft.text
    colon = _COLON_LEAD.match(text, draft.body_start)
    place = len(colon[0]) if colon and _PLACE.search(colon[1]) else 0
    if colon and not place and _names(colon[1]) and not _FIELD.search(colon[1]) and not draft.in_head(draft.body_start):
        yield draft.body_start, colon.end(1)
    sentences = [(found.start(), found[0]) for found in SENTENCE.finditer(text, draft.body_start)]
    for (start, sentence), (_, following) in pairwise(sentences):
        words = sentence.rstrip("。")
        asks = sentence.endswith("？") and start == draft.body_start
        if (
            not (asks or sentence == words + "。")
            or len(following) <= len(words)
            or len(text) - start - len(words) <= SHORTEST_TEXT
        ):
            continue
        room = LONGEST_PLAIN + (place if start == draft.body_start else 0)
        if 3 <= len(words) <= room and _names(words) and not draft.in_head(start):
            yield start, start + len(words)


def _names(words: str) -> bool:
    """Whether the words could name what follows: one or two clauses that tell nothing by themselves."""
    limbs = words.split("、")
    told = len(limbs) > 1 and max(map(len, limbs)) > LONGEST_LIMB
    return words.count("，") <= 1 and not told and not _TELLS.search(words) and number_at(words) is None


def _build(words: str) -> Build:
    first, _, second = words.partition("，")
    return len(first), len(second), words.endswith("？")


def _alike(build: Build, others: Counter[Build]) -> int:
    """How many of the others have as many clauses, each at most three characters longer or shorter."""
    first, second, asks = build
    return sum(
        count
        for (a, b, question), count in others.items()
        if question == asks and (b > 0) == (second > 0) and abs(a - first) <= 3 and abs(b - second) <= 3
    )
