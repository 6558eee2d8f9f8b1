"""Widths: what is set on the square of Chinese type."""

from zugong_desk.reading.sheet.widths import wide


def test_only_square_characters_are_wide() -> None:
    assert all(wide(char) for char in "清，“”—①〇𠮷（")
    assert not any(wide(char) for char in "a1,-é ")
