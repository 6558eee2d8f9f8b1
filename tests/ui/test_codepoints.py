"""Both scales agree with what Qt itself counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from zugong_desk.ui.codepoints import Ruler, from_utf16, to_utf16, utf16_length

FAMILY = "👨‍👩‍👧‍👦"
PIECES = [
    "𠮷",
    "𠮷野",
    FAMILY,
    "e\u0301",
    "は\u3099",
    "组",
    "A",
    "、",
    "\U0010fffd",
    "㐂",
    "\u20e3",
    "\ud83d",
    "\udc00",
]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


def units(text: str) -> int:
    """The plain way: encode and count."""
    return sum(len(char.encode("utf-16-le", "surrogatepass")) // 2 for char in text)


@given(texts)
def test_to_utf16_counts_units(text: str) -> None:
    assert [to_utf16(text, i) for i in range(len(text) + 1)] == [units(text[:i]) for i in range(len(text) + 1)]
    assert utf16_length(text) == units(text)


@given(texts)
def test_from_utf16_undoes_to_utf16(text: str) -> None:
    ruler = Ruler.of(text)
    for index in range(len(text) + 1):
        assert ruler.from_utf16(ruler.to_utf16(index)) == index


@given(texts)
def test_from_utf16_never_passes_the_position(text: str) -> None:
    ruler = Ruler.of(text)
    for position in range(units(text) + 1):
        index = ruler.from_utf16(position)
        assert ruler.to_utf16(index) <= position
        assert index == len(text) or ruler.to_utf16(index + 1) > position


def test_middle_of_a_pair_rounds_down() -> None:
    assert [from_utf16("组𠮷工", position) for position in range(5)] == [0, 1, 1, 2, 3]
    assert [from_utf16("𠮷𠮷", position) for position in range(5)] == [0, 0, 1, 1, 2]


def test_first_plane_is_the_same_on_both_scales() -> None:
    text = "e\u0301组工信息㐂"
    assert [to_utf16(text, i) for i in range(len(text) + 1)] == list(range(len(text) + 1))


@pytest.mark.parametrize("text", ["𠮷野家", f"一{FAMILY}二", "は\u3099𠮷"])
def test_qt_selects_what_the_ruler_says(text: str) -> None:
    document = QTextDocument(text)
    for index, char in enumerate(text):
        cursor = QTextCursor(document)
        cursor.setPosition(to_utf16(text, index))
        cursor.setPosition(to_utf16(text, index + 1), QTextCursor.MoveMode.KeepAnchor)
        assert document.characterCount() == utf16_length(text) + 1
        assert cursor.selectedText() == char


@pytest.mark.parametrize("place", [-1, 3])
def test_outside_is_refused(place: int) -> None:
    with pytest.raises(IndexError, match=str(place)):
        to_utf16("组工", place)
    with pytest.raises(IndexError, match=str(place)):
        from_utf16("组工", place)
