"""The source with corrections woven in: line ends, indents and marks of a format stay wherever nothing was corrected."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections import Compared, Correction, compared
from zugong_desk.domain.corrections_rows import PUT
from zugong_desk.domain.finding import Act
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.said import Said
from zugong_desk.export.corrected_gaps import gaps_in, separator, usual_wrap, width

_BOLD = "**"
_LEADING_MARKS = re.compile(r"(?<![ \t])[ \t]*+(?:#{1,6}|>|[-*+])[ \t]++\Z")
_SHORT = 2
"""Half-width columns by which a wrapped line may not fall short, lest it be taken for the last of its paragraph."""
_LINE_END = re.compile(r"\r?\n")


def weave(bulletin: Bulletin, before: Said) -> str:
    """The source's text as corrected; `before` is what held as parsed (`domain.said.said` of the parsed blocks).

    What editors changed is changed in place. Page numbers and running heads that are set aside are taken out, and
    paragraphs are joined across pages; hard wraps stay, but in a paragraph that was split, joined or made shorter. A
    bulletin that is as it was parsed, with nothing set aside and nothing joined, gives its source back exactly.
    """
    return _Weaver(compared(bulletin, before)).woven()


class _Weaver:
    """Marks what of a source stays and what is put in before a code point; no text is built before the end."""

    def __init__(self, both: Compared) -> None:
        self._both, self._parsed = both, both.parsed
        self._text = both.bulletin.source.text
        self._stays = [True] * len(self._text)
        self._put: dict[int, str] = {}
        self._gaps = {(gap.start, gap.end): gap for gap in gaps_in(both.parsed, self._text)}
        self._settled: set[tuple[int, int]] = set()
        self._unwrapped: set[int] = set()
        self._grown = Counter[int]()
        self._aside = {at for block in both.bulletin.blocks if block.aside for at in _places(block)}
        self._separator = separator(both.parsed, self._text, both.before.labels)

    def woven(self) -> str:
        for one in self._both.corrections:
            if one.aside and one.act is Act.INSERT:
                self._settled |= {pair for pair in self._gaps if pair[0] <= one.source[0] < pair[1]}
            else:
                self._correct(one)
                self._unwrap(one)
        self._close_joints()
        self._take_out_furniture()
        return "".join(self._put.get(at, "") + char * self._stays[at] for at, char in enumerate(self._text)) + (
            self._put.get(len(self._text), "")
        )

    # corrections

    def _correct(self, one: Correction) -> None:
        was, end = one.was
        words = one.after
        if self._opens(was) and was and (one.before + words).endswith("\n") and not (one.before and words):
            was, end = was - 1, end - 1  # whole lines: the line feed before them, not the one behind, goes or comes
            words = words and f"\n{words[:-1]}"
        shown = [at for at in self._parsed.origins[was:end] if at >= 0]
        for at in shown:
            self._stays[at] = False
        self._take_out_between(was, end, shown)
        if not words.strip():
            self._take_out_empty_marks(was, end, shown)
        if words:
            at = self._place(was, end, shown, words)
            self._put[at] = self._put.get(at, "") + words.replace("\n", self._separator)

    def _unwrap(self, one: Correction) -> None:
        """Set a paragraph that was split or joined in one line, as its wraps fit no more; note what other lines lost."""
        first = self._parsed.text.count("\n", 0, one.was[0])
        last = first + one.before.count("\n")
        if "\n" in one.before + one.after:
            self._unwrapped |= {*range(first, last + 1)}
        if "\n" not in self._text[slice(*one.source)]:
            self._grown[self._line(one.source[0])] += width(one.after) - width(one.before)

    def _line(self, at: int) -> int:
        return self._both.bulletin.source.line_of(at)

    def _opens(self, at: int) -> bool:
        return at == 0 or self._parsed.text[at - 1] == "\n"

    def _take_out_between(self, was: int, end: int, shown: list[int]) -> None:
        """What the source has between the characters around and inside a correction, if these no longer stand apart."""
        own = set(shown)
        for low, high in self._pairs(was, end, shown):
            if low in own and high in own:
                self._clear(low + 1, high, marks=True)
            elif self._feed_between(low, high, was, end):
                first = self._text.find("\n", low + 1, high)
                if high in own and first >= 0:  # what closes the line that stays, such as the end of bold type, stays
                    self._clear(low + 1, first, marks=False)
                    self._clear(first, high, marks=True)
                else:
                    self._clear(low + 1, high, marks=False)
                self._settle(low + 1, high)

    def _pairs(self, was: int, end: int, shown: list[int]) -> Iterator[tuple[int, int]]:
        before, after = self._parsed.before(was), self._parsed.after(end)
        ends = ([before] if before >= 0 else []), ([after] if after >= 0 else [len(self._text)])
        return ((low, high) for low, high in pairwise((*ends[0], *shown, *ends[1])) if low < high)

    def _feed_between(self, low: int, high: int, was: int, end: int) -> bool:
        """Whether a line feed that the correction takes out stands between two characters of the source."""
        inside = range(was, end)
        first = next((at for at in inside if self._parsed.origins[at] == low), was - 1)
        last = next((at for at in inside if self._parsed.origins[at] == high), end)
        return "\n" in self._parsed.text[max(first + 1, was) : last]

    def _clear(self, start: int, end: int, *, marks: bool) -> None:
        """Take out white space and what is set aside, and the marks of a format too or only those that open a line."""
        opening = _LEADING_MARKS.search(self._text[start:end])
        last = start + opening.start() if opening and "\n" in self._text[start : start + opening.start() + 1] else end
        for at in range(start, end):
            if marks or at >= last or self._text[at].isspace() or at in self._aside:
                self._stays[at] = False

    def _settle(self, start: int, end: int) -> None:
        self._settled.add((start, end))

    def _take_out_empty_marks(self, was: int, end: int, shown: list[int]) -> None:
        """Take out the marks on both sides of words that are wholly gone, such as the stars of bold type."""
        if not shown:
            return
        before, after = self._parsed.before(was), self._parsed.after(end)
        left = self._text[before + 1 : shown[0]] if before < shown[0] else ""
        right = self._text[shown[-1] + 1 : after if after > shown[-1] else len(self._text)]
        left, right = left.rpartition("\n")[2].strip(), right.partition("\n")[0].strip()
        if left and left == right:
            start = self._text.rindex(left, before + 1, shown[0])
            stop = self._text.index(right, shown[-1])
            for at in (*range(start, start + len(left)), *range(stop, stop + len(right))):
                self._stays[at] = False

    def _place(self, was: int, end: int, shown: list[int], words: str) -> int:
        """Before which code point of the source words are put in."""
        before, after = self._parsed.before(was), self._parsed.after(end)
        stop = after if after >= 0 else len(self._text)
        if was < end:
            return shown[0] if shown and self._parsed.text[was] != "\n" else before + 1
        if before == PUT:
            return self._text.rfind("\n", 0, stop) + 1 if words.endswith("\n") else stop
        if self._opens(was):
            return stop
        return self._place_in_gap(before + 1, stop, words)

    def _place_in_gap(self, start: int, stop: int, words: str) -> int:
        gap = self._text[start:stop]
        if not words.startswith("\n") or not gap:
            return start
        if (start, stop) in self._gaps:  # a line begins where one was wrapped
            self._clear(start, stop, marks=False)
            self._settle(start, stop)
            return start
        if found := _LINE_END.search(gap):
            return start + found.start()
        line = self._text.rfind("\n", 0, start) + 1
        return stop if gap.startswith(_BOLD) and self._text.count(_BOLD, line, start) % 2 else start

    # joints

    def _close_joints(self) -> None:
        """Join what the parser joined although nothing of the file's own wraps its lines so: across pages, mostly."""
        for gap in self._gaps.values():
            if self._grown[self._line(gap.start)] <= -_SHORT:
                self._unwrapped.add(gap.line)
        usual = usual_wrap(list(self._gaps.values()), self._aside)
        for pair, gap in self._gaps.items():
            if pair in self._settled or gap.glued:
                continue
            unwrapped = gap.line in self._unwrapped
            cut = gap.breaks_page or any(at in self._aside for at in range(gap.start, gap.end))
            if cut or unwrapped or not usual or (gap.blank and "\n" not in usual.replace("\n", "", 1)):
                self._clear(gap.start, gap.end, marks=False)
                if usual and not unwrapped:
                    self._put[gap.start] = self._put.get(gap.start, "") + usual

    def _take_out_furniture(self) -> None:
        """Take out page numbers and running heads set aside, and the line of each that held nothing else."""
        aside = [block for block in self._both.bulletin.blocks if block.aside]
        often = Counter("".join(block.text.split()) for block in aside)
        for block in aside:
            if block.kind is Kind.PAGE_FOOTER or often["".join(block.text.split())] > 1:
                for at in _places(block):
                    self._stays[at] = False
                for start, end in source_ranges(block.runs):
                    self._take_out_lines(start, end)

    def _take_out_lines(self, start: int, end: int) -> None:
        text = self._text
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end) + 1 or len(text)
        if not self._blank(first, last):
            return
        before = text.rfind("\n", 0, max(0, first - 1)) + 1
        if first and self._stands_blank(before, first):  # one of the blank lines around it is enough
            while last < len(text) and self._stands_blank(last, following := text.find("\n", last) + 1 or len(text)):
                last = following
        for at in range(first, last):
            self._stays[at] = False

    def _blank(self, start: int, end: int) -> bool:
        return not any(
            at in self._put or (self._stays[at] and not self._text[at].isspace()) for at in range(start, end)
        )

    def _stands_blank(self, start: int, end: int) -> bool:
        """Whether a line of the source was blank and is still there."""
        return self._text[start:end].isspace() and self._stays[end - 1] and self._blank(start, end)


def _places(block: Block) -> Iterator[int]:
    return (at for start, end in source_ranges(block.runs) for at in range(start, end))
