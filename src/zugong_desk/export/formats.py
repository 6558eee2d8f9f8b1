"""The table of formats, and the two calls that put passages or a bulletin into a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.export import bulletin_markdown, bulletin_text, jsonl_passages, markdown_passages
from zugong_desk.export.clean import unfit
from zugong_desk.export.errors import ExportError
from zugong_desk.export.passages import Passage
from zugong_desk.export.publish import publish


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `write(passages, title)` or `write(bulletin)`, and `check(data, …)` with the same after the bytes."""

    name: str
    suffix: str
    what: Literal["passages", "bulletin"]
    title: str
    write: Callable[..., bytes]
    check: Callable[..., None]


def _write_docx(passages: Sequence[Passage], title: str = "") -> bytes:
    from zugong_desk.export import docx_passages  # noqa: PLC0415 -- Word's library takes 0.1 s to load

    return docx_passages.write(passages, title)


def _check_docx(data: bytes, passages: Sequence[Passage], title: str = "") -> None:
    from zugong_desk.export import docx_passages  # noqa: PLC0415 -- as above

    docx_passages.check(data, passages, title)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("docx", ".docx", "passages", "Word 文档", _write_docx, _check_docx),
        Format("md", ".md", "passages", "Markdown", markdown_passages.write, markdown_passages.check),
        Format("jsonl", ".jsonl", "passages", "JSONL 数据", jsonl_passages.write, jsonl_passages.check),
        Format("txt", ".txt", "bulletin", "纯文本", bulletin_text.write, bulletin_text.check),
        Format("bulletin-md", ".md", "bulletin", "Markdown", bulletin_markdown.write, bulletin_markdown.check),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was put in place, and how many characters were left out because no document can hold them."""

    path: Path
    removed: int


def export_passages(path: str | Path, name: str, passages: Sequence[Passage], title: str = "") -> Exported:
    """Put passages into a file of the format called `name`, under a title. ExportError; then nothing was changed."""
    one = _format(name, "passages")
    if not passages:
        raise ExportError("没有可导出的摘录或标注，没有写文件。")
    target = publish(path, one.write(passages, title), lambda data: one.check(data, passages, title))
    return Exported(target, unfit((title, *(word for passage in passages for word in passage.words))))


def export_bulletin(path: str | Path, name: str, bulletin: Bulletin) -> Exported:
    """Put a bulletin as it now stands into a file of the format called `name`. ExportError; then nothing was changed."""
    one = _format(name, "bulletin")
    target = publish(path, one.write(bulletin), lambda data: one.check(data, bulletin))
    return Exported(target, unfit((bulletin.text,)))


def _format(name: str, what: str) -> Format:
    one = FORMATS.get(name)
    if one is None or one.what != what:
        known = "、".join(one.name for one in FORMATS.values() if one.what == what)
        raise ExportError(f"这里没有“{name}”这种格式，没有写文件。可用的有 {known}。")
    return one
