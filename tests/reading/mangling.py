"""Mangling: bulletins cut, shuffled, doubled and damaged by chance, in lines, characters and bytes.

One `Random` decides everything, so that the seed that it was made with brings back the same text.
"""

import codecs
from collections.abc import Callable
from random import Random

from tests.score.gold import TESTS

from zugong_desk.places import seeds_dir
from zugong_desk.reading import read

ODD_LINES = (
    "", " ", "\u3000", "\f", "\ufeff", "\u2028", "\x85", "#", "# ", "######", "#1", ">", "> > >", "**", "***", "****",
    "-", "---", "- 3 -", "—3—", "第 3 页 共 9 页", "12", "７", "……", "·······", "| --- | --- |", "|甲|乙|丙|", "<br>",
    "<p>", "</p>", "&nbsp;", "&nbsp;&nbsp;", "<b>", "</strong>", "<!-- 甲 -->", "```", "一、", "（一）", "1．", "（1）", "①",
    "一是", "二要", "首先，", "第一，", "△", "●　", "（", "）", "【】", "【编者按】", "编者按：", "批示：", "目　录", "本期导读", "……12",
    "报：", "送：青山县委", "（共印 3 份）", "来源：《甲》", "（中共青山县委组织部）", "云岭市委组织部", "2023年4月14日", "第 3 期",
    "〔2022〕12号", "云岭组工信息", "　　　　经验交流", "—— 甲", "𠮷𠮷村委员会", "e\u0301", "👩‍🌾", "\u200b", "\ufffd", "\x00", "\ud800",
)  # fmt: skip
"""Lines that stand for a rule each, and such as no rule thought of."""

ODD_MARKS = (
    *"#*><&|-—·.…：:；，。、“”‘’（）()【】〔〕《》△●◆一二十第是要0１ \t\u3000\r\f\v",
    "**",
    "<b>",
    "&emsp;",
    "𠮷",
    "👍",
    "\u0301",
)

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be", "utf-16")


def texts() -> list[str]:
    """The seeds and our own texts, whole."""
    files = [*sorted(seeds_dir().glob("*.txt")), *sorted((TESTS / "data" / "tuned").glob("*.txt"))]
    files += sorted((TESTS / "data" / "tuned").glob("*.md"))
    return [read(file).text for file in files]


class Mangler:
    """Makes texts and files out of a pool of bulletins."""

    def __init__(self, random: Random, pool: list[str]) -> None:
        self.random = random
        self.pool = pool

    def text(self, most: int = 60) -> str:
        """A text of some `most` lines, mangled a few times over."""
        lines = self._stretch(most)
        for _ in range(self.random.choice((0, 1, 2, 4, 8, 16))):
            lines = self.random.choice(_ON_LINES)(self, lines)[: 4 * most]
        text = self.random.choice(("\n", "\n", "\n", "\r\n", "\n\n", "\r")).join(lines)
        for _ in range(self.random.choice((0, 0, 1, 3, 30))):
            text = self.random.choice(_ON_CHARACTERS)(self, text)
        return text

    def data(self, most: int = 60) -> bytes:
        """A file: a mangled text in some encoding, and often damaged."""
        data = self.text(most).encode(self.random.choice(ENCODINGS), "replace")
        for _ in range(self.random.choice((0, 0, 1, 3, 30))):
            data = self.random.choice(_ON_BYTES)(self, data)
        return data

    def noise(self, most: int = 400) -> bytes:
        """Bytes of chance, a byte order mark before them now and then."""
        mark = self.random.choice((b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return mark + self.random.randbytes(self.random.randint(0, most))

    def _stretch(self, most: int) -> list[str]:
        lines = self.random.choice(self.pool).split("\n")
        start = self.random.choice((0, self.random.randrange(len(lines))))
        return lines[start : start + self.random.randint(1, most)]

    def cut(self, size: int) -> tuple[int, int]:
        """A range of chance, short more often than long."""
        start = self.random.randint(0, size)
        return start, min(size, start + int(self.random.expovariate(1 / (1 + size / 8))))


Lines = list[str]


def _take_out(mangler: Mangler, lines: Lines) -> Lines:
    start, end = mangler.cut(len(lines))
    return lines[:start] + lines[end:]


def _double(mangler: Mangler, lines: Lines) -> Lines:
    start, end = mangler.cut(len(lines))
    return lines[:end] + lines[start:]


def _shuffle(mangler: Mangler, lines: Lines) -> Lines:
    start, end = mangler.cut(len(lines))
    return [*lines[:start], *mangler.random.sample(lines[start:end], end - start), *lines[end:]]


def _take_in(mangler: Mangler, lines: Lines) -> Lines:
    at = mangler.random.randint(0, len(lines))
    return [*lines[:at], *mangler._stretch(8), *lines[at:]]


def _take_in_odd(mangler: Mangler, lines: Lines) -> Lines:
    at = mangler.random.randint(0, len(lines))
    return [*lines[:at], *mangler.random.choices(ODD_LINES, k=mangler.random.choice((1, 1, 2, 6))), *lines[at:]]


def _join(mangler: Mangler, lines: Lines) -> Lines:
    start, end = mangler.cut(len(lines))
    return [*lines[:start], mangler.random.choice(("", " ", "　　")).join(lines[start:end]), *lines[end:]]


def _wrap(mangler: Mangler, lines: Lines) -> Lines:
    """Set the text in lines of one width, as a page does."""
    width = mangler.random.choice((1, 7, 20, 33, 40))
    return [line[at : at + width] for line in lines for at in range(0, max(1, len(line)), width)]


def _space_out(mangler: Mangler, lines: Lines) -> Lines:
    gap = [""] * mangler.random.choice((1, 1, 3))
    return [one for line in lines for one in (line, *gap)]


def _close_up(mangler: Mangler, lines: Lines) -> Lines:
    return [line for line in lines if line.strip()]


def _dress(mangler: Mangler, lines: Lines) -> Lines:
    """Put marks around some lines, as conversions do."""
    before, after = mangler.random.choice(
        (("# ", ""), ("### ", ""), ("> ", ""), ("- ", ""), ("**", "**"), ("△", ""), ("【", "】"), ("（", "）"), ("　　", ""),
         ("<p>", "</p>"), ("<b>", "</b>"), ("&nbsp;", ""), ("", "\r"), ("\f", ""), ("", "\f"), ("", "……3"), ("1．", ""),
         ("一、", "；"), ("| ", " |"), ("  " * 20, ""))
    )  # fmt: skip
    share = mangler.random.choice((0.1, 0.5, 1))
    return [before + line + after if mangler.random.random() < share else line for line in lines]


def _set_in_pages(mangler: Mangler, lines: Lines) -> Lines:
    """Page numbers and a running head every so many lines."""
    every, head = mangler.random.randint(1, 9), mangler.random.choice((*lines, "云岭组工信息"))
    number = mangler.random.choice(("{} ", "— {} —", "第{}页", "\f{}"))
    out: Lines = []
    for at, line in enumerate(lines):
        out += [number.format(at // every + 1), head, line] if at % every == every - 1 else [line]
    return out


def _take_away(mangler: Mangler, text: str) -> str:
    start, end = mangler.cut(len(text))
    return text[:start] + text[min(end, start + mangler.random.choice((1, 1, 5, 400))) :]


def _put_in(mangler: Mangler, text: str) -> str:
    at = mangler.random.randint(0, len(text))
    return text[:at] + "".join(mangler.random.choices(ODD_MARKS, k=mangler.random.choice((1, 1, 2, 9)))) + text[at:]


def _repeat(mangler: Mangler, text: str) -> str:
    at = mangler.random.randint(0, len(text))
    return text[:at] + text[at : at + 3] * mangler.random.choice((2, 2, 50)) + text[at + 3 :]


def _exchange(mangler: Mangler, text: str) -> str:
    one, other = mangler.random.choice(ODD_MARKS), mangler.random.choice(ODD_MARKS)
    return text.replace(one, other, mangler.random.choice((1, 5, -1)))[: 2 * len(text) + 9]


def _flip(mangler: Mangler, data: bytes) -> bytes:
    out = bytearray(data)
    for at in mangler.random.choices(range(len(out)), k=mangler.random.choice((1, 4))) if out else ():
        out[at] ^= 1 << mangler.random.randrange(8)
    return bytes(out)


def _lose(mangler: Mangler, data: bytes) -> bytes:
    start, end = mangler.cut(len(data))
    return data[:start] + data[min(end, start + mangler.random.choice((1, 1, 3, 99))) :]


def _overwrite(mangler: Mangler, data: bytes) -> bytes:
    start, end = mangler.cut(len(data))
    size = min(end - start, mangler.random.choice((1, 3, 99)))
    filling = mangler.random.choice((b"\0" * size, b"\xff" * size, b"\n" * size, mangler.random.randbytes(size)))
    return data[:start] + filling + data[start + size :]


def _cut_short(mangler: Mangler, data: bytes) -> bytes:
    return data[: mangler.random.randint(0, len(data))]


_ON_LINES: tuple[Callable[[Mangler, Lines], Lines], ...] = (
    _take_out, _double, _shuffle, _take_in, _take_in_odd, _take_in_odd, _join, _wrap, _space_out, _close_up, _dress, _dress,
    _set_in_pages,
)  # fmt: skip
_ON_CHARACTERS: tuple[Callable[[Mangler, str], str], ...] = (_take_away, _put_in, _put_in, _repeat, _exchange)
_ON_BYTES: tuple[Callable[[Mangler, bytes], bytes], ...] = (_flip, _lose, _overwrite, _cut_short)
