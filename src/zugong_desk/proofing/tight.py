"""A block without the spaces that conversions leave around figures, for rules that look at words and figures.

“5 月”, “ 33 个”: half of all files are set so. A rule sees “5月”; what it finds is put back at its place, and in what it
suggests the spaces stay wherever it changes nothing beside them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zugong_desk.domain.block import replace_block
from zugong_desk.domain.finding import Beside, Heading, Mend, Parting, Rewrite
from zugong_desk.domain.mending import pieces
from zugong_desk.domain.runs import typed
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage

_BESIDE = r"[\u4e00-\u9fff，。、；：！？“”‘’（）《》〈〉—…～·％%‰]"
_SPACES = r"[ \u00a0\u2002-\u200a]+"
_STRAY = re.compile(rf"(?<={_BESIDE}){_SPACES}(?=[0-9０-９])|(?<=[0-9０-９]){_SPACES}(?={_BESIDE})")

_SPACE = " \u00a0"
_IN_FIGURE = re.compile(rf"(?<=[0-9.]){_SPACES}(?=[0-9.])")


@dataclass(frozen=True, slots=True)
class Tight:
    """A passage without stray spaces; `places[i]` is where its character i stands in the block as it is."""

    passage: Passage
    loose: str
    places: Sequence[int]

    def put_back(self, hits: Iterable[Hit]) -> Iterator[Hit]:
        """The hits at their places in the block as it is."""
        for hit in hits:
            if hit.block == self.passage.id:
                yield self._put_back(hit)
            else:
                yield hit

    def _put_back(self, hit: Hit) -> Hit:
        start, end = self._range(hit.start, hit.end)
        suggestion = None if hit.suggestion is None else self._loosened(hit.start, hit.end, hit.suggestion)
        return replace(
            hit,
            start=start,
            end=end,
            suggestion=suggestion,
            alternatives=tuple(self._loosened(hit.start, hit.end, one) for one in hit.alternatives),
            mends=tuple(self._mend(one) for one in hit.mends),
            beside=tuple(self._beside(one) for one in hit.beside),
        )

    def _range(self, start: int, end: int) -> tuple[int, int]:
        first = self._place(start)
        return first, first if start == end else self.places[end - 1] + 1

    def _place(self, at: int) -> int:
        return self.places[at] if at < len(self.places) else len(self.loose)

    def _loosened(self, start: int, end: int, after: str) -> str:
        """What is to stand at a range, with the spaces of the block wherever nothing changes."""
        first, last = self._range(start, end)
        out = self.loose[first:last]
        for begin, stop, new in reversed(list(pieces(self.passage.text[start:end], after))):
            from_, to = (place - first for place in self._range(start + begin, start + stop))
            if begin == stop:
                from_ = to = self._put_in_at(start + begin, new) - first if begin else 0
            out = out[:from_] + new + out[to:]
        whole = out if self.loose[last - 1 : last] in _SPACE or first == last else out.rstrip(_SPACE)
        return _IN_FIGURE.sub("", whole)

    def _put_in_at(self, at: int, new: str) -> int:
        """Where in the block something put in before `at` goes: of a space there before it if it goes on with a figure.

        Behind a figure what is no figure stands behind the space, as the character did that stood there.
        """
        behind = self.places[at - 1] + 1
        leaves_figure = self.passage.text[at - 1].isdigit() and not new[0].isdigit() and at < len(self.places)
        return self.places[at] if leaves_figure else behind

    def _mend(self, one: Mend) -> Mend:
        if one.block != self.passage.id:
            return one
        match one:
            case Rewrite():
                start, end = self._range(one.start, one.end)
                return Rewrite(
                    one.block, start, end, self.loose[start:end], self._loosened(one.start, one.end, one.after)
                )
            case Heading():
                start, end = self._range(one.start, one.end)
                return replace(one, start=start, end=end)
            case Parting():
                return replace(one, at=self._place(one.at))
            case _:
                return one

    def _beside(self, one: Beside) -> Beside:
        if one.block != self.passage.id or one.bulletin:
            return one
        start, end = self._range(one.start, one.end)
        return replace(one, start=start, end=end)


def tightened(passage: Passage) -> Tight | None:
    """The passage without stray spaces; None if it has none."""
    text = passage.text
    if " " not in text and "\u00a0" not in text and not _STRAY.search(text):
        return None
    gone = [(found.start(), found.end()) for found in _STRAY.finditer(text)]
    if not gone:
        return None
    places = _places(len(text), gone)
    tight = "".join(text[place] for place in places)
    heads = tuple(
        replace(head, start=bisect_left(places, head.start), end=bisect_left(places, head.end))
        for head in passage.block.heads
    )
    block = replace_block(passage.block, runs=typed(tight), heads=heads)
    return Tight(replace(passage, block=block), text, places)


def _places(size: int, gone: Iterable[tuple[int, int]]) -> list[int]:
    out: list[int] = []
    at = 0
    for start, end in gone:
        out += range(at, start)
        at = end
    out += range(at, size)
    return out
