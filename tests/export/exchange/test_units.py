import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.export.clean import cleaned, replaced
from zugong_desk.export.exchange.units import Units

TEXTS = st.text("甲𠮷👍e\u0301 \n", max_size=30)


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    units = Units(text)
    for at in range(len(text) + 1):
        assert units.units(at) == len(text[:at].encode("utf-16-le")) // 2
        assert units.points(units.units(at)) == at


@pytest.mark.parametrize(("unit", "point"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 4), (6, 4), (7, 5)])
def test_a_place_inside_a_character_is_its_end(unit: int, point: int) -> None:
    assert Units("甲𠮷乙👍丙").points(unit) == point


@given(st.text(st.characters() | st.sampled_from("\x00\x0b\r\ufffe\ud842"), max_size=20))
def test_what_is_replaced_keeps_the_length(text: str) -> None:
    assert len(replaced(text)) == len(text)
    assert cleaned(text) == replaced(text).replace("\ufffd", "") or "\ufffd" in text
