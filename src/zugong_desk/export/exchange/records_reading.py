"""The annotations of a file of records (see `records`), as they come back."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.incoming import Incoming, IncomingAnnotation, IncomingDocument
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.json_text import Json, bytes_of, counted, loaded, quoted, said
from zugong_desk.export.exchange.practice_json import places_of, practice_of
from zugong_desk.export.exchange.records import SCHEMA

NAME = "数据记录"
_PASSED_OVER = {
    "correction": "更正",
    "decision": "校对处理",
    "collection": "摘编",
    "section": "摘编小标题",
    "excerpt": "摘录",
}
_COUNTED = {"colour": 12, "shape": 12, "order": 1 << 31}
_TEXTS = ("definition", "use_when", "not_when", "example", "key")


def read(data: bytes | Path) -> Incoming:
    """The tags and annotations of a file of records; ExchangeError in one line if it is not one."""
    tags: dict[str, Tag] = {}
    documents: dict[str, IncomingDocument] = {}
    found: dict[str, list[IncomingAnnotation]] = {}
    passed_over: Counter[str] = Counter()
    origin = ""
    for number, row in enumerate(_rows(bytes_of(data, NAME))):
        kind = said(row, "record")
        if number == 0:
            origin = _origin(row)
        elif kind == "tag":
            tags.setdefault(said(row, "id"), _tag(row))
        elif kind == "issue":
            document = _document(row)
            documents.setdefault(document.bulletin, document)
        elif kind == "annotation":
            found.setdefault(said(row, "issue"), []).append(_annotation(row))
            tags.setdefault(said(row, "tag"), Tag(said(row, "tag"), said(row, "tag_name") or said(row, "tag")))
        elif kind in _PASSED_OVER:
            passed_over[_PASSED_OVER[kind]] += 1
    if not origin:
        raise ExchangeError(f"文件里没有一条{NAME}，没有导入。")
    for issue in found.keys() - documents.keys():
        documents[issue] = IncomingDocument(issue, bulletin=issue)
    all_of = (replace(one, annotations=tuple(found.get(id, ()))) for id, one in documents.items())
    return Incoming(origin, tuple(tags.values()), tuple(all_of), tuple(sorted(passed_over.items())))


def _rows(data: bytes) -> Iterator[Json]:
    for number, written in enumerate(BytesIO(data.removeprefix(b"\xef\xbb\xbf")), start=1):
        if not written.strip():
            continue
        try:
            text = written.decode()
        except UnicodeDecodeError as error:
            raise ExchangeError(f"{NAME}第 {number} 行不是 UTF-8 文字，没有导入。") from error
        row = loaded(text, f"{NAME}第 {number} 行")
        if not isinstance(row, dict):
            raise ExchangeError(f"{NAME}第 {number} 行不是一条记录，没有导入。")
        yield row


def _origin(row: Json) -> str:
    schema = said(row, "schema")
    if said(row, "record") != "library" or schema.partition("/")[0] != SCHEMA.partition("/")[0]:
        raise ExchangeError(f"文件不是组工审校台的{NAME}，没有导入。")
    if schema != SCHEMA:
        raise ExchangeError(f"{NAME}的版本是 {schema[:60]}，这里只认 {SCHEMA}，没有导入。")
    return said(row, "title") or NAME


def _tag(row: Json) -> Tag:
    texts = {name: said(row, name) for name in _TEXTS}
    numbers = {name: max(0, counted(row, name, 0)) % most for name, most in _COUNTED.items()}
    tag = Tag(said(row, "id"), said(row, "name") or said(row, "id"), said(row, "parent"), **texts, **numbers)  # type: ignore[arg-type]
    return replace(tag, retired=row.get("retired") is True)


def _document(row: Json) -> IncomingDocument:
    name = said(row, "key") or said(row, "file") or said(row, "id")
    return IncomingDocument(name, quoted(row, "text"), said(row, "id"))


def _annotation(row: Json) -> IncomingAnnotation:
    orphan = row.get("orphan") is True
    return IncomingAnnotation(
        id=said(row, "id"),
        tag=said(row, "tag"),
        start=-1 if orphan else counted(row, "start"),
        end=-1 if orphan else counted(row, "end"),
        quote=quoted(row, "quote"),
        prefix=quoted(row, "prefix"),
        suffix=quoted(row, "suffix"),
        note=said(row, "note"),
        practice=practice_of(row.get("practice")),
        grounds=places_of(row.get("practice")),
    )
