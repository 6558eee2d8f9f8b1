"""Faults of layout: page ends, page numbers, lost marks, headings, masthead and contents."""

import re
from collections.abc import Iterator

from tests.planting.places import (
    HAN,
    SENTENCE_END,
    Places,
    broken,
    by_pattern,
    by_text,
    paragraphs,
    prose_end,
    prose_start,
)
from tests.planting.planting import Change, Operator

_FAR = 60
"""Code points of a paragraph that stand on either page at least."""


def _page_ends(text: str) -> Iterator[int]:
    """Places inside words of long paragraphs where a page may end."""
    han = re.compile(HAN)
    for start, end in paragraphs(text):
        for at in range(start + _FAR, end - _FAR, 7):
            if han.match(text[at - 1]) and han.match(text[at]):
                yield at


def _page_break(text: str) -> Iterator[Change]:
    yield from (Change(at - 1, at + 1, f"{text[at - 1]}\n\n{text[at]}") for at in _page_ends(text))


def _page_break_with_number(text: str) -> Iterator[Change]:
    yield from (Change(at, at, f"\n\n— {at % 9 + 2} —\n\n", 2, 5) for at in _page_ends(text))


def _page_number(text: str) -> Iterator[Change]:
    for _, end in list(paragraphs(text))[:-1]:
        if text[end - 1] in SENTENCE_END:
            yield Change(end, end, f"\n\n－{end % 9 + 2}－", 2, 3)


def _run_in_unmarked(text: str) -> Iterator[Change]:
    """One of at least three bold lead sentences of a paragraph, its marks taken off."""
    for start, end in paragraphs(text):
        leads = list(re.finditer(r"\*\*([^*\n]+[。])\*\*", text[start:end]))
        if len(leads) >= 3:
            for lead in leads:
                yield Change(start + lead.start(), start + lead.end(), lead[1])


def _masthead_part(pattern: str) -> Places:
    compiled = re.compile(pattern)

    def places(text: str) -> Iterator[Change]:
        if found := compiled.search(text[: prose_start(text)]):
            yield Change(found.start(), found.end(), "")

    return places


def _without_imprint(text: str) -> Iterator[Change]:
    foot = re.search(r"^(?:报|报送|分送|送)：", text[prose_end(text) :], re.MULTILINE)
    if foot:
        yield Change(prose_end(text) + foot.start(), len(text), "")


def _contents_word(text: str) -> Iterator[Change]:
    """A contents line that leaves out two characters of its title."""
    head = text[: prose_start(text)]
    for line in re.finditer(r"^(?:- |● )?([^\n]{12,}?)(?:（\d+）|\t\d+)?$", head, re.MULTILINE):
        if text.count(line[1]) >= 2 and (words := re.search(f"(?<={HAN}){HAN}{{2}}(?={HAN}{{3}})", line[1])):
            start, end = line.start(1), line.end(1)
            new = line[1][: words.start()] + line[1][words.end() :]
            yield Change(start, end, new)


def _spaced_numbers(text: str) -> Iterator[Change]:
    """One long paragraph whose numbers are set off by spaces, in a text that sets none."""
    for start, end in paragraphs(text):
        said = text[start:end]
        spaced = re.sub(rf"(?<={HAN})(\d[\d.]*)(?={HAN})", r" \1 ", said)
        if spaced.count(" ") - said.count(" ") >= 12:
            yield Change(start, end, spaced)


def _lead_space(text: str) -> Iterator[Change]:
    """A space at the head of a line that continues a paragraph of broken lines."""
    if broken(text):
        for line in re.finditer(rf"(?<={HAN}\n)(?={HAN}{{6}})", text):
            yield Change(line.start(), line.start(), " ")


OPERATORS = (
    Operator("page break", ("OCR-PAGEBREAK",), _page_break),
    Operator("page break with number", ("OCR-FOOTER", "OCR-PAGEBREAK"), _page_break_with_number),
    Operator("page number", ("OCR-FOOTER",), _page_number),
    Operator("English and", ("OCR-ASCII",), by_text(rf"(?<={HAN}{{2}})[和与](?={HAN}{{2}})", " and ")),
    Operator("English of", ("OCR-ASCII",), by_text(rf"(?<={HAN}{{2}})的(?={HAN}{{2}})", " of ")),
    Operator("lead sentence not bold", ("STRUCT-BOLD",), _run_in_unmarked, endings=(".md",)),
    Operator("heading of another level", ("STRUCT-LEVEL",), by_text(r"^## (?=[二三四]、)", "#### "), endings=(".md",)),
    Operator(
        "byline as a heading",
        ("STRUCT-BYLINE",),
        lambda text: (
            Change(found.start(), found.end(), f"## {found[0]}")
            for found in re.finditer(r"(?<=\n\n)\S+组织部(?=\n\n)", text)
            if text.rfind("\n# ", 0, found.start()) > 0
        ),
        endings=(".md",),
    ),
    Operator(
        "heading with a stop",
        ("STRUCT-HEADPUNCT",),
        by_text(r"^(## [一二三四]、.*[^。\n])$", r"\1。"),
        endings=(".md",),
    ),
    Operator("no date", ("STRUCT-MASTHEAD",), _masthead_part(r"[　 ]*\d{4}年\d+月\d+日"), whole=True),
    Operator("no number", ("STRUCT-MASTHEAD",), _masthead_part(r"\n.*第 ?\d+ ?期.*(?:\n（总.*）)?"), whole=True),
    Operator("no imprint", ("STRUCT-MASTHEAD",), _without_imprint, whole=True),
    Operator("title unlike contents", ("TOC-MATCH",), _contents_word, whole=True),
    Operator("numbers spaced", ("OCR-DIGITSPACE",), _spaced_numbers, whole=True),
    Operator("space at a line's head", ("OCR-LEADSPACE",), _lead_space),
    Operator(
        "space in a word",
        ("OCR-LEADSPACE", "PUNCT-BLANK", "OCR-SPACE"),
        by_pattern(rf"(?<={HAN}{{3}})(?={HAN}{{3}})", lambda found: " " if found.start() % 11 == 0 else None),
    ),
)
