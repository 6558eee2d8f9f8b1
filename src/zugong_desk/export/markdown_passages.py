"""Passages as a Markdown document: sections, a heading a passage, its text, where it comes from, tags and notes."""

from collections.abc import Iterator, Sequence

from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.markdown import escaped, heading, line
from zugong_desk.export.passages import Passage
from zugong_desk.export.remarks import remarks


def write(passages: Sequence[Passage], title: str = "") -> bytes:
    """The passages under the document's title (left out if empty), UTF-8."""
    return ("\n\n".join(_parts(passages, title)) + "\n").encode()


def _parts(passages: Sequence[Passage], title: str) -> Iterator[str]:
    if title.strip():
        yield heading(1, cleaned(title))
    section = ""
    depth = 3 if any(passage.section for passage in passages) else 2
    for passage in (one.fit() for one in passages):
        if passage.section and passage.section != section:
            yield heading(2, passage.section)
        section = passage.section
        yield from _passage(passage, depth)


def _passage(passage: Passage, depth: int) -> Iterator[str]:
    if passage.title.strip():
        yield heading(depth, passage.title)
    yield from (line(block) for block in passage.text.split("\n") if block.strip())
    if passage.source_line:
        yield f"——{escaped(passage.source_line)}"
    if said := remarks(passage):
        yield "\n".join(f"- {label}：{escaped(value)}" for label, value in said)


def check(data: bytes, passages: Sequence[Passage], title: str = "") -> None:
    """ExportError unless the bytes are the text that `write` makes."""
    if data != write(passages, title):
        raise ExportError("写出的文字与原文不一致，没有放入，原有文件未改动。")
