"""Where the palette stands."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from zugong_desk.ui.tags.placing import placed

ROOM = QRect(0, 0, 1000, 800)
SIZE = QSize(540, 360)


def test_below_when_there_is_room() -> None:
    place = placed(QRect(100, 100, 300, 40), SIZE, ROOM, 200)
    assert place.top() > 139
    assert place.left() == 100
    assert place.size() == SIZE


def test_above_when_there_is_none_below() -> None:
    anchor = QRect(100, 700, 300, 40)
    assert placed(anchor, SIZE, ROOM, 200).bottom() < anchor.top()


def test_stays_inside_at_the_right() -> None:
    assert placed(QRect(900, 100, 80, 40), SIZE, ROOM, 200).right() <= ROOM.right()


def test_a_selection_as_high_as_the_window_leaves_the_foot() -> None:
    assert placed(QRect(0, 0, 1000, 800), SIZE, ROOM, 200).bottom() == ROOM.bottom()


@given(top=st.integers(-50, 800), height=st.integers(1, 900), left=st.integers(-100, 1100))
def test_never_over_the_selection_while_there_is_room_beside_it(top: int, height: int, left: int) -> None:
    anchor = QRect(left, top, 120, height)
    place = placed(anchor, SIZE, ROOM, 200)
    assert ROOM.contains(place)
    free = max(anchor.top() - 6, ROOM.bottom() - anchor.bottom() - 6)
    if free >= 200:
        assert not place.intersects(anchor)
        assert place.height() >= 200
