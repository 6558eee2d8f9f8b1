"""Radicals: read as the ordinary characters that they look like."""

import unicodedata

from zugong_desk.domain.radicals import RADICALS, ordinary


def test_each_radical_has_one_ordinary_character() -> None:
    assert all(chr(code) in RADICALS for code in range(0x2F00, 0x2FD6))
    for radical, char in RADICALS.items():
        assert unicodedata.name(radical).startswith(("KANGXI RADICAL", "CJK RADICAL"))
        assert len(char) == 1
        assert char not in RADICALS
        folded = unicodedata.normalize("NFKC", radical)
        assert folded in {radical, char} or (folded, char) in {("戶", "户"), ("靑", "青")}


def test_text_keeps_its_length_when_radicals_go() -> None:
    text = "⼀、组⼯⻓期𠮷⽉🎉"
    assert ordinary(text, frozenset(text)) == "一、组工长期𠮷月🎉"
