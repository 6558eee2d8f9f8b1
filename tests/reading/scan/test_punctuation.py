"""Punctuation is as wide as what stands beside it."""

import pytest

from zugong_desk.reading.scan.punctuation import as_printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("近年来,全县", "近年来，全县"),
        ("一是强化责任;二是", "一是强化责任；二是"),
        ("编者按:近日", "编者按：近日"),
        ("(第3期)", "（第3期）"),
        ("镇(街道)共12个", "镇（街道）共12个"),
        ("12,000元", "12,000元"),
        ("8:30开会", "8:30开会"),
        ("Word(2023)", "Word(2023)"),
        ("𠮷县,好!", "𠮷县，好！"),
        ("[2023〕12号", "〔2023〕12号"),
        ("𠮷组发〔2023)12号", "𠮷组发〔2023〕12号"),
        ("(见〔2023〕12号)", "（见〔2023〕12号）"),
        ("[2023]12号", "[2023]12号"),
        ("", ""),
        ("😀,", "😀，"),
    ],
)
def test_marks_beside_chinese_are_full_width(read: str, printed: str) -> None:
    assert as_printed(read) == printed
    assert len(as_printed(read)) == len(read)
