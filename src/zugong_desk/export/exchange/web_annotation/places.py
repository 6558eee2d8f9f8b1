"""Where an annotation in the W3C model stands: its targets and their selectors, in whatever of the model's forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from zugong_desk.export.exchange.json_text import Json, counted, quoted, said

_CHAR = re.compile(r"(?:^|&)char=(\d{1,12}),(\d{1,12})(?:;.*)?$")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a source, in code points, half-open; -1 if only its words are known. `unread` names what is no text."""

    source: str
    start: int = -1
    end: int = -1
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    unread: str = ""


def spots(target: object) -> Iterator[Spot]:
    """The places of a target: an IRI, an object, or a list of them."""
    for one in target if isinstance(target, list) else [target]:
        if isinstance(one, str):
            source, _, fragment = one.partition("#")
            yield _checked(_fragment(Spot(source), fragment) if fragment else Spot(source))
        elif isinstance(one, dict):
            yield _checked(_of_object(one))


def _of_object(row: Json) -> Spot:
    source = row.get("source", row.get("id", ""))
    if isinstance(source, dict):
        source = said(source, "id") or said(source, "@id")
    whole, _, fragment = (source if isinstance(source, str) else "").partition("#")
    spot = Spot(whole)
    if fragment:
        spot = _fragment(spot, fragment)
    selectors = row.get("selector")
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(selector, dict):
            spot = _joined(spot, _selected(Spot(whole), selector, 0))
        elif isinstance(selector, str):
            spot = _joined(spot, _fragment(Spot(whole), selector.rpartition("#")[2]))
    return spot


def _selected(outer: Spot, selector: Json, depth: int) -> Spot:
    """What a selector selects inside of what `outer` does."""
    kind = selector.get("type", selector.get("@type"))
    spot = outer
    if kind == "TextPositionSelector":
        spot = _inside(outer, counted(selector, "start"), counted(selector, "end"))
    elif kind == "TextQuoteSelector":
        beside = quoted(selector, "prefix"), quoted(selector, "suffix")
        spot = _quoted(outer, quoted(selector, "exact"), *beside)
    elif kind == "FragmentSelector":
        spot = _fragment(outer, said(selector, "value"))
    elif kind == "RangeSelector":
        spot = _ranged(outer, selector, depth)
    elif kind == "SvgSelector":
        spot = replace(outer, unread="图片标注")
    refined = selector.get("refinedBy")
    if depth > _DEEPEST:
        return spot
    for inner in refined if isinstance(refined, list) else [refined]:
        if isinstance(inner, dict):
            spot = _refined(spot, kind, inner, depth)
    return spot


def _refined(spot: Spot, kind: object, inner: Json, depth: int) -> Spot:
    """A selection in a selection: positions in a part that we cannot find (an element, a page) are worth nothing."""
    found = _selected(spot, inner, depth + 1)
    known = spot.start >= 0 or spot.quote or kind == "TextPositionSelector"
    return found if known else replace(found, start=-1, end=-1)


def _inside(outer: Spot, start: int, end: int) -> Spot:
    if not 0 <= start <= end:
        return outer
    quote = outer.quote[start:end] if outer.quote else ""
    if outer.start >= 0:
        return replace(outer, start=outer.start + start, end=outer.start + end, quote=quote)
    return replace(outer, quote=quote) if outer.quote else replace(outer, start=start, end=end)


def _quoted(outer: Spot, exact: str, prefix: str, suffix: str) -> Spot:
    """The quote, at the place where the outer selection has it if that is known."""
    at = outer.quote.find(exact) if outer.quote else -1
    if outer.start >= 0 and at >= 0:
        return replace(outer, start=outer.start + at, end=outer.start + at + len(exact), quote=exact)
    return Spot(outer.source, quote=exact, prefix=prefix, suffix=suffix, unread=outer.unread)


def _ranged(outer: Spot, selector: Json, depth: int) -> Spot:
    """From where the one selector begins to where the other begins."""
    ends = []
    if depth > _DEEPEST:
        return outer
    for name in ("startSelector", "endSelector"):
        one = selector.get(name)
        ends.append(_selected(Spot(outer.source), one, depth + 1).start if isinstance(one, dict) else -1)
    return replace(outer, start=ends[0], end=ends[1]) if 0 <= ends[0] <= ends[1] else outer


def _fragment(outer: Spot, fragment: str) -> Spot:
    """What a fragment says of plain text (RFC 5147 `char=`); a picture's is no text."""
    found = _CHAR.search(fragment)
    if found:
        return _inside(outer, int(found[1]), int(found[2]))
    return replace(outer, unread="图片标注") if "xywh=" in fragment else outer


def _joined(one: Spot, other: Spot) -> Spot:
    """Two selectors of the same place: what either says."""
    start, end = (one.start, one.end) if one.start >= 0 else (other.start, other.end)
    texts = one if one.quote else other
    unread = "" if start >= 0 or texts.quote else one.unread or other.unread
    return Spot(one.source, start, end, texts.quote, texts.prefix, texts.suffix, unread)


def _checked(spot: Spot) -> Spot:
    """A place whose length is not that of its words was counted in other units: the words alone are kept."""
    if spot.quote and spot.start >= 0 and spot.end - spot.start != len(spot.quote):
        return replace(spot, start=-1, end=-1)
    if not spot.quote and spot.start < 0 and not spot.unread:
        return replace(spot, unread="整篇标注")
    return spot
