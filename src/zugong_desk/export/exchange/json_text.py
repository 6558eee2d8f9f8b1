"""JSON in one line, with nothing in it that ends a line or that other programs stumble over."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zugong_desk.export.clean import replaced
from zugong_desk.export.errors import ExchangeError

Json = dict[str, Any]
# Line ends to some readers, though not to JSON.
_SEPARATORS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})
_HALVES = re.compile("[\ud800-\udfff]")
NEXT, LAST = ",\n", "\n"
"""What stands behind an item of a list that is laid out an item a line."""
MOST = 256 << 20
"""Bytes of a file that are read."""


def line(value: object) -> str:
    """A value as JSON without a line end; U+FFFD stands for half a character, which UTF-8 cannot hold."""
    return _HALVES.sub("\ufffd", json.dumps(value, ensure_ascii=False)).translate(_SEPARATORS)


def loaded(text: str | bytes, name: str) -> Any:  # noqa: ANN401 -- what a file says is anything
    """The value of a JSON text that calls itself `name`; ExchangeError in one line if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f"第 {error.lineno} 行" if isinstance(error, json.JSONDecodeError) and error.lineno > 1 else "内容"
        raise ExchangeError(f"{name}不是合格的 JSON（{where}有误），没有导入。") from error


def bytes_of(data: bytes | Path, name: str) -> bytes:
    """What a file holds; ExchangeError in one line if it cannot be read or is too long."""
    try:
        size = len(data) if isinstance(data, bytes) else data.stat().st_size
        if size > MOST:
            raise ExchangeError(f"{name}超过 {MOST >> 20} MB，没有导入。")
        return data if isinstance(data, bytes) else data.read_bytes()
    except OSError as error:
        raise ExchangeError(f"打不开{name}（{error.strerror or error}），没有导入。") from error


def said(row: Mapping[str, Any], key: str) -> str:
    """A text of an object from elsewhere; empty if it is missing or none."""
    value = row.get(key)
    return replaced(value) if isinstance(value, str) else ""


def quoted(row: Mapping[str, Any], key: str) -> str:
    """A text that must be found again: as `said`, but with the control characters that it has."""
    value = row.get(key)
    return _HALVES.sub("\ufffd", value) if isinstance(value, str) else ""


def counted(row: Mapping[str, Any], key: str, missing: int = -1) -> int:
    """A whole number of an object from elsewhere; `missing` if it is none."""
    value = row.get(key)
    return value if type(value) is int else missing


def rows(value: object) -> list[Json]:
    """The objects of a list from elsewhere, what else is in it left out."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def laid_out(lines: Iterable[str], name: str) -> Iterator[tuple[int, Any]]:
    """The items of a document whose long lists stand an item a line, each with the number of its list from 0.

    Last comes -1 with the document as it is with those lists empty. Nothing but a line at a time is held. ExchangeError
    if any of it is not JSON.
    """
    frame, number, inside = "", -1, False
    for text in lines:
        if inside and not text.startswith("]"):
            yield number, loaded(text.rstrip("\n").removesuffix(","), name)
            continue
        frame += text
        opens = text.endswith("[\n")
        number, inside = number + opens, opens
    yield -1, loaded(frame, name)
