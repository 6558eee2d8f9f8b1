"""Telling the editor which pages were read how."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from zugong_desk.domain.source import Note
from zugong_desk.reading.sheet.feeds import PrintedLine

INSTALL = 'pip install "zugong-desk[ocr]"'

UNREAD = "没有读入，原文件未改动。"
CHOOSE = "把“扫描件识字”改为“需要时”"
"""The choice of the import page that lets pages be recognised."""

_LISTED = 8
"""Stretches of pages named in a note; of more, only the number is told."""


class Pages(Protocol):
    """What became of the pages of a file, by their 1-based numbers."""

    recognised: dict[int, list[PrintedLine]]
    unread: list[int]
    """Pages without text that can be used, which were not recognised either."""
    damaged: list[int]
    missing: str
    """Why nothing could be recognised, in a line; empty if it could or nobody wished it."""


def pages_notes(pages: Pages) -> list[Note]:
    """What the editor must be told of how the pages of a file were read, whatever its form."""
    notes = [recognised_note(pages.recognised)] if pages.recognised else []
    if pages.unread:
        advice = f"要识字请运行 {INSTALL} 后重新导入。" if pages.missing else f"要识字请{CHOOSE}后重新导入。"
        notes.append(Note("unread", f"{numbered(pages.unread)}是图片或乱码，没有识字；其余各页已读入。{advice}"))
    if pages.damaged:
        notes.append(damaged_note(pages.damaged))
    return notes


def why_empty(pages: Pages, form: str) -> str:
    """Why there is no text at all in a file of that form, and what to do."""
    if pages.missing:
        return f"这个 {form} 的各页是图片，没有可用的文字，{UNREAD}要识字请运行 {INSTALL} 后再导入。"
    if pages.unread:
        return f"这个 {form} 的各页是图片，没有可用的文字，{UNREAD}请{CHOOSE}后再导入。"
    if pages.recognised:
        return f"这个 {form} 的各页是图片，没有认出文字，{UNREAD}请换一份更清楚的扫描件。"
    if pages.damaged:
        return f"这个 {form} 的各页都已损坏，{UNREAD}请重新取得一份再导入。"
    return f"这个 {form} 的各页都是空白，{UNREAD}请核对是否选对了文件。"


def recognised_note(recognised: Mapping[int, Sequence[PrintedLine]]) -> Note:
    """That the lines of these 1-based pages were recognised, and how much of them is doubted."""
    doubted = sum(len(line.printed.doubts) for lines in recognised.values() for line in lines)
    told = f"有 {doubted} 处没有把握，请先核对。" if doubted else "请对照原件核对。"
    return Note("recognised", f"{numbered(recognised)}的文字是从图片识别出来的，{told}")


def damaged_note(damaged: Iterable[int]) -> Note:
    """That these 1-based pages could not be read."""
    return Note("damaged", f"{numbered(damaged)}损坏，没有读入；其余各页照常。请重新取得原件核对。")


def numbered(pages: Iterable[int]) -> str:
    """Page numbers in words, stretches of them drawn together."""
    numbers = sorted(pages)
    stretches = [list(group) for _key, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    if len(stretches) > _LISTED:
        return f"第 {numbers[0]} 页等 {len(numbers)} 页"
    named = [f"{one[0][1]}–{one[-1][1]}" if len(one) > 1 else str(one[0][1]) for one in stretches]
    return f"第 {'、'.join(named)} 页"
