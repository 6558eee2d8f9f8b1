"""How the press sets type: the grid of the standard, ends of rows, contents that name the right pages."""

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from tests.ui.press.conftest import SENTENCE, body

from zugong_desk.domain.looks import LINES, LOOKS, MEASURE, Style
from zugong_desk.domain.manuscript import Line, Manuscript, Piece, entries, line
from zugong_desk.ui.press.breaking import HANGING
from zugong_desk.ui.press.pages import LEFT, RIGHT, TOP, TYPE_AREA, Pages, set_pages
from zugong_desk.ui.press.painting import paint
from zugong_desk.ui.press.rows import rows_of
from zugong_desk.ui.press.type import FINE

BODY = LOOKS[Style.BODY]
NEVER_FIRST = set("，。、；：？！”’）》】")
NEVER_LAST = set("“‘（《【")


def test_a_row_holds_twenty_eight_characters_and_a_page_twenty_two_rows(qtbot: QtBot) -> None:
    rows = rows_of((Piece("国" * 28 * 40),), BODY)
    assert {len(row.text) for row in rows[1:-1]} == {28}
    assert len(rows[0].text) == 26
    pages = set_pages(Manuscript("", (line(Style.BODY, "国" * 28 * 40),))).pages
    assert len(pages[0].rows) == LINES


def test_no_row_begins_or_ends_with_the_wrong_mark(qtbot: QtBot) -> None:
    for row in rows_of((Piece(SENTENCE * 30),), BODY):
        assert row.text[0] not in NEVER_FIRST
        assert row.text[-1] not in NEVER_LAST


def test_rows_fill_the_measure_and_never_pass_it(qtbot: QtBot) -> None:
    rows = rows_of((Piece(SENTENCE * 30),), BODY)
    for row in rows:
        assert row.x + row.width <= MEASURE + 1
        layout = row.layout()
        hung = BODY.size if row.text[-1] in HANGING else 0
        assert layout.lineAt(0).naturalTextWidth() / FINE <= MEASURE + hung + 2
    assert sum(abs(row.x + row.width - MEASURE) < 1 for row in rows) >= len(rows) - 2


def test_a_mark_hangs_where_it_would_draw_a_character_over(qtbot: QtBot) -> None:
    first, second = rows_of((Piece(f"{'国' * 26}，{'国' * 10}"),), BODY)
    assert first.text == f"{'国' * 26}，"
    assert first.x + first.width == pytest.approx(MEASURE, abs=1)
    assert second.text == "国" * 10
    closed, _ = rows_of((Piece(f"{'国' * 26}，”{'国' * 10}"),), BODY)
    assert closed.text == "国" * 25


def test_only_gaps_between_words_widen(qtbot: QtBot) -> None:
    row = rows_of((Piece(f"{'国' * 20}20231231{'国' * 40}"),), BODY)[0]
    assert row.extra > 0
    wide, bare = row.layout(), replace(row, extra=0).layout()
    widened = wide.lineAt(0).naturalTextWidth() - bare.lineAt(0).naturalTextWidth()
    assert widened == pytest.approx(row.extra * FINE * (len(row.text) - 8), abs=FINE / 2)


def test_rows_may_end_beside_quotation_marks(qtbot: QtBot) -> None:
    rows = rows_of((Piece(f"{'国' * 24}建立“五加二”小区{'国' * 30}"),), BODY)
    assert rows[0].text == "国" * 24 + "建立"
    assert rows[1].text.startswith("“五加二”小区")


def test_titles_are_even(qtbot: QtBot) -> None:
    rows = rows_of((Piece("关于推广白鹭县村级议事协商经验做法的几点思考"),), LOOKS[Style.TITLE])
    assert len(rows) == 2
    assert abs(len(rows[0].text) - len(rows[1].text)) <= 3


def test_every_character_is_set_once_and_in_order(manuscript: Manuscript, qtbot: QtBot) -> None:
    made = set_pages(manuscript)
    said = "".join(one.row.text for page in made.pages for one in page.rows)
    for one in manuscript.lines:
        for part in one.text.split("\t"):
            assert "".join(part.split()) in "".join(said.split())


def test_contents_name_the_pages_of_their_headings(manuscript: Manuscript, qtbot: QtBot) -> None:
    made = set_pages(manuscript)
    named = [
        (one.row.text.strip(), int(one.number)) for page in made.pages for one in page.rows if one.number and one.leader
    ]
    assert named == [(entry.text, page_of(made, entry.text, nth)) for nth, entry in enumerate(entries(manuscript))]
    assert [(one.text, one.page) for one in made.headings] == named


def page_of(made: Pages, text: str, nth: int) -> int:
    """The page of the nth heading, those of the contents left out."""
    origin = f"{'s' if nth % 2 == 0 else 'e'}{nth // 2 + 1}"
    return next(
        page.number for page in made.pages for one in page.rows if one.origin == origin and one.row.text == text
    )


def test_headings_stay_with_their_text_and_rows_within_the_type_area(manuscript: Manuscript, qtbot: QtBot) -> None:
    for page in set_pages(manuscript).pages:
        for one in page.rows:
            assert one.top >= TOP - 0.1
            assert one.top + one.height <= TOP + TYPE_AREA + 0.1
        assert not page.rows[-1].row.look.level
        assert all(one.x >= LEFT - 0.1 and one.x + one.row.width <= RIGHT + 1 for one in page.rows)


def test_a_line_of_two_ends(qtbot: QtBot) -> None:
    (page,) = set_pages(Manuscript("", (line(Style.ISSUER, "江城市委\t2024年3月8日"),))).pages
    left, right = page.rows
    assert (left.row.text, right.row.text) == ("江城市委", "2024年3月8日")
    assert left.top == right.top
    assert left.x + left.row.width < right.x


def test_ends_that_do_not_fit_side_by_side_stand_below_each_other(qtbot: QtBot) -> None:
    left, right = "江城市委组织部研究室" * 2, "二〇二四年三月八日印发"
    (page,) = set_pages(Manuscript("", (line(Style.ISSUER, f"{left}\t{right}"),))).pages
    assert [one.row.text for one in page.rows] == [left, right]
    assert page.rows[0].top < page.rows[1].top


def test_lines_of_one_ruled_style_share_their_rules_only_side_by_side(qtbot: QtBot) -> None:
    ruled, text = line(Style.INSTRUCTION, "请阅。"), line(Style.BODY, "正文。")
    (page,) = set_pages(Manuscript("", (ruled, ruled, text, ruled))).pages
    assert len(page.rules) == 4
    first, second = page.rows[0], page.rows[1]
    assert not any(first.top + first.height < rule.y < second.top + second.height for rule in page.rules)


def test_nothing_at_all_is_one_empty_page(qtbot: QtBot) -> None:
    (page,) = set_pages(Manuscript("", ())).pages
    assert page.rows == ()


def test_a_page_is_drawn_within_its_margins(qtbot: QtBot) -> None:
    (page, *_) = set_pages(Manuscript("", (body("e"),))).pages
    image = QImage(1190, 1684, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        painter.scale(2, 2)
        paint(page, painter)
    dark = [(x, y) for x in range(0, 1190, 2) for y in range(0, 1684, 2) if image.pixelColor(x, y).lightness() < 128]
    assert len(dark) > 1000
    assert min(x for x, _ in dark) >= 2 * LEFT - 4
    assert max(x for x, _ in dark) <= 2 * (RIGHT + BODY.size / 2)
    assert unicodedata.category("𠮷") == "Lo"


def test_a_printed_contents_list_names_pages(qtbot: QtBot) -> None:
    listed = [
        Line(Style.CONTENTS_ENTRY, (Piece(text),), "", target)
        for text, target in (("甲𠮷", "a"), ("乙", "b"), ("丙", "x"))
    ]
    shown = (line(Style.PAGE_BREAK, "", "b"), line(Style.BODY, "国" * 700, "a"), line(Style.BODY, "国", "b"))
    made = set_pages(Manuscript("", (*listed, *shown)))
    assert [(one.row.text, one.number) for one in made.pages[0].rows] == [("甲𠮷", "2"), ("乙", "3"), ("丙", "")]
