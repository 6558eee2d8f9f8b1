import pytest
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.annotation import Practice
from zugong_desk.export.clean import cleaned, unfit
from zugong_desk.export.passages import Passage

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_what_is_left_goes_through_xml_and_utf8_unchanged(text: str) -> None:
    left = cleaned(text)
    element = OxmlElement("w:t")
    element.text = left
    assert (parse_xml(serialize_part_xml(element)).text or "") == left
    assert len(text) - len(left) == unfit([text]).total()
    assert cleaned(left) == left


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x0c", "\r", "\x1f", "\ufffe", "\uffff", "\ud842"])
def test_unfit_characters_go_and_are_counted(bad: str) -> None:
    assert cleaned(f"甲{bad}𠮷👍e\u0301{bad}") == "甲𠮷👍e\u0301"
    assert unfit([f"甲{bad}", bad, "乙"]) == {bad: 2}


def test_what_people_write_stays() -> None:
    text = "甲\t乙\n丙\u3000\u00a0\u2028\u200f…—·①㎡〇𠮷👨‍👩‍👧\ue000\ufffd"
    assert cleaned(text) == text


def test_every_text_of_a_passage_is_made_fit() -> None:
    bad = "甲\x00"
    passage = Passage(bad, bad, bad, (bad, bad), bad, Practice(bad, bad, bad, bad, bad, bad, 2), "id", "", bad, bad)
    fit = passage.fit()
    assert set(fit.words) - {""} == {"甲"}
    assert (unfit(passage.words).total(), unfit(fit.words).total(), fit.practice.rating) == (14, 0, 2)
