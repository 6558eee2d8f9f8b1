"""Doubts: ranges of characters that are read with too little confidence."""

from zugong_desk.reading.scan.doubts import SURE, doubts


def test_neighbours_are_one_doubt_with_the_lowest_confidence() -> None:
    assert doubts("清𠮷县委", (0.99, 0.4, 0.6, 0.99)) == ((1, 3, 0.4),)


def test_doubts_apart_are_told_apart() -> None:
    assert doubts("清😀溪县", (0.2, 0.99, SURE, 0.5)) == ((0, 1, 0.2), (3, 4, 0.5))


def test_spaces_are_never_doubted() -> None:
    assert doubts("第 期", (1.0, 0.1, 1.0)) == ()


def test_a_sure_line_has_none() -> None:
    assert doubts("清溪", (0.9, 1.0)) == ()
    assert doubts("", ()) == ()
