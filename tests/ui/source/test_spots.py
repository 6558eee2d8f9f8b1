"""Spots of marks: beside their boxes, off each other, rather off the other boxes and on the page."""

from PySide6.QtCore import QRectF, QSizeF

from zugong_desk.ui.source.spots import mark_spot

PAGE = QRectF(0, 0, 400, 600)
SIZE = QSizeF(18, 18)


def box(left: float, top: float, width: float, height: float) -> QRectF:
    return QRectF(left, top, width, height)


def corner(
    at: QRectF, boxes: tuple[QRectF, ...] = (), marks: tuple[QRectF, ...] = (), size: QSizeF = SIZE
) -> tuple[float, float] | None:
    found = mark_spot(at, size, PAGE, boxes, marks)
    return (found.x(), found.y()) if found else None


def test_a_mark_stands_at_the_upper_left_corner() -> None:
    assert corner(box(60, 100, 200, 40)) == (40, 100)
    assert corner(box(60, 100, 200, 40), size=QSizeF(36, 18)) == (22, 100)


def test_a_low_box_has_its_mark_at_its_middle() -> None:
    assert corner(box(60, 100, 200, 12)) == (40, 97)


def test_a_mark_that_reaches_over_the_next_box_moves_that_one_s_mark_down() -> None:
    line, title = box(60, 100, 60, 14), box(70, 114, 200, 34)
    first = mark_spot(line, SIZE, PAGE, [title], [])
    assert first == QRectF(40, 98, 18, 18)
    second = mark_spot(title, SIZE, PAGE, [line], [first])
    assert second == QRectF(50, 116, 18, 18)


def test_a_mark_is_drawn_up_from_the_box_below() -> None:
    assert corner(box(160, 100, 60, 20), boxes=(box(60, 112, 300, 60),)) == (140, 94)


def test_marks_of_lines_at_one_edge_never_lie_on_each_other() -> None:
    lines = [box(60, 100 + 15 * at, 120, 14) for at in range(12)]
    marks: list[QRectF] = []
    for line in lines:
        spot = mark_spot(line, SIZE, PAGE, [other for other in lines if other is not line], marks)
        assert spot is not None
        assert not any(spot.intersects(other) for other in marks)
        assert abs(spot.center().y() - line.center().y()) <= 16
        marks.append(spot)


def test_beside_a_column_the_mark_goes_to_the_right() -> None:
    assert corner(box(200, 100, 100, 200), boxes=(box(60, 100, 135, 200),)) == (302, 100)


def test_a_mark_stays_on_the_page() -> None:
    assert corner(box(3, 100, 300, 40)) == (305, 100)


def test_a_mark_for_which_there_is_no_room_is_left_out() -> None:
    assert corner(box(60, 100, 200, 14), marks=(PAGE,)) is None
