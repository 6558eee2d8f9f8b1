"""What Word, Excel and JSON Lines get of a small issue, held against files that a person has read."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
from lxml import etree

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.export import jsonl_passages
from zugong_desk.export.passages import Passage, passages_of_annotations
from zugong_desk.export.publication import manuscript_of_passages
from zugong_desk.export.red_head import manuscript_of
from zugong_desk.export.tables import practices_xlsx
from zugong_desk.export.word import manuscript as word

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, text: str) -> None:
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def passages(tagged: Bulletin, tags: Tags) -> list[Passage]:
    return passages_of_annotations([tagged], tags)


def word_text(data: bytes) -> str:
    """The body of a Word document, a paragraph a line: its style, then its text with tabs and breaks as they stand."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        body = etree.fromstring(file.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    marks = {f"{w}tab": "→", f"{w}br": "↵"}
    lines = []
    for paragraph in body.iter(f"{w}p"):
        style = paragraph.find(f"{w}pPr/{w}pStyle")
        parts = (part for run in paragraph.iter(f"{w}r") for part in run)
        text = "".join(part.text or "" if part.tag == f"{w}t" else marks.get(part.tag, "") for part in parts)
        lines.append(f"{style.get(f'{w}val') if style is not None else ''}| {text}".rstrip())
    return "\n".join(lines) + "\n"


def test_word_of_tagged_passages(tagged: Bulletin, tags: Tags) -> None:
    data = word.write(manuscript_of_passages("典型做法摘编", passages(tagged, tags)))
    golden("passages.docx.txt", word_text(data))


def test_word_of_the_issue_under_its_red_head(issue: Bulletin) -> None:
    golden("red_head.docx.txt", word_text(word.write(manuscript_of(issue))))


def test_excel(tagged: Bulletin, tags: Tags) -> None:
    book = openpyxl.load_workbook(BytesIO(practices_xlsx.write(passages(tagged, tags), "典型做法摘编")))
    lines = []
    for sheet in book:
        lines.append(f"=== {sheet.title}")
        lines += [
            " | ".join("" if cell is None else str(cell).replace("\n", "↵") for cell in row)
            for row in sheet.iter_rows(values_only=True)
        ]
    golden("practices.xlsx.txt", "\n".join(lines) + "\n")


def test_json_lines_of_passages(tagged: Bulletin, tags: Tags) -> None:
    golden("passages.jsonl", jsonl_passages.write(passages(tagged, tags)).decode())
