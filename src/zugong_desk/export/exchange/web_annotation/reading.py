"""Annotations as linked data come back: our own (see `web_annotation`), and those of other programs in the same model.

A collection, a page, a list or a single annotation is read, compacted as the model's context has it; so is what Hypothesis
gives out, which has `tags` and `text` in place of bodies. What says nothing of text, such as a rectangle in a picture, is
counted and passed over.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.incoming import Incoming, IncomingAnnotation, IncomingDocument
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.json_text import Json, bytes_of, counted, loaded, quoted, rows, said
from zugong_desk.export.exchange.practice_json import places_of, practice_of
from zugong_desk.export.exchange.web_annotation.places import Spot, spots

NAME = "网络标注"
UNTAGGED = "未分类"
"""The tag of an annotation that names none."""
_DEEPEST = 8
_LOOKS = 12
_TAGGING = frozenset({"tagging", "classifying", "oa:tagging", "oa:classifying"})


def read(data: bytes | Path) -> Incoming:
    """The tags and annotations of such a file; ExchangeError in one line if it is not one."""
    whole = loaded(bytes_of(data, NAME).removeprefix(b"\xef\xbb\xbf"), NAME)
    reading = _Reading(whole if isinstance(whole, dict) else {})
    found = [one for one in _annotations(whole, 0) if "target" in one]
    if not found:
        raise ExchangeError("文件里没有一条网络标注（Web Annotation），没有导入。")
    for one in found:
        reading.take(one)
    return reading.incoming()


def _annotations(value: object, depth: int) -> Iterator[Json]:
    """The annotations of a collection, a page, a list or a graph."""
    if depth > _DEEPEST:
        raise ExchangeError(f"{NAME}嵌套超过 {_DEEPEST} 层，没有导入。")
    if isinstance(value, list):
        for one in value:
            yield from _annotations(one, depth + 1)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
        for name in ("first", "items", "@graph", "rows", "annotations"):
            if "target" not in value and name in value:
                yield from _annotations(value[name], depth + 1)


@dataclass(slots=True)
class _Body:
    """What the bodies of an annotation say, taken together."""

    tags: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    practice: Practice = field(default_factory=Practice)
    grounds: tuple[tuple[int, int], ...] = ()


class _Reading:
    """Gathers what a file says, document by document."""

    def __init__(self, whole: Json) -> None:
        self.origin = said(whole, "label") or NAME
        self.tags = {tag.id: tag for tag in _codebook(rows(whole.get("zd:codebook")))}
        self.sources = {said(one, "id"): one for one in rows(whole.get("zd:sources"))}
        self.found: dict[str, list[IncomingAnnotation]] = {}
        self.passed_over: Counter[str] = Counter()

    def take(self, one: Json) -> None:
        """One annotation: as many of ours as it has tags and targets."""
        body = _Body()
        _gather(one.get("body", one.get("bodyValue")), _tags(one), body, 0)
        _gather(one.get("text"), tagging=False, body=body, depth=0)
        body.tags += [("", _one_line(tag)) for tag in _names(one.get("tags")) if tag.strip()]
        places = list(spots(one.get("target")))
        self.passed_over.update(spot.unread for spot in places if spot.unread)
        id = said(one, "zd:id") or said(one, "id") or said(one, "@id")
        number = 0
        for spot in (spot for spot in places if not spot.unread):
            for tag in body.tags or [("", UNTAGGED)]:
                number += 1
                self._put(spot, self._tag(*tag), id if number == 1 else f"{id}#{number}", body)

    def _put(self, spot: Spot, tag: str, id: str, body: _Body) -> None:
        note = "\n".join(body.notes)
        made = IncomingAnnotation(
            id, tag, spot.start, spot.end, spot.quote, spot.prefix, spot.suffix, note, body.practice, body.grounds
        )
        self.found.setdefault(spot.source, []).append(made)

    def _tag(self, id: str, name: str) -> str:
        """The id of the tag that a body names."""
        known = id if id in self.tags else next((tag.id for tag in self.tags.values() if tag.name == name), "")
        if not known:
            known = id or name
            self.tags[known] = Tag(known, name, order=len(self.tags))
        return known

    def incoming(self) -> Incoming:
        """All that was gathered."""
        sources = list(dict.fromkeys((*self.sources, *self.found)))
        documents = tuple(self._document(source) for source in sources)
        return Incoming(self.origin, tuple(self.tags.values()), documents, tuple(sorted(self.passed_over.items())))

    def _document(self, source: str) -> IncomingDocument:
        row = self.sources.get(source, {})
        last = source.rstrip("/").rpartition("/")[2].partition("?")[0]
        name = said(row, "zd:key") or said(row, "dc:title") or last or source or NAME
        return IncomingDocument(name, quoted(row, "zd:text"), said(row, "zd:id"), tuple(self.found.get(source, ())))


def _codebook(concepts: Iterable[Json]) -> Iterator[Tag]:
    listed = list(concepts)
    ids = {said(one, "id"): said(one, "zd:id") or said(one, "id") for one in listed}
    for order, one in enumerate(listed):
        above = one.get("skos:broader")
        yield Tag(
            ids[said(one, "id")],
            said(one, "skos:prefLabel") or said(one, "zd:id"),
            ids.get(said(above, "id"), "") if isinstance(above, dict) else "",
            said(one, "skos:definition"),
            said(one, "zd:useWhen"),
            said(one, "zd:notWhen"),
            said(one, "skos:example"),
            max(0, counted(one, "zd:colour", 0)) % _LOOKS,
            max(0, counted(one, "zd:shape", 0)) % _LOOKS,
            order,
            said(one, "zd:key"),
            one.get("zd:retired") is True,
        )


def _gather(value: object, tagging: bool, body: _Body, depth: int) -> None:
    """What a body says: a tag if its own purpose or else the annotation's says so, a record of ours, or a note."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            _gather(one, tagging, body, depth + 1)
    elif isinstance(value, str) and value.strip():
        _say(value, tagging, body)
    elif isinstance(value, dict):
        _gather_object(value, tagging, body, depth)


def _gather_object(row: Json, tagging: bool, body: _Body, depth: int) -> None:
    if "zd:grounds" in row:
        body.practice, body.grounds = practice_of(_ours(row)), places_of(_ours(row))
        return
    if "items" in row:
        _gather(row["items"], tagging, body, depth + 1)
        return
    tagging = not _TAGGING.isdisjoint(_names(row.get("purpose"))) if "purpose" in row else tagging
    text = next(
        (text for name in ("value", "chars", "rdf:value", "skos:prefLabel", "label") if (text := said(row, name))), ""
    )
    text = text or _last_part(row.get("source") or row.get("id") or "")
    ours = row.get("zd:tag")
    if tagging and isinstance(ours, dict) and text:
        body.tags.append((said(ours, "zd:id"), _one_line(text)))
    elif text:
        _say(text, tagging, body)


def _say(text: str, tagging: bool, body: _Body) -> None:
    if tagging:
        body.tags.append(("", _one_line(text)))
    else:
        body.notes.append(text)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ours(row: Json) -> Json:
    """A record of ours without the prefixes of its terms."""
    grounds = [{name.removeprefix("zd:"): value for name, value in one.items()} for one in rows(row["zd:grounds"])]
    return {name.removeprefix("zd:"): value for name, value in row.items()} | {"grounds": grounds}


def _tags(one: Json) -> bool:
    """Whether what an annotation says without a purpose of its own is a tag."""
    return not _TAGGING.isdisjoint(_names(one.get("motivation")))


def _names(value: object) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _last_part(value: Any) -> str:  # noqa: ANN401 -- what a file says is anything
    """The end of an IRI, which is what a person can read of it."""
    name = said(value, "id") if isinstance(value, dict) else value
    return name.rstrip("/").rpartition("#")[2].rpartition("/")[2] if isinstance(name, str) else ""
