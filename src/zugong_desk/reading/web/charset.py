"""The encoding of a page: what it states is believed only as far as its bytes bear it out."""

import codecs
import re

from zugong_desk.domain.source import Note
from zugong_desk.reading.decode import BOMS, PLAUSIBLE, SURE, Decoded, decode, guess
from zugong_desk.reading.errors import ReadingError

BIG5 = "big5"
_STATED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_UNWRITTEN = ((b"<!--", b"-->"), (b"<script", b"</script"), (b"<style", b"</style"))
_NAMES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_NAMES |= dict.fromkeys(("big5", "big-5", "big5-hkscs", "big5hkscs", "cp950"), BIG5)
_HEAD = 1 << 16


def decode_page(data: bytes, envelope: str | None = None, wish: str | None = None) -> Decoded:
    """The text of a page in the encoding wished for, else in the one that fits its bytes; the stated one if both fit.

    Raises ReadingError for an encoding that is not known and for bytes that are text in none.
    """
    if wish is not None:
        return _decoded(data, _NAMES.get(wish.strip().lower(), wish))
    if any(data.startswith(bom) for bom, _ in BOMS):
        return decode(data)
    return _decoded(data, _fitting(data, _stated(data, envelope)))


def _stated(data: bytes, envelope: str | None) -> str | None:
    found = _STATED.search(data[:_HEAD])
    stated = envelope or (found[1].decode("ascii", "replace") if found else None)
    return _NAMES.get(stated.lower()) if stated else None


def _fitting(data: bytes, stated: str | None) -> str:
    if data[:_HEAD].count(0) > len(data[:_HEAD]) // 10:
        return guess(data)
    written = _written(data)
    if sum(byte >= 0x80 for byte in written) < SURE:
        return stated or "utf-8"
    try:
        best = guess(written)
    except ReadingError:
        best = ""
    if best != "utf-8" and _big5_worth(written, stated) > (0 if not best else PLAUSIBLE):
        return BIG5
    if not best:
        raise ReadingError("这个网页不是文本，没有读入，原文件未改动。请用浏览器打开后另存为 txt 再导入。")
    return best


def _written(data: bytes) -> bytes:
    """The first bytes of the page that are neither tags, remarks, scripts nor sheets."""
    folded = data.lower()
    out: list[bytes] = []
    size = at = 0
    while size < _HEAD:
        tag = data.find(b"<", at)
        piece = data[at : tag if tag >= 0 else len(data)]
        out.append(piece)
        size += len(piece)
        if tag < 0:
            break
        close = next((shut for begin, shut in _UNWRITTEN if folded.startswith(begin, tag)), b">")
        end = folded.find(close, tag)
        if end < 0:
            break
        at = end + len(close) if close in {b">", b"-->"} else end + 1
        at += 0 if close in {b">", b"-->"} else max(0, data.find(b">", at) + 1 - at)
    return b"".join(out)


def _big5_worth(written: bytes, stated: str | None) -> float:
    """How much more the bytes look like Big5 than like GB 18030: the share of frequent characters in each, junk taken off."""
    as_big5 = _frequent(written, BIG5, (0xA1, 0xC6))
    as_gb = max(_frequent(written, "gb18030", (0xA1, 0xD7)), 0.0)
    return as_big5 - as_gb + (PLAUSIBLE / 2 if stated == BIG5 else 0.0)


def _frequent(written: bytes, codec: str, rows: tuple[int, int]) -> float:
    """Frequent characters less three times the junk, a character beyond ASCII."""
    text = [char for char in written.decode(codec, "replace") if char >= "\x80"]
    good = junk = 0
    for char in text:
        encoded = char.encode(codec, "ignore")
        if char == "\ufffd" or not ("\u3000" <= char <= "\u301f" or "\u4e00" <= char <= "\uff5e" or char in "—…‘’“”·"):
            junk += 1
        elif len(encoded) == 2 and rows[0] <= encoded[0] <= rows[1]:
            good += 1
    return (good - 3 * junk) / len(text) if text else 0.0


def _decoded(data: bytes, encoding: str) -> Decoded:
    if encoding != BIG5:
        return decode(data, encoding)
    text = codecs.decode(data, "big5hkscs", "replace")
    bad = text.count("\ufffd")
    message = f"按 BIG5 读，有 {bad} 处认不出，已用 \ufffd 标出，原字节保留。可换编码重读。"
    plain = decode(text.encode(), "utf-8")
    return Decoded(plain.text, BIG5, ((Note("undecodable", message),) if bad else ()) + plain.notes)
