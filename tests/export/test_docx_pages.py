import pytest

from zugong_desk.domain.looks import CHARACTERS, LINES, LOOKS, Style
from zugong_desk.domain.manuscript import Entry, Line, line
from zugong_desk.export.word.pages import pages_of, rows_of

BODY = LOOKS[Style.BODY]


def paragraphs(rows: int, count: int = 1) -> list[Line]:
    """So many paragraphs that each fill so many lines."""
    return [line(Style.BODY, "𠮷" * (CHARACTERS * rows - 2)) for _ in range(count)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", 1),
        ("𠮷" * 26, 1),
        ("𠮷" * 27, 2),
        ("𠮷" * 26 + "。", 1),
        ("𠮷" * 26 + "”。", 2),
        ("𠮷" * 25 + "“好”", 2),
        ("𠮷" * 54, 2),
        ("𠮷" * 55, 3),
        ("甲\n乙\n丙", 3),
        ("𠮷" * 24 + " 2023", 2),
        ("a" * 400, 7),
        ("。" * 100, 4),
    ],
)
def test_lines_break_where_characters_end_and_marks_may_stand(text: str, rows: int) -> None:
    assert rows_of(text, BODY) == rows


def test_a_page_holds_its_lines_and_the_next_begins_the_next() -> None:
    whole = paragraphs(1, LINES + 1)
    assert pages_of(whole) == [1] * LINES + [2]


def test_a_paragraph_leaves_no_single_line_behind_or_ahead() -> None:
    assert pages_of([*paragraphs(1, LINES - 1), *paragraphs(3)]) == [1] * (LINES - 1) + [2]
    assert pages_of([*paragraphs(1, LINES - 3), *paragraphs(4), *paragraphs(1, LINES - 2)])[-1] == 2
    assert pages_of([*paragraphs(1, LINES - 3), *paragraphs(4), *paragraphs(1, LINES - 1)])[-1] == 3


def test_headings_go_along_with_their_text() -> None:
    whole = [
        *paragraphs(1, LINES - 3),
        line(Style.HEADING_1, "一、甲"),
        line(Style.HEADING_2, "（一）乙"),
        *paragraphs(5),
    ]
    assert pages_of(whole)[-3:] == [2, 2, 2]


def test_more_that_is_held_together_than_a_page_takes_begins_where_it_stands() -> None:
    whole = [*paragraphs(1, 3), *(line(Style.HEADING_1, f"第{at}题") for at in range(40)), *paragraphs(2)]
    pages = pages_of(whole)
    assert pages[3] == 1
    assert pages == sorted(pages)


def test_pages_break_where_they_are_told_to() -> None:
    breaking = line(Style.PAGE_BREAK, "")
    whole = [breaking, *paragraphs(1), breaking, breaking, *paragraphs(1), breaking]
    assert [pages_of(whole)[at] for at in (1, 4)] == [1, 2]


def test_a_table_of_contents_takes_room_before_the_text() -> None:
    listed = [Entry(1 + at % 2, "题" * 30, at) for at in range(30)]
    assert pages_of(paragraphs(1), listed, 0) == [3]
    assert pages_of(paragraphs(1)) == [1]


def test_room_between_lines_is_the_more_of_both_and_none_among_lines_of_their_own() -> None:
    quiet = [line(Style.QUIET, "按") for _ in range(LINES)]
    assert pages_of([*quiet, *paragraphs(1)])[-2:] == [2, 2]
    assert pages_of(quiet[1:])[-1] == 1


def test_nothing_is_set_on_no_page() -> None:
    assert pages_of([]) == []
