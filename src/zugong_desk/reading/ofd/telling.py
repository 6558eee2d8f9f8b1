"""Telling the editor what of an OFD was read, and how."""

from zugong_desk.domain.source import Note
from zugong_desk.reading.ofd.sheets import Reading
from zugong_desk.reading.sheet.telling import INSTALL, damaged_note, numbered, recognised_note

_UNREAD = "没有读入，原文件未改动。"


def notes_on(reading: Reading, seals: int) -> tuple[Note, ...]:
    """What the editor must be told of a file's reading."""
    found = []
    if reading.damaged:
        found.append(damaged_note(reading.damaged))
    if reading.cut:
        found.append(Note("cut", f"{numbered(reading.cut)}内容过多，只读入一部分。请核对原件。"))
    if reading.recognised:
        found.append(recognised_note(reading.recognised))
    if reading.unread:
        advice = f"要识别请运行 {INSTALL} 后重新导入。" if reading.missing else "要识别请改选“识别图片”后重新导入。"
        found.append(Note("unread", f"{numbered(reading.unread)}只有图片，没有识别；其余各页已读入。{advice}"))
    if reading.unmapped:
        found.append(
            Note("unmapped", f"有 {reading.unmapped} 个字只有字形、没有编码，读不出是什么字。请对照原件校改。")
        )
    if seals:
        found.append(Note("seals", f"文件上有 {seals} 处电子印章，只照样画出，没有验证真伪。"))
    return tuple(found)


def why_empty(reading: Reading) -> str:
    """Why there is no text at all, and what to do."""
    if reading.missing:
        return f"这个 OFD 的各页只有图片，没有文字，{_UNREAD}要识别图片里的文字，请运行 {INSTALL} 后再导入。"
    if reading.unread:
        return f"这个 OFD 的各页只有图片，没有文字，{_UNREAD}请改选“识别图片”后再导入。"
    if reading.recognised:
        return f"这个 OFD 的各页只有图片，没有认出文字，{_UNREAD}请换一份更清楚的扫描件。"
    if reading.damaged:
        return f"这个 OFD 的各页都已损坏，{_UNREAD}请重新取得一份再导入。"
    return f"这个 OFD 里没有文字，{_UNREAD}请核对是否选对了文件。"
