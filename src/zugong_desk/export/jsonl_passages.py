"""Passages as JSON Lines, UTF-8: one object a line, for other programs.

Keys: `title`, `text` (a line feed between blocks), `source_line`, `tags` (names), `note`, `practice` (`name`,
`organisation`, `place`, `period`, `results`, `recognition`, `rating` 0 to 3, and `grounds`: its values as the text gives
them, each with `field`, `text`, `about`, `level`), `bulletin` (id), `issue` (such as 2023-9, or empty), `org`, `section`, `id` (of
the annotation or excerpt), `date` (of the issue), `article` (title), `column`, `start` and `end` (code points of the issue's
reading text, half-open; -1 if the text is gone). JSON holds every character; U+FFFD stands for half a one.
"""

import json
from collections.abc import Sequence
from dataclasses import fields

from zugong_desk.domain.annotation import Ground, Practice
from zugong_desk.export.errors import ExportError
from zugong_desk.export.exchange.json_text import line
from zugong_desk.export.holdings import Tell, told, unheard
from zugong_desk.export.passages import Passage, Where

_PRACTICE = tuple(one.name for one in fields(Practice) if one.name != "grounds")
_OTHER = {"tags", "practice", "issue_line", "short_issue", "where"}
_PLAIN = tuple(one.name for one in fields(Passage) if one.name not in _OTHER)
_WHERE = tuple(one.name for one in fields(Where))


def write(passages: Sequence[Passage], _title: str = "", tell: Tell = unheard) -> bytes:
    """The passages, one a line; data has no title. `tell` hears how many are done."""
    return "".join(f"{line(_row(passage))}\n" for _, passage in told(passages, tell)).encode()


def _row(passage: Passage) -> dict[str, object]:
    """The passage as its line says it; `dataclasses.asdict` would copy every text and take four times as long."""
    row: dict[str, object] = {name: getattr(passage, name) for name in _PLAIN}
    practice = {name: getattr(passage.practice, name) for name in _PRACTICE}
    practice["grounds"] = [_ground(one) for one in passage.practice.grounds]
    row |= {name: getattr(passage.where, name) for name in _WHERE}
    return row | {"tags": list(passage.tags), "practice": practice}


def _ground(ground: Ground) -> dict[str, str]:
    return {"field": ground.field.value, "text": ground.text, "about": ground.about, "level": ground.level}


def check(data: bytes, passages: Sequence[Passage], _title: str = "") -> None:
    """ExportError unless the bytes say what `write` was given."""
    try:
        found = [json.loads(text) for text in data.decode().splitlines()]
    except ValueError as error:
        raise ExportError("写出的 JSONL 读不回来，没有放入，原有文件未改动。") from error
    if found != [json.loads(line(_row(passage))) for passage in passages]:
        raise ExportError("写出的 JSONL 与原文不一致，没有放入，原有文件未改动。")
