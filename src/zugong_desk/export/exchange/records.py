"""Everything of a library as JSON Lines, UTF-8: one record a line, told apart by `record`, for programs that want it all.

First `library`, then each `tag`, each `issue` followed by its `block`, `article`, `annotation` and `correction` records, then
each `decision`, `collection`, `section` and `excerpt`, last `end`, which counts them. All of `start`, `end`, `was` and `now` are
half-open ranges of code points: `was` in the text as parsed, `source` in the decoded source, all others in the `text` of the
`issue` record before them, in which lines are parted by a line feed. What each record holds says
`resources/schemas/records.schema.json` (JSON Schema, draft 2020-12).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from zugong_desk.domain.codebook import Tags, in_order
from zugong_desk.domain.corrections import Correction, corrections
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.export.exchange.json_text import Json, line, loaded
from zugong_desk.export.exchange.marked import Issue, Marked, issues, tag_of
from zugong_desk.export.exchange.practice_json import NOWHERE, place_row, practice_row
from zugong_desk.export.holdings import Holdings, Tell
from zugong_desk.export.structure_json import document

SCHEMA = "zugong-desk.records/1"
SCHEMA_FILE = "schemas/records.schema.json"
"""The resource that describes the records."""


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write all records, issue by issue."""
    counts: Counter[str] = Counter()
    for record, row in _rows(holdings, tell):
        counts[record] += 1
        file.write(f"{line({'record': record, **row})}\n".encode())
    file.write(f"{line({'record': 'end', 'counts': dict(counts)})}\n".encode())


def _rows(holdings: Holdings, tell: Tell) -> Iterator[tuple[str, Json]]:
    yield (
        "library",
        {
            "schema": SCHEMA,
            "unit": "code point",
            "title": holdings.title,
            "editor": holdings.editor,
            "issues": holdings.count,
        },
    )
    for tag in in_order(holdings.tags):
        yield "tag", asdict(tag)
    excerpted = {excerpt.id for excerpt in holdings.excerpts}
    places: dict[str, Json] = {}
    for issue in issues(holdings, tell):
        yield from _of_issue(issue, holdings)
        places |= {id: place_row(id, issue.bulletin) for id in excerpted & issue.bulletin.places.keys()}
    for name, found in (
        ("decision", holdings.decisions),
        ("collection", holdings.collections),
        ("section", holdings.sections),
    ):
        for one in found:
            yield name, asdict(one)
    for excerpt in holdings.excerpts:
        yield "excerpt", {**asdict(excerpt), **places.get(excerpt.id, NOWHERE)}


def _of_issue(issue: Issue, holdings: Holdings) -> Iterator[tuple[str, Json]]:
    id = issue.bulletin.id
    said: Json = document(issue.bulletin)
    yield "issue", _issue(issue, said)
    for block in said["blocks"]:
        yield "block", {"issue": id, **block}
    for article in said["articles"]:
        yield "article", {"issue": id, **_spread(article, issue), **article}
    for mark in issue.marks:
        yield "annotation", {"issue": id, **_annotation(mark, issue, holdings.tags)}
    if holdings.as_parsed:
        for found in corrections(issue.bulletin, holdings.as_parsed(issue.bulletin)):
            yield "correction", {"issue": id, **_correction(found)}


def _issue(issue: Issue, said: Json) -> Json:
    source = issue.bulletin.source
    return {
        "id": issue.bulletin.id,
        "key": issue.key,
        **said["masthead"],
        "file": source.file,
        "sha256": source.sha256,
        "encoding": said["encoding"],
        "form": source.imprint.form.value,
        "pages": len(source.imprint.pages),
        "lines": source.lines,
        "text": issue.bulletin.text,
    }


def _spread(article: Json, issue: Issue) -> Json:
    last = issue.bulletin.block(article["block_end"])
    start = issue.bulletin.start_of(article["block_start"])
    return {"start": start, "end": issue.bulletin.start_of(last.id) + len(last.text)}


def _annotation(mark: Marked, issue: Issue, tags: Tags) -> Json:
    one = mark.annotation
    return {
        "id": one.id,
        "tag": one.tag,
        "tag_name": tag_of(one.tag, tags).name,
        "start": mark.start,
        "end": mark.end,
        "quote": mark.quote,
        "prefix": mark.prefix,
        "suffix": mark.suffix,
        "orphan": mark.orphan,
        "note": one.note,
        "example": one.example,
        "practice": practice_row(one.practice, issue.bulletin),
    }


def _correction(one: Correction) -> Json:
    return {
        "act": one.act.name.lower(),
        "before": one.before,
        "after": one.after,
        "source": list(one.source),
        "was": list(one.was),
        "now": list(one.now),
        "block": one.block,
        "line": one.line,
        "page": one.page,
        "article": one.article,
        "aside": one.aside,
    }


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless the file holds every record that its end counts, and each annotation its words in the text."""
    counts: Counter[str] = Counter()
    text, last = "", {}
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for written in file:
                last = loaded(written, "写出的 JSONL")
                counts[last["record"]] += 1
                text = last["text"] if last["record"] == "issue" else text
                _check_words(last, text)
    except (ExchangeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ExportError("写出的 JSONL 读不回来，没有放入，原有文件未改动。") from error
    told = Counter({"end": 1, **last.get("counts", {})})
    if last.get("record") != "end" or told != counts or counts["issue"] != holdings.count:
        raise ExportError("写出的 JSONL 缺少记录，没有放入，原有文件未改动。")


def _check_words(row: Json, text: str) -> None:
    if row["record"] == "annotation" and not row["orphan"] and text[row["start"] : row["end"]] != row["quote"]:
        raise ExportError("写出的 JSONL 中标注与原文不符，没有放入，原有文件未改动。")
