"""The contents list: its heading, its columns and an entry for each article."""

from collections.abc import Iterator
from random import Random

from tests.press.content import Content
from tests.press.setting import columns, wrapped
from tests.press.slab import Slab
from tests.press.style import Style

from zugong_desk.domain.kinds import Kind

_LEAST_FOLDED = 2
_NO_TITLE = " .…0123456789（）"
_FOLD = 38


def listed(content: Content, style: Style, rng: Random) -> Iterator[Slab]:
    """The heading of the contents list, its columns and entries."""
    word = f"{style.hashes(2)}{style.toc_word}" if style.markdown else style.toc_word
    yield Slab(Kind.TOC, lines=(word,), centred=style.centred, air=style.air)
    page, number = 1, 0
    for section in content.sections:
        if section.column:
            yield Slab(Kind.TOC, lines=(style.column.format(section.column),))
        for article in section.articles:
            number += 1
            yield Slab(Kind.TOC_ENTRY, lines=_folded(_entry(" ".join(article.title), number, page, style, rng), style))
            page += rng.randrange(1, 4)


def _entry(title: str, number: int, page: int, style: Style, rng: Random) -> str:
    mark = f"{number}." if style.toc_mark == "1." else style.toc_mark
    room = style.width - columns(mark + title) - 6 if style.width else 2 * rng.randrange(4, 16)
    ends = {
        "plain": "",
        "leaders": f"{'…' * max(3, room // 2)}{page}",
        "dots": f" {'.' * max(6, room)} {page}",
        "page": f" {page}",
        "brackets": f"（{page}）",
    }
    return f"{mark}{title}{ends[style.toc or 'plain']}"


def _folded(entry: str, style: Style) -> tuple[str, ...]:
    """An entry too long for its line goes on, indented, on the next."""
    room = style.width or 2 * len(entry)
    ranges = list(wrapped(entry, min(room, _FOLD) if style.house.toc_fold else room))
    if len(entry[ranges[-1][0] :].strip(_NO_TITLE)) < _LEAST_FOLDED:
        return (entry,)
    return tuple(f"    {entry[start:end].strip()}" if start else entry[:end] for start, end in ranges)
