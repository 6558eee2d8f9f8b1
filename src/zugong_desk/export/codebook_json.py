"""The codebook as JSON, to carry from library to library; a parent is called by its name.

`{"tags": [{"name", "parent", "definition", "use_when", "not_when", "example", "colour", "shape", "key", "retired"}]}`;
`parent` is null for a tag that stands at the top, `colour` and `shape` count from 0 to 11, `key` is one letter or digit
or empty, tags come in the order of the list.
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
    looks = {"colour": tag.colour, "shape": tag.shape}
    return {"name": tag.name, "parent": parent, **texts, **looks, "key": tag.key, "retired": tag.retired}


def write(tags: Iterable[Tag]) -> bytes:
    """The tags as a file, UTF-8, laid out for people to edit."""
    return f"{cleaned(json.dumps(document(tags), ensure_ascii=False, indent=2))}\n".encode()


def write_all(tags: Tags) -> bytes:
    """A whole codebook as a file, each parent before its children."""
    return write(in_order(tags))


def read_bytes(data: bytes, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of such a file; ExchangeError with one line if it is not one."""
    try:
        return read(data.decode("utf-8-sig"), new_id)
    except UnicodeDecodeError as error:
        raise ExchangeError("标签表不是 UTF-8 文字，没有导入。请另存为 UTF-8 后重试。") from error


def read(text: str, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of such a text, each with a new id, in its order; ExchangeError with one line if it is not one."""
    rows = _rows(text)
    return placed([(_tag(row, at, new_id()), one_line(_text(row, "parent", at))) for at, row in enumerate(rows)])


def placed(tags: Sequence[tuple[Tag, str]]) -> list[Tag]:
    """Tags under their parents, which are given by name; ExchangeError if names or keys stand twice or parents loop."""
    ids: dict[str, str] = {}
    keys: set[str] = set()
    for tag, _ in tags:
        if tag.name in ids:
            raise ExchangeError(f"标签表里有两个“{tag.name}”，没有导入。请改名或删去一个。")
        if tag.key in keys:
            raise ExchangeError(f"标签表里有两个标签的快捷键是“{tag.key}”，没有导入。请改掉一个。")
        ids[tag.name] = tag.id
        keys |= {tag.key} - {""}
    out = [replace(tag, parent=_parent(parent, tag, ids)) for tag, parent in tags]
    _refuse_loops(out)
    return out


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
    name = one_line(_text(row, "name", at))
    if not name:
        raise ExchangeError(f"标签表第 {at + 1} 条没有名称，没有导入。")
    texts = {key: _text(row, key, at) for key in TEXTS}
    looks = {key: _look(row, key, at) for key in LOOKS}
    key = key_of(_text(row, "key", at), at)
    return Tag(id, name, order=at, key=key, retired=row.get("retired") is True, **texts, **looks)  # type: ignore[arg-type]


def one_line(name: str) -> str:
    """A tag's name as it can stand in every list: no control characters, and one space for any line end or tab in it."""
    return " ".join(cleaned(name).split())


def key_of(text: str, at: int) -> str:
    """A tag's key as written in row `at` (from 0); ExchangeError if it is no single letter or digit."""
    key = text.strip().lower()
    if key and not (len(key) == 1 and key.isascii() and key.isalnum()):
        raise ExchangeError(f"标签表第 {at + 1} 条的快捷键“{key}”不是一个字母或数字，没有导入。")
    return key


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


def _parent(name: str, tag: Tag, ids: Mapping[str, str]) -> str:
    if name and name not in ids:
        raise ExchangeError(f"标签“{tag.name}”的上级“{name}”不在标签表里，没有导入。")
    return ids[name] if name else ""


def _refuse_loops(tags: Iterable[Tag]) -> None:
    known: dict[str, Tag] = {}
    for tag in tags:
        known[tag.id] = tag
        if would_loop(known, tag.id, tag.parent):
            raise ExchangeError(f"标签“{tag.name}”成了自己的上级，没有导入。")
