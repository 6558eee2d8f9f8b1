import re
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.export.docx_passages import check, write
from zugong_desk.export.errors import ExportError
from zugong_desk.export.passages import Passage, passages_of_annotations

TITLE = "典型做法摘编"


def reopened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}


def test_every_text_comes_back_in_order_in_its_style(tagged: Bulletin, tags: Tags) -> None:
    document = reopened(write(passages_of_annotations([tagged], tags), TITLE))
    found = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert found[:9] == [
        ("Title", TITLE),
        ("Heading 1", "队伍建设"),
        ("Heading 2", "𠮷字服务队"),
        ("Normal", "选人用心。镇里选出12名党员👍，每人联系20户；一是定清单，每月公示*1*次。"),
        ("Normal", "二是听回声e\u0301，当场记、当天办。（青石镇党委）"),
        ("出处", "《江城组工信息》2024年第3期 · 青石镇党委"),
        ("附注", "标签：队伍建设"),
        ("附注", "实施单位：青石镇党委\u3000地点：青石镇\u3000时间：2024年以来"),
        ("附注", "成效：办结👍30件\u3000获评推广：全市通报表扬\u3000评级：★★"),
    ]
    assert [text for style, text in found if style == "Heading 1"] == ["队伍建设", "联系群众", "没有的标签"]


@pytest.mark.parametrize(
    ("style", "font"),
    [
        ("Title", "方正小标宋简体"),
        ("Normal", "仿宋_GB2312"),
        ("Heading 1", "黑体"),
        ("Heading 2", "黑体"),
        ("出处", "楷体_GB2312"),
        ("附注", "楷体_GB2312"),
        ("Footer", "宋体"),
    ],
)
def test_chinese_fonts_are_named_and_no_theme_overrides_them(style: str, font: str) -> None:
    fonts = reopened(write([], TITLE)).styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font
    assert not [name for name in fonts.attrib if name.endswith("Theme")]


def test_quotation_marks_are_set_as_chinese_ones(tagged: Bulletin, tags: Tags) -> None:
    document = reopened(write(passages_of_annotations([tagged], tags), TITLE))
    hints = {run.element.rPr.rFonts.get(qn("w:hint")) for one in document.paragraphs for run in one.runs}
    assert hints == {"eastAsia"}


def test_the_page_is_that_of_an_official_document() -> None:
    section = reopened(write([], TITLE)).sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.bottom_margin)
    sides = (section.left_margin, section.right_margin)
    for found, wanted in zip((*sizes, *sides), (210, 297, 37, 35, 28, 26), strict=True):
        assert abs(found - Mm(wanted)) < Mm(0.05)


def test_pages_are_numbered_at_the_outer_edge() -> None:
    document = reopened(write([], TITLE))
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "RIGHT"), (section.even_page_footer, "LEFT")):
        paragraph = footer.paragraphs[0]
        assert paragraph.alignment.name == side
        assert [field.get(qn("w:instr")) for field in paragraph._p.iter(qn("w:fldSimple"))] == ["PAGE"]
        assert "".join(text.text for text in paragraph._p.iter(qn("w:t"))) == "— 1 —"


def test_nothing_tells_who_made_it() -> None:
    data = write([], TITLE)
    properties = reopened(data).core_properties
    told = (properties.author, properties.last_modified_by, properties.comments, properties.title, properties.keywords)
    assert told == ("",) * 5
    found = parts(data)
    assert "python-docx" not in "".join(found.values())
    assert re.search(r"<Company>[^<]+</Company>|<Manager>[^<]+<", found["docProps/app.xml"]) is None
    assert not [name for name in found if "thumbnail" in name]


HOSTILE = "甲\x00\x0b\ufffe\ud842乙\r丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"


def test_hostile_characters_neither_crash_nor_take_others_along() -> None:
    practice = Practice(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    passages = [Passage(HOSTILE, f"{HOSTILE}\n\n{HOSTILE}", HOSTILE, (HOSTILE,), HOSTILE, practice, section=HOSTILE)]
    data = write(passages, HOSTILE)
    check(data, passages, HOSTILE)
    texts = [paragraph.text for paragraph in reopened(data).paragraphs]
    assert texts[:5] == ["甲乙丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"] * 5


def test_a_paragraph_of_40000_characters_is_kept_whole() -> None:
    passages = [Passage("长", "𠮷" * 40_000, "出处")]
    assert reopened(write(passages)).paragraphs[1].text == "𠮷" * 40_000


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text"])
def test_what_is_no_document_is_not_accepted(spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(spoilt, [], TITLE)


def test_a_broken_part_is_not_accepted(tagged: Bulletin, tags: Tags) -> None:
    passages = passages_of_annotations([tagged], tags)
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, text in parts(write(passages, TITLE)).items():
            package.writestr(name, text[:-40] if name == "word/document.xml" else text)
    with pytest.raises(ExportError, match="打不开"):
        check(out.getvalue(), passages, TITLE)


def test_a_missing_passage_is_noticed(tagged: Bulletin, tags: Tags) -> None:
    passages = passages_of_annotations([tagged], tags)
    with pytest.raises(ExportError, match="不一致"):
        check(write(passages[:-1], TITLE), passages, TITLE)


@pytest.mark.bench
def test_speed_of_1000_passages(tagged: Bulletin, tags: Tags) -> None:
    passages = (passages_of_annotations([tagged], tags) * 334)[:1000]
    start = perf_counter()
    data = write(passages, TITLE)
    middle = perf_counter()
    check(data, passages, TITLE)
    spent = f"written in {(middle - start) * 1000:.0f} ms, checked in {(perf_counter() - middle) * 1000:.0f} ms"
    print(f"\ndocx of {len(passages)} passages: {spent}, {len(data)} bytes")
    assert len(passages) == 1000
