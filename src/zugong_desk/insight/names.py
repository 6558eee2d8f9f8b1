"""Names learnt from a bulletin: units, places, projects, brands and working methods, each with its evidence.

Persons are never learnt: an editor enters them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Sort
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.organisation import looks_like_organisation
from zugong_desk.domain.outline import articles
from zugong_desk.insight.names_shapes import names_in_marks, places_of, places_said, units_said

_WRITTEN = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.ARTICLE_TITLE, Kind.EDITOR_NOTE})
_PARTS = re.compile(r"[，、；。：:;,\s]+")
_NOT_ONE = re.compile(r"各|常委|领导|本部|同志|所属|会同|[（(）)]|^(?:直属|机关|党委|党总支|党支部|局机关)")
"""Words by which the name of a unit is that of many, or of nobody in particular."""
SHOWN = 3
"""Places of a name that are kept for an editor to look at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a name stands: code points [start, end) of a block of a bulletin."""

    bulletin: str
    block: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that an editor may confirm: what it names, how often it was met in how many issues, and by what evidence.

    `evidence` is in words for the editor (署名, 引号后接“工程”); `seen` holds the first few places, the best evidence's
    first.
    """

    sort: Sort
    name: str
    count: int
    issues: int
    evidence: tuple[str, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class _Met:
    sort: Sort
    name: str
    evidence: str
    seen: Seen


def names_in(bulletin: Bulletin) -> tuple[Candidate, ...]:
    """The names of one bulletin, the most frequent first; of equals in the order of the text."""
    met = [one for one in (*_signed(bulletin), *_addressed(bulletin), *_said(bulletin)) if len(one.name) > 1]
    return _sorted(_candidate(same, bulletin) for same in _together(met).values())


def together(found: Iterable[tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    """The names of many bulletins, each once: met in the most issues first, then the most often."""
    by_name: defaultdict[tuple[Sort, str], list[Candidate]] = defaultdict(list)
    for candidates in found:
        for one in candidates:
            by_name[one.sort, one.name].append(one)
    return _sorted(_joined(same) for same in by_name.values())


def _sorted(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda one: (-one.issues, -one.count)))


def _joined(same: list[Candidate]) -> Candidate:
    first = same[0]
    evidence = tuple(dict.fromkeys(word for one in same for word in one.evidence))
    seen = tuple(place for one in same for place in one.seen)[:SHOWN]
    return Candidate(
        first.sort, first.name, sum(one.count for one in same), sum(one.issues for one in same), evidence, seen
    )


def _together(met: list[_Met]) -> dict[tuple[Sort, str], list[_Met]]:
    out: defaultdict[tuple[Sort, str], list[_Met]] = defaultdict(list)
    for one in met:
        out[one.sort, one.name].append(one)
    return out


def _candidate(met: list[_Met], bulletin: Bulletin) -> Candidate:
    first = met[0]
    count = max(len({one.seen for one in met}), sum(block.text.count(first.name) for block in bulletin.lines))
    evidence = tuple(dict.fromkeys(one.evidence for one in met))
    seen = tuple(dict.fromkeys(one.seen for one in met))[:SHOWN]
    return Candidate(first.sort, first.name, count, 1, evidence, seen)


# by evidence ------------------------------------------------------------------------------------------------------------


def _signed(bulletin: Bulletin) -> Iterator[_Met]:
    """Who issues and who writes: the masthead's issuer, bylines and credits."""
    head = masthead(bulletin)
    first = next(iter(bulletin.lines), None)
    if head and head.issuer and first is not None:
        yield from _unit(bulletin, head.issuer, "报头", (one for one in bulletin.lines if one.kind is Kind.MASTHEAD))
    at = {block.id: number for number, block in enumerate(bulletin.lines)}
    for article in articles(bulletin.lines):
        if article.org:
            yield from _unit(bulletin, article.org, "署名", bulletin.lines[at[article.first] : at[article.last] + 1])


def _unit(bulletin: Bulletin, name: str, evidence: str, blocks: Iterable[Block]) -> Iterator[_Met]:
    """A unit that signs, where it does, and the place it is named after."""
    name = "".join(name.split()).removeprefix("中共")
    if not looks_like_organisation(name) or _NOT_ONE.search(name):
        return
    block, start = next(((one, at) for one in blocks if (at := one.text.find(name)) >= 0), (None, -1))
    if block is None:
        return
    seen = Seen(bulletin.id, block.id, start, start + len(name))
    yield _Met(Sort.ORGANISATION, name, evidence, seen)
    for place, first, last in places_of(name):
        yield _Met(Sort.PLACE, place, evidence, Seen(bulletin.id, block.id, start + first, start + last))


def _addressed(bulletin: Bulletin) -> Iterator[_Met]:
    """To whom an issue goes: the distribution list, name by name."""
    for block in bulletin.lines:
        if block.kind is not Kind.DISTRIBUTION:
            continue
        at = 0
        for part in _PARTS.split(block.text):
            start = block.text.index(part, at)
            at = start + len(part)
            name = part.removeprefix("中共")
            if looks_like_organisation(name) and not _NOT_ONE.search(name):
                start += part.index(name)
                yield _Met(Sort.ORGANISATION, name, "报送范围", Seen(bulletin.id, block.id, start, start + len(name)))


def _said(bulletin: Bulletin) -> Iterator[_Met]:
    """What the running text names: units, places, and things in marks."""
    for block in bulletin.lines:
        if block.kind not in _WRITTEN:
            continue
        for name, start, end in units_said(block.text):
            yield _Met(Sort.ORGANISATION, name, "正文", Seen(bulletin.id, block.id, start, end))
        for name, start, end in places_said(block.text):
            yield _Met(Sort.PLACE, name, "正文", Seen(bulletin.id, block.id, start, end))
        for sort, name, start, evidence in names_in_marks(block.text):
            yield _Met(sort, name, evidence, Seen(bulletin.id, block.id, start, start + len(name)))
