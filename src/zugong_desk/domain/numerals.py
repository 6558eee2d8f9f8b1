"""Numbers and dates as Chinese documents write them."""

import re
import unicodedata
from datetime import date

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 12

NUMBER = r"[0-9０-９OＯ〇零○一二三四五六七八九十百千]+"
YEAR = r"(?:[12１２][0-9０-９OＯ]{3}|[一二][〇零○OＯ一二三四五六七八九]{3})"
DATE = re.compile(rf"({YEAR})\s*年(?:\s*({NUMBER})\s*月(?:\s*({NUMBER})\s*[日号])?)?")
_DOTTED = re.compile(r"([12][0-9]{3})\s*[-./．]\s*([0-9]{1,2})\s*[-./．]\s*([0-9]{1,2})")


def number(text: str) -> int | None:
    """The value of a number in ASCII, full-width or Chinese digits (with or without 十百千); None if it is none.

    Nor is anything longer than the numbers of issues, years and headings are: the library could not hold it.
    """
    text = unicodedata.normalize("NFKC", re.sub(r"\s", "", text))
    if len(text) > _LONGEST:
        return None
    text = text.replace("O", "0" if any(char.isdigit() and char.isascii() for char in text) else "〇")
    if text.isascii() and text.isdigit():
        return int(text)
    if text and all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total, digit = 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[char]
            digit = None
        else:
            return None
    return total + (digit or 0) if text else None


def find_date(text: str) -> re.Match[str] | None:
    """The first date in a text, in digits (2023 年 4 月 14 日, 2023-04-14) or characters; month and day may be absent."""
    found = DATE.search(text)
    dotted = _DOTTED.search(text)
    if dotted and (not found or found[3] is None):
        return dotted
    return found


def iso(found: re.Match[str]) -> str | None:
    """A found date as YYYY-MM-DD; None if a part is absent or there is no such day."""
    parts = [number(part) if part else None for part in found.groups()]
    year, month, day = parts
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
