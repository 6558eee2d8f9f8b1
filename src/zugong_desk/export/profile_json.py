"""What a library has learnt as JSON, to be read, compared and kept.

`{"schema": "zugong-desk.profile/1", "issues": [{"id", "issue", "file", "corrections", "teaches", "used"}], "lines",
"joints", "aside", "kept"}`: `lines` and `joints` say of each trait by how much it speaks for (or against) each kind,
`aside` which short lines are set aside as what, `kept` which are not.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields

from zugong_desk.domain.profile import Profile
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError

SCHEMA = "zugong-desk.profile/1"
DIGITS = 3


def document(profile: Profile, issues: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """The profile and the issues that it comes from, as one JSON document."""
    learnt = {field.name: _value(getattr(profile, field.name)) for field in fields(profile)}
    return {"schema": SCHEMA, "issues": [dict(issue) for issue in issues], **learnt}


def _value(value: object) -> object:
    """Tables in the order of their names, sets as lists, weights with few digits."""
    if isinstance(value, Mapping):
        return {str(key): _value(value[key]) for key in sorted(value)}
    if isinstance(value, set | frozenset):
        return sorted(value)
    return round(value, DIGITS) if isinstance(value, float) else value


def write(profile: Profile, issues: Iterable[Mapping[str, object]]) -> bytes:
    """The document as a file, UTF-8."""
    return f"{cleaned(json.dumps(document(profile, issues), ensure_ascii=False, indent=1))}\n".encode()


def check(written: bytes) -> None:
    """ExportError unless the bytes are such a document."""
    try:
        schema = json.loads(written)["schema"]
    except (ValueError, KeyError, TypeError) as error:
        raise ExportError("写出的文件读不回来，没有导出，原有文件未改动。") from error
    if schema != SCHEMA:
        raise ExportError("写出的文件不是解析器所学，没有导出，原有文件未改动。")
