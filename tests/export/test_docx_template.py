from io import BytesIO
from pathlib import Path

import docx
import pytest
from tests.export.template import SAMPLE, template, with_part

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line
from zugong_desk.export.errors import ExportError
from zugong_desk.export.red_head import manuscript_of
from zugong_desk.export.word.template import check, write
from zugong_desk.export.word.template_content import content_of

GUIDE = Path(__file__).parents[2] / "docs" / "templates.zh-CN.md"
COLLECTION = Manuscript(
    "典型做法摘编",
    (
        line(Style.TITLE, "典型做法摘编"),
        line(Style.MAKER, "江城市委组织部"),
        line(Style.MAKER, "2024年3月"),
        line(Style.RULE, ""),
        line(Style.QUIET, "本辑选取𠮷祥做法👍。"),
        line(Style.HEADING_1, "一、建强队伍", "s1"),
        line(Style.QUIET, "队伍是根本。", "s1"),
        line(Style.HEADING_2, "（一）办好𠮷字服务队", "x1"),
        line(Style.HEADING_3, "1．选人", "x1"),
        Line(Style.BODY, (Piece("选出12名党员<b>&👍。"), Piece("（《江城组工信息》2024年第3期）", Face.KAI)), "x1"),
        Line(Style.REMARK, (Piece("标签：", Face.HEI), Piece("队伍建设")), "x1"),
        line(Style.HEADING_2, "（二）小院议事", "x2"),
        line(Style.BODY, "每月议事。", "x2"),
        line(Style.HEADING_1, "二、联系群众", "s2"),
        Line(Style.BODY, (Piece("进百家门。", Face.HEI), Piece("每人联系20户。")), "x3"),
        line(Style.HEADING_1, "资料来源"),
        line(Style.BODY, "1．《江城组工信息》2024年第3期"),
    ),
)


def texts(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(data)).paragraphs]


def refused(data: bytes) -> str:
    with pytest.raises(ExportError) as error:
        write(COLLECTION, data)
    assert "\n" not in error.value.message
    assert error.value.message.count("没有写文件") == 1
    return error.value.message


def test_a_template_is_filled_with_sections_and_excerpts() -> None:
    data = write(COLLECTION, template(*SAMPLE))
    check(data, COLLECTION, template(*SAMPLE))
    document = docx.Document(BytesIO(data))
    assert [(one.style.name, one.text) for one in document.paragraphs] == [
        ("Title", "典型做法摘编"),
        ("Normal", "江城市委组织部　2024年3月（3则）"),
        ("Normal", "本辑选取𠮷祥做法👍。"),
        ("Heading 1", "一、建强队伍"),
        ("Heading 2", "（一）办好𠮷字服务队"),
        ("Normal", "1．选人"),
        ("Normal", "选出12名党员<b>&👍。"),
        ("Normal", "（摘自《江城组工信息》2024年第3期）"),
        ("Heading 2", "（二）小院议事"),
        ("Normal", "每月议事。"),
        ("Heading 1", "二、联系群众"),
        ("Heading 2", "进百家门"),
        ("Normal", "每人联系20户。"),
    ]


def test_every_name_of_the_guide_is_there_and_every_name_is_in_the_guide() -> None:
    content = content_of(COLLECTION)
    guide = GUIDE.read_text("utf-8")
    assert [name for name in content if f"`{name}`" not in guide] == []
    for name in ("section.title", "section.lead", "section.excerpts"):
        assert f"`{name}`" in guide
    for name in ("title", "section", "byline", "citation", "paragraphs", "lines", "remarks"):
        assert f"`excerpt.{name}`" in guide
    for name in ("style", "level", "text"):
        assert f"`line.{name}`" in guide
    assert all(text in guide for _, text in SAMPLE)


def test_what_the_names_stand_for() -> None:
    content = content_of(COLLECTION)
    excerpts = content["excerpts"]
    assert isinstance(excerpts, list)
    assert [(one.title, one.section) for one in excerpts] == [
        ("（一）办好𠮷字服务队", "一、建强队伍"),
        ("（二）小院议事", "一、建强队伍"),
        ("进百家门", "二、联系群众"),
    ]
    assert excerpts[0].remarks == ["标签：队伍建设"]
    assert content["sources"] == ["1．《江城组工信息》2024年第3期"]
    sections = content["sections"]
    assert isinstance(sections, list)
    assert sections[0].lead == ["队伍是根本。"]
    assert [one.title for one in sections] == ["一、建强队伍", "二、联系群众"]
    assert content["count"] == 3


def test_excerpts_without_sections_stand_under_one_without_a_title() -> None:
    lines = (
        line(Style.HEADING_1, "一、甲", "x1"),
        line(Style.BODY, "甲文", "x1"),
        line(Style.HEADING_1, "二、乙", "x2"),
    )
    content = content_of(Manuscript("", lines))
    assert [(one.title, len(one.excerpts)) for one in content["sections"]] == [("", 2)]  # type: ignore[attr-defined]


def test_passages_without_ids_are_told_apart_by_their_headings() -> None:
    lines = (
        line(Style.HEADING_1, "一、队伍建设"),
        line(Style.HEADING_2, "（一）甲"),
        line(Style.BODY, "甲文"),
        line(Style.HEADING_2, "（二）乙"),
        line(Style.BODY, "乙文"),
    )
    content = content_of(Manuscript("", lines))
    found = [(one.section, one.title, one.paragraphs) for one in content["excerpts"]]  # type: ignore[attr-defined]
    assert found == [("一、队伍建设", "（一）甲", ["甲文"]), ("一、队伍建设", "（二）乙", ["乙文"])]


def test_articles_of_an_issue_are_its_excerpts(issue: Bulletin) -> None:
    content = content_of(manuscript_of(issue))
    first = content["excerpts"][0]  # type: ignore[index]
    assert (first.section, first.title, first.byline) == ("【基层实践】", "青石镇办好𠮷字服务队", "青石镇党委")
    assert first.paragraphs[0] == "一、先把队伍建起来"
    assert len(first.paragraphs) == 4
    assert first.lines[0] == {"style": "heading_1", "level": 3, "text": "一、先把队伍建起来"}
    told = [content[name] for name in ("name", "issue_no", "issuer", "date", "distribution")]
    assert told == ["江城组工信息", "第3期", "江城市委组织部研究室", "2024年3月8日", ["报：江城市委"]]


def test_what_stands_above_the_name_is_not_the_issuer() -> None:
    lines = (
        line(Style.ISSUER, "内部资料"),
        line(Style.MASTHEAD, "江城简报"),
        line(Style.ISSUER, "中共江城市委𠮷字工作领导小组办公室"),
        line(Style.ISSUER, "\t2024年3月8日"),
        line(Style.RED_RULE, ""),
    )
    content = content_of(Manuscript("", lines))
    assert (content["issuer"], content["date"]) == ("中共江城市委𠮷字工作领导小组办公室", "2024年3月8日")


def test_headings_inside_an_article_can_be_set_as_such(issue: Bulletin) -> None:
    marks = (
        ("Normal", "{%p for line in excerpts[0].lines %}"),
        ("Normal", "{%p if line.level %}"),
        ("Heading 3", "{{ line.text }}"),
        ("Normal", "{%p else %}"),
        ("Normal", "{{ loop.index }}：{{ line.text }}"),
        ("Normal", "{%p endif %}"),
        ("Normal", "{%p endfor %}"),
    )
    paragraphs = docx.Document(BytesIO(write(manuscript_of(issue), template(*marks)))).paragraphs
    assert [one.style.name for one in paragraphs] == ["Heading 3", "Normal", "Normal", "Normal"]
    assert paragraphs[1].text.startswith("2：选人用心。")


def test_headers_footers_and_plain_text_are_kept_and_filled() -> None:
    data = write(COLLECTION, template(("Normal", "内部资料"), footer="{{ title }}（{{ count }}）"))
    assert texts(data) == ["内部资料"]
    assert docx.Document(BytesIO(data)).sections[0].footer.paragraphs[0].text == "典型做法摘编（3）"


def test_the_same_template_gives_the_same_bytes_and_no_name() -> None:
    made = docx.Document(BytesIO(template(*SAMPLE)))
    made.core_properties.author = made.core_properties.last_modified_by = "某某某"
    out = BytesIO()
    made.save(out)
    data = write(COLLECTION, out.getvalue())
    assert data == write(COLLECTION, out.getvalue())
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    manuscript = Manuscript("甲\x00\ud842乙", (line(Style.BODY, "丙\x0b\ufffe丁{{ title }}𠮷"),))
    data = write(manuscript, template(("Normal", "{{ title }}{{ lines[0].text }}")))
    assert texts(data) == ["甲乙丙丁{{ title }}𠮷"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ titel }}", "“titel”"),
        ("{% for one in excerpts %}{{ one.author }}{% endfor %}", "“author”"),
        ("{{ title ", "写错了，在“{{ title”附近"),
        ("{% for one in excerpts %}", "结束"),
        ("{% include 'other' %}", "引入"),
        ("{{ ''.__class__.__mro__ }}", "不许用|没有这个名称"),
        ("{{ title.upper() }}", "调用"),
        ("{{ title * 999999999 }}", "乘法"),
        ("{{ title ** 999999999 }}", "乘方"),
        ("{{ '%999999999d' % 1 }}", "求余"),
        ("{{ title|center(999999999) }}", "写错"),
        ("{% set a = title ~ title %}", "赋值"),
        ("{% macro a() %}{{ a() }}{% endmacro %}", "宏"),
        ("{% for a in lines %}{% for b in lines %}{{ title }}{% endfor %}{% endfor %}", "外层"),
        ("{% for a in range(999) %}{% endfor %}", "调用"),
        ("{{ title|join(title) }}", "join"),
        ("{{ title|join('" + "甲" * 99 + "') }}", "join"),
        ("{{ title|default('无', boolean=title.x) }}", "“x”"),
        ("{{ count + title }}", "TypeError"),
    ],
)
def test_what_a_template_may_not_say_is_told_in_one_line(text: str, said: str) -> None:
    with pytest.raises(ExportError, match=said) as error:
        write(COLLECTION, template(("Normal", text)))
    assert "\n" not in error.value.message
    assert len(error.value.message) < 120


def test_marks_that_tear_a_table_apart_are_told() -> None:
    made = docx.Document()
    footer = made.sections[0].footer
    footer.add_table(1, 1, made.sections[0].page_width).cell(0, 0).text = "{% if not title %}甲"
    footer.add_paragraph("{% endif %}")
    out = BytesIO()
    made.save(out)
    assert "{%p" in refused(out.getvalue())


def test_a_document_without_marks_is_no_template() -> None:
    assert "没有要填的标记" in refused(template(("Normal", "𠮷祥镇抬头👍"), footer="内部资料"))


@pytest.mark.parametrize("data", [b"", b"plain text", b"PK\x03\x04 half", b"\xd0\xcf\x11\xe0" + b"0" * 600])
def test_what_is_no_document_is_no_template(data: bytes) -> None:
    assert ".docx" in refused(data)


def test_a_package_of_another_kind_is_no_template() -> None:
    good = template(*SAMPLE)
    assert ".docx" in refused(with_part(good, "[Content_Types].xml", None))
    sheet = with_part(
        good, "[Content_Types].xml", b"spreadsheetml.sheet.main+xml", b"wordprocessingml.document.main+xml"
    )
    assert ".docx" in refused(sheet)


def test_macros_are_refused() -> None:
    good = template(*SAMPLE)
    assert "宏" in refused(with_part(good, "word/vbaProject.bin", b"\x00"))
    docm = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert "宏" in refused(with_part(good, "[Content_Types].xml", docm, kind))


def test_entities_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document>&b;</w:document>'
    assert "XML" in refused(with_part(template(*SAMPLE), "word/document.xml", bomb))
    assert "XML" in refused(with_part(template(*SAMPLE), "word/styles.xml", b"<half"))


@pytest.mark.parametrize(
    ("kind", "target", "fine"),
    [
        ("hyperlink", "https://example.com/", True),
        ("hyperlink", "file:///etc/passwd", False),
        ("attachedTemplate", "https://example.com/a.dotm", False),
        ("image", "\\\\\\\\server\\\\share\\\\a.png", False),
    ],
)
def test_nothing_is_fetched_from_elsewhere(kind: str, target: str, fine: bool) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = (
        f'<Relationship Id="rId99" Type="{office}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    data = with_part(template(*SAMPLE), "word/_rels/document.xml.rels", relation.encode(), b"</Relationships>")
    if fine:
        assert texts(write(COLLECTION, data))[0] == "典型做法摘编"
    else:
        assert "外面" in refused(data)


def test_a_template_is_not_filled_beyond_measure() -> None:
    lines = tuple(line(Style.BODY, f"第{at}段") for at in range(3_000))
    large = template(("Normal", "{%p for line in lines %}"), ("Normal", "甲" * 30_000), ("Normal", "{%p endfor %}"))
    with pytest.raises(ExportError, match="大得反常"):
        write(Manuscript("", lines), large)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    from zipfile import ZIP_DEFLATED, ZipFile

    out = BytesIO(template(*SAMPLE))
    with ZipFile(out, "a", ZIP_DEFLATED) as package:
        package.writestr("word/media/a.xml", b"<a>" + b" " * (70 << 20) + b"</a>")
    assert "太大" in refused(out.getvalue())
