"""Pieces: a strip's reading with cells, sizes and the spaces that its width shows."""

import pytest

from zugong_desk.reading.scan.engine import Reading
from zugong_desk.reading.scan.pieces import Piece, Strip, joined, piece, reworded


def strip(width: float, ink: tuple[float, float] = (0.2, 0.82)) -> Strip:
    """A strip 30 pixels high, whose print takes 18.6 of them: ideographs of 20 pixels."""
    return Strip(100, 50, width, 30, 0.0, ink)


def reading(text: str, middles: list[float | None], width: float) -> Reading:
    return Reading(
        text, tuple(None if one is None else one / width for one in middles), (0.99,) * len(text), (0.1,) * len(text)
    )


def set_line(text: str, left: float, em: float = 20.0, middle: float = 65.0) -> Piece:
    edges = tuple(left + em * at for at in range(len(text) + 1))
    return Piece(text, edges, middle, 0.0, em, (0.9,) * len(text), (0.0,) * len(text))


def test_a_piece_stands_where_its_strip_was_cut() -> None:
    one = piece(strip(104), reading("近年𠮷县委", [12, 32, 52, 72, 92], 104))
    assert one.edges == pytest.approx((102, 122, 142, 162, 182, 202))
    assert one.em == pytest.approx(20)
    assert one.middle == pytest.approx(50 + 0.51 * 30)
    assert (one.left, one.right) == pytest.approx((102, 202))


def test_letter_spaced_print_has_the_size_of_its_ink() -> None:
    one = piece(strip(240), reading("清溪组工信息", [20, 60, 100, 140, 180, 220], 240))
    assert one.em == pytest.approx(20)
    assert one.text == "清\u3000溪\u3000组\u3000工\u3000信\u3000息"


def test_print_that_is_a_little_letter_spaced_has_no_spaces() -> None:
    one = piece(strip(170), reading("清溪组工信息", [14, 43, 69, 97, 125, 151], 170))
    assert one.text == "清溪组工信息"


def test_a_seal_over_a_date_does_not_make_it_large() -> None:
    date = reading("2023年5月8日", [5, 15, 25, 35, 50, 65, 80, 95, 110], 120)
    assert piece(strip(120, (0.0, 1.0)), date).em == pytest.approx(20, rel=0.02)
    assert piece(strip(120, (0.2, 0.82)), date).em == pytest.approx(20, rel=0.02)


def test_two_characters_have_the_size_of_their_ink_unless_a_rule_blots_it() -> None:
    assert piece(strip(60), reading("安心", [20, 36], 60)).em == pytest.approx(20)
    assert piece(strip(60, (0.0, 1.0)), reading("批次", [20, 40], 60)).em == pytest.approx(20)
    assert piece(strip(60, (0.26, 0.78)), reading("七一", [20, 40], 60)).em == pytest.approx(20)


def test_a_gap_of_a_character_is_a_wide_space() -> None:
    one = piece(strip(160), reading("坚持推动凝聚力", [10, 30, 50, 70, 110, 130, 150], 160))
    assert one.text == "坚持推动\u3000凝聚力"
    assert one.edges[4:6] == pytest.approx((180, 200), abs=3)
    assert len(one.confidences) == len(one.text)


def test_a_gap_of_half_a_character_in_a_title_is_a_space() -> None:
    one = piece(strip(190), reading("坚持高位推凝聚合力", [10, 30, 50, 70, 90, 121, 140, 160, 180], 190))
    assert one.text == "坚持高位推 凝聚合力"


def test_one_character_that_was_seen_askew_makes_no_space() -> None:
    one = piece(strip(190), reading("坚持高位推凝聚合力", [10, 30, 50, 70, 90, 117, 130, 150, 170], 190))
    assert one.text == "坚持高位推凝聚合力"


def test_a_space_that_was_read_stays_one() -> None:
    one = piece(strip(110), reading("第 3期刊物", [10, None, 25, 40, 60, 80], 110))
    assert one.text == "第 3期刊物"


def test_a_space_that_was_read_in_a_wide_gap_is_wide() -> None:
    one = piece(strip(180), reading("坚持推动 凝聚力", [10, 30, 50, 70, None, 130, 150, 170], 180))
    assert one.text == "坚持推动\u3000\u3000凝聚力"


def test_pieces_of_one_line_are_joined_by_the_spaces_that_fit() -> None:
    one = joined(set_line("县委组织部", 100), set_line("四月八日", 301))
    assert one.text == "县委组织部" + "\u3000" * 5 + "四月八日"
    assert one.edges[0] == 100
    assert one.edges[5] == pytest.approx(200)
    assert one.edges[10] == pytest.approx(301)
    assert len(one.edges) == len(one.text) + 1 == len(one.confidences) + 1


def test_pieces_that_touch_are_joined_without_a_space() -> None:
    one = joined(set_line("县委", 100), set_line("组织部", 144))
    assert one.text == "县委组织部"
    assert one.edges == pytest.approx((100, 120, 142, 164, 184, 204))


def test_a_joined_line_knows_how_it_falls() -> None:
    one = joined(set_line("县委", 100, middle=60), set_line("组织", 200, middle=62))
    assert one.slope == pytest.approx(0.02)
    assert one.middle == pytest.approx(61)


def test_a_longer_text_is_spread_over_the_same_width() -> None:
    one = reworded(set_line("一3一", 100), "— 3 —")
    assert one.text == "— 3 —"
    assert (one.left, one.right) == pytest.approx((100, 160))
    assert len(one.edges) == 6 == len(one.confidences) + 1
    same = set_line("一3一", 100)
    assert reworded(same, "—3—").edges == same.edges
