"""Annotations for doccano: JSON Lines for sequence labelling, UTF-8, one issue a line.

`text` is the reading text, `label` its spans as `[start, end, tag]`, half-open and in code points (doccano's setting that
counts grapheme clusters must stay off; overlapping spans must be allowed). All other keys doccano keeps as they are:
`issue` (such as 2023-9), `title`, `file`, `bulletin` (the id), and `annotations`, the ids of the spans in their order.
Notes, the records of practices, and annotations whose text is gone have no place there.
"""

from pathlib import Path
from typing import BinaryIO

from zugong_desk.domain.codebook import Tags
from zugong_desk.export.clean import replaced
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.export.exchange.json_text import Json, line, loaded
from zugong_desk.export.exchange.marked import Issue, issues, tag_of
from zugong_desk.export.holdings import Holdings, Tell


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the issues, one a line."""
    file.writelines(f"{line(_row(issue, holdings.tags))}\n".encode() for issue in issues(holdings, tell))


def _row(issue: Issue, tags: Tags) -> Json:
    return {
        "text": issue.text,
        "label": [[mark.start, mark.end, replaced(tag_of(mark.annotation.tag, tags).name)] for mark in issue.standing],
        "issue": issue.key,
        "title": " ".join(part for part in (issue.head.title, issue.head.issue_no) if part),
        "file": issue.bulletin.source.file,
        "bulletin": issue.bulletin.id,
        "annotations": [mark.annotation.id for mark in issue.standing],
    }


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless the file has every issue, and every span lies in its text."""
    count = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            for text in lines:
                count += 1
                row = loaded(text, "写出的 JSONL")
                spans, size = row["label"], len(row["text"])
                if len(spans) != len(row["annotations"]) or any(
                    not 0 <= start < end <= size for start, end, _ in spans
                ):
                    raise ExportError("写出的 JSONL 中标注与原文不符，没有放入，原有文件未改动。")
    except (ExchangeError, ValueError, LookupError, TypeError) as error:
        raise ExportError("写出的 JSONL 读不回来，没有放入，原有文件未改动。") from error
    if count != holdings.count:
        raise ExportError("写出的 JSONL 缺少期刊，没有放入，原有文件未改动。")
