"""Annotations for Label Studio: a JSON list of tasks to import, UTF-8, a task a line.

Each issue is a task whose `data.text` is the reading text. Its one annotation has a region for each of ours: `start` and `end`
are half-open and count code points, as the program stores them since it knows of emoji; the region's note, rating and
practice fields stand beside it under the same id. The id of the issue, its key (such as 2023-9) and its file are in `data`
too. Annotations whose text is gone are not written. The last task's `meta.labeling_config` is the labelling interface that
shows all this, to be pasted into the project's settings.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.clean import replaced
from zugong_desk.export.codebook_qdc import COLOURS
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.export.exchange.json_text import LAST, NEXT, Json, laid_out, line
from zugong_desk.export.exchange.marked import Issue, Marked, issues, tag_of
from zugong_desk.export.exchange.zip_files import missing
from zugong_desk.export.holdings import Holdings, Tell

FORM = "Label Studio"
_BOXES = (
    ("note", "备注"),
    *zip((field.value for field in Field), ("名称", "单位", "地点", "时间", "成效", "表彰"), strict=True),
)


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the tasks, the last with the interface that shows them."""
    used: dict[str, Tag] = dict(holdings.tags)
    file.write(b"[\n")
    for issue in issues(holdings, tell):
        used |= {mark.annotation.tag: tag_of(mark.annotation.tag, used) for mark in issue.standing}
        last = issue.number == holdings.count
        meta = {"meta": {"labeling_config": _interface(used)}} if last else {}
        file.write(f"{line({**_task(issue, used), **meta})}{LAST if last else NEXT}".encode())
    file.write(b"]\n")


def _task(issue: Issue, tags: Tags) -> Json:
    title = " ".join(part for part in (issue.head.title, issue.head.issue_no) if part)
    data = {"text": issue.text, "bulletin": issue.bulletin.id, "issue": issue.key, "title": title}
    result = [one for mark in issue.standing for one in _results(mark, issue.text, tags)]
    file = {"file": issue.bulletin.source.file}
    return {"data": {**data, **file}, "annotations": [{"result": result}] if result else []}


def _results(mark: Marked, text: str, tags: Tags) -> Iterator[Json]:
    one = mark.annotation
    place = {"start": mark.start, "end": mark.end}
    here = {**place, "text": text[mark.start : mark.end]}
    yield _result(one.id, "label", "labels", {**here, "labels": [replaced(tag_of(one.tag, tags).name)]})
    for name, _ in _BOXES:
        words = one.note if name == "note" else getattr(one.practice, name)
        if words:
            yield _result(one.id, name, "textarea", {**place, "text": [replaced(words)]})
    if one.practice.rating:
        yield _result(one.id, "rating", "rating", {**place, "rating": one.practice.rating})


def _result(id: str, name: str, kind: str, value: Json) -> Json:
    return {"id": id, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _interface(tags: Tags) -> str:
    labels = "".join(
        f'    <Label value={quoteattr(replaced(tag.name))} background="#{COLOURS[tag.colour]}"/>\n'
        for tag in in_order(tags)
    )
    boxes = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true" placeholder="{shown}"/>\n' for name, shown in _BOXES
    )
    rating = '  <Rating name="rating" toName="text" perRegion="true" maxRating="3"/>\n'
    text = '  <Text name="text" value="$text"/>\n'
    return f'<View>\n  <Labels name="label" toName="text">\n{labels}  </Labels>\n{text}{boxes}{rating}</View>\n'


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless every issue is there and every region has its words in the text."""
    count = 0
    try:
        with path.open(encoding="utf-8", newline="\n") as file:
            for number, task in laid_out(file, FORM):
                count += number >= 0
                if number >= 0 and not _right(task):
                    raise missing(FORM)
    except (ExchangeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise ExportError("写出的 Label Studio 文件读不回来，没有放入，原有文件未改动。") from error
    if count != holdings.count:
        raise missing(FORM)


def _right(task: Json) -> bool:
    text = task["data"]["text"]
    regions = [one["value"] for made in task["annotations"] for one in made["result"] if one["type"] == "labels"]
    return all(text[one["start"] : one["end"]] == one["text"] for one in regions)
