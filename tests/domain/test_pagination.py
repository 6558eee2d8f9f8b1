"""Rows on pages: none lost, none over the edge, headings with their text, no row alone."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.pagination import LEAST, Paragraph, Spot, placed

PARAGRAPHS = st.lists(
    st.builds(
        Paragraph,
        rows=st.integers(1, 30),
        leading=st.sampled_from([10.0, 20.0]),
        before=st.sampled_from([0.0, 7.0]),
        after=st.sampled_from([0.0, 5.0]),
        held=st.booleans(),
        breaks=st.booleans(),
    ),
    max_size=12,
)
HEIGHT = 100.0


@given(PARAGRAPHS)
def test_every_row_stands_on_a_page_in_order(paragraphs: list[Paragraph]) -> None:
    spots = placed(paragraphs, HEIGHT)
    assert [len(where) for where in spots] == [one.rows for one in paragraphs]
    flat = [(spot.page, spot.top) for where in spots for spot in where]
    assert flat == sorted(flat)
    for one, where in zip(paragraphs, spots, strict=True):
        assert all(spot.top + one.leading <= HEIGHT + 0.1 or spot.top == 0 for spot in where)


@given(PARAGRAPHS)
def test_no_row_of_a_paragraph_stands_alone(paragraphs: list[Paragraph]) -> None:
    for one, where in zip(paragraphs, placed(paragraphs, HEIGHT), strict=True):
        pages = [spot.page for spot in where]
        if one.rows >= 2 * LEAST and pages[0] != pages[-1]:
            assert pages.count(pages[0]) >= LEAST
            assert pages.count(pages[-1]) >= LEAST


@given(PARAGRAPHS)
def test_a_page_begins_where_it_is_to(paragraphs: list[Paragraph]) -> None:
    spots = placed(paragraphs, HEIGHT)
    for number, (one, where) in enumerate(zip(paragraphs, spots, strict=True)):
        if one.breaks and number:
            assert where[0].page > spots[number - 1][-1].page


def test_a_heading_goes_over_with_its_text() -> None:
    text = Paragraph(8, 10)
    heading = Paragraph(1, 10, before=10, held=True)
    spots = placed([text, heading, Paragraph(5, 10)], HEIGHT)
    assert spots[1] == (Spot(2, 0),)
    assert spots[2][0] == Spot(2, 10)
    assert placed([Paragraph(5, 10), heading, Paragraph(5, 10)], HEIGHT)[1] == (Spot(1, 60),)


def test_between_two_paragraphs_is_the_more_of_what_they_ask_for() -> None:
    spots = placed([Paragraph(1, 10, after=8), Paragraph(1, 10, before=5), Paragraph(1, 10, before=3)], HEIGHT)
    assert [where[0].top for where in spots] == [0, 18, 31]


def test_more_headings_than_fit_a_page_are_not_held() -> None:
    spots = placed([Paragraph(1, 10, held=True) for _ in range(15)], HEIGHT)
    assert [where[0].page for where in spots] == [1] * 5 + [2] * 10
