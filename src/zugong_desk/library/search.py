"""Searching the reading text of all issues, character by character as it is written."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from zugong_desk.domain.query import Word
from zugong_desk.library import asked as asked_
from zugong_desk.library import one_word, passages, rows_part
from zugong_desk.library.asked import AllOf, AnyOf, Asked, Kinds, Near, NoneOf
from zugong_desk.library.hits import Hit, Hits
from zugong_desk.library.occurrences import Occurrences
from zugong_desk.library.reading_parts import Order, Range, ReadPart, places_of, read
from zugong_desk.library.scope import Scope


def search(conn: sqlite3.Connection, order: Order, asked: Asked, wanted: slice, near: Near = Near.ARTICLE) -> Hits:
    """The places of what is asked: all counted, `wanted` (from start to stop) listed, newest issue first.

    They are those of the words; without words those of the blocks of the kinds asked for, else the first lines of the
    articles. If a tag or a rating is asked for, passages take the place of articles. `order` is `issues_in_order`.
    """
    if isinstance(asked, Word) and (simply := one_word.search(conn, order, asked.text, wanted)):
        return simply
    scope = Scope(conn, order, Occurrences(conn), by_issue=near is Near.ISSUE)
    if asked_.asks_for_passages(asked):
        return passages.search(conn, order, scope, asked, wanted)
    if asked_.asks_for_kinds(asked) or (near is Near.BLOCK and asked_.words(asked)):
        parts = read(conn, order, scope.parts(asked, loosely=True))
        return _judged(scope, asked, _single_lines(parts) if near is Near.BLOCK else parts, wanted)
    found, words = scope.parts(asked), asked_.words(asked)
    if not words:
        found &= scope.articles
        places: Iterator[Hit] = (part.hit(_first_line(part)) for part in read(conn, order, found))
        total = len(found)
    else:
        places = (part.hit(place) for part in read(conn, order, found) for place in _places(words, part.text))
        total = sum(scope.occurrences.count(word, found) for word in words)
    return Hits(total, _issues(found, words, scope), tuple(islice(places, wanted.start, wanted.stop)))


def first_line(conn: sqlite3.Connection, order: Order, part: int) -> Hit:
    """The first line of a part."""
    (found,) = read(conn, order, [part])
    return found.hit(_first_line(found))


def _issues(found: set[int], words: tuple[str, ...], scope: Scope) -> int:
    """In how many issues the places stand: with 甲 或 年:2023 not all parts found hold a word."""
    if words:
        found = found & set().union(*(scope.occurrences.parts_with(word) for word in words))
    return len({id >> rows_part.ISSUE_BITS for id in found})


def _first_line(part: ReadPart) -> Range:
    return 0, part.lines[0].size


def _places(words: Iterable[str], text: str) -> list[Range]:
    """Where words stand in a text, in order."""
    return sorted(place for word in words for place in places_of(word, text))


def _single_lines(parts: Iterable[ReadPart]) -> Iterator[ReadPart]:
    """Each line as a part of its own."""
    for part in parts:
        for line, (start, end) in part.ranges():
            text = part.text[start:end]
            yield replace(part, start=part.start + start, lines=(line,), starts=(0,), text=text)


def _judged(scope: Scope, asked: Asked, parts: Iterable[ReadPart], wanted: slice) -> Hits:
    """The places in parts that may hold, each of them judged: where blocks are told apart, only a reading says."""
    judge = _Judge(scope, asked)
    total, issues, hits = 0, set[str](), list[Hit]()
    for part in parts:
        places = judge.places(asked, part, None)
        if places is None:
            continue
        if not places and not judge.words:
            places = [_first_line(part)] if part.title else []
        places = sorted(set(places))
        if places:
            issues.add(part.bulletin)
        first, last = max(0, wanted.start - total), max(0, wanted.stop - total)
        hits.extend(part.hit(place) for place in places[first:last])
        total += len(places)
    return Hits(total, len(issues), tuple(hits))


class _Judge:
    """Tells of a part that was read where it holds what is asked."""

    def __init__(self, scope: Scope, asked: Asked) -> None:
        self.words = asked_.words(asked)
        leaves = [leaf for leaf, _ in asked_.leaves(asked) if not isinstance(leaf, Word | Kinds)]
        self._meeting = {leaf: scope.meeting(leaf) for leaf in leaves}

    def places(self, asked: Asked, part: ReadPart, kinds: frozenset[str] | None) -> list[Range] | None:
        """Where the words stand in blocks of the kinds (None: of any); None if it does not hold."""
        match asked:
            case Word(text):
                return self._of_word(text, part, kinds) or None
            case Kinds(wanted):
                found = [
                    at for line, at in part.ranges() if line.kind in wanted and (kinds is None or line.kind in kinds)
                ]
                return None if not found else [] if self.words else found
            case NoneOf(of):
                return [] if self.places(of, part, kinds) is None else None
            case AllOf(of):
                return self._of_all(of, part, kinds)
            case AnyOf(of):
                found_ = [self.places(one, part, kinds) for one in of]
                held = [places for places in found_ if places is not None]
                return [place for places in held for place in places] if held else None
            case _:
                return [] if part.id in self._meeting[asked] else None

    def _of_word(self, word: str, part: ReadPart, kinds: frozenset[str] | None) -> list[Range]:
        if kinds is None:
            return list(places_of(word, part.text))
        return [
            (start + begin, start + end)
            for line, (start, stop) in part.ranges()
            if line.kind in kinds
            for begin, end in places_of(word, part.text[start:stop])
        ]

    def _of_all(self, of: tuple[Asked, ...], part: ReadPart, kinds: frozenset[str] | None) -> list[Range] | None:
        """What all have; kinds that are asked for bind the words beside them."""
        allowed = {str(line.kind) for line in part.lines} if kinds is None else set(kinds)
        for one in of:
            if isinstance(one, Kinds):
                allowed &= one.kinds
            elif isinstance(one, NoneOf) and isinstance(one.of, Kinds):
                allowed -= one.of.kinds
        out: list[Range] = []
        for one in of:
            if isinstance(one, NoneOf) and isinstance(one.of, Kinds):
                continue
            places = self.places(one, part, frozenset(allowed))
            if places is None:
                return None
            out.extend(places)
        return out if allowed else None
