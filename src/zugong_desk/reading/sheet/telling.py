"""Telling the editor which pages were read how."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from zugong_desk.domain.source import Note
from zugong_desk.reading.sheet.feeds import PrintedLine

INSTALL = 'pip install "zugong-desk[ocr]"'

_LISTED = 8
"""Stretches of pages named in a note; of more, only the number is told."""


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
