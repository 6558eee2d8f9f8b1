"""DOCX: the numbers that Word draws but does not store as text."""

import pytest
from tests.reading.importers.word_files import docx, par, print_of, run, text_of

from zugong_desk.domain.imprint import LinePrint
from zugong_desk.reading.importers.docx import read
from zugong_desk.reading.word.numerals import numeral


def step(depth: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(inside: str, number: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}</w:abstractNum>'


def num(number: int, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, depth: int = 0, number: int = 1, more: str = "") -> str:
    return par(run(text), f'{more}<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def numbered(body: str, numbering: str, styles: str = "") -> list[str]:
    return text_of(body, {"numbering": numbering, "styles": styles})


OUTLINE = abstract(
    step(0, "chineseCounting", "%1、")
    + step(1, "chineseCounting", "（%2）")
    + step(2, "decimal", "%3．")
    + step(3, "decimal", "%1.%4", "<w:isLgl/>")
) + num(1)


def test_levels_count_and_start_again() -> None:
    body = item("甲") + item("子", 1) + item("丑", 1) + item("细", 2) + item("乙") + item("寅", 1) + item("末", 2)
    assert numbered(body, OUTLINE) == ["一、甲", "（一）子", "（二）丑", "1．细", "二、乙", "（一）寅", "1．末"]


def test_unnumbered_paragraphs_between_do_not_disturb() -> None:
    body = item("甲") + par("正文") + item("乙") + par("无号", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbered(body, OUTLINE) == ["一、甲", "正文", "二、乙", "无号"]


def test_a_legal_level_shows_figures() -> None:
    assert numbered(item("甲") + item("条", 3), OUTLINE) == ["一、甲", "1.1 条"]


def test_a_level_above_that_was_not_used_counts_as_its_start() -> None:
    steps = step(0, "decimal", "%1.", start=3) + step(1, "decimal", "%1.%2")
    assert numbered(item("甲", 1), abstract(steps) + num(1)) == ["3.1 甲"]


@pytest.mark.parametrize(
    ("restart", "texts"),
    [("", ["1 a", "1 b", "2 c", "1 d"]), ('<w:lvlRestart w:val="0"/>', ["1 a", "1 b", "2 c", "2 d"])],
)
def test_a_level_may_go_on_counting(restart: str, texts: list[str]) -> None:
    steps = step(0, "decimal", "%1") + step(1, "decimal", "%2", restart)
    body = item("a") + item("b", 1) + item("c") + item("d", 1)
    assert numbered(body, abstract(steps) + num(1)) == texts


def test_a_level_may_restart_after_a_certain_level_only() -> None:
    steps = step(0, "decimal", "%1") + step(1, "decimal", "%2") + step(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f") + item("g", 2)
    assert numbered(body, abstract(steps) + num(1))[4:] == ["2 e", "2 f", "1 g"]


def test_two_lists_share_a_count_unless_one_begins_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = abstract(step(0, "decimal", "%1.")) + num(1) + num(2) + num(3, more=again)
    body = item("a") + item("b", number=2) + item("c", number=3) + item("d", number=3)
    assert numbered(body, lists) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_list_may_redefine_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{step(0, "upperRoman", "%1.")}</w:lvlOverride>'
    assert numbered(item("a"), abstract(step(0, "decimal", "%1.")) + num(1, more=other)) == ["I. a"]


def test_lists_of_different_kind_count_apart() -> None:
    lists = abstract(step(0, "decimal", "%1.")) + abstract(step(0, "decimal", "(%1)"), 1) + num(1) + num(2, 1)
    assert numbered(item("a") + item("b", number=2) + item("c"), lists) == ["1. a", "(1) b", "2. c"]


def test_a_style_brings_its_number_and_the_list_names_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/>'
        '<w:basedOn w:val="H1"/></w:style>'
    )
    steps = step(0, "chineseCountingThousand", "第%1章", '<w:pStyle w:val="H1"/><w:suff w:val="space"/>') + step(
        1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/><w:isLgl/>'
    )
    body = par("总则", '<w:pStyle w:val="H1"/>') + par("范围", '<w:pStyle w:val="H2"/>')
    body += par("不编号", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert numbered(body, abstract(steps) + num(1), styles) == ["第一章 总则", "1.1 范围", "不编号"]


def test_a_numbering_style_stands_for_its_list() -> None:
    lists = abstract('<w:styleLink w:val="L"/>' + step(0, "decimal", "%1)")) + abstract(
        '<w:numStyleLink w:val="L"/>', 1
    )
    assert numbered(item("甲", number=5), lists + num(1) + num(5, 1)) == ["1) 甲"]


@pytest.mark.parametrize(("suffix", "text"), [("tab", "1 甲"), ("space", "1 甲"), ("nothing", "1甲")])
def test_the_gap_after_a_number(suffix: str, text: str) -> None:
    lists = abstract(step(0, "decimal", "%1", f'<w:suff w:val="{suffix}"/>')) + num(1)
    assert numbered(item("甲"), lists) == [text]


@pytest.mark.parametrize(
    ("text", "font", "drawn"),
    [("\uf0b7", "Symbol", "• 甲"), ("l", "Wingdings", "● 甲"), ("—", "宋体", "— 甲"), ("\uf0ff", "Foo", "• 甲")],
)
def test_bullets(text: str, font: str, drawn: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    level = step(0, "bullet", text).replace("</w:lvl>", f"{fonts}</w:lvl>")
    assert numbered(item("甲"), abstract(level) + num(1)) == [drawn]


def test_a_custom_format_in_an_alternative() -> None:
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    level = f'<w:lvl w:ilvl="0"><w:start w:val="7"/>{form}<w:lvlText w:val="%1号"/><w:suff w:val="nothing"/></w:lvl>'
    assert numbered(item("甲"), abstract(level) + num(1)) == ["007号甲"]


def test_the_number_looks_as_its_level_says() -> None:
    level = step(0, "chineseCounting", "%1、").replace("</w:lvl>", "<w:rPr><w:b/></w:rPr></w:lvl>")
    source = read("a.docx", docx(item("𠮷"), {"numbering": abstract(level) + num(1)}))
    assert (source.text, source.imprint.line(1).bold) == ("一、𠮷\n", ((0, 2),))


def indented(more: str = "") -> LinePrint:
    level = step(0, "decimal", "%1.").replace(
        "</w:lvl>", '<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl>'
    )
    return print_of(item("甲", more=more), {"numbering": abstract(level) + num(1)})


def test_the_list_sets_the_indent_unless_the_paragraph_does() -> None:
    assert indented().indent == 21.0
    assert indented('<w:ind w:left="0" w:firstLine="640"/>').indent == 32.0


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert numbered(item("甲", number=9), OUTLINE) == ["甲"]
    assert numbered(item("甲", depth=8), OUTLINE) == ["甲"]
    assert text_of(item("甲")) == ["甲"]


def test_a_list_linked_to_nothing_numbers_nothing() -> None:
    assert numbered(item("甲"), abstract('<w:numStyleLink w:val="L"/>') + num(1)) == ["甲"]


def test_a_join_by_a_deleted_mark_counts_once() -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    body = par("前", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + mark) + item("后") + item("次")
    assert numbered(body, OUTLINE) == ["一、前后", "二、次"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {10: "１０"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("ideographEnclosedCircle", {4: "㊃"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 4000: "4000"}),
        ("lowerRoman", {9: "ix"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}),
        ("lowerLetter", {2: "b", 28: "bb"}),
        ("ordinal", {1: "1st", 2: "2nd", 11: "11th", 23: "23rd"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        ("chineseCountingThousand", {10: "十", 100: "一百", 105: "一百零五", 1010: "一千零一十", 20003: "二万零三"}),
        ("chineseLegalSimplified", {10: "壹拾", 21: "贰拾壹", 300: "叁佰"}),
        ("ideographDigital", {10: "一〇", 203: "二〇三"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥", 61: "甲子"}),
        ("none", {5: ""}),
        ("noSuchFormat", {5: "5"}),
    ],
)
def test_how_numbers_are_written(form: str, numbers: dict[int, str]) -> None:
    assert {number: numeral(number, form) for number in numbers} == numbers


@pytest.mark.parametrize(
    "form", ["upperRoman", "lowerLetter", "chineseCounting", "decimalEnclosedCircle", "ideographTraditional", "ordinal"]
)
@pytest.mark.parametrize("number", [-3, 0, 10**9 - 1])
def test_numbers_out_of_range_are_written_all_the_same(form: str, number: int) -> None:
    assert 0 < len(numeral(number, form)) < 40


def test_a_numbered_heading_that_runs_into_its_text_keeps_its_number() -> None:
    hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    head = par("建强队伍。", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' + hidden)
    assert numbered(head + par("各乡镇𠮷") + item("次"), OUTLINE) == ["一、建强队伍。各乡镇𠮷", "二、次"]
