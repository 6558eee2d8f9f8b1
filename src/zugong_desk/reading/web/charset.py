"""The encoding of a page: what it states is believed only as far as its bytes bear it out."""

import re

from zugong_desk.reading.decode import BIG5, BOMS, SURE, Decoded, decode, guess
from zugong_desk.reading.errors import ReadingError

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
        return decode(data, _NAMES.get(wish.strip().lower(), wish))
    if any(data.startswith(bom) for bom, _ in BOMS):
        return decode(data)
    return decode(data, _fitting(data, _stated(data, envelope)))


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
        return guess(written)
    except ReadingError:
        raise ReadingError("这个网页不是文本，没有读入，原文件未改动。请用浏览器打开后另存为 txt 再导入。") from None


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
