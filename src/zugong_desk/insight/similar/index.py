"""The index of a library's passages: what is like a text, asked and kept current issue by issue."""

from array import array
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import log, sqrt

from zugong_desk.insight.similar.comparison import Echoes, echoes
from zugong_desk.insight.similar.likeness import Hit, Kind, Wording, joined, kind_of, share_of
from zugong_desk.insight.similar.passage import Passage, pieces
from zugong_desk.insight.similar.print_table import PrintTable
from zugong_desk.insight.similar.prints import prints
from zugong_desk.insight.similar.wording import Senses, is_name, terms, weight

NEAR = 0.24
"""Nearness in sense from which a passage is shown anyway …"""
FAINT = 0.1
"""… and below which it never is. Between the two it has to stand out …"""
CROWD, ABOVE = 10, 1.2
"""… by so much above the one that so many are nearer than: there is always something that is a little like a text."""
COMMON = 0.4
"""A term that a greater share of the passages has says nothing."""
STOCK = 0.005
STOCK_LEAST = 24
"""A fingerprint that more passages have (a share of all, and at least so many) is a stock phrase of the library."""
TELLING = 0.05
"""A word that no greater share of the passages has speaks for two that have it."""
LOOKED_AT = 60
"""Candidates by sense, and as many by fingerprint, that are compared word for word."""
DRIFT = 1.1
"""When the library has grown by this much, lengths are measured again."""

Skip = Callable[[Passage], bool]


@dataclass(frozen=True, slots=True)
class Said:
    """What a text of so many code points says: its terms, their weight as a length, its wording."""

    size: int
    terms: frozenset[str]
    length: float
    wording: Wording


class Index:
    """Passages of many issues, found by what they say.

    A passage has a number as long as it stands in the index; numbers that come free are given again. Not for two
    threads at a time.
    """

    def __init__(self, known: Senses) -> None:
        self._known = known
        self._passages: list[Passage | None] = []
        self._free: list[int] = []
        self._of: dict[str, list[int]] = {}
        self._having: dict[str, array[int]] = {}
        self._prints = PrintTable()
        self._lengths = array("d")
        self._measured = 0

    def __len__(self) -> int:
        return len(self._passages) - len(self._free)

    @property
    def bulletins(self) -> frozenset[str]:
        """The issues that have passages here."""
        return frozenset(self._of)

    # keeping current ------------------------------------------------------------------------------------------------

    def add(self, passages: Iterable[Passage]) -> None:
        """Take passages in; those of an issue in the order in which they stand."""
        for passage in passages:
            self._put(passage)

    def remove(self, bulletin: str) -> None:
        """Take out all passages of an issue; one that is not there is passed over."""
        for number in self._of.pop(bulletin, ()):
            self._drop(number)

    def update(self, bulletin: str, passages: Sequence[Passage]) -> int:
        """Have an issue stand as it now does; how many of its passages are new. Only what differs is worked on."""
        stood: dict[str, list[int]] = {}
        for number in self._of.pop(bulletin, ()):
            stood.setdefault(self._at(number).text, []).append(number)
        new = 0
        for passage in passages:
            if same := stood.get(passage.text):
                number = same.pop()
                self._passages[number] = passage
                self._of.setdefault(bulletin, []).append(number)
            else:
                self._put(passage)
                new += 1
        for numbers in stood.values():
            for number in numbers:
                self._drop(number)
        return new

    def passages(self, bulletin: str) -> list[Passage]:
        """The passages of an issue, in order."""
        return sorted((self._at(number) for number in self._of.get(bulletin, ())), key=lambda one: one.start)

    def _at(self, number: int) -> Passage:
        passage = self._passages[number]
        if passage is None:
            raise KeyError(number)
        return passage

    def _put(self, passage: Passage) -> None:
        if self._free:
            number = self._free.pop()
            self._passages[number] = passage
        else:
            number = len(self._passages)
            self._passages.append(passage)
            self._lengths.append(0.0)
        self._of.setdefault(passage.bulletin, []).append(number)
        plain = self._known.plain(passage.text)
        found = terms(plain, self._known)
        for term in found:
            having = self._having.get(term)
            if having is None:
                self._having[term] = array("I", (number,))
            elif having[-1] < number:
                having.append(number)
            else:
                insort(having, number)
        self._prints.add(number, prints(plain))
        self._lengths[number] = self._length(found) if self._measured else 0.0

    def _drop(self, number: int) -> None:
        plain = self._known.plain(self._at(number).text)
        for term in terms(plain, self._known):
            having = self._having[term]
            del having[bisect_left(having, number)]
            if not having:
                del self._having[term]
        self._prints.remove(number, prints(plain))
        self._passages[number] = None
        self._lengths[number] = 0.0
        self._free.append(number)

    # asking ---------------------------------------------------------------------------------------------------------

    def query(self, text: str, limit: int = 10, *, skip: Skip | None = None, strict: bool = True) -> list[Hit]:
        """The passages most like a text, the likest first; none that is not like it, unless `strict` is off.

        A text longer than a passage is asked piece by piece, and a passage is named once, with the piece that it is
        likest. Passages for which `skip` holds are left out; neighbours that both go on word for word are one.
        """
        best: dict[Passage, Hit] = {}
        for start, end in pieces(text):
            for hit in self._like(text[start:end], skip, strict=strict):
                known = best.get(hit.passage)
                if known is None or known.order < hit.order:
                    best[hit.passage] = replace(hit, part=(start, end))
        return nlargest(limit, joined(best.values()), key=lambda hit: hit.order)

    def measure(self) -> None:
        """Work out what the next question needs, if the library has grown much since."""
        self._prints.settle()
        if self._measured and len(self) <= self._measured * DRIFT:
            return
        squares = [0.0] * len(self._passages)
        for term, having in self._having.items():
            by = 0.0 if is_name(term) else self._weight(term)
            for number in having if by else ():
                squares[number] += by
        self._lengths = array("d", [sqrt(square) for square in squares])
        self._measured = max(1, len(self))

    def compare(self, text: str, passage: Passage) -> Hit:
        """How a text is like one passage, which need not stand in the index."""
        return self.compare_said(self.said(text), self.said(passage.text), passage)

    def said(self, text: str) -> Said:
        """What a text says, made ready once to be compared with several."""
        plain = self._known.plain(text)
        found = terms(plain, self._known)
        return Said(len(text), found, self._length(found), Wording.of(plain))

    def compare_said(self, one: Said, other: Said, passage: Passage) -> Hit:
        """How what one text says is like what a passage does."""
        dot = sum(self._weight(term) for term in one.terms & other.terms)
        nearness = min(1.0, dot / (one.length * other.length))
        share = share_of(one.wording, other.wording)
        return Hit(passage, kind_of(share, nearness, 0.0) or Kind.RETOLD, (0, one.size), share, nearness)

    def echoes(self, one: str, other: str) -> Echoes:
        """The words that speak for two texts telling the same, as rare as they are here."""
        return echoes(one, other, self._known, lambda term: len(self._having.get(term, ())) <= TELLING * len(self) + 2)

    def _like(self, text: str, skip: Skip | None, *, strict: bool) -> Iterator[Hit]:
        self.measure()
        plain = self._known.plain(text)
        near = self._near(plain)
        chosen = nlargest(LOOKED_AT, range(len(near)), key=near.__getitem__)
        chosen += [number for number, _ in self._printed(plain).most_common(LOOKED_AT)]
        looked_at = [
            (number, passage)
            for number in dict.fromkeys(chosen)
            if (passage := self._passages[number]) is not None and not (skip and skip(passage))
        ]
        crowd = near[looked_at[CROWD][0]] if len(looked_at) > CROWD else 0.0
        least = min(NEAR, max(FAINT, ABOVE * crowd)) if strict else 0.0
        wording = Wording.of(plain)
        for number, passage in looked_at:
            share = share_of(wording, Wording.of(self._known.plain(passage.text)))
            kind = kind_of(share, near[number], least)
            if kind is not None:
                yield Hit(passage, kind, (0, len(text)), share, near[number])

    def _near(self, plain: str) -> list[float]:
        """By number how near each passage is in sense: the cosine of what both say."""
        near = [0.0] * len(self._passages)
        most, found = COMMON * max(len(self), 8), terms(plain, self._known)
        for term in found:
            by, having = self._weight(term), self._having.get(term, ())
            if len(having) <= most:
                for number in having:
                    near[number] += by
        length = self._length(found)
        return [min(1.0, dot / (length * own)) if own else 0.0 for dot, own in zip(near, self._lengths, strict=True)]

    def _printed(self, plain: str) -> Counter[int]:
        """By number how many fingerprints a passage has in common with a text."""
        most = max(STOCK_LEAST, int(STOCK * len(self)))
        return Counter(number for mark in prints(plain) for number in self._prints.having(mark, most))

    def _length(self, found: Iterable[str]) -> float:
        """How much a text says. A name that only one of two texts has does not part them: every place has its own."""
        return sqrt(sum(self._weight(term) for term in found if not is_name(term))) or 1.0

    def _weight(self, term: str) -> float:
        having = len(self._having.get(term, ()))
        return weight(term, log(1 + (len(self) - having + 0.5) / (having + 0.5)))
