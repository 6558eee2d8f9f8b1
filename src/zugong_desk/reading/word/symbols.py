"""Characters of symbol fonts, which Word stores by their place in the font, as characters that any font has."""

_PLACES = (
    ("symbol", "b7 b4 b8 b0 b1 a3 b3 b9 bb", "•×÷°±≤≥≠≈"),
    ("symbol", b"ABGDEZHQIKLMNXOPRSTUFCYW".hex(), "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"),
    ("symbol", b"abgdezhqiklmnxoprstufcyw".hex(), "αβγδεζηθικλμνξοπρστυφχψω"),
    ("wingdings", "6c 6d 6e 6f 71 72 74 75 76 9e 9f a0 a1 a7 a8 ab b2", "●❍■□❑❒⧫◆❖·•▪○▪◻★✧"),
    ("wingdings", "80 81 82 83 84 85 86 87 88 89 8a", "⓪①②③④⑤⑥⑦⑧⑨⑩"),
    ("wingdings", "8b 8c 8d 8e 8f 90 91 92 93 94 95", "⓿❶❷❸❹❺❻❼❽❾❿"),
    ("wingdings", "d8 df e0 e1 e2 e8 f0 fb fc fd fe 28 2a 46", "➢←→↑↓➔⇨✗✓☒☑☎✉☞"),
    ("wingdings 2", "4f 50 51 52 a3 97 a2 ae", "✗✓☒☑□●■◆"),
    ("webdings", "61 63 67 6e 34", "✓□■●▶"),
)
"""Fonts, places in them in hexadecimal, and what stands there."""


def _by_font() -> dict[str, dict[int, str]]:
    out: dict[str, dict[int, str]] = {}
    for font, places, characters in _PLACES:
        out.setdefault(font, {}).update(zip(bytes.fromhex(places), characters, strict=True))
    return out


_FONTS = _by_font()
PRIVATE = range(0xF000, 0xF100)
"""Where Word keeps the 256 places of a symbol font."""


def symbol(code: int, font: str) -> str | None:
    """The character at a place of a symbol font, as Unicode has it; None if it is not known."""
    place = code - 0xF000 if code in PRIVATE else code
    known = _FONTS.get(font.lower())
    if known is not None and place < 0x100:
        return known.get(place)
    if code in PRIVATE:
        return chr(place) if 0x20 <= place < 0x7F else None
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else None


def spelt(text: str, font: str) -> str:
    """A bullet's text with its private characters put as Unicode; a plain dot for those that are not known."""
    if font.lower() not in _FONTS and not any(ord(character) in PRIVATE for character in text):
        return text
    return "".join(symbol(ord(character), font) or "•" if _is_place(character) else character for character in text)


def unfolded(text: str, font: str) -> str:
    """Text with the private characters of a symbol font put as Unicode; those that are not known stay."""
    known = _FONTS.get(font.lower())
    if known is None:
        return text
    return "".join(known.get(ord(it) - 0xF000, it) if ord(it) in PRIVATE else it for it in text)


def _is_place(character: str) -> bool:
    return ord(character) in PRIVATE or "!" <= character <= "ÿ"
