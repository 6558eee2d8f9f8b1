"""The numbers that a browser draws before the items of an ordered list."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import _Element as Element

_TYPES = {
    "1": "decimal",
    "a": "lower-latin",
    "A": "upper-latin",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-alpha": "lower-latin",
    "upper-alpha": "upper-latin",
    "simp-chinese-informal": "cjk-decimal",
    "trad-chinese-informal": "cjk-decimal",
    "cjk-ideographic": "cjk-decimal",
}
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_DIGITS = "零一二三四五六七八九"
_MOST = 1_000_000


@dataclass(slots=True)
class Numbering:
    """The running number of one list; `style` is its `list-style-type`."""

    style: str
    next: int = 1
    step: int = 1

    def mark(self, item: Element, own: str = "") -> str:
        """What stands before an item, "" for nothing; the list moves on to the next."""
        value = _whole(item.get("value"), self.next)
        self.next = value + self.step
        style = _TYPES.get(item.get("type") or own, own) or self.style
        return "" if style == "none" else _drawn(value, style)


def numbering(element: Element, stated: str) -> Numbering | None:
    """The numbering of a list element, None for one that is not ordered; `stated` is the style its rules give."""
    if element.tag != "ol":
        return None
    style = stated.partition("!")[0].strip().lower()
    kind = element.get("type") or ""
    style = _TYPES.get(style, style) or _TYPES.get(kind, "decimal")
    if element.get("reversed") is None:
        return Numbering(style, _whole(element.get("start"), 1))
    return Numbering(style, _whole(element.get("start"), sum(child.tag == "li" for child in element)), -1)


def list_style(rules: Mapping[str, str]) -> str:
    """The type of numbers that rules give, "" if they give none."""
    stated = rules.get("list-style-type") or ""
    if not stated and "none" in rules.get("list-style", "").lower().split():
        return "none"
    return str(stated)


def _whole(value: str | None, otherwise: int) -> int:
    try:
        return max(-_MOST, min(int((value or "").strip()), _MOST))
    except ValueError:
        return otherwise


def _drawn(value: int, style: str) -> str:
    if style == "cjk-decimal" and 0 < value < 100:
        return _chinese(value) + "、"
    if style.endswith("latin") and value > 0:
        mark = _letters(value)
    elif style.endswith("roman") and 0 < value < 4000:
        mark = _roman(value)
    elif style == "decimal-leading-zero":
        mark = f"{value:02d}"
    elif style in {"disc", "circle", "square"}:
        return ""
    else:
        mark = str(value)
    return (mark.upper() if style.startswith("upper") else mark) + ". "


def _letters(value: int) -> str:
    out = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def _roman(value: int) -> str:
    out = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        out += letters * count
    return out


def _chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
