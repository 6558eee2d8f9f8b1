"""Annotations as linked data: W3C Web Annotation Data Model (Recommendation of 23 February 2017), JSON-LD, UTF-8.

One `AnnotationCollection` with one page of `items`. Each `Annotation` has a `TextualBody` with the purpose `tagging`, one with
`describing` for a note, and a `Dataset` with the record of its practice; its target is a `SpecificResource` whose
`TextPositionSelector` and `TextQuoteSelector` say the same place. `start` and `end` are half-open and count code points, as
§4.2.5 of the model has it. An annotation whose text is gone has a quote alone.

Terms of our own have the prefix `zd` (`urn:zugong-desk:terms#`): `codebook` lists the tags as SKOS concepts, `sources` the
issues with the text that positions count in (`text`), its SHA-256 (`textSha256`), `key` (such as 2023-9), `file` and `sha256`
of the source; `id` is what Zugong Desk calls a thing, `grounds` are the values of a practice with where the text gives them.
Every item stands on a line of its own.
"""

import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.export.exchange.json_text import LAST, NEXT, Json, laid_out, line
from zugong_desk.export.exchange.marked import Issue, Marked, issues, tag_of
from zugong_desk.export.exchange.practice_json import practice_row
from zugong_desk.export.holdings import Holdings, Tell

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TERMS = "urn:zugong-desk:terms#"
ITEMS, SOURCES = 0, 1
"""The lists of the file, by number."""


def iri(sort: str, id: str) -> str:
    """The name that a thing of ours has for others, the same in every export."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'zugong-desk:{sort}:{id}')}"


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write all annotations, issue by issue."""
    collection, page = iri("library", holdings.title), iri("page", holdings.title)
    head = line(_head(holdings, collection, page)).removesuffix("}")
    first = line({"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0}).removesuffix("}")
    file.write(f'{head}, "first": {first}, "items": [\n'.encode())
    sources: list[bytes] = []
    total = 0
    for issue in issues(holdings, tell):
        for mark in issue.marks:
            file.write(f"{NEXT if total else ''}{line(_annotation(mark, issue, holdings.tags))}".encode())
            total += 1
        sources.append(zlib.compress(line(_source(issue)).encode(), 1))
    file.write(f'{LAST if total else ""}]}},\n"zd:sources": [\n'.encode())
    ends = (NEXT if number < len(sources) else LAST for number in range(1, len(sources) + 1))
    file.writelines(zlib.decompress(source) + end.encode() for source, end in zip(sources, ends, strict=True))
    file.write(f'], "total": {total}}}\n'.encode())


def _head(holdings: Holdings, collection: str, page: str) -> Json:
    creator: Json = {"creator": {"type": "Person", "name": holdings.editor}} if holdings.editor else {}
    return {
        "@context": [CONTEXT, {"zd": TERMS}],
        "id": collection,
        "type": "AnnotationCollection",
        "label": holdings.title,
        **creator,
        "generator": {"type": "Software", "name": "Zugong Desk"},
        "zd:unit": "code point",
        "zd:codebook": [_concept(tag, holdings.tags) for tag in in_order(holdings.tags)],
        "last": page,
    }


def _concept(tag: Tag, tags: Tags) -> Json:
    broader = {"skos:broader": {"id": iri("tag", tag.parent)}} if tag.parent in tags else {}
    said = {"skos:definition": tag.definition, "zd:useWhen": tag.use_when, "zd:notWhen": tag.not_when}
    texts = {name: text for name, text in (*said.items(), ("skos:example", tag.example)) if text}
    looks = {"zd:colour": tag.colour, "zd:shape": tag.shape, "zd:key": tag.key, "zd:retired": tag.retired}
    names = {"id": iri("tag", tag.id), "type": "skos:Concept", "zd:id": tag.id, "skos:prefLabel": tag.name}
    return {**names, **broader, **texts, **looks}


def _annotation(mark: Marked, issue: Issue, tags: Tags) -> Json:
    one = mark.annotation
    noted = bool(one.note or not one.practice.empty)
    return {
        "id": iri("annotation", one.id),
        "type": "Annotation",
        "zd:id": one.id,
        "motivation": ["tagging", "describing"] if noted else "tagging",
        "body": list(_bodies(mark, issue, tags)),
        "target": {
            "type": "SpecificResource",
            "source": iri("issue", issue.bulletin.id),
            "selector": list(_selectors(mark)),
        },
        **({"zd:orphan": True} if mark.orphan else {}),
    }


def _bodies(mark: Marked, issue: Issue, tags: Tags) -> Iterator[Json]:
    one = mark.annotation
    text = {"type": "TextualBody", "format": "text/plain"}
    name = tag_of(one.tag, tags).name
    yield {**text, "purpose": "tagging", "value": name, "zd:tag": {"id": iri("tag", one.tag), "zd:id": one.tag}}
    if one.note:
        yield {**text, "purpose": "describing", "value": one.note}
    if not one.practice.empty:
        record = practice_row(one.practice, issue.bulletin)
        grounds = [{f"zd:{name}": value for name, value in row.items()} for row in record.pop("grounds")]
        said = {f"zd:{name}": value for name, value in record.items()}
        yield {"type": "Dataset", "id": iri("practice", one.id), **said, "zd:grounds": grounds}


def _selectors(mark: Marked) -> Iterator[Json]:
    if not mark.orphan:
        yield {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    beside = {} if mark.orphan else {"prefix": mark.prefix, "suffix": mark.suffix}
    yield {"type": "TextQuoteSelector", "exact": mark.quote, **beside}


def _source(issue: Issue) -> Json:
    source = issue.bulletin.source
    head, text = issue.head, issue.bulletin.text
    return {
        "id": iri("issue", issue.bulletin.id),
        "type": "Text",
        "format": "text/plain",
        "zd:id": issue.bulletin.id,
        "zd:key": issue.key,
        "dc:title": " ".join(part for part in (head.title, head.issue_no) if part) or source.file,
        "zd:file": source.file,
        "zd:sha256": source.sha256,
        "zd:textSha256": sha256(text.encode(errors="replace")).hexdigest(),
        "zd:text": text,
    }


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless the file is whole and every position has its words in the text of its source."""
    places: dict[str, list[tuple[int, int, int]]] = {}
    counts = [0, 0]
    frame: Json = {}
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for number, item in laid_out(lines, "写出的 JSON-LD"):
                if number == ITEMS:
                    _note(item, places)
                elif number == SOURCES:
                    _compare(item["zd:text"], places.pop(item["id"], []))
                else:
                    frame = item
                counts[number] += number >= 0
    except (ExchangeError, UnicodeDecodeError, LookupError, TypeError) as error:
        raise ExportError("写出的 JSON-LD 读不回来，没有放入，原有文件未改动。") from error
    if places or frame.get("total") != counts[ITEMS] or counts[SOURCES] != holdings.count:
        raise ExportError("写出的 JSON-LD 缺少内容，没有放入，原有文件未改动。")


def _note(item: Json, places: dict[str, list[tuple[int, int, int]]]) -> None:
    selectors = item["target"]["selector"]
    if len(selectors) > 1:
        place = selectors[0]["start"], selectors[0]["end"], hash(selectors[1]["exact"])
        places.setdefault(item["target"]["source"], []).append(place)


def _compare(text: str, places: list[tuple[int, int, int]]) -> None:
    if any(hash(text[start:end]) != words for start, end, words in places):
        raise ExportError("写出的 JSON-LD 中标注与原文不符，没有放入，原有文件未改动。")
