import pytest

from zugong_desk.domain.looks import CHARACTERS, LEADING, LINES, LOOKS, MEASURE, PAPER, POINTS_PER_MM, Style, fitted
from zugong_desk.domain.manuscript import Entry, Line, Manuscript, contents_at, entries, held, levels, line


def of(*styles: Style) -> tuple[Line, ...]:
    return tuple(line(style, style.value) for style in styles)


def test_a_page_holds_22_lines_of_28_characters() -> None:
    room = (PAPER.height - PAPER.top - PAPER.bottom) * POINTS_PER_MM
    assert LINES * LEADING <= room < (LINES + 1) * LEADING
    assert abs(MEASURE / CHARACTERS - LOOKS[Style.BODY].size) < 0.25
    assert {one.leading for one in LOOKS.values() if one.size == 16} == {LEADING}


def test_numbered_headings_stand_below_their_article_and_at_the_top_without_one() -> None:
    assert levels(of(Style.HEADING_1, Style.HEADING_2, Style.BODY)) == [1, 2, 0]
    inside = of(Style.COLUMN, Style.ARTICLE_TITLE, Style.HEADING_1, Style.BODY, Style.HEADING_2)
    assert levels(inside) == [1, 2, 3, 0, 4]
    assert levels(of(Style.HEADING_1, Style.COLUMN)) == [2, 1]
    assert levels(of(Style.ARTICLE_TITLE, Style.HEADING_1)) == [1, 2]


def test_contents_list_two_levels_each_in_one_line() -> None:
    lines = (
        line(Style.TITLE, "摘编"),
        line(Style.HEADING_1, "𠮷一\n——副题👍"),
        *of(Style.HEADING_3),
        line(Style.HEADING_2, " "),
    )
    assert entries(Manuscript("摘编", lines)) == [Entry(1, "𠮷一 ——副题👍", 1)]


def test_contents_of_an_issue_list_its_columns_and_articles_only() -> None:
    listed = [
        [one.text for one in entries(Manuscript("", of(*styles)))]
        for styles in (
            (Style.COLUMN, Style.ARTICLE_TITLE, Style.HEADING_1),
            (Style.ARTICLE_TITLE, Style.HEADING_1),
            (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3),
        )
    ]
    assert listed == [["column", "article_title"], ["article_title"], ["heading_1", "heading_2"]]


@pytest.mark.parametrize(
    ("styles", "at"),
    [((), 0), ((Style.BODY,), 0), ((Style.TITLE, Style.MAKER, Style.RULE, Style.QUIET), 3), ((Style.MASTHEAD,), 1)],
)
def test_contents_stand_behind_the_lines_of_the_title(styles: tuple[Style, ...], at: int) -> None:
    assert contents_at(Manuscript("", of(*styles), contents=True)) == at


def test_headings_and_text_stay_with_what_belongs_to_them() -> None:
    lines = of(Style.HEADING_1, Style.BODY, Style.BODY, Style.CITATION, Style.REMARK, Style.REMARK, Style.HEADING_1)
    assert held(lines) == [True, False, True, True, False, False, False]
    foot = of(Style.BODY, Style.FOOT_RULE, Style.DISTRIBUTION, Style.DISTRIBUTION, Style.FOOT_RULE)
    assert held(foot) == [False, True, True, True, False]
    assert held(of(Style.INSTRUCTION, Style.INSTRUCTION, Style.BODY)) == [True, False, False]


def test_a_name_is_set_as_large_as_its_line_holds_and_never_below_the_smallest() -> None:
    look = LOOKS[Style.MASTHEAD]
    sizes = [fitted(look, "𠮷" * count).size for count in (1, 6, 8, 12, 400)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == look.size
    assert sizes[3] * 12 <= MEASURE < (sizes[3] + 2) * 12 / 0.94
    assert sizes[4] == look.smallest
    assert fitted(look, "").size == look.size
    assert fitted(LOOKS[Style.BODY], "𠮷" * 400) == LOOKS[Style.BODY]
