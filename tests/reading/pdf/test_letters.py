"""Letters: what PDFium says for a character, turned into the one that stands on the page."""

import pytest

from zugong_desk.reading.pdf.letters import UNKNOWN, joined, letter


@pytest.mark.parametrize(
    ("code", "char"),
    [
        (0x6E05, "清"),
        (0x20BB7, "𠮷"),
        (0x1F389, "🎉"),
        (0x02, "-"),
        (0xFFFE, "-"),
        (0xAD, "-"),
        (0x09, " "),
        (0x20, " "),
        (0x3000, "\u3000"),
        (0x00, UNKNOWN),
        (0xD842, UNKNOWN),
        (0xFFFF, UNKNOWN),
        (0x07, ""),
        (0x0D, ""),
        (0x200B, ""),
        (0x2028, ""),
    ],
)
def test_what_is_drawn_becomes_one_character_or_none(code: int, char: str) -> None:
    assert letter(code, drawn=True) == char


@pytest.mark.parametrize("code", [0x00, 0xAD, 0x09, 0x20])
def test_what_takes_no_room_is_left_out(code: int) -> None:
    assert letter(code, drawn=False) == ""


def test_halves_of_a_character_are_joined() -> None:
    assert chr(joined(0xD842, 0xDFB7)) == "𠮷"
