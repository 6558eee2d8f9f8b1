"""Corrections: wherever the reading text says otherwise than it was parsed, by an editor's hand."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections_rows import PUT, Row, Stretch, differing, row_as_parsed, row_of
from zugong_desk.domain.finding import Act
from zugong_desk.domain.mending import pieces
from zugong_desk.domain.outline import Article, articles
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.said import Said

CONTEXT = 12
"""Code points of the reading text that are shown on each side of a correction, within its line."""
LEAST, MOST = 8, 4000
"""Code points of wordings that were typed anew as a whole and are looked at for what really differs."""
KEPT = 4
"""Code points that two wordings must have in common, at the least, to tell apart the corrections on both sides."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """One place where an editor changed the wording or the lines; `before` and `after` have a line feed where one begins.

    All ranges are half-open and count code points: `source` of the decoded source (what lies there and was never shown,
    such as a page number, may be inside; empty for what was put in), `was` of the text as parsed, `now` of the reading
    text. `left` and `right` stand on both sides in the reading text. `block` is where `now` begins, `paragraph` its
    1-based line. `line` and `page` are 1-based, of the source; page None where it has none. `aside` says that a block
    was set aside or brought back as a whole.
    """

    act: Act
    before: str
    after: str
    left: str
    right: str
    source: Range
    was: Range
    now: Range
    block: str
    paragraph: int
    line: int
    page: int | None
    article: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A bulletin's text as parsed, as it stands, and every correction between the two, in the order of the text.

    `before` is what held as parsed.
    """

    bulletin: Bulletin
    before: Said
    parsed: Row
    now: Row
    corrections: tuple[Correction, ...]


def corrections(bulletin: Bulletin, before: Said) -> tuple[Correction, ...]:
    """Every correction by an editor's hand, in the order of the text; `before` is what held as parsed."""
    return compared(bulletin, before).corrections


def compared(bulletin: Bulletin, before: Said) -> Compared:
    """The bulletin beside what held as parsed. What was deleted and typed back is no correction."""
    parsed, now = row_as_parsed(bulletin.source.text, before), row_of(bulletin)
    teller = _Teller(bulletin, before, parsed, now)
    found = tuple(teller.told(one) for stretch in differing(parsed, now) for one in _cut(stretch, parsed, now))
    return Compared(bulletin, before, parsed, now, found)


def _cut(stretch: Stretch, parsed: Row, now: Row) -> Iterator[Stretch]:
    """A stretch without what is the same at its ends, and in parts if much of it was only typed anew."""
    before, after = parsed.text[stretch.was : stretch.was_end], now.text[stretch.now : stretch.now_end]
    start, end = _same_ends(before, after)
    was, at = stretch.was + start, stretch.now + start
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    parts = list(_parts(before, after)) if _comparable(before, after) else [(0, len(before), 0, len(after))]
    for first, last, first_now, last_now in parts:
        yield Stretch(was + first, was + last, at + first_now, at + last_now)


def _same_ends(one: str, other: str) -> Range:
    """How many code points two texts have in common at their beginning, and then at their end."""
    most = min(len(one), len(other))
    start = next((at for at in range(most) if one[at] != other[at]), most)
    most -= start
    end = next((at for at in range(most) if one[-1 - at] != other[-1 - at]), most)
    return start, end


def _comparable(before: str, after: str) -> bool:
    least, most = sorted((len(before), len(after)))
    return most <= MOST and (least >= LEAST or _same_words(before, after))


def _same_words(before: str, after: str) -> bool:
    return "".join(before.split()) == "".join(after.split())


def _parts(before: str, after: str) -> Iterator[tuple[int, int, int, int]]:
    """Where two wordings really differ: half-open ranges of both; one for all if too little is the same."""
    out: list[tuple[int, int, int, int]] = []
    kept = 1 if _same_words(before, after) else KEPT
    grown = 0
    for start, end, words in pieces(before, after):
        start_now = start + grown
        grown += len(words) - (end - start)
        if out and start - out[-1][1] < kept:
            first, _, first_now, _ = out.pop()
            out.append((first, end, first_now, start_now + len(words)))
        else:
            out.append((start, end, start_now, start_now + len(words)))
    changed = sum(max(end - start, end_now - start_now) for start, end, start_now, end_now in out)
    whole = (0, len(before), 0, len(after))
    yield from out if kept == 1 or changed * 2 <= max(len(before), len(after)) else [whole]


class _Teller:
    """Says of a stretch what was done there, where, and in which article."""

    def __init__(self, bulletin: Bulletin, before: Said, parsed: Row, now: Row) -> None:
        self._bulletin, self._before, self._parsed, self._now = bulletin, before, parsed, now
        self._aside = {
            at
            for block in bulletin.blocks
            if block.aside
            for start, end in source_ranges(block.runs)
            for at in range(start, end)
        }
        self._articles = articles(bulletin.lines)
        self._firsts = [bulletin.line(article.first) for article in self._articles]

    def told(self, stretch: Stretch) -> Correction:
        was, now = (stretch.was, stretch.was_end), (stretch.now, stretch.now_end)
        before, after = self._parsed.text[slice(*was)], self._now.text[slice(*now)]
        source = self._in_source(was, now)
        line = self._bulletin.source.line_of(source[0])
        placement = self._bulletin.source.imprint.line(line).placement
        anchor = self._bulletin.anchor(now[0])
        number = self._bulletin.line(anchor.block)
        article = self._article(number)
        return Correction(
            act_of(before, after),
            before,
            after,
            *beside(self._now.text, now),
            source,
            was,
            now,
            anchor.block,
            number + 1,
            line,
            placement.page if placement else None,
            article.title if article else "",
            self._whole_block(was, now),
        )

    def _article(self, number: int) -> Article | None:
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or number > self._bulletin.line(self._articles[at].last):
            return None
        return self._articles[at]

    def _in_source(self, was: Range, now: Range) -> Range:
        shown = _real(self._parsed.origins[slice(*was)]) or _real(self._now.origins[slice(*now)])
        if shown:
            return min(shown), max(shown) + 1
        size = len(self._bulletin.source.text)
        before, after = self._parsed.before(was[0]), self._parsed.after(was[1])
        if was[0] < was[1]:  # lines that were joined: all that lies between them
            return before + 1, after if after >= 0 else size
        opens = was[0] == 0 or self._parsed.text[was[0] - 1] == "\n"
        at = after if (opens and after >= 0) or before == PUT else before + 1
        at = min(max(at, 0), size)
        return at, at

    def _whole_block(self, was: Range, now: Range) -> bool:
        gone, come = _real(self._parsed.origins[slice(*was)]), _real(self._now.origins[slice(*now)])
        if self._now.text[slice(*now)].strip() == "" and gone:
            return all(at in self._aside for at in gone)
        if self._parsed.text[slice(*was)].strip() == "" and come:
            return all(self._before.aside(at) is True for at in come)
        return False


def beside(text: str, place: Range) -> tuple[str, str]:
    """What stands on both sides of a half-open range of a text, within its lines and no more than is shown."""
    start, end = place
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return left.rpartition("\n")[2], right.partition("\n")[0]


def _real(origins: Iterable[int]) -> list[int]:
    return [at for at in origins if at >= 0]


def act_of(before: str, after: str) -> Act:
    """What a proof-reader calls it that `after` stands where `before` stood; a line feed is where a line begins."""
    if _same_words(before, after):
        return _act_between_words(before, after)
    if not before.strip():
        return Act.INSERT
    if not after.strip():
        return Act.DELETE
    swapped = len(before) == len(after) and any(before[at:] + before[:at] == after for at in range(1, len(before)))
    return Act.TRANSPOSE if swapped else Act.REPLACE


def _act_between_words(before: str, after: str) -> Act:
    lines = after.count("\n") - before.count("\n")
    if lines:
        return Act.SPLIT if lines > 0 else Act.JOIN
    if len(before) == len(after):
        return Act.REPLACE
    return Act.ADD_SPACE if len(after) > len(before) else Act.CLOSE_UP


def made(parsed: str, found: Sequence[Correction]) -> str:
    """The text as parsed with corrections made in it."""
    out, at = "", 0
    for one in found:
        out += parsed[at : one.was[0]] + one.after
        at = one.was[1]
    return out + parsed[at:]
