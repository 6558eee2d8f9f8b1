"""Numbers as a bulletin's headings, dates and issues write them."""

import re
from dataclasses import dataclass

_DIGITS = "〇一二三四五六七八九"


def chinese(value: int) -> str:
    """1 to 99 in Chinese numerals, as a person counts."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not head else "")


def chinese_year(value: int) -> str:
    """A year digit by digit."""
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def value_of(text: str) -> int | None:
    """The value of ASCII digits or of a Chinese numeral from 1 to 99."""
    if text.isascii() and text.isdigit():
        return int(text)
    found = re.fullmatch(rf"(?:([{_DIGITS}])?(十))?([{_DIGITS}])?", text)
    if not text or not found:
        return None
    tens = 0 if not found[2] else _DIGITS.index(found[1]) if found[1] else 1
    return tens * 10 + (_DIGITS.index(found[3]) if found[3] else 0)


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the headings of one level are numbered."""

    before: str
    after: str
    in_chinese: bool

    def of(self, value: int) -> str:
        return f"{self.before}{chinese(value) if self.in_chinese else value}{self.after}"


HAN = Numbering("", "、", in_chinese=True)
HAN_IN_BRACKETS = Numbering("（", "）", in_chinese=True)
HAN_IN_LATIN_BRACKETS = Numbering("(", ")", in_chinese=True)
DIGIT = Numbering("", "．", in_chinese=False)
DIGIT_LATIN_DOT = Numbering("", ".", in_chinese=False)
DIGIT_SPACED = Numbering("", ". ", in_chinese=False)
DIGIT_PAUSE = Numbering("", "、", in_chinese=False)
DIGIT_IN_BRACKETS = Numbering("（", "）", in_chinese=False)

Scheme = tuple[Numbering, ...]
"""How headings are numbered from the first level down, as far as such numbers go."""

OFFICIAL: Scheme = (HAN, HAN_IN_BRACKETS, DIGIT, DIGIT_IN_BRACKETS)
"""The four levels of GB/T 9704."""

SCHEMES: tuple[Scheme, ...] = (
    OFFICIAL,
    (HAN, HAN_IN_BRACKETS, DIGIT_LATIN_DOT, DIGIT_IN_BRACKETS),
    (HAN, HAN_IN_LATIN_BRACKETS, DIGIT_SPACED, DIGIT_IN_BRACKETS),
    (HAN_IN_BRACKETS, DIGIT, DIGIT_IN_BRACKETS),
    (HAN_IN_BRACKETS, DIGIT_PAUSE, DIGIT_IN_BRACKETS),
    (HAN, DIGIT_PAUSE, DIGIT_IN_BRACKETS),
    (HAN, DIGIT, DIGIT_IN_BRACKETS),
    (DIGIT, DIGIT_IN_BRACKETS),
    (DIGIT_PAUSE, DIGIT_IN_BRACKETS),
)

NUMBERED = re.compile(
    rf"(?P<open>[（(])(?P<inner>[{_DIGITS}十]{{1,3}}|\d{{1,2}})[）)]\s*"
    rf"|(?P<outer>[{_DIGITS}十]{{1,3}}(?=、)|\d{{1,2}}(?=[．.、](?!\d)))[．.、]\s*"
)
"""What numbers a heading: 一、 （一） 1． 1、 （1） at its very start."""


def heading_number(text: str) -> tuple[int, int] | None:
    """The value of the number a heading begins with, and where its words begin; None if it has none."""
    found = NUMBERED.match(text)
    value = value_of(found["inner"] or found["outer"]) if found else None
    return (value, found.end()) if found and value else None
