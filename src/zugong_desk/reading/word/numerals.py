"""Numbers as Word writes them in its automatic numbering."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def numeral(number: int, form: str, pattern: str = "") -> str:
    """A number in one of Word's formats, by its name in the file; one that is not known is written in figures.

    `pattern` shows how a `custom` one begins, such as "001, 002".
    """
    if form == "custom":
        return str(number).zfill(len(pattern.partition(",")[0].strip()))
    write = _FORMS.get(form)
    return str(number) if write is None or number < 0 else write(number)


def _placed(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(figure)] for figure in str(number))


def _counted(digits: str, units: str, *, bare_ten: bool, zero: str = "零") -> Callable[[int], str]:
    """Counting in tens, hundreds, thousands and ten thousands."""

    def under_myriad(number: int) -> str:
        out, gap = "", False
        for place in (3, 2, 1, 0):
            figure = number // 10**place % 10
            if figure:
                out += (zero if gap and out else "") + digits[figure] + (units[place - 1] if place else "")
            gap = figure == 0
        return out

    def write(number: int) -> str:
        if number == 0:
            return digits[0]
        if number >= 10**8:
            return str(number)
        high, low = divmod(number, 10_000)
        out = under_myriad(high) + "万" if high else ""
        out += (zero if high and 0 < low < 1000 else "") + under_myriad(low)
        return out[1:] if bare_ten and 10 <= number < 20 else out

    return write


def _short_counted(number: int) -> str:
    """Up to ninety-nine in words, from a hundred on figure by figure."""
    return _THOUSANDS(number) if number < 100 else _placed("○" + _DIGITS[1:])(number)


def _from_row(first: str, count: int) -> Callable[[int], str]:
    """Characters that follow each other in Unicode; figures beyond the last."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= count else str(number)


def _listed(names: str) -> Callable[[int], str]:
    return lambda number: names[number - 1] if 0 < number <= len(names) else str(number)


def _cycled(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"


def _letters(first: str) -> Callable[[int], str]:
    """Letters from `first` on, after the last of them doubled: aa, bb and so on."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number else "0"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        out += letters * times
    return out


def _lower_roman(number: int) -> str:
    return _roman(number).lower()


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + figure: ord("０") + figure for figure in range(10)})


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _empty(_number: int) -> str:
    return ""


_THOUSANDS = _counted(_DIGITS, "十百千", bare_ten=True)
_FORMS: dict[str, Callable[[int], str]] = {
    "none": _empty,
    "bullet": _empty,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _from_row("①", 20),
    "decimalEnclosedCircleChinese": _from_row("①", 20),
    "decimalEnclosedParen": _from_row("⑴", 20),
    "decimalEnclosedFullstop": _from_row("⒈", 20),
    "ideographEnclosedCircle": _from_row("㊀", 10),
    "upperRoman": _roman,
    "lowerRoman": _lower_roman,
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _short_counted,
    "taiwaneseCounting": _short_counted,
    "chineseCountingThousand": _THOUSANDS,
    "taiwaneseCountingThousand": _THOUSANDS,
    "japaneseCounting": _THOUSANDS,
    "ideographDigital": _placed(_DIGITS),
    "taiwaneseDigital": _placed("○" + _DIGITS[1:]),
    "japaneseDigitalTenThousand": _placed(_DIGITS),
    "chineseLegalSimplified": _counted(_LEGAL, "拾佰仟", bare_ten=False),
    "ideographLegalTraditional": _counted(_LEGAL_TRADITIONAL, "拾佰仟", bare_ten=False),
    "japaneseLegal": _counted("〇壱弐参四伍六七八九", "拾百千", bare_ten=False),
    "ideographTraditional": _listed(_STEMS),
    "ideographZodiac": _listed(_BRANCHES),
    "ideographZodiacTraditional": _cycled,
}
