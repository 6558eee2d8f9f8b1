"""Encodings: every form in which a bulletin arrives, whole and damaged."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.places import seeds_dir
from zugong_desk.reading import ReadingError
from zugong_desk.reading.decode import decode, guess

SEEDS = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt"))}
TITLE = "清溪组工信息增刊"
FORMS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "gb18030": "gb18030",
    "gbk": "gb18030",
}
BOMS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def in_form(text: str, form: str) -> bytes:
    return text.encode(form, "ignore" if form == "gbk" else "strict")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_whole_file_is_read_back(seed: str, form: str) -> None:
    data = in_form(SEEDS[seed], form)
    decoded = decode(data)
    assert decoded.encoding == FORMS[form]
    assert decoded.text == data.decode(form)
    assert decoded.notes == ()


@pytest.mark.parametrize("form", BOMS)
def test_a_byte_order_mark_decides_and_is_not_text(form: str) -> None:
    decoded = decode(BOMS[form] + TITLE.encode(form))
    assert (decoded.encoding, decoded.text) == (form, TITLE)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", [TITLE, "领导批示：\r\n", "第 9 期\n编者按", "𠮷安村委会二是强化管理"])
def test_a_few_characters_are_enough(form: str, text: str) -> None:
    assert decode(in_form(text, form)).encoding == FORMS[form]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("start", [0, 1000, 2000])
def test_a_piece_cut_in_mid_character_is_still_known(form: str, start: int) -> None:
    data = in_form(SEEDS["000"][start : start + 80], form)
    assert decode(data[:-1]).encoding == FORMS[form]


@pytest.mark.parametrize("form", ["utf-8", "gb18030"])
def test_a_piece_that_begins_in_mid_character_is_still_known(form: str) -> None:
    assert decode(in_form(SEEDS["003"][500:900], form)[1:]).encoding == FORMS[form]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_bad_byte_changes_nothing_else(seed: str, form: str) -> None:
    data = bytearray(in_form(SEEDS[seed], form))
    data[len(data) // 2] = 0xFF
    assert decode(bytes(data)).encoding == FORMS[form]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("zeros", [1, 2, 513, 200_000])
def test_zeros_after_the_end_do_not_mislead(form: str, zeros: int) -> None:
    decoded = decode(in_form(TITLE * 4, form) + b"\0" * zeros)
    assert decoded.encoding == FORMS[form]
    assert decoded.text.startswith(TITLE * 4)
    assert "\0" not in decoded.text


def test_bad_bytes_are_marked_and_counted() -> None:
    data = "关于召开会议的通知，请各单位按时参加。".encode("gb18030")
    decoded = decode(data[:10] + b"\xff" + data[10:20] + b"\xff" + data[20:])
    assert decoded.encoding == "gb18030"
    assert decoded.text.count("\ufffd") == 2
    assert [note.code for note in decoded.notes] == ["undecodable"]
    assert "2 处" in decoded.notes[0].message


def test_a_replacement_character_of_the_file_itself_is_no_damage() -> None:
    decoded = decode("会议通知\ufffd，请参加。".encode())
    assert decoded.text == "会议通知\ufffd，请参加。"
    assert decoded.notes == ()


@pytest.mark.parametrize("unusable", ["\0", "\x07", "\x1a", "\ufffe", "\uffff", "\x7f"])
def test_characters_that_nothing_can_carry_are_replaced_one_for_one(unusable: str) -> None:
    decoded = decode(f"会议{unusable}通知，请各单位参加{unusable}。".encode())
    assert decoded.text == "会议\ufffd通知，请各单位参加\ufffd。"
    assert [note.code for note in decoded.notes] == ["unusable"]


def test_line_ends_and_form_feeds_are_kept() -> None:
    text = "会议通知\r\n请参加\n\f第二页\t表\r完"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "text",
    ["plain ASCII text\n", "Grüße aus Köln, schöne Straße", "Привет, это текст на русском", "한국어 문서입니다", "1"],
)
def test_text_in_other_scripts_is_text(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("size", [64, 1000, 70_000])
def test_random_bytes_are_no_text(seed: int, size: int) -> None:
    with pytest.raises(ReadingError, match="不是文本"):
        guess(random.Random(seed).randbytes(size))


def test_zeros_are_no_text() -> None:
    with pytest.raises(ReadingError, match="不是文本"):
        decode(b"\0" * 5000)


@pytest.mark.parametrize(
    ("asked", "got"), [("GBK", "gb18030"), ("gb2312", "gb18030"), ("UTF_8", "utf-8"), ("utf-16-be", "utf-16-be")]
)
def test_an_encoding_that_is_asked_for_is_used(asked: str, got: str) -> None:
    decoded = decode(TITLE.encode(got), asked)
    assert (decoded.encoding, decoded.text) == (got, TITLE)


def test_a_wrong_encoding_that_is_asked_for_is_used_too() -> None:
    decoded = decode(TITLE.encode("gb18030"), "utf-8")
    assert decoded.encoding == "utf-8"
    assert decoded.notes[0].code == "undecodable"


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(ReadingError, match="klingon"):
        decode(b"x", "klingon")


def outcome(data: bytes) -> str:
    """The text, or the message of the refusal."""
    try:
        return decode(data).text
    except ReadingError as error:
        return str(error)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    text = outcome(data)
    assert not set(text) & set("\0\x01\x1f\ufffe\uffff")
    assert text.encode().decode() == text


@pytest.mark.parametrize("text", ["联通", "一是", "报：", "目录"])
def test_two_characters_that_could_be_utf_8_are_chinese(text: str) -> None:
    assert decode(text.encode("gb18030")).text == text


TRADITIONAL = (
    "中共清溪縣委組織部工作簡報\n第三期\n各鄉鎮把議事的桌子搬到院壩裡，聽群眾講難處，當場能辦的當場辦。一是強化領導。"
)


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL[:13], TRADITIONAL * 50])
def test_traditional_script_in_big5_is_known(text: str) -> None:
    decoded = decode(text.encode("big5"))
    assert (decoded.encoding, decoded.text, decoded.notes) == ("big5", text, ())


@pytest.mark.parametrize("form", FORMS)
def test_traditional_script_in_other_encodings_is_not_taken_for_big5(form: str) -> None:
    assert decode(TRADITIONAL.encode(form)).encoding == FORMS[form]


def test_damage_in_big5_is_counted() -> None:
    data = TRADITIONAL.encode("big5") + b"\xff\xff"
    decoded = decode(data)
    assert decoded.encoding == "big5"
    assert [note.code for note in decoded.notes] == ["undecodable"]
