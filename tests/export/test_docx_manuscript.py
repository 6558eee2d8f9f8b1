import re
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

import docx
import pytest
from lxml import etree
from tests.export.word import W, disorder, needs_office, parts, set_by_office, squeezed, texts

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, contents_at, entries, line
from zugong_desk.export.errors import ExportError
from zugong_desk.export.word.manuscript import check, write
from zugong_desk.export.word.pages import pages_of

UNITS = ("青石镇党委", "白鹭县委组织部", "江城市直机关工委", "云溪街道党工委")
TITLES = (
    "办好𠮷字服务队",
    "推行“小院议事”让群众的事群众商量着办、办得好",
    "党员“双报到”👍",
    "以“抱团发展+党组织领办合作社+村企联建”三种方式壮大村级集体经济促进共同富裕的探索与思考",
)
SENTENCE = (
    "镇里从返乡青年、退役军人和致富能手中选出{}名党员👍，编成“𠮷字服务队”，每人联系20户，按月走访、当场登记、"
    "当天交办，办不了的由镇村两级会商，2023年以来办结群众来件1,208件，满意率达到98.6%。"
)


def publication(sections: int = 3, each: int = 4) -> Manuscript:
    """A collection as an office prints it: title, preface, sections of excerpts with their sources and remarks."""
    lines = [
        line(Style.TITLE, "党建引领基层治理典型做法摘编"),
        line(Style.MAKER, "江城市委组织部研究室　2023年12月"),
        line(Style.RULE, ""),
        line(Style.PAGE_BREAK, ""),
        line(Style.QUIET, f"前言：{SENTENCE.format(0)}"),
    ]
    for section in range(sections):
        lines.append(line(Style.HEADING_1, f"{'一二三四五六七八九'[section]}、第{section + 1}部分", f"s{section}"))
        for number in range(section * each, (section + 1) * each):
            unit = UNITS[number % 4]
            lines.append(line(Style.HEADING_2, f"（{number + 1}）{unit}{TITLES[number % 4]}", f"x{number}"))
            for paragraph in range(1 + number * 3 % 5):
                lead = Piece(f"第{number}例{paragraph}段。", Face.BOLD)
                text = "".join(SENTENCE.format(12 + at) for at in range(1 + (number + paragraph) % 4))
                lines.append(Line(Style.BODY, (lead, Piece(text)), f"x{number}"))
            lines.append(line(Style.CITATION, f"《江城组工信息》2023年第{number + 1}期，{unit}"))
            lines += [Line(Style.REMARK, (Piece("标签：", Face.HEI), Piece("队伍建设")))] if number % 2 else []
    return Manuscript("典型做法摘编", tuple(lines), contents=True)


def every_style() -> Manuscript:
    return Manuscript("样张", tuple(line(style, f"{style.value}𠮷\t右端", style.value) for style in Style))


def test_every_line_comes_back_in_order_in_its_style() -> None:
    manuscript = publication(1, 1)
    assert texts(write(manuscript)) == [
        ("Title", "党建引领基层治理典型做法摘编"),
        ("Maker", "江城市委组织部研究室　2023年12月"),
        ("TitleRule", ""),
        ("TOCHeading", "目  录"),
        ("TOC1", "一、第1部分\t2"),
        ("TOC2", "（1）青石镇党委办好𠮷字服务队\t2"),
        ("Quiet", f"前言：{SENTENCE.format(0)}"),
        ("Heading1", "一、第1部分"),
        ("Heading2", "（1）青石镇党委办好𠮷字服务队"),
        ("Normal", f"第0例0段。{SENTENCE.format(12)}"),
        ("Citation", "《江城组工信息》2023年第1期，青石镇党委"),
    ]


@pytest.mark.parametrize(
    "manuscript", [publication(), every_style(), Manuscript("", ())], ids=["long", "styles", "empty"]
)
def test_children_stand_in_the_order_that_word_insists_on(manuscript: Manuscript) -> None:
    data = write(manuscript)
    assert disorder(data) == []
    check(data, manuscript)


def test_headings_are_real_ones_that_programs_know() -> None:
    document = docx.Document(BytesIO(write(publication(1, 1))))
    named = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert named == [("Heading 1", "一、第1部分"), ("Heading 2", "（1）青石镇党委办好𠮷字服务队")]


@pytest.mark.parametrize(
    ("styles", "named"),
    [
        ((Style.HEADING_1, Style.HEADING_4), ["Heading 1", "Heading 4"]),
        ((Style.COLUMN, Style.HEADING_1), ["Heading 1", "Heading 2"]),
        ((Style.COLUMN, Style.ARTICLE_TITLE, Style.HEADING_1), ["Heading 1", "Heading 2", "Heading 3"]),
        ((Style.HEADING_4, Style.ARTICLE_TITLE), ["Heading 5", "Heading 1"]),
    ],
)
def test_headings_in_an_article_stand_below_it_in_the_outline(styles: tuple[Style, ...], named: list[str]) -> None:
    document = docx.Document(BytesIO(write(Manuscript("", tuple(line(style, "题") for style in styles)))))
    assert [one.style.name for one in document.paragraphs] == named
    levels = [one.style.element.pPr.find(f"{W}outlineLvl").get(f"{W}val") for one in document.paragraphs]
    assert levels == [str(int(name[-1]) - 1) for name in named]


def test_contents_are_a_field_whose_entries_lead_to_headings() -> None:
    body = etree.fromstring(parts(write(publication(2, 2)))["word/document.xml"])
    codes = [(one.text or "").strip() for one in body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u'
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    links = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")]
    assert len(links) == 6
    assert set(links) == marks
    assert [code.split()[1] for code in codes[1:]] == links
    signs = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert signs.count("begin") == signs.count("separate") == signs.count("end") == 7
    assert signs[0] == "begin" == signs[2]
    assert signs[-1] == "end" == signs[-2]


def test_word_is_not_asked_to_update_fields_for_it_would_ask_the_reader() -> None:
    data = write(publication(1, 1))
    assert b"updateFields" not in parts(data)["word/settings.xml"]
    assert b"w:dirty" not in parts(data)["word/document.xml"]


def test_a_printed_contents_list_keeps_its_words_and_gets_page_numbers() -> None:
    lines = (
        Line(Style.CONTENTS_ENTRY, (Piece("办好𠮷字服务队"),), "e1", "b9"),
        Line(Style.CONTENTS_ENTRY, (Piece("没有这一篇\t7"),), "e2", "b0"),
        line(Style.PAGE_BREAK, ""),
        line(Style.BODY, "正文", "b9"),
    )
    data = write(Manuscript("", lines))
    assert texts(data)[:2] == [("TOC1", "办好𠮷字服务队\t2"), ("TOC1", "没有这一篇\t7")]
    body = etree.fromstring(parts(data)["word/document.xml"])
    marks = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")] == marks


def test_a_page_break_goes_into_the_paragraph_behind_it() -> None:
    lines = (line(Style.PAGE_BREAK, ""), line(Style.BODY, "甲"), line(Style.PAGE_BREAK, ""))
    data = write(Manuscript("", lines))
    assert texts(data) == [("Normal", "甲")]
    assert parts(data)["word/document.xml"].count(b"<w:pageBreakBefore/>") == 1


def test_a_title_of_two_lines_is_broken_where_it_says() -> None:
    lines = (line(Style.ARTICLE_TITLE, "真抓实干\n——𠮷县的做法👍"),)
    data = write(Manuscript("", lines, contents=True))
    assert texts(data)[1:] == [("TOC1", "真抓实干 ——𠮷县的做法👍\t1"), ("Heading1", "真抓实干\n——𠮷县的做法👍")]


def test_faces_of_runs_are_set() -> None:
    pieces = tuple(Piece(face.value or "plain", face) for face in Face)
    xml = parts(write(Manuscript("", (Line(Style.BODY, pieces),))))["word/document.xml"].decode()
    found = dict(re.findall(r"<w:rPr>(.*?)</w:rPr><w:t[^>]*>(\w+)<", xml))
    assert {text: look for look, text in found.items()} == {
        "plain": '<w:rFonts w:hint="eastAsia"/>',
        "bold": '<w:rFonts w:hint="eastAsia"/><w:b/>',
        "kai": '<w:rFonts w:hint="eastAsia" w:eastAsia="楷体_GB2312"/>',
        "hei": '<w:rFonts w:hint="eastAsia" w:eastAsia="黑体"/>',
        "red": '<w:rFonts w:hint="eastAsia"/><w:color w:val="C00000"/>',
    }


def test_the_page_is_that_of_an_official_document() -> None:
    section = etree.fromstring(parts(write(publication(1, 1)))["word/document.xml"]).find(f"{W}body/{W}sectPr")
    assert section is not None
    found = {
        etree.QName(one).localname: {etree.QName(key).localname: value for key, value in one.items()} for one in section
    }
    assert found["pgSz"] == {"w": "11906", "h": "16838"}
    margins = {name: round(int(value) / 56.7, 1) for name, value in found["pgMar"].items()}
    assert (margins["top"], margins["bottom"], margins["left"], margins["right"]) == (37, 35, 28, 26)
    assert found["docGrid"] == {"type": "linesAndChars", "linePitch": "579", "charSpace": "-848"}


def test_pages_are_numbered_at_the_outer_edge() -> None:
    found = parts(write(publication(1, 1)))
    assert b"<w:evenAndOddHeaders/>" in found["word/settings.xml"]
    for name, side in (("footer1", "right"), ("footer2", "left")):
        footer = etree.fromstring(found[f"word/{name}.xml"])
        assert [one.get(f"{W}val") for one in footer.iter(f"{W}jc")] == [side]
        assert [one.get(f"{W}instr") for one in footer.iter(f"{W}fldSimple")] == [" PAGE "]
        assert "".join(one.text or "" for one in footer.iter(f"{W}t")) == "— 1 —"


def test_absent_fonts_have_stand_ins() -> None:
    fonts = etree.fromstring(parts(write(publication(1, 1)))["word/fontTable.xml"])
    names = {one.get(f"{W}name"): one.find(f"{W}altName").get(f"{W}val").split(",") for one in fonts.iter(f"{W}font")}
    assert names["仿宋_GB2312"][:2] == ["仿宋", "FangSong"]
    assert names["楷体_GB2312"][:2] == ["楷体", "KaiTi"]
    assert {"小标宋", "宋体", "Noto Serif CJK SC"} <= set(names["方正小标宋简体"])
    styles = parts(write(publication(1, 1)))["word/styles.xml"].decode()
    assert set(re.findall(r'w:eastAsia="([^"]+)"', styles)) - {"zh-CN"} <= set(names)
    assert set(re.findall(r'w:(?:ascii|hAnsi|cs)="([^"]+)"', styles)) == {"Times New Roman"}


def test_the_same_manuscript_gives_the_same_bytes_and_nothing_tells_who_made_it() -> None:
    data = write(publication())
    assert data == write(publication())
    with ZipFile(BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "典型做法摘编"
    assert properties.created is None
    assert properties.modified is None


HOSTILE = "甲\x00\x0b\ufffe\ud842乙\r丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"


def test_hostile_characters_neither_crash_nor_take_others_along() -> None:
    manuscript = Manuscript(HOSTILE, (line(Style.HEADING_1, HOSTILE), line(Style.BODY, HOSTILE)), contents=True)
    data = write(manuscript)
    check(data, manuscript)
    assert texts(data)[2:] == [
        (style, "甲乙丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊") for style in ("Heading1", "Normal")
    ]


def test_a_note_of_40000_characters_is_kept_whole() -> None:
    manuscript = Manuscript(
        "", (line(Style.BODY, "甲"), line(Style.REMARK, "𠮷" * 40_000), line(Style.HEADING_1, "后"))
    )
    data = write(manuscript)
    check(data, manuscript)
    assert texts(data)[1] == ("Remark", "𠮷" * 40_000)
    assert pages_of(manuscript.lines)[2] > 20


def test_an_empty_manuscript_is_an_empty_document() -> None:
    data = write(Manuscript("", (), contents=True))
    check(data, Manuscript("", (), contents=True))
    assert texts(data) == []


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text"])
def test_what_is_no_document_is_not_accepted(spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(spoilt, publication(1, 1))


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_broken_part_is_not_accepted(name: str) -> None:
    manuscript = publication(1, 1)
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for part, xml in parts(write(manuscript)).items():
            package.writestr(part, xml[:-40] if part == name else xml)
    with pytest.raises(ExportError, match="打不开"):
        check(out.getvalue(), manuscript)


def test_a_missing_line_and_another_style_are_noticed() -> None:
    manuscript = publication(1, 1)
    with pytest.raises(ExportError, match="不一致"):
        check(write(Manuscript(manuscript.title, manuscript.lines[:-1], contents=True)), manuscript)
    other = (*manuscript.lines[:-1], line(Style.BODY, manuscript.lines[-1].text))
    with pytest.raises(ExportError, match="不一致"):
        check(write(Manuscript(manuscript.title, other, contents=True)), manuscript)


@needs_office
def test_page_numbers_are_those_that_an_office_program_comes_to(tmp_path: Path) -> None:
    manuscript = publication()
    pages = set_by_office(write(manuscript), tmp_path)
    listed = entries(manuscript)
    reckoned = pages_of(manuscript.lines, listed, contents_at(manuscript))
    at = {squeezed(one.text): reckoned[one.line] for one in listed}
    found = {text: next(n for n, page in enumerate(pages, 1) if n > 2 and text in page) for text in at}
    assert found == at
    first = pages[0] + pages[1]
    assert all(re.search(rf"{re.escape(text)}\.+{page}", first) for text, page in at.items())
    assert [page[-3:] for page in pages[:3]] == ["—1—", "—2—", "—3—"]


@pytest.mark.bench
def test_speed_of_a_thousand_excerpts() -> None:
    manuscript = publication(9, 111)
    start = perf_counter()
    data = write(manuscript)
    middle = perf_counter()
    check(data, manuscript)
    spent = f"written in {(middle - start) * 1000:.0f} ms, checked in {(perf_counter() - middle) * 1000:.0f} ms"
    print(f"\ndocx of 999 excerpts: {spent}, {len(data)} bytes")
    assert len(texts(data)) > 1000
