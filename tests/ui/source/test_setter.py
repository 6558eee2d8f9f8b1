"""Text set into its cells: ink in the cells and nowhere else, marks with their characters."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from tests.ui.source.papers import PAGE, ROWS, SIZE, source_of

from zugong_desk.ui.source.setter import SetPages, clusters, stretches
from zugong_desk.ui.source.strips import strips_of

SCALE = 3.0


def ink(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """How many pixels of a part of the page (in points) are dark."""
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(round(left * SCALE), round(right * SCALE))
        for y in range(round(top * SCALE), round(bottom * SCALE))
    )


def test_characters_stand_in_their_cells(qapp: QApplication) -> None:
    source = source_of(b"")
    drawer = SetPages(source.text, source.imprint.pages, strips_of(source))
    image = drawer.draw(1, SCALE)
    assert (image.width(), image.height()) == (PAGE.width * SCALE, PAGE.height * SCALE)
    _, x, y, text = ROWS[0]
    assert all(ink(image, x + SIZE * at, y, x + SIZE * (at + 1), y + SIZE) > 5 for at in range(len(text)))
    assert ink(image, 0, 0, x - 1, 50) == 0
    assert ink(image, 0, 100, PAGE.width, PAGE.height) == 0


def test_there_is_no_page_but_those_that_are(qapp: QApplication) -> None:
    source = source_of(b"")
    drawer = SetPages(source.text, source.imprint.pages, strips_of(source))
    for page in (0, 3):
        with pytest.raises(IndexError):
            drawer.draw(page, 1.0)


def test_marks_stay_with_their_characters() -> None:
    text = "ae\u0301𠮷👩\u200d🌾。"
    assert list(clusters(text, 0, len(text))) == [(0, "a"), (1, "e\u0301"), (3, "𠮷"), (4, "👩\u200d🌾"), (7, "。")]


def test_faces_alternate_without_gap_or_overlap() -> None:
    assert list(stretches(((2, 4), (3, 6), (9, 99)), 10)) == [
        (0, 2, False),
        (2, 4, True),
        (4, 6, True),
        (6, 9, False),
        (9, 10, True),
    ]
    assert list(stretches((), 3)) == [(0, 3, False)]
    assert list(stretches((), 0)) == []
