"""The codebook as JSON, to carry from library to library; a parent is called by its name.

`{"tags": [{"name", "parent", "definition", "use_when", "not_when", "example", "colour", "shape"}]}`; `parent` is null
for a tag that stands at the top, `colour` and `shape` count from 0 to 11, tags come in the order of the list.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from zugong_desk.domain.codebook import Tag, Tags, in_order, would_loop
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExchangeError

TEXTS = ("definition", "use_when", "not_when", "example")
LOOKS = ("colour", "shape")
LOOKS_COUNT = 12


def document(tags: Iterable[Tag]) -> dict[str, object]:
    """The tags as a JSON document, in the order given."""
    listed = list(tags)
    names = {tag.id: tag.name for tag in listed}
    return {"tags": [_row(tag, names.get(tag.parent)) for tag in listed]}


def _row(tag: Tag, parent: str | None) -> dict[str, object]:
    texts = {key: getattr(tag, key) for key in TEXTS}
    return {"name": tag.name, "parent": parent, **texts, "colour": tag.colour, "shape": tag.shape}


def write(tags: Iterable[Tag]) -> bytes:
    """The tags as a file, UTF-8, laid out for people to edit."""
    return f"{cleaned(json.dumps(document(tags), ensure_ascii=False, indent=2))}\n".encode()


def write_all(tags: Tags) -> bytes:
    """A whole codebook as a file, each parent before its children."""
    return write(in_order(tags))


def read(text: str, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of such a file, each with a new id, in its order; ExchangeError with one line if it is not one."""
    rows = _rows(text)
    tags = [_tag(row, at, new_id()) for at, row in enumerate(rows)]
    ids: dict[str, str] = {}
    for tag in tags:
        if tag.name in ids:
            raise ExchangeError(f"标签表里有两个“{tag.name}”，没有导入。请改名或删去一个。")
        ids[tag.name] = tag.id
    placed = [replace(tag, parent=_parent(row, tag, ids)) for tag, row in zip(tags, rows, strict=True)]
    _refuse_loops(placed)
    return placed


def _rows(text: str) -> Sequence[Mapping[str, Any]]:
    try:
        whole = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        where = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) else "内容"
        raise ExchangeError(f"标签表不是合格的 JSON（{where}有误），没有导入。") from error
    rows = whole.get("tags") if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        raise ExchangeError("标签表里没有 tags 列表，没有导入。")
    for at, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            raise ExchangeError(f"标签表第 {at} 条不是一个标签，没有导入。")
    return rows


def _tag(row: Mapping[str, Any], at: int, id: str) -> Tag:
    name = _text(row, "name", at).strip()
    if not name:
        raise ExchangeError(f"标签表第 {at + 1} 条没有名称，没有导入。")
    texts = {key: _text(row, key, at) for key in TEXTS}
    looks = {key: _look(row, key, at) for key in LOOKS}
    return Tag(id, name, order=at, **texts, **looks)  # type: ignore[arg-type]


def _text(row: Mapping[str, Any], key: str, at: int) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ExchangeError(f"标签表第 {at + 1} 条的 {key} 不是文字，没有导入。")
    return value


def _look(row: Mapping[str, Any], key: str, at: int) -> int:
    value = row.get(key, 0)
    if type(value) is not int or not 0 <= value < LOOKS_COUNT:
        raise ExchangeError(f"标签表第 {at + 1} 条的 {key} 不是 0 到 {LOOKS_COUNT - 1} 的整数，没有导入。")
    return value


def _parent(row: Mapping[str, Any], tag: Tag, ids: Mapping[str, str]) -> str:
    name = _text(row, "parent", tag.order).strip()
    if name and name not in ids:
        raise ExchangeError(f"标签“{tag.name}”的上级“{name}”不在标签表里，没有导入。")
    return ids[name] if name else ""


def _refuse_loops(tags: Iterable[Tag]) -> None:
    known: dict[str, Tag] = {}
    for tag in tags:
        known[tag.id] = tag
        if would_loop(known, tag.id, tag.parent):
            raise ExchangeError(f"标签“{tag.name}”成了自己的上级，没有导入。")
