"""Contents lists: which article each entry names. A pure function of the lines, never stored."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import chain

from zugong_desk.domain.block import Block
from zugong_desk.domain.credit import behind
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import Article, articles

LEAST = 0.6
"""Share of the shorter name's words that the other must have, in order, for both to name one article."""
SHORTEST = 4
"""Characters in a row that must be alike, at the least, where two names differ."""
MOST = 120
"""Entries, and articles, that are compared with each other between two that are alike."""
_LEADER = re.compile(
    # begins where the dots and spaces do and gives none of them back: else a long run of them is read ever again
    r"(?<![\s.．·•…‥—－_\-])[\s.．·•…‥—－_\-]++[（(〔]?\s*+(?:第\s*+)?\d{1,3}\s*+(?:页)?\s*+[）)〕]?\s*+$"
)
_PAGE = re.compile(r"[（(〔]\s*\d{1,3}\s*[）)〕]\s*$|(?<=[^\d\s])\s+\d{1,3}\s*$")
_DOTS = re.compile(r"[.．·•…‥]{3,}")
_NUMBER = re.compile(
    r"\s*(?:[-+*•·△▲▽▼●○◆◇■□★☆◎※►▶]+\s*)?(?:\d{1,2}\s*[.．、]\s*|[（(]?[一二三四五六七八九十]{1,3}[）)、]\s*|[①-⑳]\s*)?"
)
_WORDS = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class Ties:
    """What a contents list and the text below it have to do with each other; everything counts in block ids.

    `article_of`: entry → first block of the article that it names, one to one. `column_of`: entry or line of the list →
    the column that it names. `continued`: the second line of an entry → its first. `untied`: entries that name nothing
    in the text. `unlisted`: first blocks of articles that no entry names, in issues that have a list.
    """

    article_of: Mapping[str, str] = field(default_factory=dict)
    column_of: Mapping[str, str] = field(default_factory=dict)
    continued: Mapping[str, str] = field(default_factory=dict)
    untied: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()

    def target(self, entry: str) -> str | None:
        """The block in the text that a line of the list names; None if it names none."""
        first = self.continued.get(entry, entry)
        return self.article_of.get(first) or self.column_of.get(first)

    def entry_of(self, first: str) -> str | None:
        """The entry that names the article with that first block, or the column with that id; None if none does."""
        for entry, named in chain(self.article_of.items(), self.column_of.items()):
            if named == first:
                return entry
        return None


@dataclass(slots=True)
class _Name:
    """What is compared of an entry or an article: the forms its words may take, the fullest first."""

    id: str
    forms: tuple[str, ...]


def tied(lines: Sequence[Block]) -> Ties:
    """The entries of the contents lists in a reading text, tied to the articles that they name.

    Names of the same words are tied wherever they stand, those that differ only in the order of both.
    """
    listed = [line for line in lines if line.kind is Kind.TOC_ENTRY]
    if not listed:
        return Ties()
    written = articles(lines)
    entries = [_Name(line.id, _entry_forms(line.text)) for line in listed]
    titles = [_Name(article.first, _title_forms(article)) for article in written]
    pairs = _alike(entries, titles, dict(_same(entries, titles)))
    article_of = {entries[at].id: titles[to].id for at, to in sorted(pairs.items())}
    continued = dict(_continued(entries, titles, pairs))
    column_of = dict(_columns(lines, article_of.keys() | continued.keys()))
    starts = {article.first for article in written}
    wholes = {column_of[name.id] for name in entries if name.id in column_of}
    named = set(article_of.values()) | set(_below(starts, lines, wholes))
    return Ties(
        article_of,
        column_of,
        continued,
        tuple(name.id for name in entries if name.id not in article_of.keys() | column_of.keys() | continued.keys()),
        tuple(first for first in _with_a_list(starts, lines) if first not in named),
    )


def words_of(text: str) -> str:
    """The words of a name: letters, digits and characters, full-width ones as half-width, all else left out."""
    return _WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _entry_forms(text: str) -> tuple[str, ...]:
    """An entry without page and number; without the unit behind it; with its number, which may belong to the title."""
    text = without_page(text)
    before = _DOTS.split(text)[0].strip() or text
    plain = before[_number_end(before) :]
    unit = behind(plain)
    return _forms([plain, plain[: unit[0]] if unit else "", before, text])


def without_page(text: str) -> str:
    """An entry without its page number and the dots or brackets that set that off."""
    return _PAGE.sub("", _LEADER.sub("", text.strip())).rstrip(" \t\u3000.．·•…‥") or text


def _number_end(text: str) -> int:
    found = _NUMBER.match(text)
    return found.end() if found and found.end() < len(text) else 0


def _title_forms(article: Article) -> tuple[str, ...]:
    """A title; its number left out; what stands before its second line."""
    title = article.title
    plain = title[_number_end(title) :]
    main = re.split(r"\s*[—–―]{2,}|\s*——", plain, maxsplit=1)[0]
    return _forms([title, plain, main])


def _forms(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(words_of, texts))))


def _same(entries: Sequence[_Name], titles: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose names have the same words; of several alike the first goes with the first."""
    by_words: dict[str, list[int]] = {}
    for to, title in enumerate(titles):
        for form in title.forms:
            by_words.setdefault(form, []).append(to)
    taken: set[int] = set()
    for at, entry in enumerate(entries):
        found = (to for form in entry.forms for to in by_words.get(form, ()) if to not in taken)
        for to in found:
            taken.add(to)
            yield at, to
            break


def _alike(entries: Sequence[_Name], titles: Sequence[_Name], pairs: dict[int, int]) -> dict[int, int]:
    """The pairs, and between those in order the best row of pairs whose names are alike."""
    taken = set(pairs.values())
    out = dict(pairs)
    for (low, first), (high, last) in _gaps(pairs, len(entries), len(titles)):
        left = [at for at in range(low, high) if at not in pairs][:MOST]
        right = [to for to in range(first, last) if to not in taken][:MOST]
        out |= {left[a]: right[b] for a, b in _best([entries[at] for at in left], [titles[to] for to in right])}
    return out


def _gaps(pairs: Mapping[int, int], entries: int, titles: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches between neighbouring pairs that are in order, each as its lower and its upper bounds."""
    low, first = 0, 0
    for at in sorted(pairs):
        if pairs[at] >= first:
            yield (low, first), (at, pairs[at])
            low, first = at + 1, pairs[at] + 1
    yield (low, first), (entries, titles)


def _best(entries: Sequence[_Name], titles: Sequence[_Name]) -> Iterator[tuple[int, int]]:
    """The row of pairs, ascending in both, that has the most likeness in all."""
    scores = [[_likeness(entry, title) for title in titles] for entry in entries]
    best = [[0.0] * (len(titles) + 1) for _ in range(len(entries) + 1)]
    for a in reversed(range(len(entries))):
        for b in reversed(range(len(titles))):
            both = scores[a][b] + best[a + 1][b + 1] if scores[a][b] >= LEAST else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], both)
    a = b = 0
    while a < len(entries) and b < len(titles) and best[a][b] > 0:
        if scores[a][b] >= LEAST and best[a][b] == scores[a][b] + best[a + 1][b + 1]:
            yield a, b
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1


def _likeness(entry: _Name, title: _Name) -> float:
    return max((_shared(one, other) for one in entry.forms for other in title.forms), default=0.0)


def _shared(one: str, other: str) -> float:
    """The share of the shorter name that the longer has in the same order, pieces of one character left out."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST:
        return 0.0
    if short in long:
        return 1.0
    pieces = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    if max(piece.size for piece in pieces) < SHORTEST:
        return 0.0
    return sum(piece.size for piece in pieces if piece.size > 1) / len(short)


def _continued(
    entries: Sequence[_Name], titles: Sequence[_Name], pairs: Mapping[int, int]
) -> Iterator[tuple[str, str]]:
    """Entries that only end the name which the one before them begins, with that one."""
    for at, to in pairs.items():
        after = at + 1
        if after < len(entries) and after not in pairs and entries[after].forms:
            first, rest = entries[at].forms[0], entries[after].forms[0]
            if any(form.startswith(first) and rest in form[len(first) :] for form in titles[to].forms):
                yield entries[after].id, entries[at].id


def _columns(lines: Sequence[Block], known: set[str]) -> Iterator[tuple[str, str]]:
    """Lines of the list that name a column of the text, each column once: all of its name, or as in 简讯六则."""
    columns = [(words_of(line.text), line.id) for line in lines if line.kind is Kind.COLUMN]
    taken: set[str] = set()
    for line in lines:
        if line.kind not in (Kind.TOC, Kind.TOC_ENTRY) or line.id in known:
            continue
        forms = _entry_forms(line.text)
        begun = forms if line.kind is Kind.TOC_ENTRY else ()
        for name, column in columns:
            fits = name in forms or any(len(name) > 1 and _counts(form, name) for form in begun)
            if fits and column not in taken:
                taken.add(column)
                yield line.id, column
                break


def _counts(form: str, name: str) -> bool:
    """Whether a name is another with a count behind it."""
    return re.fullmatch(re.escape(name) + r"[\d一二三四五六七八九十两]{1,3}[则条篇]", form) is not None


def _with_a_list(starts: set[str], lines: Sequence[Block]) -> Iterator[str]:
    """The first blocks of the articles that share their issue with a list; a masthead after an article opens another."""
    found: list[str] = []
    listed = False
    for line in lines:
        if line.kind is Kind.MASTHEAD and found:
            yield from found if listed else ()
            found, listed = [], False
        listed = listed or line.kind is Kind.TOC_ENTRY
        found += [line.id] if line.id in starts else []
    yield from found if listed else ()


def _below(starts: set[str], lines: Sequence[Block], columns: set[str]) -> Iterator[str]:
    """The articles under those columns, which the list names as a whole."""
    under = False
    for line in lines:
        if line.kind is Kind.COLUMN:
            under = line.id in columns
        elif under and line.id in starts:
            yield line.id
