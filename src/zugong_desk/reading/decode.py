"""Bytes to text: which encoding a file is in, and what could not be read."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from zugong_desk.domain.source import Note
from zugong_desk.reading.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text without a byte order mark, and the name of its encoding."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


BIG5 = "big5"
CANDIDATES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", BIG5)
"""Tried in this order; the first of equals wins. All of GB2312, GBK and GB18030 are read as GB18030, which holds them."""

CODECS = {"utf-8-sig": "utf-8", BIG5: "big5hkscs"}
"""What an encoding is decoded by, where that has another name."""

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 1 << 16
"""Bytes from which an encoding is judged."""

PLAUSIBLE = 0.3
"""Least score of text that is text: random bytes stay below 0 in every encoding, damaged text above 0.5."""

SURE = 5
"""Well-formed characters beyond ASCII that settle UTF-8: five Chinese characters in GBK look so once in 40,000."""

ALIASES = {
    "utf8": "utf-8",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "utf16": "utf-16-le",
    "big5hkscs": BIG5,
    "cp950": BIG5,
}

# Characters that neither a database, an XML file nor a screen can carry; tab, line ends and form feed can stay.
_UNUSABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file in the given encoding, or in the one that fits best.

    Bytes that do not decode, and characters that no text should hold, become U+FFFD one for one, and a note counts them.
    Raises ReadingError for an encoding that is not known and for bytes that are no text in any.
    """
    marked = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), None)
    if encoding is not None:
        return _decoded(data, _known(encoding), marked)
    if marked is not None:
        return _decoded(data, marked[1], marked)
    return _decoded(data, guess(data), None)


def guess(data: bytes) -> str:
    """The encoding in which the bytes look most like Chinese text; ReadingError if they look like text in none."""
    sample = _sample(data)
    sound = _sound_utf8(sample)
    if sound and sum(byte >= 0xC0 for byte in sample) >= SURE:
        return "utf-8"
    scores = {name: _score(sample.decode(CODECS.get(name, name), "replace"), name) for name in CANDIDATES}
    best = max(CANDIDATES, key=lambda name: scores[name])
    if scores[best] >= PLAUSIBLE:
        return best
    if sound:
        return "utf-8"
    raise ReadingError("这个文件不是文本，没有读入，原文件未改动。请另存为 txt 或 md 再导入。")


def _sample(data: bytes) -> bytes:
    """The bytes to judge by: padding at the end of a file says nothing about its text."""
    head = data[:SAMPLE]
    kept = head.rstrip(b"\x00")
    # UTF-16 LE text may end in the zero byte of its last character.
    return head if not kept or len(head) - len(kept) < 2 else kept


def _sound_utf8(sample: bytes) -> bool:
    """Whether these are well-formed UTF-8 without control codes; a character cut at the end is no fault."""
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    return _REPLACEMENT not in text and _UNUSABLE.search(text) is None


def _score(text: str, encoding: str) -> float:
    """Common characters less three times the junk, a character: near 1 for Chinese text, below 0 for a wrong decoding."""
    if not text:
        return 0.0
    counts: dict[str, int] = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    common = _common_in_big5 if encoding == BIG5 else _first_level
    return sum(_worth(char, common) * count for char, count in counts.items()) / len(text)


@lru_cache(maxsize=1 << 14)
def _worth(char: str, common: Callable[[str], bool]) -> float:
    """1 for ASCII text, Chinese punctuation and common characters; -3 for junk; else 0."""
    if char < "\x80":
        return 1.0 if char.isprintable() or char in "\t\n\r\f" else -3.0
    if "\u4e00" <= char <= "\u9fff":
        return 1.0 if common(char) else 0.0
    if char in "\u3000·—‘’“”…①②③④⑤⑥⑦⑧⑨⑩△●◆■★" or "\u3001" <= char <= "\u301f" or "\uff01" <= char <= "\uff5e":
        return 1.0
    # Beyond the basic plane stand rare characters and emoji, which no wrong decoding hits often.
    return 0.0 if "\U00020000" <= char <= "\U0003ffff" or "\U0001f300" <= char <= "\U0001faff" else -3.0


def _first_level(char: str) -> bool:
    """GB/T 2312 rows 16 to 55 hold the common characters, rows 56 to 87 the rarer ones."""
    encoded = char.encode("gb2312", "ignore")
    return bool(encoded) and encoded[0] <= 0xD7


def _common_in_big5(char: str) -> bool:
    """Big5's first level, A440 to C67E, holds the 5,401 common characters of traditional script."""
    encoded = char.encode(CODECS[BIG5], "ignore")
    return len(encoded) == 2 and 0xA4 <= encoded[0] <= 0xC6


def _known(encoding: str) -> str:
    name = encoding.strip().lower().replace("_", "-")
    name = ALIASES.get(name.replace("-", ""), name)
    if name not in (*CANDIDATES, "utf-8-sig"):
        raise ReadingError(f"不认识编码“{encoding}”，没有读入。可选 utf-8、gb18030、utf-16-le、utf-16-be、big5。")
    return name


def _decoded(data: bytes, encoding: str, marked: tuple[bytes, str] | None) -> Decoded:
    if marked is not None and marked[1].startswith(encoding):
        data, encoding = data[len(marked[0]) :], marked[1]
    codec = CODECS.get(encoding, encoding)
    text = data.decode(codec, "replace")
    bad = text.count(_REPLACEMENT) - _honest(data, codec)
    text, unusable = _UNUSABLE.subn(_REPLACEMENT, text)
    return Decoded(text, encoding, _notes(encoding, max(0, bad), unusable))


def _honest(data: bytes, codec: str) -> int:
    """How often the file itself holds U+FFFD, so that it is not counted as damage."""
    return data.count(_REPLACEMENT.encode(codec)) if codec != CODECS[BIG5] else 0


def _notes(encoding: str, bad: int, unusable: int) -> tuple[Note, ...]:
    notes = []
    if bad:
        message = f"按 {encoding.upper()} 读，有 {bad} 处认不出，已用 {_REPLACEMENT} 标出，原字节保留。可换编码重读。"
        notes.append(Note("undecodable", message))
    if unusable:
        message = f"有 {unusable} 个不能显示的控制字符，已逐个用 {_REPLACEMENT} 代替，原字节保留。"
        notes.append(Note("unusable", message))
    return tuple(notes)
