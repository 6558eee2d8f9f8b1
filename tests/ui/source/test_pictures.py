"""Pictures of pages: bounded by their bytes, the one not looked at for longest goes first."""

from PySide6.QtGui import QImage

from zugong_desk.ui.source.pictures import Picture, Pictures

SIDE = 100
BYTES = SIDE * SIDE * 4


def picture(scale: float = 1.0, side: int = SIDE) -> Picture:
    return Picture(QImage(side, side, QImage.Format.Format_RGB32), scale)


def test_the_oldest_goes_when_there_are_too_many() -> None:
    pictures = Pictures(3 * BYTES)
    for page in (1, 2, 3):
        pictures.put(page, picture())
    pictures.get(1)
    pictures.put(4, picture())
    assert [page in pictures for page in (1, 2, 3, 4)] == [True, False, True, True]
    assert pictures.bytes == 3 * BYTES


def test_a_page_has_one_picture() -> None:
    pictures = Pictures(3 * BYTES)
    pictures.put(1, picture(1.0))
    pictures.put(1, picture(2.0))
    found = pictures.get(1)
    assert found is not None
    assert found.scale == 2.0
    assert (len(pictures), pictures.bytes) == (1, BYTES)


def test_one_that_is_too_large_stays_alone() -> None:
    pictures = Pictures(BYTES)
    pictures.put(1, picture())
    pictures.put(2, picture(side=3 * SIDE))
    assert (1 in pictures, 2 in pictures) == (False, True)
    pictures.clear()
    assert (len(pictures), pictures.bytes, pictures.get(2)) == (0, 0, None)
