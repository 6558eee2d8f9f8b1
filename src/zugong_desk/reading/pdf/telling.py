"""Telling the editor what of a PDF was read, and how."""

from zugong_desk.domain.source import Note
from zugong_desk.reading.pdf.pages import Pages
from zugong_desk.reading.sheet.telling import INSTALL, damaged_note, numbered, recognised_note


def notes_on(pages: Pages) -> tuple[Note, ...]:
    """What the editor must be told of how the pages were read."""
    notes = []
    if pages.recognised:
        notes.append(recognised_note(pages.recognised))
    if pages.unread:
        advice = f"要识字请运行 {INSTALL} 后重新导入。" if pages.missing else "要识字请把“识字”改为“需要时”后重新导入。"
        notes.append(Note("unread", f"{numbered(pages.unread)}是图片或乱码，没有识字；其余各页已读入。{advice}"))
    elif pages.missing:
        notes.append(Note("unread", f"没有识字组件，按 PDF 自带的文字读入。要识字请运行 {INSTALL} 后重新导入。"))
    if pages.damaged:
        notes.append(damaged_note(pages.damaged))
    return tuple(notes)


def why_empty(pages: Pages) -> str:
    """Why there is no text at all, and what to do."""
    unread = "没有读入，原文件未改动。"
    if pages.missing:
        return f"这个 PDF 的各页是图片，没有可用的文字，{unread}要识字请运行 {INSTALL} 后再导入。"
    if pages.unread:
        return f"这个 PDF 的各页是图片，没有可用的文字，{unread}请把“识字”改为“需要时”后再导入。"
    if pages.recognised:
        return f"这个 PDF 的各页是图片，没有认出文字，{unread}请换一份更清楚的扫描件。"
    if pages.damaged:
        return f"这个 PDF 的各页都已损坏，{unread}请重新取得一份再导入。"
    return f"这个 PDF 的各页都是空白，{unread}请核对是否选对了文件。"
