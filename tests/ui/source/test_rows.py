"""Rows of a source: every line covered once, long ones cut, heights guessed and corrected."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.source import Source
from zugong_desk.ui.source.rows import LONGEST, Heights, Measures, Rows, lines_needed

TEXT = st.text(st.sampled_from("正𠮷🏠e\u0301 \t\f\r\n、"), max_size=60)


def source(text: str) -> Source:
    return Source("a.txt", "0", "utf-8", text)


@given(TEXT)
def test_rows_are_the_lines(text: str) -> None:
    one = source(text)
    rows = list(Rows(one))
    assert [row.line for row in rows] == list(range(1, one.lines + 1))
    for row in rows:
        shown = text[row.start : row.end]
        assert shown == one.line_text(row.line) or shown.rstrip("\r") == one.line_text(row.line)
        assert row.blank == (not shown.strip())


def test_line_without_end_is_laid_out_in_parts() -> None:
    text = "首行\n" + "𠮷" * (2 * LONGEST + 5) + "\n末行"
    rows = list(Rows(source(text)))
    assert [row.line for row in rows] == [1, 2, 2, 2, 3]
    assert [row.first for row in rows] == [True, True, False, False, True]
    assert "".join(text[row.start : row.end] for row in rows if row.line == 2) == "𠮷" * (2 * LONGEST + 5)


def test_form_feed_begins_a_page() -> None:
    rows = Rows(source("一\n\f二\n三\f\f\n四"))
    assert [row.page for row in rows] == [0, 2, 4, 0]
    assert rows.pages == [1, 2]


def test_row_of_finds_every_character() -> None:
    text = "一𠮷\n\n" + "长" * (LONGEST + 3) + "\r\n末"
    rows = Rows(source(text))
    for offset in range(len(text)):
        row = rows[rows.at(offset)]
        assert row.start <= offset
        following = rows.at(offset) + 1
        assert following == len(rows) or offset < rows[following].start


def test_heights_are_guessed_and_corrected() -> None:
    text = "短\n\n" + "长" * 100
    heights = Heights(Rows(source(text)).texts(), (), Measures(130))
    assert heights[0] == 21
    assert heights[1] == 6
    assert heights[2] == 21 * lines_needed("长" * 100, Measures(130)) >= 21 * 10
    assert heights.total == sum(heights[at] for at in range(3))
    assert heights.correct(0, 42)
    assert not heights.correct(0, 42)
    assert heights.top(1) == 42
    assert [heights.at(y) for y in (-5, 0, 41, 42, 47, 48, 10**6)] == [0, 0, 0, 1, 1, 2, 2]


def test_ascii_takes_less_room() -> None:
    assert lines_needed("a" * 100, Measures(300)) < lines_needed("字" * 100, Measures(300))


def test_row_on_which_a_page_begins_is_higher() -> None:
    rows = Rows(source("一\n\f二\n三"))
    heights = Heights(rows.texts(), rows.pages, Measures(130))
    assert [heights[at] for at in range(3)] == [21, 38, 21]
