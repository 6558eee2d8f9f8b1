"""A bulletin's structure as one JSON document, the promise of `parse` and `show`.

All of `start` and `end` are half-open ranges of code points in the reading text, those of heads included; blocks set
aside have none. `level` is the depth of a heading and null for anything else. `line_start`, `line_end` and `except`
are 1-based lines of the decoded source, both ends included; a block that an editor typed has none.
`block_start` and `block_end` of an article are block ids, the last one included.
"""

from collections.abc import Mapping
from dataclasses import asdict

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.coverage import Extent, extents
from zugong_desk.domain.credit import credit_of, title_byline
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.masthead import Masthead, masthead
from zugong_desk.domain.outline import Article, articles

SCHEMA = "zugong-desk.structure/1"

Json = dict[str, object]


def document(bulletin: Bulletin) -> Json:
    """The bulletin as it now stands, in the form of `SCHEMA`."""
    source = bulletin.source
    found = extents(bulletin.blocks, source)
    return {
        "schema": SCHEMA,
        "file": source.file,
        "sha256": source.sha256,
        "encoding": source.encoding or None,
        "lines": source.lines,
        "masthead": asdict(masthead(bulletin) or Masthead()),
        "blocks": [_block(bulletin, block, found) for block in bulletin.blocks],
        "articles": [_article(article) for article in articles(bulletin.lines)],
    }


def _block(bulletin: Bulletin, block: Block, found: Mapping[str, Extent]) -> Json:
    start = None if block.aside else bulletin.start_of(block.id)
    extent = found.get(block.id)
    credit = credit_of(block)
    return {
        "id": block.id,
        "kind": block.kind.value,
        "level": block.level if block.kind is Kind.HEADING else None,
        "text": block.text,
        "start": start,
        "end": None if start is None else start + len(block.text),
        "line_start": extent.line_start if extent else None,
        "line_end": extent.line_end if extent else None,
        "except": [list(hole) for hole in extent.holes] if extent else [],
        "confidence": round(block.label.confidence, 3),
        "why": block.label.why,
        "heads": [_head(block, head, start) for head in block.heads],
        "credit": credit.name if credit else None,
        "byline": title_byline(block),
    }


def _head(block: Block, head: Head, start: int | None) -> Json:
    return {
        "role": head.role.value,
        "level": head.level if head.role is Role.HEADING else None,
        "text": block.head_text(head),
        "start": None if start is None else start + head.start,
        "end": None if start is None else start + head.end,
    }


def _article(article: Article) -> Json:
    return {
        "title": article.title,
        "org": article.org,
        "column": article.column,
        "block_start": article.first,
        "block_end": article.last,
    }


def _grounds(bulletin: Bulletin, practice: Practice) -> list[Json]:
    """The values of a practice, each with where the text gives it (null for an editor's own, or if that text is gone)."""
    return [asdict(ground) | _where(bulletin, ground.id) for ground in practice.grounds]


def _where(bulletin: Bulletin, id: str) -> Json:
    place = bulletin.places.get(id)
    start, end = bulletin.range(place.span) if place and place.orphan is None else (None, None)
    return {"start": start, "end": end}


def annotations(bulletin: Bulletin, tags: Tags) -> list[Json]:
    """The annotations in the order of the text; an orphan is collapsed and keeps the text that it had."""
    out = [_annotation(bulletin, id, tags) for id in bulletin.annotations]
    return [row for _, row in sorted(out, key=lambda pair: pair[0])]


def _annotation(bulletin: Bulletin, id: str, tags: Tags) -> tuple[tuple[int, int, str], Json]:
    annotation, place = bulletin.annotations[id], bulletin.places[id]
    start, end = bulletin.range(place.span)
    tag = tags.get(annotation.tag)
    row: Json = {
        "id": id,
        "tag": tag.name if tag else annotation.tag,
        "start": start,
        "end": end,
        "text": bulletin.quote(place.span) if place.orphan is None else place.orphan,
        "note": annotation.note,
        "practice": asdict(annotation.practice) | {"grounds": _grounds(bulletin, annotation.practice)},
        "orphan": place.orphan is not None,
    }
    return (start, end, id), row
