"""Telling the editor what of an OFD was read, and how."""

from zugong_desk.domain.source import Note
from zugong_desk.reading.ofd.sheets import Reading
from zugong_desk.reading.sheet.telling import numbered, pages_notes


def notes_on(reading: Reading, seals: int) -> tuple[Note, ...]:
    """What the editor must be told of a file's reading."""
    found = pages_notes(reading)
    if reading.cut:
        found.append(Note("cut", f"{numbered(reading.cut)}内容过多，只读入一部分。请核对原件。"))
    if reading.unmapped:
        found.append(
            Note("unmapped", f"有 {reading.unmapped} 个字只有字形、没有编码，读不出是什么字。请对照原件校改。")
        )
    if seals:
        found.append(Note("seals", f"文件上有 {seals} 处电子印章，只照样画出，没有验证真伪。"))
    return tuple(found)
