"""The report: figures against their floors as a table or as JSON, and what was read wrongly, line by line."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from tests.score import figures
from tests.score.facts import BlockFact, Facts, HeadFact
from tests.score.figures import Count, Tally, paired, same_field, verdicts
from tests.score.gold import FIELDS

from zugong_desk.domain.source import Source

FLOORS = {
    figures.LINES: 0.97,
    figures.PARAGRAPHS: 0.96,
    figures.TITLES: 0.97,
    figures.ORGS: 0.95,
    figures.COLUMNS: 0.95,
    figures.HEADINGS: 0.95,
    figures.RUN_INS: 0.90,
    figures.ITEMS: 0.95,
    figures.MASTHEAD: 0.98,
}
"""What a text that the parser has never seen is to reach."""


@dataclass(frozen=True, slots=True)
class Trust:
    """A bound on what confidence is worth: how to read it from a tally, and how much (or how little) it has to be."""

    name: str
    value: Callable[[Tally], float]
    bound: float
    at_most: bool = False

    def holds(self, tally: Tally) -> bool:
        value = self.value(tally)
        return value <= self.bound if self.at_most else value >= self.bound


TRUST = (
    Trust("wrong at ≥ 0.9", lambda tally: tally.sure_wrong, 0.01, at_most=True),
    Trust("doubt queue", lambda tally: tally.queue, 0.10, at_most=True),
    Trust("wrong in the queue", lambda tally: tally.queue_catches, 0.80),
)


def passes(name: str, count: Count) -> bool | None:
    """Whether a figure reaches its floor; None if it has none."""
    return count.f1 >= FLOORS[name] if name in FLOORS else None


def table(name: str, texts: int, tally: Tally) -> Iterator[str]:
    """One set's figures, a line each."""
    yield f"{name}: {texts} texts, {len(tally.trust)} blocks, {tally.counts[figures.LINES].gold} lines"
    yield f"  {'':<24}{'P':>8}{'R':>8}{'F1':>8}{'floor':>8}  {'right/gold/found'}"
    for what, count in tally.counts.items():
        if count.gold or count.found:
            floor = f"{FLOORS[what]:.2f}" if what in FLOORS else ""
            numbers = f"{count.precision:8.3f}{count.recall:8.3f}{count.f1:8.3f}{floor:>8}"
            yield f"  {what:<24}{numbers} {_mark(passes(what, count))} {count.right}/{count.gold}/{count.found}"
    for trust in TRUST:
        bound = f"{'≤' if trust.at_most else '≥'} {trust.bound:.2f}"
        yield f"  {trust.name:<24}{'':16}{trust.value(tally):8.3f}{bound:>8} {_mark(trust.holds(tally))}"
    for band in tally.bands:
        if band.blocks:
            share = band.right / band.blocks
            yield f"    confidence {band.low:.2f}-{min(band.high, 1):.2f} {share:19.3f} right of {band.blocks}"


def _mark(passed: bool | None) -> str:
    return " " if passed is None else "✓" if passed else "✗"


def document(texts: int, tally: Tally) -> dict[str, object]:
    """The same as plain data."""
    counts = {
        name: {**asdict(count), "precision": count.precision, "recall": count.recall, "f1": count.f1}
        | ({"floor": FLOORS[name], "passes": passes(name, count)} if name in FLOORS else {})
        for name, count in tally.counts.items()
    }
    trust = {one.name: {"value": one.value(tally), "bound": one.bound, "passes": one.holds(tally)} for one in TRUST}
    bands = [asdict(band) for band in tally.bands]
    return {"texts": texts, "blocks": len(tally.trust), "figures": counts, "trust": trust, "bands": bands}


def errors(name: str, gold: Facts, parsed: Facts, source: Source) -> list[str]:
    """What was read wrongly in one text; its name first, nothing if all is right."""
    found = [
        *_wrong_blocks(gold, parsed, source),
        *_wrong_heads(gold, parsed),
        *_wrong_articles(gold, parsed),
        *_wrong_fields(gold, parsed),
    ]
    return [f"── {name}", *found] if found else []


def _wrong_blocks(gold: Facts, parsed: Facts, source: Source) -> Iterator[str]:
    owners = {line: block for block in gold.blocks for line in block.lines}
    for block, right in verdicts(gold, parsed):
        if right:
            continue
        yield f"  {_called(block)}  {block.confidence:.2f} {block.why}"
        wanted = {owners[line].key: owners[line] for line in sorted(block.lines) if line in owners}
        for one in wanted.values():
            yield f"     gold {_called(one)}"
        yield from (f"       {line:>4} {_shown(source.line_text(line))}" for line in _telling(block, wanted))
    shown = {line for block in parsed.blocks for line in block.lines}
    for line in sorted(owners.keys() - shown):
        yield f"  line {line} is in no block; gold {_called(owners[line])}"


def _telling(block: BlockFact, wanted: dict[tuple[str, int, frozenset[int]], BlockFact]) -> list[int]:
    """The lines worth showing: the first and last, and those on either side of where gold divides."""
    edges = {min(one.lines) for one in wanted.values()} | {max(one.lines) for one in wanted.values()}
    edges |= {min(block.lines), max(block.lines)} if block.lines else set()
    return sorted(edges)[:8]


def _called(block: BlockFact) -> str:
    level = str(block.level) if block.level else ""
    return f"{block.kind}{level} {ranges(block.lines)}"


def ranges(lines: frozenset[int]) -> str:
    """Line numbers, those in a row as first–last; blank lines between are not told apart from holes."""
    out: list[list[int]] = []
    for line in sorted(lines):
        if out and line == out[-1][1] + 1:
            out[-1][1] = line
        else:
            out.append([line, line])
    if len(out) > 4:
        return f"{out[0][0]}…{out[-1][1]} ({len(lines)} lines)"
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in out)


def _wrong_heads(gold: Facts, parsed: Facts) -> Iterator[str]:
    wanted, found = Counter(gold.heads), Counter(parsed.heads)
    missing, extra = list((wanted - found).elements()), list((found - wanted).elements())
    for sign, head in sorted([("-", one) for one in missing] + [("+", one) for one in extra], key=_by_line):
        level = f" {head.level}" if head.level else ""
        yield f"  {sign} {head.role}{level} @{head.line} {_shown(head.text)}"


def _by_line(one: tuple[str, HeadFact]) -> tuple[int, str]:
    return one[1].line, one[1].text


def _wrong_articles(gold: Facts, parsed: Facts) -> Iterator[str]:
    wanted, found = Counter(one.key for one in gold.articles), Counter(one.key for one in parsed.articles)
    yield from (f"  - title {title}" for title in (wanted - found).elements())
    yield from (f"  + title {title}" for title in (found - wanted).elements())
    for one, other in paired(gold, parsed):
        if one.org != other.org:
            yield f"  org {other.org!r}, gold {one.org!r}: {one.title}"
        if one.column != other.column:
            yield f"  column {other.column!r}, gold {one.column!r}: {one.title}"


def _wrong_fields(gold: Facts, parsed: Facts) -> Iterator[str]:
    for name in FIELDS:
        wanted, found = gold.masthead.get(name), parsed.masthead.get(name)
        if not same_field(wanted, found):
            yield f"  masthead {name} {found!r}, gold {wanted!r}"


def _shown(text: str, room: int = 84) -> str:
    """The text cut to `room` columns of a terminal, marks of white space left visible as one space."""
    text = " ".join(text.split())
    width = 0
    for at, char in enumerate(text):
        width += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if width > room:
            return f"{text[:at]}…"
    return text
