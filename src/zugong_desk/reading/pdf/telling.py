"""Telling the editor what of a PDF was read, and how."""

from zugong_desk.domain.source import Note
from zugong_desk.reading.pdf.pages import Pages
from zugong_desk.reading.sheet.telling import INSTALL, pages_notes


def notes_on(pages: Pages) -> tuple[Note, ...]:
    """What the editor must be told of how the pages were read."""
    notes = pages_notes(pages)
    if pages.missing and not pages.unread:
        notes.append(Note("unread", f"没有识字组件，按 PDF 自带的文字读入。要识字请运行 {INSTALL} 后重新导入。"))
    return tuple(notes)
