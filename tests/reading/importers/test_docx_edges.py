"""DOCX: notes, headers and footers, and what is counted but not read."""

import pytest
from tests.reading.importers.word_files import docx, lines, par, run

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError
from zugong_desk.reading.importers.docx import read


def reference(kind: str, note: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference {more} w:id="{note}"/></w:r>'


def note(kind: str, number: int, inside: str, more: str = "") -> str:
    return f'<w:{kind} {more} w:id="{number}">{inside}</w:{kind}>'


def parted(source: Source) -> list[tuple[str, str]]:
    return [(text, line.part.value) for text, line in zip(lines(source), source.imprint.lines, strict=True)]


OWN = "<w:r><w:footnoteRef/></w:r>"


def test_notes_stand_at_the_end_in_the_order_of_the_text() -> None:
    footnotes = (
        note("footnote", -1, par("<w:r><w:separator/></w:r>"), 'w:type="separator"')
        + note("footnote", 1, par(OWN + run(" 先写的𠮷")))
        + note("footnote", 2, par(OWN + run(" 后写的")) + par(""))
        + note("footnote", 3, par("没有人引"))
    )
    endnotes = note("endnote", 1, par("<w:r><w:endnoteRef/></w:r>" + run(" 尾注")))
    body = par(run("甲") + reference("footnote", 2) + run("乙") + reference("endnote", 1))
    body += par(run("丙") + reference("footnote", 1))
    source = read("a.docx", docx(body, {"footnotes": footnotes, "endnotes": endnotes}))
    assert parted(source) == [
        ("甲乙", "body"),
        ("丙", "body"),
        ("1 后写的", "footnote"),
        ("2 先写的𠮷", "footnote"),
        ("i 尾注", "footnote"),
    ]


def test_notes_bear_the_numbers_that_the_section_asks_for() -> None:
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr></w:sectPr>'
    parts = {"footnotes": note("footnote", 1, par(OWN + run("注")))}
    assert lines(read("a.docx", docx(par(run("甲") + reference("footnote", 1)) + section, parts))) == ["甲", "①注"]


def test_a_mark_of_its_own_is_no_text_of_the_body() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    parts = {"footnotes": note("footnote", 1, par(run("* 注")))}
    assert lines(read("a.docx", docx(par(run("甲") + own + run("乙")), parts))) == ["甲乙", "* 注"]


def test_a_deleted_reference_brings_no_note() -> None:
    body = par(run("甲") + f'<w:del w:id="1" w:author="a">{reference("footnote", 1)}</w:del>')
    assert lines(read("a.docx", docx(body, {"footnotes": note("footnote", 1, par("注"))}))) == ["甲"]


def section(*references: str, more: str = "") -> str:
    links = "".join(
        f'<w:{kind}Reference w:type="{when}" r:id="{target}"/>'
        for kind, when, target in (reference.split() for reference in references)
    )
    return f"<w:sectPr>{links}{more}</w:sectPr>"


PAGE = run("— ") + '<w:fldSimple w:instr="PAGE">' + run("2") + "</w:fldSimple>" + run(" —")
EDGES = {
    "header1": par("清溪组工信息") + par(""),
    "header2": par("首页𠮷"),
    "header3": par("清溪组工信息"),
    "footer1": par(PAGE),
}


@pytest.mark.parametrize(
    ("last", "settings", "edges"),
    [
        (section("header default header1", "footer default footer1"), "", ["清溪组工信息", "— 2 —"]),
        (section("header default header1", "header first header2"), "", ["清溪组工信息"]),
        (
            section("header default header1", "header first header2", more="<w:titlePg/>"),
            "",
            ["首页𠮷", "清溪组工信息"],
        ),
        (
            section("header default header1", "header even header2"),
            "<w:evenAndOddHeaders/>",
            ["清溪组工信息", "首页𠮷"],
        ),
        (section("header default header1", "header even header3"), "<w:evenAndOddHeaders/>", ["清溪组工信息"]),
        (section("header default missing"), "", []),
    ],
)
def test_each_header_and_footer_that_a_page_bears_once(last: str, settings: str, edges: list[str]) -> None:
    source = read("a.docx", docx(par("正文") + last, EDGES | {"settings": settings}))
    assert lines(source) == ["正文", *edges]


def test_headers_of_sections() -> None:
    body = (
        par("甲", section("header default header1"))
        + par("乙", section())
        + par("丙")
        + section("header default header2")
    )
    source = read("a.docx", docx(body, EDGES))
    assert parted(source)[3:] == [("清溪组工信息", "header"), ("首页𠮷", "header")]


def test_a_box_in_a_footer_belongs_to_the_footer() -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{par(PAGE)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    source = read("a.docx", docx(par("正文") + section("footer default footer1"), {"footer1": par(box)}))
    assert parted(source) == [("正文", "body"), ("— 2 —", "footer")]


PICTURE = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
OBJECT = '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape><o:OLEObject r:id="y"/></w:object></w:r>'


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        (PICTURE * 2, "2 张图片没有读。"),
        ('<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>', "1 张图片没有读。"),
        (OBJECT, "1 个嵌入对象没有读，也没有运行。"),
        ('<w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r>', "1 个图表没有读。"),
        ('<w:r><w:drawing><dgm:relIds r:dm="x"/></w:drawing></w:r>', "1 个 SmartArt 图形没有读。"),
    ],
)
def test_what_is_not_read_is_told(inside: str, message: str) -> None:
    source = read("a.docx", docx(par(run("甲") + inside)))
    assert (source.text, [note.message for note in source.notes]) == ("甲\n", [message])


def test_comments_are_counted_and_their_text_is_not_read() -> None:
    comments = '<w:comment w:id="1">' + par("改一改") + '</w:comment><w:comment w:id="2"/>'
    body = par('<w:commentRangeStart w:id="1"/>' + run("甲") + '<w:r><w:commentReference w:id="1"/></w:r>')
    source = read("a.docx", docx(body, {"comments": comments}))
    assert (source.text, [note.message for note in source.notes]) == ("甲\n", ["2 条批注没有读。"])


def test_macros_are_told() -> None:
    source = read("a.docm", docx(par("甲"), more={"word/vbaProject.bin": b"\0"}))
    assert [note.message for note in source.notes] == ["宏没有读，也没有运行。"]


CHUNK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
PAGE_WITHIN = (
    "<html><meta charset='utf-8'><body><p align=center>清溪𠮷</p><p><b>一是抓实。</b>各乡镇🎋</p></body></html>"
)


def chunked(data: bytes) -> Source:
    link = f'<Relationship Id="x" Type="{CHUNK}" Target="afchunk.htm"/>'
    body = par("前") + '<w:altChunk r:id="x"/>' + par("后")
    return read("a.docx", docx(body, more={"word/afchunk.htm": data}, relations=link))


def test_a_page_that_stands_in_the_body_is_read() -> None:
    source = chunked(PAGE_WITHIN.encode())
    assert lines(source) == ["前", "清溪𠮷", "一是抓实。各乡镇🎋", "后"]
    assert source.imprint.line(2).align is Align.CENTRE
    assert source.imprint.line(3).bold == ((0, 5),)
    assert source.notes == ()


@pytest.mark.parametrize("data", [b"PK\x03\x04 a docx", docx(par("内"))])
def test_a_chunk_that_is_no_page_is_told(data: bytes) -> None:
    source = chunked(data)
    assert lines(source) == ["前", "后"]
    assert [note.code for note in source.notes] == ["chunks"]


def test_what_is_told_of_a_page_within_is_told() -> None:
    source = chunked(b'<html><body><p>a</p><img src="http://127.0.0.1:9/a.png"></body></html>')
    assert lines(source)[:2] == ["前", "a"]
    assert [note.code for note in source.notes] == ["pictures"]


def test_a_chunk_that_is_not_there_is_told() -> None:
    source = read("a.docx", docx(par("甲") + '<w:altChunk r:id="x"/>'))
    assert [note.message for note in source.notes] == ["1 段嵌入的外部内容没有读。"]


def test_a_file_of_pictures_only_is_refused_with_advice() -> None:
    with pytest.raises(ReadingError, match=r"文档里没有文字（2 张图片没有读）.*PDF"):
        read("a.docx", docx(par(PICTURE * 2)))


def test_parts_are_what_the_parser_will_see() -> None:
    source = read("a.docx", docx(par("甲") + section("header default header1"), EDGES))
    assert [line.part for line in source.imprint.lines] == [Part.BODY, Part.HEADER]
