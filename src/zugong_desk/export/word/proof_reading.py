"""What a Word document with tracked changes says once all of them are accepted, and once all are refused."""

from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from zugong_desk.export.proof_marks import State, reading_texts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts_of(data: bytes) -> tuple[str, str]:
    """The text with all changes accepted and with all refused, a line a paragraph. BadZipFile, KeyError, SyntaxError."""
    with ZipFile(BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{_W}body")
    if body is None:
        raise ValueError("no body")
    return reading_texts(_line(paragraph) for paragraph in body.iter(f"{_W}p"))


def _line(paragraph: etree._Element) -> tuple[str, str, State]:
    now, was = "", ""
    for run in paragraph.iter(f"{_W}r"):
        text = "".join(_text(part) for part in run)
        inside = {parent.tag for parent in run.iterancestors()}
        now += text if f"{_W}del" not in inside else ""
        was += text if f"{_W}ins" not in inside else ""
    return now, was, _end(paragraph)


def _text(part: etree._Element) -> str:
    if part.tag == f"{_W}tab":
        return "\t"
    return (part.text or "") if part.tag in (f"{_W}t", f"{_W}delText") else ""


def _end(paragraph: etree._Element) -> State:
    mark = f"{_W}pPr/{_W}rPr/{_W}"
    if paragraph.find(f"{mark}del") is not None:
        return State.TAKEN_OUT
    return State.PUT_IN if paragraph.find(f"{mark}ins") is not None else State.SAME
