"""Measures: how lines stand on their page."""

import pytest

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.reading.scan.columns import Placed
from zugong_desk.reading.scan.measures import Measures, measures, page_number
from zugong_desk.reading.scan.pieces import Piece

EM = 20.0
LEFT, RIGHT = 100.0, 660.0


def row(count: int, left: float, middle: float, em: float = EM, text: str = "") -> Piece:
    words = text or "字" * count
    return Piece(
        words,
        tuple(left + em * at for at in range(len(words) + 1)),
        middle,
        0.0,
        em,
        (0.9,) * len(words),
        (0.0,) * len(words),
    )


def standing(lines: list[Piece], *, first: bool = False) -> list[Measures]:
    """The measures of lines in no column, on a page 1200 high."""
    return measures([Placed(line) for line in lines], (0, 1200), first=first)


def measured(*added: Piece) -> list[Measures]:
    """The measures of the added lines below four lines of running text, on a page 1200 high."""
    text = [row(26, LEFT + 40, 200), *(row(28, LEFT, 200 + 35 * at) for at in (1, 2, 3))]
    return standing([*text, *added])


@pytest.mark.parametrize(
    ("text", "said"),
    [("— 3 —", "— 3 —"), ("一12一", "— 12 —"), ("-7-", "— 7 —"), ("12", "12"), ("·2·", "·2·"), ("第3页", "第3页")],
)
def test_page_numbers(text: str, said: str) -> None:
    assert page_number(text) == said


@pytest.mark.parametrize("text", ["2023", "第3期", "3.加强领导", "共3人", "", "— —"])
def test_what_is_no_page_number(text: str) -> None:
    assert page_number(text) is None


def test_running_text_stands_left_and_its_first_line_is_indented() -> None:
    first, second, *_ = measured()
    assert (first.align, first.indent) == (Align.LEFT, pytest.approx(40))
    assert (second.align, second.indent) == (Align.LEFT, 0)


def test_a_line_that_ends_early_by_chance_is_not_centred() -> None:
    assert measured(row(24, LEFT + 40, 340))[-1].align is Align.LEFT


def test_a_title_is_centred() -> None:
    line = measured(row(10, LEFT + 140, 400, em=28))[-1]
    assert line.align is Align.CENTRE
    assert line.indent == pytest.approx(140)


def test_a_large_title_that_nearly_fills_the_line_is_centred() -> None:
    assert measured(row(19, LEFT + 14, 400, em=28))[-1].align is Align.CENTRE


def test_a_date_at_the_end_stands_right() -> None:
    assert measured(row(6, RIGHT - 200, 400))[-1].align is Align.RIGHT


def test_room_beyond_the_usual_is_above() -> None:
    close, far = measured(row(28, LEFT, 340), row(28, LEFT, 395))[-2:]
    assert close.above == 0
    assert far.above == pytest.approx(20)


def test_a_page_number_at_the_foot_is_a_footer() -> None:
    number = measured(row(0, 350, 1150, text="— 3 —"))[-1]
    assert (number.part, number.above) == (Part.FOOTER, 0)
    assert measured(row(0, 350, 700, text="— 3 —"))[-1].part is Part.BODY


def test_small_print_at_the_top_is_a_header() -> None:
    header = row(10, 300, 60, em=14)
    lines = [header, *(row(28, LEFT, 200 + 35 * at) for at in range(4))]
    assert [one.part for one in standing(lines)] == [Part.HEADER, *[Part.BODY] * 4]


def test_a_page_number_clear_of_the_text_is_a_footer_though_there_is_more_picture_below() -> None:
    text = [row(28, LEFT, 100 + 35 * at) for at in range(22)]
    assert standing([*text, row(0, 350, 920, text="·1.")])[-1].part is Part.FOOTER
    assert standing([*text, row(0, 350, 870, text="11")])[-1].part is Part.BODY
    assert standing([*text[:10], row(0, 350, 600, text="11")])[-1].part is Part.BODY


def test_small_print_over_a_masthead_is_no_header() -> None:
    lines = [row(10, 300, 60, em=14), *(row(28, LEFT, 200 + 35 * at) for at in range(4))]
    assert standing(lines, first=True)[0].part is Part.BODY


def test_on_a_photo_the_borders_lean() -> None:
    lines = [row(28 - 2 * (at % 4 == 0), 100 + at * 2.5 + 40 * (at % 4 == 0), 200 + 35 * at) for at in range(20)]
    indents = [one.indent for one in standing(lines)]
    assert indents == pytest.approx([40 * (at % 4 == 0) for at in range(20)], abs=1)


def test_short_lines_of_any_length_are_no_border() -> None:
    lines = [row(3 + at, 100 + 37.0 * (at * 7 % 5), 200 + 35 * at) for at in range(12)]
    assert min(one.indent for one in standing(lines)) == 0


def test_a_masthead_is_no_header() -> None:
    lines = [row(6, 200, 60, em=60), *(row(28, LEFT, 200 + 35 * at) for at in range(4))]
    assert standing(lines)[0].part is Part.BODY


def test_each_column_has_its_own_borders() -> None:
    left = [row(12, 100 + (40 if at == 0 else 0), 200 + 30 * at) for at in range(4)]
    right = [row(12, 400, 200 + 30 * at) for at in range(4)]
    placed = [Placed(one, (100, 345)) for one in left] + [Placed(one, (400, 640)) for one in right]
    assert [one.indent for one in measures(placed, (0, 1200), first=False)] == [40, 0, 0, 0, 0, 0, 0, 0]


def test_an_empty_page_has_no_measures() -> None:
    assert standing([]) == []
