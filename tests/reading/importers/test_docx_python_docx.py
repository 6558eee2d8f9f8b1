"""DOCX as python-docx writes it, with Word's own template, theme and styles."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run
from tests.reading.importers.word_files import lines

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading.importers.docx import read


def made(fill: Callable[[Document], None]) -> Source:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return read("a.docx", out.getvalue())


def set_in(run: Run, family: str, size: float) -> None:
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), family)


def bulletin(document: Document) -> None:
    masthead = document.add_paragraph()
    masthead.alignment = WD_ALIGN_PARAGRAPH.CENTER
    set_in(masthead.add_run("清溪组工信息"), "方正小标宋简体", 36)
    document.add_heading("一、建强队伍", 1)
    body = document.add_paragraph()
    body.paragraph_format.first_line_indent = Pt(32)
    set_in(body.add_run("一是压实责任。"), "黑体", 16)
    set_in(body.add_run("各乡镇𠮷按季调度，2024年走访🎋三百户。" * 3), "仿宋", 16)
    for name in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("做法", style=name)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "乡镇", "户数"
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("报：清溪县委").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页"
    section.footer.paragraphs[0].text = "— 2 —"


@pytest.fixture(scope="module")
def source() -> Source:
    return made(bulletin)


def test_the_text(source: Source) -> None:
    assert lines(source) == [
        "清溪组工信息",
        "一、建强队伍",
        "一是压实责任。" + "各乡镇𠮷按季调度，2024年走访🎋三百户。" * 3,
        "1. 做法",
        "2. 做法",
        "• 做法",
        "乡镇\t户数",
        "",
        "\f报：清溪县委",
        "首页",
        "— 2 —",
    ]


def test_the_print(source: Source) -> None:
    masthead, heading, body, number, _, _, table, _, signed, header, footer = source.imprint.lines
    assert (masthead.size, masthead.font, masthead.align) == (36.0, "方正小标宋简体", Align.CENTRE)
    assert (heading.style, heading.level, heading.size, heading.above) == ("heading 1", 1, 14.0, 24.0)
    assert heading.bold == ((0, 6),)
    assert (body.bold, body.indent, body.font, body.size, body.style) == (((0, 7),), 32.0, "仿宋", 16.0, "Normal")
    assert (number.style, signed.align) == ("List Number", Align.RIGHT)
    assert [line.part for line in (table, header, footer)] == [Part.TABLE, Part.HEADER, Part.FOOTER]


def test_a_title_keeps_its_style_and_has_no_level() -> None:
    title = made(lambda document: document.add_heading("抓实网格", 0)).imprint.line(1)
    assert (title.style, title.level) == ("Title", 0)


def test_pictures_are_told() -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")

    def with_pictures(document: Document) -> None:
        for _ in range(2):
            picture.seek(0)
            document.add_picture(picture)
        document.add_paragraph("甲")

    source = made(with_pictures)
    assert (source.text, [note.message for note in source.notes]) == ("\n\n甲\n", ["2 张图片没有读。"])


def test_comments_are_told() -> None:
    def commented(document: Document) -> None:
        run = document.add_paragraph().add_run("甲")
        document.add_comment(run, text="请核", author="乙", initials="乙")

    source = made(commented)
    assert (source.text, [note.message for note in source.notes]) == ("甲\n", ["1 条批注没有读。"])
