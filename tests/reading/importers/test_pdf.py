"""PDFs: their text line by line, in reading order, with its print and its places."""

from itertools import pairwise

import pytest
from tests.reading.importers.pdf_files import PdfFile, advance

from zugong_desk.domain.imprint import Align, Form, LinePrint, Page, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers.pdf import read
from zugong_desk.reading.wishes import Wishes

BODY = [
    "　　清溪县委组织部把支部建在产业链上，推动党员在一",
    "线亮身份、作表率，全年培训骨干三百余人次，帮助群众",
    "解决急难愁盼问题，形成一批可复制可推广的经验做法。",
]


def reading(file: PdfFile, wishes: Wishes | None = None) -> Source:
    return read("a.pdf", file.data(), wishes or Wishes())


def texts(source: Source) -> list[str]:
    return [source.line_text(number) for number in range(1, source.lines + 1)]


def line(source: Source, text: str) -> LinePrint:
    return source.imprint.line(texts(source).index(text) + 1)


def bold(source: Source, text: str) -> list[str]:
    return [text[start:end] for start, end in line(source, text).bold]


def test_a_page_is_read_line_by_line_with_its_print() -> None:
    source = reading(PdfFile().lines(BODY, 80, 700))
    assert texts(source) == BODY
    assert source.text.endswith("\n")
    assert (source.encoding, source.notes) == ("", ())
    assert (source.imprint.form, source.imprint.pages) == (Form.PDF, (Page(595, 842),))
    first = source.imprint.line(1)
    assert (first.size, first.font, first.bold, first.opens) == (16.0, "FangSong", (), None)
    assert first.placement is not None
    assert (first.placement.page, first.placement.x, first.placement.angle) == (1, 80.0, 0.0)


def test_each_character_has_the_cell_in_which_it_is_drawn() -> None:
    text = "第 3 期 𠮷🎉 ab正文"
    source = reading(PdfFile().show(text, 90, 600, size=20))
    placement = source.imprint.line(1).placement
    assert texts(source) == [text]
    assert placement is not None
    assert len(placement.edges) == len(text) + 1
    widths = [after - before for before, after in pairwise(placement.edges)]
    assert widths == pytest.approx([20 * advance(char) for char in text], abs=0.05)
    assert placement.y <= 842 - 600 - 0.7 * 20
    assert placement.y + placement.height >= 842 - 600


def test_a_page_begins_with_a_form_feed_that_takes_no_room() -> None:
    source = reading(PdfFile().show("甲𠮷", 80, 700).page().show("乙", 80, 700, mode=2).show("丙", 96, 700).page())
    assert source.text == "甲𠮷\n\f乙丙\n\f\n"
    assert [print_.placement.page for print_ in source.imprint.lines if print_.placement] == [1, 2, 3]
    second = source.imprint.line(2)
    assert second.bold == ((1, 2),)
    assert second.placement is not None
    assert second.placement.edges == pytest.approx((0, 0, 16, 32), abs=0.05)


def test_an_empty_first_page_is_an_empty_line() -> None:
    source = reading(PdfFile().page().show("甲", 80, 700))
    assert source.text == "\n\f甲\n"
    assert source.lines == len(source.imprint.lines) == 2


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_shown(rotate: int) -> None:
    turned = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[rotate]
    places = {90: ((200, 100), (228, 100)), 180: (500, 700), 270: ((400, 700), (372, 700))}
    one, other = places[rotate] if rotate != 180 else ((500, 100), (500, 128))
    file = PdfFile(rotate=rotate).show("上一行𠮷", *one, matrix=turned).show("下一行", *other, matrix=turned)
    source = reading(file)
    assert texts(source) == ["上一行𠮷", "下一行"]
    assert [print_.placement.angle for print_ in source.imprint.lines if print_.placement] == [0.0, 0.0]
    assert source.imprint.pages == ((Page(595, 842) if rotate == 180 else Page(842, 595)),)
    first, second = (print_.placement for print_ in source.imprint.lines)
    assert first is not None
    assert second is not None
    assert first.x == pytest.approx(second.x, abs=0.1)
    assert second.y - first.y == pytest.approx(28, abs=0.1)


def test_print_that_runs_sideways_keeps_its_order_and_its_angle() -> None:
    up = (0, 1, -1, 0)
    source = reading(PdfFile().show("左边𠮷", 200, 100, matrix=up).show("右边", 228, 100, matrix=up))
    assert texts(source) == ["左边𠮷", "右边"]
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.angle == 270.0
    assert placement.y == pytest.approx(842 - 100, abs=0.1)
    assert placement.x == pytest.approx(200 - 0.88 * 16, abs=0.6)


def test_vertical_writing_is_read_column_by_column_from_the_right() -> None:
    file = PdfFile(vertical=True).show("右边一列𠮷", 400, 700).show("左边一列", 370, 700)
    source = reading(file)
    assert texts(source) == ["右边一列𠮷", "左边一列"]
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.angle == 90.0


def test_what_is_drawn_twice_is_read_once_and_is_bold() -> None:
    file = PdfFile().show("编者按：", 80, 700).show("编者按：", 80.4, 700).show("正文𠮷在此。", 144, 700)
    source = reading(file)
    assert texts(source) == ["编者按：正文𠮷在此。"]
    assert bold(source, "编者按：正文𠮷在此。") == ["编者按："]


def test_a_character_said_twice_stays_twice() -> None:
    file = PdfFile().show("人", 80, 700).show("人", 96, 700).show("1", 112, 700).show("1", 120, 700)
    assert texts(reading(file)) == ["人人11"]


@pytest.mark.parametrize(
    "font", [b"SimHei", "方正小标宋简体".encode("gbk"), b"ABCDEF+NotoSerifCJKsc-Bold", b"FangSong,Bold"]
)
def test_a_heavier_font_is_bold_and_loses_its_trimmings(font: bytes) -> None:
    file = PdfFile(fonts={"F": b"ABCDEF+FangSong_GB2312", "B": font})
    file.show("强化领导。", 80, 728, font="B").show("近年来𠮷", 160, 728).lines(BODY, 80, 700)
    source = reading(file)
    assert bold(source, "强化领导。近年来𠮷") == ["强化领导。"]
    assert line(source, BODY[0]).font == "FangSong_GB2312"
    assert line(source, BODY[0]).bold == ()


def test_a_face_without_serifs_is_bold_where_the_text_has_them() -> None:
    file = PdfFile(fonts={"F": b"NotoSerifCJKsc-Regular", "S": b"NotoSansCJKsc-Regular"}).show(
        "一、2024年", 112, 756, font="S"
    )
    file.show("强化领导。", 80, 728, font="S").show("近年来", 160, 728).show("𠮷", 208, 728, font="S").show(
        "家村", 224, 728
    )
    source = reading(file.lines(BODY, 80, 700))
    assert bold(source, "一、2024年") == ["一、2024年"]
    assert bold(source, "强化领导。近年来𠮷家村") == ["强化领导。"]


def test_text_without_serifs_is_not_bold() -> None:
    file = PdfFile(fonts={"F": b"FangSong", "S": b"MicrosoftYaHei"}).lines(BODY, 80, 700, font="S").lines(BODY, 80, 500)
    assert all(not print_.bold for print_ in reading(file).imprint.lines)


def test_the_text_itself_is_not_bold_where_all_of_it_is() -> None:
    source = reading(PdfFile(fonts={"F": b"SimHei"}).lines(BODY, 80, 700))
    assert all(not print_.bold for print_ in source.imprint.lines)


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    file = PdfFile(meanings={"工": "⼯", "月": "⽉", "长": "⻓", "一": "⼀"})
    assert texts(reading(file.show("一、组工三月长𠮷", 80, 700))) == ["一、组工三月长𠮷"]


def test_a_radical_that_is_spoken_of_stays() -> None:
    file = PdfFile().lines(["部首“⽉”不是月字", "三月二十日印发的通知"], 80, 700)
    assert texts(reading(file)) == ["部首“⽉”不是月字", "三月二十日印发的通知"]


def test_a_ligature_gives_a_cell_to_each_letter() -> None:
    file = PdfFile(meanings={"Ａ": "ﬁ", "Ｂ": "ﬃ"}).show("Ａ𠮷Ｂ末", 80, 700)
    source = reading(file)
    assert texts(source) == ["fi𠮷ffi末"]
    placement = source.imprint.line(1).placement
    assert placement is not None
    third = 16 / 3
    assert placement.edges == pytest.approx((0, 8, 16, 32, 32 + third, 32 + 2 * third, 48, 64), abs=0.05)


def test_a_dash_of_two_ems_and_six_points_are_two_characters_each() -> None:
    file = PdfFile(meanings={"Ａ": "——", "Ｂ": "……"}).show("𠮷Ａ访Ｂ末", 80, 700)
    source = reading(file)
    assert texts(source) == ["𠮷——访……末"]
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.edges == pytest.approx((0, 16, 24, 32, 48, 56, 64, 80), abs=0.05)


def test_what_an_object_draws_over_itself_is_read_once() -> None:
    file = PdfFile().show("甲章乙", 80, 740)
    file.raw("BT /F 16 Tf 1 0 0 1 80 700 Tm [<0001> <0002> 1000 <0002> 1000 <0002> <0003>] TJ ET")
    assert texts(reading(file)) == ["甲章乙", "甲章乙"]


def test_a_hyphen_at_the_end_of_a_line_stays_as_it_is_drawn() -> None:
    source = reading(PdfFile().lines(["bulle-", "tin Q-A"], 80, 700))
    assert texts(source) == ["bulle-", "tin Q-A"]


def test_controls_are_dropped_and_what_has_no_meaning_is_marked() -> None:
    file = PdfFile(meanings={"×": "\x00", "÷": "\x03", "＝": "\u200b"}).show("甲×乙÷丙＝丁", 80, 700)
    source = reading(file)
    assert all(char.isprintable() or char == "\n" for char in source.text)
    assert [char for char in texts(source)[0] if char in "甲乙丙丁"] == list("甲乙丙丁")


def test_parts_far_apart_on_one_line_are_one_line_with_spaces_between() -> None:
    file = PdfFile().show("清溪县委组织部", 80, 700).show("2024 年 3 月 8 日", 380, 700).lines(BODY, 80, 650)
    source = reading(file)
    head = texts(source)[0]
    assert head.split() == ["清溪县委组织部", "2024", "年", "3", "月", "8", "日"]
    assert "  " in head
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.at(200 - 80) in range(7, head.index("2"))
    assert placement.x + placement.edges[head.index("2")] == pytest.approx(380, abs=0.1)


def test_type_that_is_set_apart_gains_no_spaces() -> None:
    file = PdfFile().show("清溪组工信息", 100, 760, size=36, spacing=30).show("第　9　期", 250, 700)
    file.show("拉开的一行文字", 80, 660, spacing=3.1)
    assert texts(reading(file)) == ["清溪组工信息", "第　9　期", "拉开的一行文字"]


def test_several_spaces_stay_several() -> None:
    assert texts(reading(PdfFile().show("主送：各乡镇    抄送：市委", 80, 700))) == ["主送：各乡镇    抄送：市委"]


def test_words_are_parted_where_the_file_has_no_spaces() -> None:
    file = PdfFile().show("Party", 80, 700).show("building", 124, 700).show("工作", 200, 700)
    assert texts(reading(file))[0].startswith("Party building")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"左栏第{n}行，文字排满栏" for n in "一二三四五六"]
    right = [f"右栏第{n}行，文字排满栏" for n in "一二三四五六"]
    file = PdfFile().show("通栏的标题", 220, 760, size=22).lines(left, 80, 700, 24).lines(right, 330, 700, 24)
    file.show("通栏的结尾文字一直排到版心的右边，横跨两栏的宽度。", 80, 520)
    assert texts(reading(file)) == ["通栏的标题", *left, *right, "通栏的结尾文字一直排到版心的右边，横跨两栏的宽度。"]


NOTE = [
    "编者按：近日县里召开推进会，",
    "总结各地党建引领治理的做法，",
    "对下一步工作作出部署，现将",
    "发言材料𠮷刊发，供各地参考",
    "借鉴，请结合实际抓好落实。",
]


@pytest.mark.parametrize("date", [330, 436])
def test_issuer_and_date_above_columns_stay_on_their_line(date: float) -> None:
    file = PdfFile().show("中共清溪县委组织部", 80, 732).show("2024年6月18日", date, 732)
    file.lines(NOTE, 80, 700, 22).show("领导批示：", 330, 700)
    file.show("通栏的正文文字一直排到版心的右边，横跨整个页面宽度。", 80, 560)
    found = texts(reading(file))
    assert found[0].split() == ["中共清溪县委组织部", "2024年6月18日"]
    assert found[1:7] == [*NOTE, "领导批示："]


def test_titles_of_two_columns_stay_in_their_columns() -> None:
    right = [f"右栏第{n}行，文字排满栏" for n in "一二三四五六"]
    left = [f"左栏第{n}行，文字排满栏" for n in "一二三四五六"]
    file = PdfFile(fonts={"F": b"FangSong", "B": b"SimHei"}).show("县区经验", 110, 732, font="B")
    file.show("部门动态", 360, 732, font="B").lines(left, 80, 700, 22).lines(right, 330, 700, 22)
    assert texts(reading(file)) == ["县区经验", *left, "部门动态", *right]


def test_paragraphs_that_begin_columns_stay_in_their_columns() -> None:
    right = ["甲：第一点，", *[f"右栏第{n}行，文字排满栏" for n in "一二三四五"]]
    left = ["乙：第二点，", *[f"左栏第{n}行，文字排满栏" for n in "一二三四五"]]
    file = PdfFile().lines(left, 80, 700, 22).lines(right, 330, 700, 22)
    assert texts(reading(file)) == [*left, *right]


def test_the_rest_of_columns_on_the_next_page_is_read_in_columns() -> None:
    left = [f"左栏第{n}行，文字排满栏" for n in "一二三四五六"]
    right = [f"右栏第{n}行，文字排满栏" for n in "一二三四五六"]
    file = PdfFile().lines(left, 80, 700, 24).lines(right, 330, 700, 24).page()
    file.lines(left[:2], 80, 700, 24).lines(right[:2], 330, 700, 24)
    file.show("清溪组工信息", 80, 728).show("第３期", 460, 728)
    found = texts(reading(file))[12:]
    assert found[0].split() == ["清溪组工信息", "第３期"]
    assert found[1:] == [left[0], left[1], right[0], right[1]]


def test_a_box_beside_running_text_is_read_after_it() -> None:
    narrow = [
        "编者按：近日县里召开推进会，",
        "总结各地党建引领治理的做法，",
        "对下一步工作作出部署，现将",
        "发言材料刊发，供参考借鉴。",
    ]
    file = PdfFile().lines(narrow, 80, 700, 24).show("领导批示：", 400, 676)
    file.show("通栏的正文文字一直排到版心的右边，横跨整个页面宽度。", 80, 580)
    found = texts(reading(file))
    assert found == [*narrow, "领导批示：", "通栏的正文文字一直排到版心的右边，横跨整个页面宽度。"]


def test_names_in_a_row_stay_in_their_row() -> None:
    file = PdfFile()
    for at, names in enumerate(("张三一", "李四二", "王五三", "赵六四", "钱七五")):
        for column in range(4):
            file.show(names, 80 + column * 110, 700 - at * 26)
    found = texts(reading(file))
    assert len(found) == 5
    assert found[0].split() == ["张三一"] * 4


def test_units_listed_side_by_side_stay_in_their_row() -> None:
    file = PdfFile()
    for at in range(5):
        file.show("清溪县委组织部", 80, 700 - at * 26).show("青石镇党委办公室", 330, 700 - at * 26)
    assert [found.split() for found in texts(reading(file))] == [["清溪县委组织部", "青石镇党委办公室"]] * 5


def test_superscripts_belong_to_their_line() -> None:
    file = (
        PdfFile().show("面积三千㎡", 80, 700).show("2", 160, 706, size=8).show("以上𠮷", 165, 700).lines(BODY, 80, 660)
    )
    assert texts(reading(file))[0] == "面积三千㎡2以上𠮷"


def test_running_heads_and_page_numbers_are_told_from_the_text() -> None:
    file = PdfFile()
    for number in range(1, 5):
        if number > 1:
            file.page()
        file.show("清溪组工信息 第3期", 80, 800, size=10).lines(BODY * 5, 80, 740).show(
            f"— {number} —", 280, 40, size=14
        )
    source = reading(file)
    parts = dict.fromkeys(Part, 0)
    for print_ in source.imprint.lines:
        parts[print_.part] += 1
    assert (parts[Part.HEADER], parts[Part.FOOTER], parts[Part.BODY]) == (4, 4, 60)


def test_text_at_the_top_of_pages_is_no_running_head() -> None:
    file = PdfFile()
    for number in range(3):
        if number:
            file.page()
        file.show("清溪组工信息", 180, 770, size=36).lines(BODY * 4, 80, 700)
    assert all(print_.part is Part.BODY for print_ in reading(file).imprint.lines)


def test_lines_are_centred_right_or_left_by_the_room_beside_them() -> None:
    file = PdfFile().show("一个居中的标题", 203, 760, size=22).lines(BODY, 80, 700).lines(BODY, 80, 616)
    file.show("清溪县委组织部", 350, 500).show("　　单独一段。", 80, 540)
    source = reading(file)
    assert line(source, "一个居中的标题").align is Align.CENTRE
    assert line(source, "清溪县委组织部").align is Align.RIGHT
    assert line(source, BODY[1]).align is Align.LEFT
    assert line(source, "一个居中的标题").indent == pytest.approx(123, abs=0.2)


def test_room_above_a_line_counts_beyond_the_usual_pitch() -> None:
    file = PdfFile().lines(BODY, 80, 700).show("隔开的一行", 80, 616).show("再隔开的一行", 80, 560)
    source = reading(file)
    assert [round(print_.above) for print_ in source.imprint.lines] == [0, 0, 0, 0, 28]


def test_an_invisible_text_layer_is_read() -> None:
    source = reading(PdfFile().lines(BODY, 80, 700, mode=3))
    assert texts(source) == BODY


def test_an_invisible_layer_loses_the_spaces_between_its_characters() -> None:
    file = PdfFile().show(" ".join("清溪县委组织部") + " 2024 年", 80, 700, mode=3).show("张 三", 80, 660, mode=0)
    assert texts(reading(file)) == ["清溪县委组织部 2024 年", "张 三"]


def test_what_lies_beyond_the_page_is_not_read() -> None:
    assert texts(reading(PdfFile().show("页内", 80, 700).show("页外", 80, 900))) == ["页内"]


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(ReadingError, match="损坏"):
        read("a.pdf", b"%PDF-1.7\n" + b"\0" * 500)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.reading.pdf.opening.MOST_PAGES", 1)
    with pytest.raises(ReadingError, match="2 页"):
        reading(PdfFile().page().show("甲", 80, 700))


def test_progress_is_told_after_each_page() -> None:
    told: list[tuple[int, int]] = []
    file = PdfFile().show("甲", 80, 700).page().show("乙", 80, 700)
    read("a.pdf", file.data(), Wishes(), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_what_is_clipped_away_is_not_read() -> None:
    file = PdfFile().raw("q 0 0 595 690 re W n").show("上页末行", 80, 700).lines(BODY, 80, 650).raw("Q")
    assert texts(reading(file)) == BODY


def ruled(file: PdfFile, xs: list[float], ys: list[float]) -> PdfFile:
    """Rules from left to right at `ys` and from bottom to top at `xs`."""
    for y in ys:
        file.raw(f"{xs[0]} {y} m {xs[-1]} {y} l S")
    for x in xs:
        file.raw(f"{x} {ys[0]} m {x} {ys[-1]} l S")
    return file


def test_a_row_of_a_table_is_a_line() -> None:
    file = ruled(PdfFile(), [80, 140, 300, 500], [700, 660, 620])
    for column, text in ((90, "序号"), (150, "单位"), (310, "做法")):
        file.show(text, column, 675).show(f"{text}𠮷", column, 635)
    source = reading(file.lines(BODY, 80, 590))
    assert [found.split() for found in texts(source)[:2]] == [["序号", "单位", "做法"], ["序号𠮷", "单位𠮷", "做法𠮷"]]
    assert [print_.part for print_ in source.imprint.lines] == [Part.TABLE] * 2 + [Part.BODY] * 3


def test_cells_of_several_lines_are_read_one_after_the_other() -> None:
    file = PdfFile().show("情况一览", 200, 720)
    ruled(file, [80, 280, 500], [700, 660, 600])
    file.show("问题", 90, 675).show("措施", 290, 675)
    file.lines(["联系群众不够经常，", "办事不够快。"], 90, 640, 20).lines(
        ["建立板凳会制度，", "马上就办。"], 290, 640, 20
    )
    found = texts(reading(file.lines(BODY, 80, 560)))
    assert found[0] == "情况一览"
    assert found[1].split() == ["问题", "措施"]
    assert found[2:] == ["联系群众不够经常，", "办事不够快。", "建立板凳会制度，", "马上就办。", *BODY]


def test_a_rule_under_the_masthead_is_no_table() -> None:
    file = PdfFile().show("清溪组工信息", 180, 770, size=36).raw("80 740 m 500 740 l S").lines(BODY, 80, 700)
    assert all(print_.part is Part.BODY for print_ in reading(file).imprint.lines)


@pytest.mark.parametrize(
    "wild",
    [
        {"size": 0},
        {"size": 0.001},
        {"size": 10**30},
        {"size": 100000},
        {"size": -16},
        {"x": 10**38},
        {"x": -(10**9)},
        {"matrix": (0, 0, 0, 0)},
        {"matrix": (0.00001, 0, 0, 0.00001)},
        {"matrix": (1, 0, 1, 0)},
        {"matrix": (-1, 0, 0, 1)},
        {"spacing": 10**20},
        {"spacing": -100000},
    ],
    ids=str,
)
def test_wild_numbers_do_not_break_the_rest(wild: dict[str, float]) -> None:
    file = PdfFile().lines(BODY, 80, 700)
    source = reading(file.show("野字𠮷符", **{"x": 100, "y": 300, **wild}))  # type: ignore[arg-type]
    assert texts(source)[:3] == BODY
    for number, print_ in enumerate(source.imprint.lines, 1):
        assert print_.placement is not None
        assert len(print_.placement.edges) == len(source.line_text(number)) + 1
        assert all(before <= after for before, after in pairwise(print_.placement.edges))
        assert all(abs(value) < 1e6 for value in (print_.size, print_.indent, print_.above, *print_.placement.edges))
