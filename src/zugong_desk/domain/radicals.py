"""Radicals: characters that writers of files call by the name of a radical of the same look."""

import unicodedata

_SUPPLEMENT_PAIRS = (
    "⺁厂 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺉刂 ⺊卜 ⺋㔾 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗㣺 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月"
    " ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫罒 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺵网"
    " ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车"
    " ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼"
    " ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"
)
_SIMPLIFIED = str.maketrans("戶靑", "户青")
"""Unicode names the traditional form; the fonts that mix these up draw the simplified one."""

RADICALS = {pair[0]: pair[1] for pair in _SUPPLEMENT_PAIRS.split()} | {
    chr(code): unicodedata.normalize("NFKC", chr(code)).translate(_SIMPLIFIED) for code in range(0x2F00, 0x2FD6)
}
"""Radicals, as some writers call ordinary characters that look the same, and those characters."""


def is_radical(char: str) -> bool:
    """Whether a character is encoded as a radical and has an ordinary twin."""
    return char in RADICALS


def ordinary(text: str, seen: frozenset[str]) -> str:
    """A line's text with the ordinary characters for its radicals, one for one.

    A radical stays where it is spoken of as such: between characters that are not Chinese, on a page whose characters
    `seen` hold its ordinary twin as well.
    """
    if not any(char in RADICALS for char in text):
        return text
    return "".join(_ordinary(text, at, seen) if text[at] in RADICALS else text[at] for at in range(len(text)))


def _ordinary(text: str, at: int, seen: frozenset[str]) -> str:
    twin = RADICALS[text[at]]
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    alone = not any(char.isalpha() or char in RADICALS for char in beside)
    return text[at] if alone and twin in seen else twin
