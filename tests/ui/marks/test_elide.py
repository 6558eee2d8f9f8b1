"""Cutting text keeps to the width, to whole letters, and to the places that were matched."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.ui.marks.elide import ELLIPSIS, elided, runs

texts = st.text(alphabet="组工信息𠮷e\u0301a1👩\u200d", max_size=20)


def shown(text: str, head: int, tail: int) -> str:
    return "".join(run.text for run in runs(text, (), head, tail))


@given(texts, st.integers(1, 20), st.booleans())
def test_cut_text_fits_and_keeps_both_ends(text: str, width: int, middle: bool) -> None:
    head, tail = elided(text, width, len, middle=middle)
    result = shown(text, head, tail)
    assert len(result) <= width
    if len(text) <= width:
        assert result == text
    else:
        assert result == text[:head] + ELLIPSIS + text[len(text) - tail :]
        assert middle or tail == 0


@given(texts, st.integers(1, 20), st.booleans())
def test_marks_stay_with_their_letters(text: str, width: int, middle: bool) -> None:
    head, tail = elided(text, width, len, middle=middle)
    cuts = [place for place in (head, len(text) - tail) if 0 < place < len(text)]
    assert not any(unicodedata.combining(text[place]) or text[place - 1] == "\u200d" for place in cuts)


def test_file_names_keep_their_suffix() -> None:
    head, tail = elided("安庆组工信息第24期.txt", 9, len, middle=True)
    assert shown("安庆组工信息第24期.txt", head, tail) == "安庆组工….txt"


def test_matches_are_runs_of_their_own() -> None:
    found = list(runs("村级集体经济", (0, 1, 4, 5), 6, 0))
    assert [(run.text, run.matched) for run in found] == [("村级", True), ("集体", False), ("经济", True)]


def test_matches_count_code_points_and_outlive_a_cut() -> None:
    found = list(runs("𠮷村经济", (1, 3), 2, 1))
    assert [(run.text, run.matched) for run in found] == [("𠮷", False), ("村", True), ("…", False), ("济", True)]


def test_nothing_fits() -> None:
    assert elided("组工", 0, len) == (0, 0)
    assert shown("组工", 0, 0) == ELLIPSIS
