"""DOCX: how each line is printed, through runs, styles, defaults and themes."""

import pytest
from tests.reading.importers.word_files import docx, par, print_of, run

from zugong_desk.domain.imprint import Align
from zugong_desk.reading.importers.docx import read
from zugong_desk.reading.word.printing import is_heavy

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="20"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def style(style_id: str, inside: str, name: str = "", kind: str = "paragraph", more: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id}" {more}><w:name w:val="{name or style_id}"/>{inside}</w:style>'
    )


def of(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


def based(parent: str) -> str:
    return f'<w:basedOn w:val="{parent}"/>'


def look(properties: str) -> str:
    return f"<w:rPr>{properties}</w:rPr>"


def stance(properties: str) -> str:
    return f"<w:pPr>{properties}</w:pPr>"


SHEET = DEFAULTS + "".join(
    [
        style("N", "", "Normal", more='w:default="1"'),
        style("T", based("N") + look('<w:sz w:val="44"/>') + stance('<w:jc w:val="center"/>'), "标题1甲"),
        style("TT", based("T") + look("<w:b/>") + stance('<w:spacing w:before="240"/>'), "子"),
        style("B", look("<w:b/>"), "强调", "character"),
        style("C", look('<w:sz w:val="21"/>'), "小", "character"),
        style("H2", stance('<w:outlineLvl w:val="1"/>'), "小节"),
        style("H3", "", "heading 3"),
        style("T9", stance('<w:outlineLvl w:val="9"/>'), "heading 4"),
        style("Title", "", "Title"),
        style("R1", based("R2") + look("<w:b/>")),
        style("R2", based("R1") + look('<w:sz w:val="20"/>')),
    ]
)
STYLES = {"styles": SHEET}


@pytest.mark.parametrize(
    ("body", "size"),
    [
        (par("甲"), 16.0),
        (par("甲", of("T")), 22.0),
        (par("甲", of("TT")), 22.0),
        (par(run("甲", '<w:rStyle w:val="C"/>'), of("T")), 10.5),
        (par(run("甲", '<w:rStyle w:val="C"/><w:sz w:val="31"/>'), of("T")), 15.5),
        (par(run("甲", '<w:sz w:val="12pt"/>')), 12.0),
        (par(run("大", '<w:sz w:val="72"/>') + run("小小𠮷")), 16.0),
        (par("", f"{of('T')}<w:rPr><w:sz w:val='10'/></w:rPr>"), 5.0),
        (par("甲", of("none")), 16.0),
        (par(run("甲", '<w:sz w:val="x"/>')), 16.0),
    ],
)
def test_size(body: str, size: float) -> None:
    assert print_of(body, STYLES).size == size


def test_without_styles_a_line_has_words_own_size() -> None:
    assert print_of(par("甲")).size == 10.0


@pytest.mark.parametrize(
    ("body", "bold"),
    [
        (par(run("一是𠮷。", "<w:b/>") + run("后")), ((0, 4),)),
        (par(run("甲", "<w:b/>") + run("乙", '<w:b w:val="1"/>') + run("丙")), ((0, 2),)),
        (par(run("甲", "<w:b/>") + run("🎋") + run("丙", "<w:b/>")), ((0, 1), (2, 3))),
        (par("甲", of("TT")), ((0, 1),)),
        (par(run("甲", '<w:b w:val="0"/>'), of("TT")), ()),
        (par(run("甲", '<w:rStyle w:val="B"/>')), ((0, 1),)),
        (par(run("甲", '<w:rStyle w:val="B"/>'), of("TT")), ()),
        (par(run("甲", '<w:rStyle w:val="B"/><w:b/>'), of("TT")), ((0, 1),)),
        (par(run("甲", "<w:bCs/>")), ()),
        (par(run("甲") + "<w:r><w:rPr><w:b/></w:rPr></w:r>"), ()),
    ],
)
def test_bold(body: str, bold: tuple[tuple[int, int], ...]) -> None:
    assert print_of(body, STYLES).bold == bold


def test_bold_starts_anew_on_each_line_of_a_paragraph() -> None:
    body = par(run("甲", "<w:b/>") + "<w:r><w:br/></w:r>" + run("乙丙", "<w:b/>"))
    source = read("a.docx", docx(body))
    assert [line.bold for line in source.imprint.lines] == [((0, 1),), ((0, 2),)]


def family(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}" w:ascii="Times New Roman"/>'


def test_a_heavier_family_is_bold_where_most_is_lighter() -> None:
    body = par(run("加强领导。", family("黑体")) + run("清溪县𠮷") * 3)
    assert print_of(body, STYLES).bold == ((0, 5),)
    assert print_of(par(run("2024年", family("方正小标宋简体")) + run("清溪县𠮷") * 3), STYLES).bold == ((0, 5),)


def test_a_heavier_family_is_not_bold_where_all_is_heavy() -> None:
    body = par(run("加强领导", family("黑体")) * 3 + run("清"))
    assert print_of(body, STYLES).bold == ()


@pytest.mark.parametrize(
    ("name", "heavy"),
    [
        *((name, True) for name in ("黑体", "SimHei", "FZXiaoBiaoSong-B05S", "方正大标宋_GBK", "Arial Black")),
        *(
            (name, False)
            for name in ("仿宋_GB2312", "宋体", "楷体", "微软雅黑", "方正细黑一简体", "Source Han Sans Light", "")
        ),
    ],
)
def test_heavy_families(name: str, heavy: bool) -> None:
    assert is_heavy(name) is heavy


@pytest.mark.parametrize(
    ("body", "font"),
    [
        (par("清溪"), "仿宋"),
        (par("2024"), "Times New Roman"),
        (par(run("清溪", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>')), "等线"),
        (par(run("清溪", '<w:rFonts w:eastAsiaTheme="majorEastAsia" w:eastAsia="楷体"/>')), "华文中宋"),
        (par(run("清溪", '<w:rFonts w:eastAsiaTheme="none" w:eastAsia="楷体"/>')), "楷体"),
        (par(run("清溪", '<w:rFonts w:ascii="黑体" w:hAnsi="黑体"/>')), "仿宋"),
    ],
)
def test_font(body: str, font: str) -> None:
    theme = (
        '<a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="L"/><a:ea typeface="华文中宋"/></a:majorFont>'
        '<a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="等线"/><a:font script="Hant" typeface="x"/>'
        "</a:minorFont></a:fontScheme></a:themeElements>"
    )
    assert print_of(body, STYLES | {"theme": theme}).font == font


@pytest.mark.parametrize(
    ("value", "align"),
    [
        *((name, Align.CENTRE) for name in ("center", "distribute")),
        *((name, Align.RIGHT) for name in ("right", "end")),
        *((name, Align.LEFT) for name in ("left", "start", "both", "nonsense")),
    ],
)
def test_align(value: str, align: Align) -> None:
    assert print_of(par("甲", f'<w:jc w:val="{value}"/>')).align is align


def test_align_through_styles_and_frames() -> None:
    assert print_of(par("甲", of("TT")), STYLES).align is Align.CENTRE
    assert print_of(par("甲"), STYLES).align is Align.LEFT
    assert print_of(par("甲", '<w:framePr w:wrap="around" w:xAlign="center"/>')).align is Align.CENTRE


@pytest.mark.parametrize(
    ("ind", "indent"),
    [
        ('w:firstLine="640"', 32.0),
        ('w:firstLineChars="200"', 32.0),
        ('w:firstLineChars="200" w:firstLine="420"', 32.0),
        ('w:firstLineChars="0" w:firstLine="420"', 21.0),
        ('w:left="420" w:firstLine="420"', 42.0),
        ('w:left="840" w:hanging="420"', 21.0),
        ('w:start="420"', 21.0),
        ('w:leftChars="100" w:hangingChars="50"', 8.0),
        ('w:left="1cm"', 28.35),
        ('w:left="x"', 0.0),
    ],
)
def test_indent(ind: str, indent: float) -> None:
    assert print_of(par("甲", f"<w:ind {ind}/>"), STYLES).indent == pytest.approx(indent, abs=0.01)


def test_later_lines_of_a_paragraph_have_no_first_line_indent() -> None:
    body = par(run("甲") + "<w:r><w:br/></w:r>" + run("乙"), '<w:ind w:left="200" w:firstLine="640"/>')
    assert [print_of(body, STYLES, line).indent for line in (1, 2)] == [42.0, 10.0]


def test_space_above() -> None:
    assert [print_of(body, STYLES).above for body in (par("甲"), par("甲", of("TT")))] == [1.0, 12.0]
    assert print_of(par("甲", '<w:spacing w:beforeLines="50"/>')).above == 6.0
    two = par(run("甲") + "<w:r><w:br/></w:r>" + run("乙"), of("TT"))
    assert print_of(two, STYLES, 2).above == 0.0


@pytest.mark.parametrize(
    ("properties", "name", "level"),
    [
        ("", "Normal", 0),
        (of("H2"), "小节", 2),
        (of("H3"), "heading 3", 3),
        (of("H3") + '<w:outlineLvl w:val="0"/>', "heading 3", 1),
        (of("H2") + '<w:outlineLvl w:val="9"/>', "小节", 0),
        (of("T9"), "heading 4", 0),
        (of("T"), "标题1甲", 0),
        (of("Title"), "Title", 0),
    ],
)
def test_style_and_level(properties: str, name: str, level: int) -> None:
    printed = print_of(par("甲", properties), STYLES)
    assert (printed.style, printed.level) == (name, level)


def test_styles_that_rest_on_each_other_end() -> None:
    assert print_of(par("甲", of("R1")), STYLES).bold == ((0, 1),)
