"""A corrected bulletin as plain text: one block a line, a blank line between."""

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError


def write(bulletin: Bulletin) -> bytes:
    """The reading text, UTF-8 without BOM; blocks set aside and empty ones are left out."""
    blocks = (cleaned(block.text) for block in bulletin.lines)
    return ("\n\n".join(text for text in blocks if text.strip()) + "\n").encode()


def check(data: bytes, bulletin: Bulletin) -> None:
    """ExportError unless the bytes say each block once, in order."""
    wanted = [text for block in bulletin.lines if (text := cleaned(block.text)).strip()]
    if [text for text in data.decode(errors="replace").split("\n") if text] != wanted:
        raise ExportError("写出的文字与阅读稿不一致，没有放入，原有文件未改动。")
