"""Two readings of one bulletin compared: what it says and how it is built, white space left aside."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from rapidfuzz.distance import Levenshtein

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.outline import articles
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse
from zugong_desk.reading.lines import lines_of
from zugong_desk.reading.printed import Printed

_WHITE = re.compile(r"\s+")


def read(source: Source) -> Bulletin:
    """A source, parsed."""
    return Bulletin(source.file, source, parse(source).blocks)


def squeezed(text: str) -> str:
    """The text without white space."""
    return _WHITE.sub("", text)


def error_rate(wanted: Bulletin, found: Bulletin) -> float:
    """Characters put in, left out or changed, over those wanted; white space and what is set aside do not count."""
    first, second = squeezed(wanted.text), squeezed(found.text)
    return Levenshtein.distance(first, second) / len(first)


def differences(wanted: Bulletin, found: Bulletin) -> list[str]:
    """Articles, titles, headings, paragraphs and fields of the masthead that only one of them has."""
    out: list[str] = []
    for name, what in (
        ("articles", _articles),
        ("headings", _headings),
        ("paragraphs", _paragraphs),
        ("masthead", _masthead),
    ):
        lacking, extra = Counter(what(wanted)), Counter(what(found))
        out += [f"{name}: lacks {one}" for one in (lacking - extra).elements()]
        out += [f"{name}: has {one}" for one in (extra - lacking).elements()]
    return out


def _articles(bulletin: Bulletin) -> Iterator[str]:
    for one in articles(bulletin.lines):
        yield " | ".join(squeezed(part or "—") for part in (one.title, one.org, one.column))


def _headings(bulletin: Bulletin) -> Iterator[str]:
    for block in bulletin.lines:
        if block.kind is Kind.HEADING:
            yield f"{block.level} {squeezed(block.text)}"
        for head in block.heads:
            if head.role in {Role.HEADING, Role.TITLE}:
                yield f"{head.level} {squeezed(block.head_text(head))} …"


def _paragraphs(bulletin: Bulletin) -> Iterator[str]:
    return (squeezed(block.text) for block in bulletin.lines if block.kind is Kind.PARAGRAPH)


def _masthead(bulletin: Bulletin) -> Iterator[str]:
    found = masthead(bulletin)
    return (f"{name} {value}" for name, value in (asdict(found) if found else {}).items())


def run_ins_in_bold(bulletin: Bulletin) -> tuple[int, int]:
    """Of the run-in heads, how many are seen to be printed bold, and how many there are."""
    printed = Printed(bulletin.source)
    bold = every = 0
    for block in bulletin.lines:
        ranges = printed.bold_in(block)
        for head in block.heads:
            if head.role in {Role.RUN_IN, Role.ITEM}:
                every += 1
                bold += any(start <= head.start and head.end <= end + 1 for start, end in ranges)
    return bold, every


def bold_share(source: Source) -> float:
    """The share of the lines' characters that are printed bold."""
    lines = lines_of(source)
    return sum(end - start for line in lines for start, end in line.bold) / sum(len(line.text) for line in lines)
