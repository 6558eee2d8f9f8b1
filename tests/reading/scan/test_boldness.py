"""Boldness: what is heavier than the text of its page."""

from random import Random

import pytest

from zugong_desk.reading.scan.boldness import bold_ranges
from zugong_desk.reading.scan.pieces import Piece

EM = 40.0
TEXT = "办理群众身边小事四千余件群众满意度逐年提高"


def row(text: str, heavy: tuple[int, int] = (0, 0), seed: int = 0, spread: float = 0.06, factor: float = 1.4) -> Piece:
    """A line of which the characters in `heavy` have thicker strokes; all of them vary a little."""
    chance = Random(seed)
    strokes = [
        EM * 0.05 * (factor if heavy[0] <= at < heavy[1] else 1) * chance.gauss(1, spread) for at in range(len(text))
    ]
    edges = tuple(EM * at for at in range(len(text) + 1))
    return Piece(text, edges, 0, 0, EM, (1.0,) * len(text), tuple(strokes))


def found(*added: Piece, spread: float = 0.06) -> list[list[str]]:
    """The bold words of the added lines, which stand among five of the text."""
    lines = [*(row(TEXT, seed=seed, spread=spread) for seed in range(5)), *added]
    ranges = bold_ranges(lines, [EM] * len(lines))[5:]
    return [[line.text[start:end] for start, end in one] for line, one in zip(added, ranges, strict=True)]


def test_a_heading_in_the_line_is_bold_with_its_full_stop() -> None:
    assert found(row("强化𠮷县引领。坚持把支部建在网格上", (0, 7))) == [["强化𠮷县引领。"]]


def test_a_heading_on_its_own_line_is_bold_to_its_ends() -> None:
    text = "一、党建引领夯实基层治理基础（二）"
    assert found(row(text, (0, len(text)))) == [[text]]


def test_the_text_is_not_bold() -> None:
    assert found(*(row(TEXT, seed=seed) for seed in range(5, 40))) == [[]] * 35


def test_a_heading_behind_a_title_is_a_stretch_of_its_own() -> None:
    text = "△清溪县抓组织促振兴。夯实保障。常态开展走访"
    assert found(row(text, (1, 15))) == [["△清溪县抓组织促振兴", "夯实保障。"]]


def test_a_heading_begins_with_its_sentence() -> None:
    assert found(row("达到百分之九。突出服务质量。建立体系和机制", (7, 13))) == [["突出服务质量。"]]


def test_a_heading_ends_with_its_quotes() -> None:
    assert found(row("做实“关键节点”。深化管理体制改革", (0, 7))) == [["做实“关键节点”。"]]


def test_the_last_character_of_a_heading_may_stand_on_the_next_line() -> None:
    lines = [row("深化管理体制改革。推动街道明责", (9, 15)), row("事”。全面开展红色物业建设", (0, 1))]
    assert found(*lines) == [["推动街道明责"], ["事”。"]]


def test_one_heavy_character_is_a_blot() -> None:
    assert found(row(TEXT, (6, 7), factor=1.8)) == [[]]


def test_two_stretches_are_two() -> None:
    text = "强化引领。坚持建在网格上。完善体系。老人办证不出村"
    assert found(row(text, (0, 5))) == [["强化引领。"]]
    both = row(text, (0, 5))
    other = row(text, (13, 18))
    strokes = (*both.strokes[:10], *other.strokes[10:])
    line = Piece(text, both.edges, 0, 0, EM, both.confidences, strokes)
    assert found(line) == [["强化引领。", "完善体系。"]]


def test_uneven_print_says_nothing() -> None:
    assert found(row("强化政治引领。坚持把支部", (0, 7)), spread=0.4) == [[]]


@pytest.mark.parametrize("text", ["", "12345", "。，"])
def test_a_page_of_little_text_says_nothing(text: str) -> None:
    assert bold_ranges([row(text, (0, len(text)))], [EM]) == [()]


def test_a_row_of_cells_says_nothing() -> None:
    assert found(row("清溪县委" + "\u3000" * 6 + "组织部门", (0, 4))) == [[]]
