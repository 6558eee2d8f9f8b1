"""Pairs of quotation marks, book marks and brackets of a text, as ranges of code points."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Marks(StrEnum):
    """What a pair of marks does to the words between them."""

    QUOTE = "quote"
    BOOK = "book"
    BRACKET = "bracket"


_SORTS = {
    Marks.QUOTE: ("“”", "‘’", "「」", "『』", "﹁﹂", "﹃﹄"),
    Marks.BOOK: ("《》", "〈〉", "«»"),
    Marks.BRACKET: ("（）", "()", "〔〕", "【】", "〖〗", "［］", "[]", "｛｝", "{}"),
}
# A bracket that is full-width on one side only is still one pair.
_LIKE = {"(": "（", ")": "）", "[": "［", "]": "］", "{": "｛", "}": "｝"}
_STRAIGHT = '"'
_OPENERS = {_LIKE.get(two[0], two[0]): _LIKE.get(two[1], two[1]) for twos in _SORTS.values() for two in twos}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_MARKS_OF = {mark: marks for marks, twos in _SORTS.items() for two in twos for mark in two} | {_STRAIGHT: Marks.QUOTE}
_ANY = re.compile(f"[{re.escape(''.join(_MARKS_OF))}]")

OPENING = frozenset(two[0] for twos in _SORTS.values() for two in twos)
CLOSING = frozenset(two[1] for twos in _SORTS.values() for two in twos)


@dataclass(frozen=True, slots=True)
class Pair:
    """Code points [start, end) of a text from the opening mark to the closing mark, both included.

    `depth` is 0 for a pair that stands in no other.
    """

    marks: Marks
    start: int
    end: int
    opening: str
    closing: str
    depth: int

    @property
    def inner(self) -> slice:
        """The words between the marks."""
        return slice(self.start + 1, self.end - 1)


@dataclass(frozen=True, slots=True)
class _Paired:
    pairs: tuple[Pair, ...]
    strays: tuple[int, ...]


def pairs(text: str) -> tuple[Pair, ...]:
    """The pairs of marks of a text in the order of their opening marks; marks without a partner make none.

    Where marks cross, the pair that closes first holds. Straight quotation marks open and close by turns.
    """
    return _paired(text).pairs


def strays(text: str) -> tuple[int, ...]:
    """Where marks stand that have no partner in this text, in order."""
    return _paired(text).strays


def inside(text: str, at: int, *of: Marks) -> Pair | None:
    """The innermost pair (of those marks, of any if none are named) between whose marks code point `at` stands."""
    bounds, innermost = _cover(text, frozenset(of) or frozenset(Marks))
    return innermost[bisect_right(bounds, at) - 1] if bounds and at >= bounds[0] else None


@lru_cache(maxsize=64)
def _paired(text: str) -> _Paired:
    """One walk with a stack; linear, as each mark is put on it and taken off it once."""
    stack: list[tuple[str, int]] = []
    waiting: dict[str, int] = {}
    found: list[tuple[int, int]] = []
    lost: list[int] = []
    for met in _ANY.finditer(text):
        at, char = met.start(), met[0]
        if char == "’" and not waiting.get("‘") and _after_a_letter(text, at):
            continue
        mark = _LIKE.get(char, char)
        opener = mark if mark == _STRAIGHT else _CLOSERS.get(mark)
        if opener is not None and waiting.get(opener):
            while True:
                top, begin = stack.pop()
                waiting[top] -= 1
                if top == opener:
                    break
                lost.append(begin)
            found.append((begin, at + 1))
        elif mark in _OPENERS or mark == _STRAIGHT:
            stack.append((mark, at))
            waiting[mark] = waiting.get(mark, 0) + 1
        else:
            lost.append(at)
    lost += [begin for _, begin in stack]
    return _Paired(_with_depths(text, sorted(found)), tuple(sorted(lost)))


def _with_depths(text: str, ranges: list[tuple[int, int]]) -> tuple[Pair, ...]:
    ends: list[int] = []
    out = []
    for start, end in ranges:
        while ends and ends[-1] <= start:
            ends.pop()
        out.append(Pair(_MARKS_OF[text[start]], start, end, text[start], text[end - 1], len(ends)))
        ends.append(end)
    return tuple(out)


@lru_cache(maxsize=64)
def _cover(text: str, of: frozenset[Marks]) -> tuple[list[int], list[Pair | None]]:
    """Where the innermost pair changes, and which it is from there on; a pair's marks stand outside of it."""
    bounds: list[int] = []
    innermost: list[Pair | None] = []
    stack: list[Pair] = []

    def close(until: int) -> None:
        while stack and stack[-1].end <= until:
            bounds.append(stack.pop().end - 1)
            innermost.append(stack[-1] if stack else None)

    for pair in pairs(text):
        if pair.marks in of:
            close(pair.start)
            bounds.append(pair.start + 1)
            innermost.append(pair)
            stack.append(pair)
    close(len(text))
    return bounds, innermost


def _after_a_letter(text: str, at: int) -> bool:
    """Whether a single closing mark may be an English apostrophe or a sign of feet or minutes."""
    return at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()


def as_inner(said: str) -> str:
    """Words that come to stand inside quotation marks: double marks among them become single."""
    return said.replace("“", "‘").replace("”", "’")
