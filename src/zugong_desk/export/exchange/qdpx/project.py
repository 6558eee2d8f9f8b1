"""REFI-QDA Project 1.0 (`.qdpx`), the exchange form of qualitative research programs: written, checked and read.

A ZIP with `project.qde` and a text for each bulletin. Tags are codes, annotations are selections with one coding each;
their notes stand in the selection's description, the record of a practice in a note that the coding refers to, and once
more as a case with variables for programs that count cases. Annotations whose passage is gone are notes of their source.
Collections are sets. Positions count code points and lines end in LF, as `qdpx_form.UNIT` says in the file.

What other programs make of that: QualCoder counts code points; those on .NET and in browsers count UTF-16 units and
read a selection behind `𠮷` or an emoji one place too early for each; the schema leaves it open. With lines that end in
LF nobody has two characters to count. What other programs write is read by `qdpx_positions`.
"""

from pathlib import Path

from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.export.exchange.qdpx.archive import Archive, open_archive
from zugong_desk.export.exchange.qdpx.form import short
from zugong_desk.export.exchange.qdpx.reading import decoded, read
from zugong_desk.export.exchange.qdpx.writing import write
from zugong_desk.export.exchange.qdpx.xml import Element, children, elements, guid_of, name_of
from zugong_desk.export.holdings import Holdings

__all__ = ["check", "read", "write"]

_NOT_THE_SAME = "写出的 .qdpx 与原文不一致，没有放入，原有文件未改动。"


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless the file reads back: every text is there, and each selection has the words that name it."""
    try:
        with open_archive(path, own=True) as archive, archive.description() as file:
            sources = _sources(archive, file)
    except ExchangeError as error:
        raise ExportError("写出的 .qdpx 读不回来，没有放入，原有文件未改动。") from error
    if sources != holdings.count:
        raise ExportError(_NOT_THE_SAME)


def _sources(archive: Archive, file: object) -> int:
    codes: set[str] = set()
    count = 0
    for element in elements(file):  # type: ignore[arg-type]
        if name_of(element) == "Codes":
            codes = {guid_of(one) for one in element.iter("{*}Code")}
        if name_of(element) == "TextSource":
            _agree(archive, element, codes)
            count += 1
    return count


def _agree(archive: Archive, source: Element, codes: set[str]) -> None:
    data = archive.text(source.get("plainTextPath"))
    if data is None:
        raise ExportError(_NOT_THE_SAME)
    text = decoded(data)
    for one in children(source, "PlainTextSelection"):
        start, end = int(one.get("startPosition")), int(one.get("endPosition"))
        known = all(guid_of(ref, "targetGUID") in codes for ref in one.iter("{*}CodeRef"))
        if not known or not 0 <= start < end <= len(text) or short(text[start:end]) != one.get("name"):
            raise ExportError(_NOT_THE_SAME)
