"""What the positions of another program count: the schema does not say, so what agrees with the file's own words is taken.

Programs count code points (QualCoder) or UTF-16 units (those on .NET and in browsers), and a line's end of two
characters in the file as one (ATLAS.ti) or as two (MAXQDA); some count a byte order mark. Each way of counting is tried on
all selections of a document. The names that ATLAS.ti and MAXQDA give to selections are the words themselves, cut off where
they are long: the way under which most of them agree is taken. Where none tells, ends of sentences do: passages are
mostly tagged from one to another, and a wrong way drifts away from them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, product

CRLF = "\r\n"
BOM = "\ufeff"
_ENDS = frozenset("。！？；：…”’）》」』\n.!?;:\u3000 ")
_CLEAR = 2
_TIMES = 2
"""By how many ends, and how many times, one way must be ahead of all others where only the ends of sentences tell."""
_CUT = ("...", "…")
_SHORTEST = 2
"""Characters of a name that may be words of the text."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting. `likely` ones are possible without any sign that speaks for them."""

    wide: bool = False
    """Characters beyond the basic plane count as two."""
    breaks: int = 0
    """What a line's end counts: 1 or 2, or 0 for as many characters as it has in the file."""
    mark: bool = False
    """A byte order mark counts as a character."""
    likely: bool = True


@dataclass(frozen=True, slots=True)
class Selected:
    """A selection as the file gives it: positions in a unit yet unknown, and its name."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Meant:
    """The range of code points of `Text.text` that a selection means (-1 if none), and those it may mean instead."""

    start: int = -1
    end: int = -1
    others: tuple[tuple[int, int], ...] = ()


class Text:
    """The text of a source: `raw` as decoded from its file; `text` with one LF for each line's end and no byte order mark."""

    def __init__(self, raw: str) -> None:
        self.marked = raw.startswith(BOM)
        self._raw = raw.removeprefix(BOM)
        self.text = self._raw.replace(CRLF, "\n").replace("\r", "\n")

    @cached_property
    def _pairs(self) -> frozenset[int]:
        """Where in `text` the line ends stand that are two characters in the file."""
        out: list[int] = []
        at = self._raw.find(CRLF)
        while at >= 0:
            out.append(at - len(out))
            at = self._raw.find(CRLF, at + len(CRLF))
        return frozenset(out)

    def ways(self, *, inline: bool) -> list[Way]:
        """The ways of counting that make a difference here, the plainest first.

        A text that stood in the XML itself (`inline`) has lost what its line ends were.
        """
        wide = (False, True) if any(char > "\uffff" for char in self.text) else (False,)
        breaks = (0, 1) if self._pairs else (0, 2) if "\n" in self.text else (0,)
        marks = (False, True) if self.marked else (False,)
        return [
            Way(one, size, mark, likely=not mark and (size != 2 or inline))
            for mark, size, one in product(marks, breaks, wide)
        ]

    def ruler(self, way: Way) -> list[int]:
        """What has been counted before each code point of `text`, and at its end."""
        return list(accumulate(self._sizes(way), initial=int(way.mark)))

    def _sizes(self, way: Way) -> Sequence[int]:
        sizes = [2 if way.wide and char > "\uffff" else 1 for char in self.text]
        if way.breaks == 2:
            for at, char in enumerate(self.text):
                if char == "\n":
                    sizes[at] = 2
        elif way.breaks == 0:
            for at in self._pairs:
                sizes[at] = 2
        return sizes


def meant(text: Text, selections: Sequence[Selected], *, inline: bool = False, ours: bool = False) -> list[Meant]:
    """What each selection means. Where the file does not tell one way of counting from another, both are given.

    `ours` are counted in code points.
    """
    if not selections:
        return []
    ways = [Way()] if ours else text.ways(inline=inline)
    ranges = [_ranges(text.ruler(way), selections) for way in ways]
    best, doubtful = _best(text.text, ways, ranges, selections)
    return [_meant([ranges[way][at] for way in (best, *doubtful)]) for at in range(len(selections))]


def _meant(ranges: Sequence["_Range"]) -> Meant:
    """The first range that there is, and all that are others."""
    found = list(dict.fromkeys(one for one in ranges if one is not None))
    return Meant(*found[0], tuple(found[1:])) if found else Meant()


_Range = tuple[int, int] | None


def _ranges(ruler: list[int], selections: Sequence[Selected]) -> list[_Range]:
    return [_range(ruler, one) for one in selections]


def _range(ruler: list[int], one: Selected) -> _Range:
    start, end = _exact(ruler, one.start), _exact(ruler, one.end)
    return (start, end) if 0 <= start < end else None


def _exact(ruler: list[int], position: int) -> int:
    at = bisect_left(ruler, position)
    return at if at < len(ruler) and ruler[at] == position else -1


def _best(
    text: str, ways: Sequence[Way], ranges: Sequence[list[_Range]], selections: Sequence[Selected]
) -> tuple[int, list[int]]:
    """The number of the way that is taken, and of those that may be meant as well."""
    agreeing = [sum(map(_names, selections, found, [text] * len(found))) for found in ranges]
    if max(agreeing):
        return agreeing.index(max(agreeing)), [at for at, one in enumerate(agreeing) if one == max(agreeing)]
    likely = [at for at, way in enumerate(ways) if way.likely]
    if len(likely) == 1:
        return likely[0], []
    telling = [at for at in range(len(selections)) if len({ranges[way][at] for way in likely}) > 1]
    ends = {way: sum(_ends(text, ranges[way][at]) for at in telling) for way in likely}
    first, second = sorted(likely, key=lambda way: -ends[way])[:2]
    if ends[first] - ends[second] >= _CLEAR and ends[first] >= _TIMES * ends[second]:
        return first, []
    return likely[0], likely


def _names(one: Selected, found: _Range, text: str) -> bool:
    """Whether the name of a selection is the words of a range, or their beginning."""
    name = " ".join(one.name.split())
    cut = next((name.removesuffix(mark).rstrip() for mark in _CUT if name.endswith(mark)), "")
    if found is None or len(cut or name) < _SHORTEST:
        return False
    words = " ".join(text[slice(*found)].split())
    return words == name or (bool(cut) and words.startswith(cut))


def _ends(text: str, found: _Range) -> int:
    """How many ends of a range stand where sentences end."""
    if found is None:
        return 0
    start, end = found
    return (start == 0 or text[start - 1] in _ENDS) + (text[end - 1] in _ENDS or text[end : end + 1] in ("", "\n"))
