"""Telling the editor what of a PDF was read, and how."""

from collections.abc import Iterable
from itertools import groupby

from zugong_desk.domain.source import Note
from zugong_desk.reading.pdf.pages import Pages

INSTALL = 'pip install "zugong-desk[ocr]"'

_LISTED = 8
"""Stretches of pages named in a note; of more, only the number is told."""


def notes_on(pages: Pages) -> tuple[Note, ...]:
    """What the editor must be told of how the pages were read."""
    notes = []
    if pages.recognised:
        doubted = sum(len(how.doubts) for lines in pages.recognised.values() for _text, how in lines)
        told = f"有 {doubted} 处没有把握，请先核对。" if doubted else "请对照原件核对。"
        notes.append(Note("recognised", f"{numbered(pages.recognised)}的文字是从图片识别出来的，{told}"))
    if pages.unread:
        advice = f"要识字请运行 {INSTALL} 后重新导入。" if pages.missing else "要识字请把“识字”改为“需要时”后重新导入。"
        notes.append(Note("unread", f"{numbered(pages.unread)}是图片或乱码，没有识字；其余各页已读入。{advice}"))
    elif pages.missing:
        notes.append(Note("unread", f"没有识字组件，按 PDF 自带的文字读入。要识字请运行 {INSTALL} 后重新导入。"))
    if pages.damaged:
        notes.append(Note("damaged", f"{numbered(pages.damaged)}损坏，没有读入；其余各页照常。请重新取得原件核对。"))
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


def numbered(pages: Iterable[int]) -> str:
    """Page numbers in words, stretches of them drawn together."""
    numbers = sorted(pages)
    stretches = [list(group) for _key, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    if len(stretches) > _LISTED:
        return f"第 {numbers[0]} 页等 {len(numbers)} 页"
    named = [f"{one[0][1]}–{one[-1][1]}" if len(one) > 1 else str(one[0][1]) for one in stretches]
    return f"第 {'、'.join(named)} 页"
