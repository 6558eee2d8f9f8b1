"""DOCX: every character that Word shows, once, in order, and none that it does not show."""

import pytest
from tests.reading.importers.word_files import docx, lines, par, print_of, run, text_of

from zugong_desk.domain.imprint import Form, Part
from zugong_desk.reading import ReadingError
from zugong_desk.reading.importers.docx import read

TAB, BREAK = "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"


def field(code: str, result: str | None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_paragraph_is_a_line_and_a_blank_one_stays() -> None:
    source = read("甲.docx", docx(par("　　清溪𠮷县") + par("") + par("第二段🎋")))
    assert source.text == "　　清溪𠮷县\n\n第二段🎋\n"
    assert (source.file, source.encoding, source.imprint.form, source.imprint.pages) == ("甲.docx", "", Form.DOCX, ())
    assert len(source.imprint.lines) == 3


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("甲") + TAB + run("乙"), "甲\t乙"),
        (run("A") + "<w:r><w:noBreakHyphen/></w:r>" + run("B"), "A-B"),
        (run("甲") + "<w:r><w:softHyphen/></w:r>" + run("乙"), "甲乙"),
        ("<w:r><w:t> 甲 </w:t></w:r>" + run(" 乙 "), "甲 乙 "),
        ("<w:r><w:t>　甲　</w:t></w:r>", "　甲　"),
        ('<w:r><w:t xml:space="preserve">甲\n乙</w:t></w:r>', "甲 乙"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', "α"),
        ('<w:r><w:sym w:font="宋体" w:char="5409"/></w:r>', "吉"),
        ('<w:hyperlink r:id="x">' + run("链") + "</w:hyperlink>" + run("接"), "链接"),
        ('<w:smartTag w:element="place">' + run("清溪") + "</w:smartTag>" + run("县"), "清溪县"),
        ("<w:customXml>" + run("甲") + "</w:customXml>", "甲"),
        ("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + run("控件") + "</w:sdtContent></w:sdt>", "控件"),
        ('<w:fldSimple w:instr="PAGE">' + run("7") + "</w:fldSimple>", "7"),
        (run("见") + field("REF _a \\h", "第三节") + run("。"), "见第三节。"),
        (run("甲") + field('XE "索引"', None) + run("乙"), "甲乙"),
        (field("IF " + "1" + " = 1", "真"), "真"),
        (run("第") + field("EQ \\o\\ac(○,3)", None) + run("项"), "第③项"),
        (field("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(qīng),清)", None) + run("溪"), "清溪"),
        (
            "<w:r><w:ruby><w:rt>" + run("xī") + "</w:rt><w:rubyBase>" + run("溪") + "</w:rubyBase></w:ruby></w:r>",
            "溪",
        ),
        ("<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>" + run("式"), "x+1式"),
        ('<w:bdo w:val="ltr">' + run("甲") + "</w:bdo>", "甲"),
        ('<w:r><w:lastRenderedPageBreak/><w:t>甲</w:t></w:r><w:proofErr w:type="gramStart"/>', "甲"),
        ("<w:r><w:t>甲</w:t><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>", "甲乙\t丙"),
    ],
)
def test_what_a_paragraph_may_hold(inside: str, text: str) -> None:
    assert text_of(par(inside)) == [text]


def test_a_symbol_that_no_font_has_is_kept_and_told() -> None:
    source = read("a.docx", docx(par('<w:r><w:sym w:font="Wingdings" w:char="F023"/></w:r>')))
    assert source.text == "\uf023\n"
    assert [note.code for note in source.notes] == ["symbols"]


def test_tab_stops_are_no_text() -> None:
    assert text_of(par(run("甲"), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>')) == ["甲"]


def test_a_line_break_begins_a_line_of_the_same_paragraph() -> None:
    source = read("a.docx", docx(par(run("甲") + BREAK + run("乙") + "<w:r><w:cr/></w:r>" + run("丙")) + par("丁")))
    assert lines(source) == ["甲", "乙", "丙", "丁"]
    assert [line.opens for line in source.imprint.lines] == [True, False, False, True]


def test_a_field_may_reach_over_paragraphs() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = par(begin + run("一、甲") + TAB + run("1")) + par(
        run("二、乙") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text_of(body + par("正文")) == ["一、甲\t1", "二、乙", "正文"]


def test_a_field_in_an_instruction_is_not_text() -> None:
    inner = field("PAGE", "3")
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>' + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )  # fmt: skip
    assert text_of(par(outer + run("后"))) == ["果后"]


def test_an_end_without_a_field_hides_nothing() -> None:
    assert text_of(par('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("甲"))) == ["甲"]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (par('<w:r><w:br w:type="page"/></w:r>') + par("乙"), ["", "\f乙"]),
        (par(run("甲") + '<w:r><w:br w:type="page"/></w:r>' + run("乙")), ["甲", "\f乙"]),
        (par(run("甲") + '<w:r><w:br w:type="page"/></w:r>') + par("乙"), ["甲", "\f乙"]),
        (par("前") + par('<w:r><w:br w:type="page"/></w:r>' + run("甲")), ["前", "\f甲"]),
        (par("甲", "<w:pageBreakBefore/>") + par("乙", "<w:pageBreakBefore/>"), ["甲", "\f乙"]),
        (par("甲") + par("乙", "<w:pageBreakBefore/>"), ["甲", "\f乙"]),
        (par("甲") + par("乙", '<w:pageBreakBefore w:val="0"/>'), ["甲", "乙"]),
        (par("甲", "<w:sectPr/>") + par("乙") + "<w:sectPr/>", ["甲", "\f乙"]),
        (par("甲", "<w:sectPr/>") + par("乙") + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>', ["甲", "乙"]),
        (par(run("甲") + '<w:r><w:br w:type="column"/></w:r>' + run("乙")), ["甲", "乙"]),
        (par("甲") + par('<w:r><w:br w:type="page"/></w:r>'), ["甲", ""]),
    ],
)
def test_a_page_break_stands_before_the_line_that_follows(body: str, texts: list[str]) -> None:
    assert text_of(body) == texts


def test_the_form_feed_counts_in_the_print_of_its_line() -> None:
    bold = run("𠮷县", "<w:b/>")
    source = read("a.docx", docx(par("前") + par('<w:r><w:br w:type="page"/></w:r>' + bold + run("做法"))))
    assert source.text == "前\n\f𠮷县做法\n"
    assert source.imprint.line(2).bold == ((1, 3),)


def test_a_table_row_is_a_line() -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>".format
    rows = [("序号", "单位"), ("1", "清溪𠮷县"), ("", "合计")]
    table = "".join(f"<w:tr>{''.join(cell(par(text)) for text in row)}</w:tr>" for row in rows)
    source = read("a.docx", docx(par("前") + f"<w:tbl><w:tblPr/>{table}</w:tbl>" + par("后")))
    assert lines(source) == ["前", "序号\t单位", "1\t清溪𠮷县", "\t合计", "后"]
    assert [line.part for line in source.imprint.lines] == [Part.BODY, *[Part.TABLE] * 3, Part.BODY]


def test_bold_in_a_cell_is_found_behind_the_tab() -> None:
    cells = f"<w:tc>{par('𠮷')}</w:tc><w:tc>{par(run('乙', '<w:b/>'))}</w:tc>"
    assert read("a.docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).imprint.line(1).bold == ((2, 3),)


def test_cells_of_several_paragraphs_give_a_line_for_each() -> None:
    cells = f"<w:tc>{par('左一')}{par('左二')}</w:tc><w:tc>{par('右')}</w:tc>"
    assert text_of(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") == ["左一", "左二", "右"]


def test_a_table_in_a_table_is_read() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{par('内一')}</w:tc><w:tc>{par('内二')}</w:tc></w:tr></w:tbl>"
    assert text_of(f"<w:tbl><w:tr><w:tc>{par('外')}{inner}{par('')}</w:tc></w:tr></w:tbl>") == ["外", "内一\t内二", ""]


@pytest.mark.parametrize("row", ["<w:tr/>", "<w:tr><w:tc/></w:tr>", "<w:tr><w:tc/><w:tc/></w:tr>", ""])
def test_a_table_without_cells_or_paragraphs_has_no_lines(row: str) -> None:
    assert text_of(par("前") + f"<w:tbl>{row}</w:tbl>" + par("后")) == ["前", "后"]


def test_controls_around_blocks_rows_and_cells_hide_nothing() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    table = f"<w:tbl>{control('<w:tr>' + control('<w:tc>' + par('格') + '</w:tc>') + '</w:tr>')}</w:tbl>"
    assert text_of(control(par("甲") + control(par("乙"))) + table) == ["甲", "乙", "格"]


SHAPE = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent>"
    "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    source = read("a.docx", docx(par(SHAPE.format(par("清溪组工信息") + par("")) + run("甲")) + par("乙")))
    assert lines(source) == ["甲", "清溪组工信息", "乙"]
    assert [line.part for line in source.imprint.lines] == [Part.BODY, Part.BOX, Part.BODY]


def test_a_box_in_a_box_is_read_once() -> None:
    inner = par(SHAPE.format(par("内")) + run("外"))
    assert text_of(par(SHAPE.format(inner) + run("甲"))) == ["甲", "外", "内"]


def test_a_box_in_a_table_comes_after_its_row() -> None:
    cells = f"<w:tc>{par(SHAPE.format(par('框')) + run('一'))}</w:tc><w:tc>{par('二')}</w:tc>"
    source = read("a.docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert lines(source) == ["一\t二", "框"]
    assert [line.part for line in source.imprint.lines] == [Part.TABLE, Part.BOX]


def test_words_set_as_art_are_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="清溪组工信息"/></v:shape></w:pict></w:r>'
    assert text_of(par(art) + par("第1期")) == ["", "清溪组工信息", "第1期"]


def test_art_looks_as_its_style_says() -> None:
    style = "font-family:&quot;华文行楷&quot;;font-size:54pt;font-weight:bold"
    art = f'<w:r><w:pict><v:shape><v:textpath style="{style}" string="清溪𠮷"/></v:shape></w:pict></w:r>'
    printed = print_of(par(art, '<w:jc w:val="center"/>'), line=2)
    assert (printed.size, printed.font, printed.bold) == (54.0, "华文行楷", ((0, 3),))
    assert (printed.align.value, printed.part) == ("centre", Part.BOX)


def test_stand_ins_for_objects_are_no_text() -> None:
    source = read("a.docx", docx(par(run("\ufffc甲\ufffc𠮷", "<w:b/>"))))
    assert (source.text, source.imprint.line(1).bold) == ("甲𠮷\n", ((0, 2),))
    assert [note.message for note in source.notes] == ["2 处图片、图形或对象没有读。"]


def test_private_characters_of_a_symbol_font_are_put_as_unicode() -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert text_of(par(run("\uf0fe\uf023", font) + run("\uf0fe"))) == ["☑\uf023\uf0fe"]


def test_a_fallback_is_read_where_only_it_has_text() -> None:
    alternatives = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{par('框')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert text_of(par(alternatives + run("甲"))) == ["甲", "框"]


def test_a_drop_capital_joins_its_paragraph() -> None:
    drop = par("近", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert text_of(drop + par("年来，清溪县") + par("乙")) == ["近年来，清溪县", "乙"]


def test_hidden_text_is_left_out_and_told() -> None:
    source = read("a.docx", docx(par(run("甲") + run("密", "<w:vanish/>") + run("乙", '<w:vanish w:val="0"/>'))))
    assert source.text == "甲乙\n"
    assert [note.message for note in source.notes] == ["1 处隐藏文字没有读。"]


def test_a_paragraph_with_a_hidden_mark_runs_on() -> None:
    assert text_of(par("一是", "<w:rPr><w:vanish/></w:rPr>") + par("抓机制。")) == ["一是抓机制。"]


@pytest.mark.parametrize(
    "begun",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        field("REF a", None).rpartition("<w:r>")[0],
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 3 + field("PAGE", "1"),
    ],
)
def test_a_field_that_never_ends_hides_no_later_paragraph(begun: str) -> None:
    assert text_of(par(begun) + par("正文") + par("末尾"))[1:] == ["正文", "末尾"]


WRAPPERS = {
    "table": f"<w:tbl><w:tr><w:tc>{{}}{par('')}</w:tc></w:tr></w:tbl>",
    "control": "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "box": "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
    "choice": "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    "inserted": '<w:ins w:id="1">{}</w:ins>',
}


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("depth", [10, 30, 60, 110, 240, 1000])
def test_deep_nesting_is_read_or_refused_but_never_breaks(wrapper: str, depth: int) -> None:
    body = par("底")
    for _ in range(depth):
        body = WRAPPERS[wrapper].format(body)
    try:
        assert "底" in text_of(body)
    except ReadingError:
        assert depth > 30


@pytest.mark.parametrize("depth", [10, 60, 240, 1000])
def test_deep_nesting_within_a_paragraph(depth: int) -> None:
    try:
        assert text_of(par('<w:ins w:id="1">' * depth + run("底") + "</w:ins>" * depth)) == ["底"]
    except ReadingError:
        assert depth > 100
